"""The forms in which one sentence tells growth and the two levels it lies between, for the check from_to_growth.

比上年的620万元增长40%,达到930万元 · 48.6亿元(上年为40.2亿元),增长12.5% · 在去年1.2亿元的基础上增长25%,达到1.86亿元

Each names `old`, `new` and `change`; `growth_told` holds the third against the other two.
"""

from __future__ import annotations

import re

from pipeline.checks.forms import LINE, form
from pipeline.checks.words import either, one_of, words

# Without one of these no form is told.
_MOVED = f"{either('S10.moved')}[到至为成]"
CUES = re.compile(
    f"{one_of(*words('S10.ago'), '年的', '年为', '年是', '压减', '增收', '减收', '净增', '净减').pattern}|{_MOVED}"
    "|月[份底末]?的"
)
_MONTH = r"(?:[12]\d{3}年)?\d{1,2}月份?"
_AGO = rf"(?:{_MONTH}|[12]\d{{3}}年|{either('S10.ago')})(?:同期|末|底|度)?"
_GROWN = rf"(?P<verb>{either('S10.delta')}|{either('S10.rate')}|{either('S10.rise')})(?:了|约|近)?"
_IN_YEARS = "(?:短短|共|累计|[一两二三四五六七八九十0-9]{1,2}年(?:时间)?[间来里内]?){0,3}"
_SINCE = f"(?:[相同]?[比较]|对比|环比)于?{_AGO}的?"
_THAN = f"[比较]于?{_AGO}的?〜{{0,6}}Ⓝ"
_PER = "(?:/[一-鿿]{1,2})?"
_MORE = f"(?:{either('S10.delta')}|{either('S10.rise')})了?Ⓝ{_PER}"
_BY = rf"(?P<verb>{_MORE},(?:同比)?{either('S10.rate')})为?(?:了|约|达)?"
FORMS = (
    form(
        rf"[比较]{_AGO}的〜{{0,6}}(?P<old>Ⓝ)〜{{0,3}}{_GROWN}(?P<change>[ⓃⓅ])〜{{0,2}},(?:总[数量额户]|[今全]年|累计|已经?)?(?:达到?|增至|增加到|升至)了?(?P<new>Ⓝ)",
        "财政收入比上年的620万元增长40%,达到930万元。",
        _THAN,
    ),
    form(
        rf"(?P<new>Ⓝ),(?:(?:同比|{_SINCE})〜{{0,6}}Ⓟ,)?{_SINCE}(?:(?:实际)?完成数|执行数|决算数)?[-−]?(?P<old>Ⓝ)〜{{0,4}}{_GROWN}(?P<change>[ⓃⓅ])",
        "财政收入达到930万元,比上年的620万元增长40%。",
        _THAN,
    ),
    form(
        rf"(?P<new>Ⓝ),(?P<again>〜{{2,8}}?){_SINCE}(?P<old>Ⓝ)〜{{0,3}}{_GROWN}(?P<change>[ⓃⓅ])",
        "财政收入达到930万元,财政收入比上年的620万元增长40%。",
        _THAN,
    ),
    form(
        rf"(?P<new>Ⓝ){_PER},{_SINCE}〜{{0,6}}(?P<old>Ⓝ){_PER}〜{{0,3}}{_BY}(?P<change>Ⓟ)",
        "实现收入18.8亿元,较上年同期12.4亿元增加6.4亿元,增长55.1%。",
        _THAN,
    ),
    form(
        rf"(?P<new>Ⓝ),[同与和][^,。;:\n]{{0,6}}?{_AGO}的?(?P<old>Ⓝ)相比,?(?:净?{either('S10.delta')}Ⓝ,)?{_GROWN}(?P<change>[ⓃⓅ])",
        "水费收入8030万元,同上年的7300万元相比,净增730万元,增幅17.0%。",
        "相比",
    ),
    form(
        rf"(?P<new>Ⓝ),(?:同比|{_SINCE})?{_GROWN}(?P<change>Ⓟ)\({_AGO}(?:为|是)?(?P<old>Ⓝ)\)",
        "实现净利润3.6亿元,同比增长38.6%(上年同期为2.8亿元)。",
        rf"\({_AGO}",
    ),
    form(
        rf"(?P<new>Ⓝ),(?:同比|{_SINCE})?{_GROWN}(?P<change>Ⓟ),而?{_AGO}(?:为|是)(?P<old>Ⓝ)",
        "实现销售收入26.4亿元,同比增长22.0%,上年为24亿元。",
        rf",而?{_AGO}[为是]Ⓝ",
    ),
    form(
        rf"(?P<new>Ⓝ)\({_AGO}(?:为|是|完成|实现)?(?P<old>Ⓝ)\),?(?:同比|比上年|较上年)?{_GROWN}(?P<change>[ⓃⓅ])",
        "完成产值48.6亿元(上年为40.2亿元),增长12.5%。",
        rf"\({_AGO}",
    ),
    form(
        rf"(?P<new>Ⓝ),(?P<ago>{_AGO})的?(?:为|是|完成|实现)?(?P<old>Ⓝ),(?P<yearly>同比|比上年|较上年|比去年|较去年)?{_GROWN}(?P<change>[ⓃⓅ])",
        "实现利润31.2亿元,去年同期为28.6亿元,同比增长19.1%。",
        rf",{_AGO}的?(?:为|是|完成|实现)?Ⓝ",
    ),
    form(
        rf"(?P<new>Ⓝ),{_SINCE}〜{{0,3}}{_GROWN}(?P<change>Ⓝ),{_AGO}(?:余额|总[数量额])?(?:为|是)(?P<old>Ⓝ)",
        "规模以上企业486家,比上年末净增32家,上年末为464家。",
        rf",{_AGO}(?:余额|总[数量额])?[为是]Ⓝ",
    ),
    form(
        rf"新[一-鿿]{{1,3}}〜{{0,16}}(?P<change>Ⓝ),(?:累计|总数|总量)(?P<verb>达到?)(?P<new>Ⓝ),{_AGO}(?:为|是)(?P<old>Ⓝ)",
        "新认定绿色食品15个,累计达到88个,上年末为63个。",
        rf",{_AGO}[为是]Ⓝ",
    ),
    form(
        rf"新[一-鿿]{{1,3}}〜{{0,16}}(?P<change>Ⓝ),(?:累计|总数|总量)(?P<verb>达到?)(?P<new>Ⓝ),{_SINCE}(?P<old>Ⓝ)",
        "新增企业36户,总数达到218户,比上年的172户增长26.7%。",
        _THAN,
    ),
    form(
        rf"(?P<new>Ⓝ),其中〜{{0,6}}(?P<verb>新[一-鿿]{{1,3}})〜{{0,8}}(?P<change>Ⓝ),而?{_AGO}〜{{0,8}}?(?P<old>Ⓝ)",
        "公路总里程186公里,其中本年新增21公里,而去年底总里程为155公里。",
        "新[一-鿿]{1,3}〜{0,8}Ⓝ",
    ),
    form(
        r"新增〜{0,12}(?P<change>Ⓝ),总数由〜{0,8}(?P<old>Ⓝ)(?P<verb>增加|增长|发展|扩大)[到至](?P<new>Ⓝ)",
        "新增规上企业12家,总数由去年底的145家增加到175家。",
        "总数由",
    ),
    form(
        r"新增(?P<what>〜{2,12}?)(?P<change>Ⓝ),〜{0,10}(?P=what)〜{0,4}由〜{0,8}(?P<old>Ⓝ)〜{0,3}(?P<verb>增加|增长|扩大|提高|提升)[到至]〜{0,8}(?P<new>Ⓝ)",
        "新增日供水能力5万吨,全区日供水能力由22万吨提高到29万吨。",
        "由〜{0,8}Ⓝ",
    ),
    form(
        rf"[去上]年(?:Ⓝ,|[^。;:\nⓃⓅⒹ]{{2,10}}Ⓝ,)?(?:实现|完成)?(?P<same>〜{{2,10}}?)(?:为|达到?)?(?P<old>Ⓝ)[;,。][今本]年(?:Ⓝ,|[^。;:\nⓃⓅⒹ]{{2,10}}Ⓝ,)?(?:实现|完成)?(?P=same)(?:为|达到?)?(?P<new>Ⓝ),(?:同比)?(?:(?P=same)额?)?{_GROWN}(?P<change>Ⓟ)",
        "去年协议投资128亿元;今年协议投资173亿元,协议投资额增长25.2%。",
        "[去上]年",
        LINE,
    ),
    form(
        rf"在{_AGO}〜{{0,10}}(?P<old>Ⓝ)的?基础上,?(?:〜{{0,12}},)?〜{{0,12}}{_GROWN}(?P<change>[ⓃⓅ])〜{{0,2}},〜{{0,6}}达到?了?(?P<new>Ⓝ)",
        "在去年销售额1.2亿元的基础上增长25%,达到1.86亿元。",
        "基础上",
    ),
    form(
        f"[由从]〜{{0,14}}(?P<old>Ⓝ)〜{{0,3}}{_MOVED}〜{{0,8}}(?P<new>Ⓝ)(?:/[一-鿿]{{1,2}})?,(?:每[一-鿿]{{1,2}}|{_IN_YEARS})"
        f"{_GROWN}(?P<change>Ⓝ)",
        "规模以上企业由上年的45家增加到62家,净增21家。",
        f"{_MOVED}〜{{0,8}}Ⓝ",
    ),
    form(
        f"均〜{{0,8}}[由从]〜{{0,14}}(?P<old>Ⓝ)〜{{0,3}}{_MOVED}〜{{0,8}}(?P<new>Ⓝ),[人户月]均{_GROWN}(?P<change>Ⓝ)",
        "月人均养老金由1186元提高到1326元,人均增加150元。",
        f"{_MOVED}〜{{0,8}}Ⓝ",
    ),
    form(
        rf"{_AGO}(?:为|是|完成|实现)(?P<old>Ⓝ),(?:今年|本年|当年)〜{{0,6}}(?P<new>Ⓝ),(?:〜{{0,8}}Ⓝ,)?(?:同比)?{_GROWN}(?:冲到|达到?|为)?(?P<change>Ⓟ)",
        "零售额去年是26.40亿元,今年做到30.36亿元,增长25.0%。",
        f"{_AGO}(?:为|是|完成|实现)Ⓝ",
    ),
    form(
        rf"(?:去年|上年)〜{{0,14}}(?P<old>Ⓝ),〜{{0,4}}(?:今年|本年)(?:只有|仅有?|为|是|〜{{0,2}}达到?)(?P<new>Ⓝ),〜{{0,4}}{_GROWN}(?P<change>Ⓝ)",
        "去年玉米面积为4300万亩,今年只有3900万亩,缩减了1400万亩。",
        "(?:今年|本年)(?:只有|仅有?|为|是|〜{0,2}达到?)Ⓝ",
    ),
    form(
        rf"[比较]{_AGO}的〜{{0,6}}(?P<old>Ⓝ)〜{{0,3}}{_GROWN}(?P<change>[ⓃⓅ])[到至](?P<new>Ⓝ)",
        "2月底库存比1月底的1342万吨大增48%至1853万吨。",
        _THAN,
    ),
    form(
        f"[由从]〜{{0,14}}(?P<old>Ⓝ)〜{{0,3}},?{_MOVED}〜{{0,8}}(?P<new>Ⓝ),(?:〜{{1,4}}[间内来])?市值〜{{0,2}}(?P<verb>蒸发|缩水|减少|增加)了?近?(?P<change>Ⓝ)",
        "总市值从669亿元,缩水至目前的228亿元,一年间市值蒸发541亿元。",
        f"{_MOVED}〜{{0,8}}Ⓝ",
    ),
)
# What was, what is, by how much it grew, and by how much in per cent.
FROM_TO = form(
    f"[由从]〜{{0,14}}(?P<old>Ⓝ)〜{{0,3}}{either('S10.moved')}[到至]〜{{0,8}}(?P<new>Ⓝ),{_BY}(?P<change>Ⓟ)",
    "财政收入由10.2亿元增加到18.6亿元,净增8.4亿元,增长84.2%。",
    f"{either('S10.moved')}[到至]〜{{0,8}}Ⓝ",
)
# What is, by how much it grew in per cent, and then by how much.
_BY_MORE = f"(?:[比较][上去]年(?:同期)?净?{either('S10.delta')}|[增减]收|净[增减])"
GROWN_BY = form(
    rf"(?P<new>Ⓝ),(?:同比|[比较][上去]年)?{either('S10.rate')}为?(?:了|达|约)?(?P<change>Ⓟ),{_BY_MORE}(?:了|约)?(?P<delta>Ⓝ)",
    "基金收入18.6亿元,同比下降24.8%,比上年减少4.1亿元。",
    f"{_BY_MORE}(?:了|约)?Ⓝ",
)
# What was, by how much it grew, and by how much in per cent.
FROM_OLD = form(
    rf"(?:[同与和]〜{{0,6}}{_AGO}的?(?P<old>Ⓝ)相比,?|{_SINCE}的?(?:〜{{0,4}}[数额])?(?P<than>Ⓝ))净?{either('S10.delta')}了?(?P<delta>Ⓝ),(?:同比)?{either('S10.rate')}为?(?:了|达|约)?(?P<change>Ⓟ)",
    "与2022年的196.1万标箱相比净增28.4万标箱,增幅9.4%。",
    f"净?{either('S10.delta')}了?Ⓝ",
)
# Rates whose difference is told in points.
POINTS = form(
    rf"(?P<new>Ⓟ)(?:,[比较][上去]年(?:同期|末)?{either('S10.rise')}了?Ⓓ)?,{_SINCE}(?P<old>Ⓟ)〜{{0,3}}{_GROWN}(?P<change>Ⓓ)",
    "城镇化率55.8%,比上年的54.2%提高1.6个百分点。",
    f"[比较]于?{_AGO}的?Ⓟ",
)
# A loss that turned into a profit: the growth is that over the size of the loss.
LOSS = form(
    rf"(?P<new>Ⓝ),{_SINCE}净?亏损(?P<old>Ⓝ)〜{{0,3}}增[长加](?P<change>Ⓟ)",
    "净利润2360万元,相比上年同期的亏损2.42亿元增长109.8%。",
    f"[比较]于?{_AGO}的?净?亏损Ⓝ",
)
