"""Lists: of names of which some were not found (LV、甲集团; 甲和乙两大巨头), and by number (二是…;三是…)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors import numerals
from pipeline.context.nominals import Nominal
from pipeline.context.types import Place

# LV、甲集团, 农商行、甲银行: a list whose first name was not found.
_ORPHAN = re.compile("(?:[A-Za-z0-9&]{2,12}|农商行|农信社|信用社|村镇银行|[一-鿿]{2,6}支行)、$")
_WITH_OTHERS = re.compile(
    "(?:、[^、,;。:0-9\\n]{2,12}){0,8}[、和与及](?P<other>[\u4e00-\u9fffA-Za-z]{2,8}?)(?:[两二三四五六七八九十][大家个]|等[两二三四五六七八九十\\d多几]|分别|均|都|"
    "各(?=[获得有完实投新申拥]))"
)
_JOINS = re.compile("[、和与及]")
_AND_OTHERS = re.compile("[、和与及](?P<other>[\u4e00-\u9fffA-Za-z]{2,8})[、和与及]")
_ITEM = re.compile(r"[;。](?:[二三四五六七八九]是|\([二三四五六七八九2-9]\)|(?:[2-9]|1[0-9])[.、](?![0-9]))")
_NUMBER = re.compile(r"\([0-9一二三四五六七八九]\)|(?<![0-9])[0-9][.、](?![0-9])")
_NEXT_NUMBER = re.compile(r"[;。](?:\([2-9二三四五六七八九]\)|[2-9][.、](?![0-9]))")
_AMONG = re.compile("其中[^,;。]{0,4}$")
# 总投资5亿元的|甲公司二期已封顶;总投资3亿元的|商业广场…: each item begins with what its project costs.
_COSTS = "(?:计划|预计|概算)?总?投资[约近超]?[0-9.]{1,8}[万亿]{1,2}[美欧日]?元(?:以上|左右)?的"
_COSTING, _FIRST_COSTS, _NEXT_COSTS = (
    re.compile(f"{_COSTS}$"),
    re.compile(_COSTS),
    re.compile(f";[^,;。0-9]{{0,12}}?{_COSTS}"),
)
_LIST = 40  # characters from a name to 分别


def is_orphan(text: str, nominal: Nominal, clause: int, firms: Sequence[str]) -> bool:
    """Return whether a name is one of a list whose others are none of the `firms` that were found."""
    if _ORPHAN.search(text, clause, nominal.start):
        return True
    match = _WITH_OTHERS.match(text, nominal.end)
    if match is None and "分别" in text[nominal.end : nominal.end + _LIST]:
        match = _AND_OTHERS.match(text, nominal.end)
    if match is None:
        return False
    others = _JOINS.split(text[nominal.end + 1 : match.end("other")])
    return not all(any(other.startswith(name) or name.startswith(other) for name in firms) for other in others)


def counted(nominal: Nominal, last: Nominal) -> int:
    """Return how many firms a nominal counts that end with the one right before it, 0 where it does not."""
    if nominal.kind != "several" or nominal.start != last.end or last.firm < 0:
        return 0
    told = numerals.read(nominal.text.partition("家")[0])
    return int(told.low) if told is not None and told.low is not None and told.low > 1 else 0


def next_item(text: str, turn: int, place: Place) -> bool:
    """Return whether a list went on since a firm was named: 二是甲厂产值1亿元;|三是…, 贷款9亿元,其中甲厂1亿元;|…."""
    if turn < place.paragraph:
        return False
    if text[turn - 1 : turn] == "的" and _COSTING.search(text, max(0, turn - 20), turn):
        return _NEXT_COSTS.search(text, turn, place.end + 1) is not None
    among = _AMONG.search(text, max(0, turn - 6), turn) and ";" in text[turn : place.start]
    return bool(among) or _ITEM.search(text, turn, place.start) is not None


def in_later_item(text: str, cue: int, place: Place) -> bool:
    """Return whether a list went on since a word, which says nothing of the next item.

    (1)甲厂预计明年投产;(2)乙厂增资2亿元; 投资3亿元的甲项目预计明年投产;|投资2亿元的乙项目….
    """
    if text.find(";", cue, place.start) < 0 and text.find("。", cue, place.start) < 0:
        return False
    if _NEXT_NUMBER.search(text, cue, place.start) and _NUMBER.search(text, place.sentence, cue):
        return True
    return (
        _NEXT_COSTS.search(text, cue, place.end + 1) is not None
        and _FIRST_COSTS.search(text, place.sentence, cue) is not None
    )
