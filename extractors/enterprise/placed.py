"""Firms called by their place and two or three characters that no lexicon knows: 徐州宏岱|所持股份, 受让|徐州宏岱.

Characters that trade names are made of need nothing beside them (由徐州宏岱以7亿元拍得), others what only firms do.
"""

from __future__ import annotations

import re

from extractors.enterprise.proofs import deed_follows, opens_clause
from extractors.enterprise.right import RIGHT_CUE
from extractors.enterprise.spans import Span
from extractors.enterprise.words import cut, either, is_coined, role, vocabulary

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


_NO_PLACE = frozenset('在位于到赴至处们省市区县州“‘《"')  # 位于|深圳龙岱, 河北省|安岱, “云南荣岱”
_TRAILING = role("no_last") | role("no_member_last") | {"共", "既"}
_LINKS, _UNITS, _LEADS = frozenset("与和同跟"), "市县区", frozenset({"stop", "weak", "verb"})
_FIGURE = re.compile(r"\d{4}年|[\d.]+[%万亿]")
_DEALS = re.compile(rf"(?:共同|联合)?(?:{either('deals')}|签|建立)")
_SOFT = re.compile("[、的和与及等(]|不|还是|自治")


def find_local(folded: str, start: int, end: int) -> Span | None:
    """Return the name of a firm that opens with this place, where its characters or its deeds tell: 佛山岱腾|在去年."""
    known = folded[end : end + 2] in _CLASSES or _CLASSES.get(folded[end : end + 1]) in _LEADS
    if known or folded[start - 1 : start] in _NO_PLACE:
        return None
    for size in (2, 3):
        stop = end + size
        if not (_is_placed(folded, start, stop) and _led(folded, start) and _stops(folded, stop)):
            continue
        core = folded[end:stop]
        if core[-1] in _TRAILING or any(core + unit in _REGIONS for unit in _UNITS):
            continue
        if is_coined(core) or _acts(folded, start, stop):
            return Span(start, stop, "short", "deed", core, "", folded[start:end])
    return None


def _led(folded: str, start: int) -> bool:
    """Tell whether a name may begin here: at the head of a clause or behind a verb or a preposition of no place."""
    if folded[start - 2 : start] in _REGIONS:
        return False
    if opens_clause(folded, start):
        return True
    lead = min(start, 3)
    tokens = cut(folded[start - lead : start])
    return bool(tokens) and tokens[-1][1] == lead and tokens[-1][3] in _LEADS


def _stops(folded: str, end: int) -> bool:
    """Tell whether a name may end here, before no quotation mark and no number of a model."""
    after = folded[end : end + 1]
    if after == "和" and not any(start == 0 and stop > 1 for start, stop, _, _ in cut(folded[end + 1 : end + 4])):
        return False  # 上海岱裕|和茶号
    return after not in {"”", '"'} and _ends(folded, end) and (not after.isdigit() or bool(_FIGURE.match(folded, end)))


def _acts(folded: str, start: int, end: int) -> bool:
    """Tell whether what only firms do is told of a name that opens its clause, or it is a party: 与武汉瀚岱尔|合作."""
    if folded[start - 1 : start] in _LINKS and _DEALS.match(folded, end):
        return True
    if folded[start + 2] in _SURNAMES or not opens_clause(folded, start):
        return False
    return deed_follows(folded, end) or bool(RIGHT_CUE.match(folded, end) and not _SOFT.match(folded, end))
