"""Firms called by their place and two or three characters that no lexicon knows: 徐州宏岱|所持股份, 受让|徐州宏岱."""

from __future__ import annotations

import re

from extractors.enterprise.spans import Span
from extractors.enterprise.words import cut, role, vocabulary

_REGIONS, _CLASSES = vocabulary().regions, vocabulary().classes
_LEVELS = frozenset({"province", "prefecture", "county"})
_SURNAMES = role("surname")
_NO_CORE = frozenset(
    "路街区县镇乡村院校协企委会部局所处湾港江山河湖岛桥站人系省市州农民户商厂店网行"
)  # 上海虹桥, 徐州环城路, 佛山陶企
# What may follow such a name where nothing else tells its end; 元, 可, 家 and the like may go on with it.
_FOLLOWS = frozenset('的和与及因为在将已向对从等被则均曾以由于是也仍还、,。;:()”"》 \n')
_HAN = re.compile("[\u4e00-\u9fff]{4,5}")


def find_placed(folded: str, start: int, end: int) -> Span | None:
    """Return the name that ends before a word which only a firm stands beside, or begins behind it."""
    stop = start - (folded[start - 1 : start] == "的")
    for size in (2, 3):
        at = stop - size - 2
        if at < 0 or _REGIONS.get(folded[at : at + 2]) not in _LEVELS or not _is_placed(folded, at, stop):
            continue
        if folded[at - 1 : at] != "对":  # 对|徐州宏岱|所持债权的收购 is another's deed
            return Span(at, stop, "short", "deed", folded[at + 2 : stop], "", folded[at : at + 2])
    if _REGIONS.get(folded[end : end + 2]) in _LEVELS:
        for size in (2, 3):
            stop = end + 2 + size
            if _ends(folded, stop) and _is_placed(folded, end, stop):
                return Span(end, stop, "short", "deed", folded[end + 2 : stop], "", folded[end : end + 2])
    return None


def _is_placed(folded: str, start: int, end: int) -> bool:
    """Tell whether a place and strange characters stand there, and nothing that they may be cut out of."""
    core = folded[start + 2 : end]
    if not _HAN.fullmatch(folded, start, end) or core[-1] in _NO_CORE or core in _CLASSES:
        return False
    if len(core) == 3 and core[0] in _SURNAMES:
        return False
    lead = min(start, 3)
    around = cut(folded[start - lead : end + 2])
    size = end - start
    inside = [(first - lead, last - lead) for first, last, _, _ in around if last > lead and first < lead + size]
    return inside == [(0, 2)]


def _ends(folded: str, end: int) -> bool:
    """Tell whether a name may end here: before a mark, a function word, a number or a longer word."""
    after = folded[end : end + 1]
    if not after or after in _FOLLOWS or after.isdigit():
        return True
    tokens = cut(folded[end : end + 4])
    return bool(tokens) and tokens[0][0] == 0 and tokens[0][1] > 1 and tokens[0][3] in {"stop", "verb"}
