"""Lists whose items stand apart: by number (二是…;三是…), by what each project costs, by what 其中 begins with."""

from __future__ import annotations

import re

from extractors.number.printed import SUM
from pipeline.context.types import Place

_ITEM = re.compile(r"[;。](?:[二三四五六七八九]是|\([二三四五六七八九2-9]\)|(?:[2-9]|1[0-9])[.、](?![0-9]))")
_NUMBER = re.compile(r"\([0-9一二三四五六七八九]\)|(?<![0-9])[0-9][.、](?![0-9])")
_NEXT_NUMBER = re.compile(r"[;。](?:\([2-9二三四五六七八九]\)|[2-9][.、](?![0-9]))")
_AMONG = re.compile("其中[^,;。]{0,4}$")
# 总投资5亿元的|甲公司二期已封顶;总投资3亿元的|商业广场…: each item begins with what its project costs.
_COSTS = f"(?:计划|预计|概算)?总?投资[约近超]?{SUM}(?:以上|左右)?的"
_COSTING, _FIRST_COSTS, _NEXT_COSTS = (
    re.compile(f"{_COSTS}$"),
    re.compile(_COSTS),
    re.compile(f";[^,;。0-9]{{0,12}}?{_COSTS}"),
)


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
