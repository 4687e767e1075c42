"""Figures of the country that no word in their sentence gives to it: what its offices count, what a title tells of.

据国家统计局统计,前八月纺织业投资增长36%。  → the office counts for the whole country
我国轮胎行业增速加快\\n7月份,轮胎产量增长12%。  → a month's output, in a paragraph that names nobody else
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.lexicon import alternation, alternatives, terms
from pipeline.context.types import Place
from pipeline.context.words import either

COUNTRY = ("中国", "全国", "我国", "国内")
OFFICE = "office"  # the level of its name: it stands for the country
_TITLE = 60  # characters: a longer first line is no title
_BEFORE = r"(?:[\d年月份上下半、,:至~—-]{1,16}|[今去]年|[一二三四]季度|“?十[一二三四]五”?(?:期间)?)?"
_TITLED = re.compile(f"{_BEFORE}中国(?!银行|联通|移动|电信)")
_WHOLE = re.compile("我国|全国|国内(?!外)")
_SAID = ("数据", "统计", "公布", "监测", "快报")
_SPENT = ("安排", "下达", "拨付", "投入")
_LONGEST = 28  # characters of an office and what stands between it and its figures
_PERIOD = re.compile(r"[0-9]{1,2}月|[一二三四1-4]季度|[上下]半年|[全本]年|[12][0-9]{3}年(?!/)|[本当]月|[同环]比")
_SUPPOSED = re.compile(f"{either('elsewhere')}|例|假[设如]|若|[每一](?:公里|[台条辆个家吨瓶只瓦])|BDI")


def is_titled(text: str) -> bool:
    """Return whether the first line of a text tells of the whole country: 我国轮胎行业增速加快."""
    end = text.find("\n")
    if not 0 < end <= _TITLE:
        return False
    told = _TITLED.match(text, 0, end) or _WHOLE.search(text, 0, end) or _OF_OFFICE.match(text, 0, end)
    return told is not None


def is_statistic(text: str, place: Place) -> bool:
    """Return whether a figure is what a trade made, sold or cost in a period that its sentence names."""
    told = place.sentence, place.start
    if _PERIOD.search(text, *told) is None or _SUPPOSED.search(text, *told):
        return False
    return _INDICATOR.search(text, *told) is not None


def offices(window: str) -> Iterator[tuple[int, int]]:
    """Yield where an office of the country is named that counts for all of it: 据国家统计局统计, 海关总署数据显示."""
    found = set()
    for words, office in ((_SAID, _OFFICE), (_SPENT, _SPENDER)):
        for word in words:
            at = window.find(word)
            while at >= 0:
                if match := office.search(window, at - _LONGEST if at > _LONGEST else 0, at):
                    found.add(match.span("office"))
                at = window.find(word, at + len(word))
    yield from sorted(found)


_INDICATOR = re.compile(alternatives("nation_words", kind="statistic"))
_OFFICES = alternatives("nation_words", kind="office")
_OF_OFFICE = re.compile(f"(?:{_OFFICES})[: ]")  # 发改委:1-5月纺织行业经济运行分析
_OFFICE = re.compile(
    f"(?:{either('source')}|^|[\n。,;:据由从“(]|昨[日天])(?P<office>"
    f"{_OFFICES}|中国(?!消费者)[\u4e00-\u9fff]{{2,10}}(?:协会|联合会|商会))[^,。;:、0-9\n]{{0,10}}$"
)
_SPENDERS = alternation((*terms("nation_words", kind="spender"), "国家发改委"))
_SPENDER = re.compile(
    rf"(?:^|[\n。,;:“(年月日来])(?P<office>{_SPENDERS})(?:今年|去年|\d{{4}}年)?(?:累计|计划|先后|总计|[将拟已共还再])*$"
)
