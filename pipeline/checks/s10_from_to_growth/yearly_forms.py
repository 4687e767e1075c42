"""Sentences that tell growth as the yearly average between two levels, for the check from_to_growth.

由2012年的20亿元增长到2017年的45亿元,年均增长17.6% · 从5240元提高到9860元,五年间年均增长13.5%
"""

from __future__ import annotations

from pipeline.checks.forms import form
from pipeline.checks.words import SMALL_NUMBER, either

_YEAR = r"(?P<{}>(?:19|20)\d\d)年(?:末|底|度)?的?"
_MEAN = "(?:(?:年(?:均|平均)|平均每年|每年平均)(?:复合)?|年?复合(?:年度?)?)"
_TOLD = (
    rf"{_MEAN}(?:递增|增长率?|增速|增幅|上涨|提高)(?:速度)?(?:\(CAGR\))?(?:将|可|预计|实现)?(?:高?达到?|约?为|约)?了?"
)
_CUE, _RATE = f"{_TOLD}Ⓟ", f"{_TOLD}(?P<rate>Ⓟ)"
_NO_YEAR = "[^,。;:\\dⓃⓅⒹ]{0,8}"
_TO = rf"{either('S10.rise')}了?(?:到|至|为)?"
FORMS = (
    form(
        rf"[由从]〜{{0,10}}{_YEAR.format('first')}〜{{0,6}}(?P<old>Ⓝ)〜{{0,8}}{_TO}{_YEAR.format('last')}〜{{0,4}}(?P<new>Ⓝ)〜{{0,4}},(?:并且?|期间)?(?:[一-鿿\d]{{1,3}}年)?{_RATE}",
        "工业总产值由2012年的20亿元增长到2017年的45亿元,年均增长12.3%。",
        _CUE,
    ),
    form(
        rf"[由从]〜{{0,10}}{_YEAR.format('first')}〜{{0,6}}(?P<old>Ⓝ)〜{{0,3}},?[到至]{_YEAR.format('last')}〜{{0,6}}[到至为]〜{{0,4}}(?P<new>Ⓝ)〜{{0,4}},(?:[一-鿿\d]{{1,3}}年)?{_RATE}",
        "市场规模将从2008年的150亿元,至2013年时成长到210亿元,年复合增长率(CAGR)将达到9.8%。",
        _CUE,
    ),
    form(
        rf"{_YEAR.format('first')},?〜{{0,14}}(?P<old>Ⓝ),(?:预计)?(?:到|至)?{_YEAR.format('last')}〜{{0,8}}(?P<new>Ⓝ),(?:[一-鿿\d]{{1,3}}年)?{_RATE}",
        "2012年工业总产值20亿元,2017年达到45亿元,年均增长12.3%。",
        _CUE,
    ),
)
FIRST = form(
    rf"{_RATE},〜{{0,6}}[由从]{_YEAR.format('first')}〜{{0,6}}(?P<old>Ⓝ)〜{{0,3}}{_TO}{_YEAR.format('last')}〜{{0,4}}(?P<new>Ⓝ)",
    "财政收入年均增长12.5%,由2015年的6.2亿元增加到2020年的9.1亿元。",
    _CUE,
)
SPANS = (
    form(
        rf"(?P<first>(?:19|20)\d\d)年?[-至到]{{1,2}}{_YEAR.format('last')}(?:间|期间)?,?〜{{0,14}}[由从]{_NO_YEAR}(?P<old>Ⓝ)〜{{0,3}}{_TO}{_NO_YEAR}(?P<new>Ⓝ),{_RATE}",
        "2012-2017年,公司销售收入由3.2亿元增加到6.4亿元,年均增长9.9%。",
        _CUE,
    ),
    form(
        rf"(?<!未)(?<!今后)(?:(?P<years>[两二三四五六七八九十])年(?:来|间|时间)|(?P<plan>十[一二三四]五)”?(?:时期|期间)),〜{{0,14}}[由从]{_NO_YEAR}(?P<old>Ⓝ)〜{{0,3}}{_TO}{_NO_YEAR}(?P<new>Ⓝ),{_RATE}",
        "五年来,公司销售收入从3.2亿元增加到6.4亿元,年均增长9.9%。",
        _CUE,
    ),
)
_MANY = rf"(?:(?P<years>{SMALL_NUMBER})年(?:来|间|时间|里)?,?|“?(?P<plan>十[一二三四]五)”?(?:时期|期间)?)"
# The same with the years told behind: 从5240元提高到9860元,五年间年均增长13.5%.
BEHIND = (
    form(
        rf"[由从](?!上年|去年)〜{{0,16}}(?P<old>Ⓝ)〜{{0,3}}{_TO}〜{{0,12}}(?P<new>Ⓝ),{_MANY}{_RATE}",
        "公司销售收入从3.2亿元增加到6.4亿元,五年间年均增长9.9%。",
        _CUE,
    ),
    form(
        rf"[由从](?!上年|去年)〜{{0,16}}(?P<old>Ⓝ)〜{{0,3}}{_TO}〜{{0,12}}(?P<new>Ⓝ),{_RATE}\((?P<years>{SMALL_NUMBER})年",
        "公司销售收入从3.2亿元增加到6.4亿元,年均增长9.9%(五年平均)。",
        _CUE,
    ),
)
OVER = form(
    rf"{_YEAR.format('last')}〜{{0,16}}(?P<new>Ⓝ),(?:[比较]|相比){_YEAR.format('first')}〜{{0,3}}(?P<old>Ⓝ),?{_RATE}",
    "2017年工业总产值45亿元,比2012年的20亿元年均增长12.3%。",
    _CUE,
)
# What is to be in some years, and the yearly average up to then; what was is told elsewhere.
AHEAD = form(
    r"(?P<new>Ⓝ),(?:未来|今后|其后)?(?P<years>[两二三四五])年(?:间|平均)?年均(?:递增|增长|增速|增幅)(?:达到?|为)?(?P<rate>Ⓟ)",
    "到2026年,营业收入达到50亿元,三年年均增长12%。",
    "年均(?:递增|增长|增速|增幅)(?:达到?|为)?Ⓟ",
)
GOAL = form(
    r"(?P<new>Ⓝ),年均(?:递增|增长|增速|增幅)(?:达到?|为)?(?P<rate>Ⓟ)",
    "到2026年,营业收入达到50亿元,年均增长12%。",
    "年均(?:递增|增长|增速|增幅)(?:达到?|为)?Ⓟ",
)
# The yearly average of a span of years whose two levels are told before it.
SPAN_RATE = form(
    rf"(?P<first>(?:19|20)\d\d)年?[-—~～至到]{{1,2}}(?P<last>(?:19|20)\d\d)年?(?:间|期间)?,?的?{_RATE}",
    "2010年市场规模47亿元,预计到2015年达到111亿元,2010-2015年的复合年增长率为17.7%。",
    _CUE,
)
