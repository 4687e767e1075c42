"""Names by their form: legal names (…有限公司) and names in 集团, 公司, 厂, 合作社."""

from __future__ import annotations

import re

from extractors.base import Passage
from extractors.enterprise.edge import Edge, left_edge
from extractors.enterprise.edge_places import is_abroad
from extractors.enterprise.group_names import dull, has_name
from extractors.enterprise.local_names import has_local_name
from extractors.enterprise.phrases import counted, is_programme, without_lead
from extractors.enterprise.right import NO_END
from extractors.enterprise.spans import Anchor, Span
from extractors.enterprise.words import known_names, role, vocabulary

_IN_NAMES = frozenset("·&)")
_LATIN = re.compile(r"[A-Za-z]{2}")  # inside a Latin word: T|elecom
_BRACKETS, _LINKED = re.compile(r"\([^()]*\)"), re.compile("[和与及]|企业|集团")
_LONGEST = (10, 16)  # characters of a trade name; the larger where it ends at a mark and nothing in it joins two
_LINKS, _REGIONS = frozenset("和同"), vocabulary().regions


def read_legal(passage: Passage, start: int, end: int, word: str, anchor: Anchor) -> Span | None:
    """Return a legal name: 山东开泰工业科技|有限公司."""
    folded = passage.folded
    edge = left_edge(folded, start, legal=True)
    if edge is None or edge.core[:1] == "某" or (edge.generic and not _named(edge)):
        passage.drop(start, end, "legal_form", "no_trade_name")
        return None
    if len(_BRACKETS.sub("", edge.core)) > _LONGEST[edge.hard and _LINKED.search(edge.core) is None] and not edge.known:
        passage.drop(edge.start, end, "legal_form", "left_edge_in_doubt")
        return None
    start, core = _opened(folded, edge)
    return Span(start, end, anchor.kind, "legal_form", core.rstrip(), edge.tail, edge.region)


def _opened(folded: str, edge: Edge) -> tuple[int, str]:
    """Return start and trade name; a 和 or 同 before it belongs to it where it never stands without, as in 和|利时.

    So does one that opens a place of the text: 同|江万华经贸 in a text on 同江市.
    """
    start, core = edge.start, edge.core
    before = folded[start - 1 : start]
    if before == "-" and (partner := _partner(folded, start - 1)):
        return start - 1 - len(partner), f"{partner}-{core}"
    if core.startswith("国家") and (place := _country(folded, start)):
        return start - len(place), core  # 智利|国家铜公司
    if before == "上" and core[0] == "海":
        return start - 1, core[1:] or core  # 向|上海地产集团
    if before not in _LINKS or edge.region or edge.known or not before:
        return start, core
    whole = before + core
    if "\u4e00" <= folded[start - 2 : start - 1] <= "\u9fff" and folded[start - 3 : start - 1] not in _REGIONS:
        return start, core
    if folded.count(whole) >= 3 and folded.count(whole) == folded.count(core):
        return start - 1, whole
    return (start - 1, whole) if f"{whole[:2]}市" in folded or f"{whole[:2]}县" in folded else (start, core)


def _country(folded: str, end: int) -> str:
    """Return the foreign country that ends here, or ""."""
    return next((word for size in (2, 3, 4) if is_abroad(word := folded[max(0, end - size) : end])), "")


def _partner(folded: str, end: int) -> str:
    """Return the known name before the hyphen of a joint firm: 一汽-|大众汽车有限公司."""
    known = known_names()
    return next((folded[end - size : end] for size in (6, 5, 4, 3, 2) if folded[end - size : end] in known), "")


_DESCRIPTIVE = role("descriptive")


def _named(edge: Edge) -> bool:
    """Tell whether generic words make a legal name: a known one (三一电气), two of one character, or with a place."""
    core, kinds = edge.core, vocabulary().classes
    if core in known_names() or (len(core) == 2 and kinds.get(core[0]) == kinds.get(core[1]) == "generic"):
        return core not in kinds
    return _placed(edge)


def _placed(edge: Edge) -> bool:
    """Tell whether a place makes a name of a line of business, a plant, or a word that describes no firm (安徽基石)."""
    if not edge.region:
        return False
    if not edge.core:  # a county may name a firm: 宁安|集团有限公司
        return bool(edge.tail) or (edge.hard and edge.region in vocabulary().trade)
    if edge.core[-1] == "厂" and len(edge.core) > 2:
        return True
    return bool(edge.tail) and len(edge.core) > 1 and bool(edge.last) and edge.core not in _DESCRIPTIVE


def read_group(passage: Passage, start: int, end: int, word: str, anchor: Anchor) -> Span | None:
    """Return a name in …集团, …公司, …厂, …合作社 whose core is a trade name and no generic word."""
    folded = passage.folded
    if not folded[start - 1 : start].isalpha() or dull(folded, start, word):
        return None
    bad = NO_END.get(word[-2] if word[-1] in "团司" else word[-1])
    if bad and bad.match(folded, end):
        return None
    before = folded[start - 2 : start - 1]
    alone = not before.isalpha() and before not in _IN_NAMES  # one character is no name
    edge = None if alone else left_edge(folded, start)
    edge = without_lead(folded, edge, start, word) if edge is not None else None
    if (
        edge is None
        or not (has_name(edge, word) or has_local_name(folded, edge, word, end))
        or (not edge.known and counted(folded, edge.start))
        or is_programme(folded, edge, word, end)
        or (word == "分公司" and folded.endswith(("公司", "集团"), 0, edge.start))  # of the firm named before
        or (edge.start and _LATIN.match(folded, edge.start - 1))
    ):
        passage.drop(start, end, "group_form", "no_trade_name")
        return None
    core = edge.core
    if not edge.tail and not edge.region and core[1:] in known_names() and vocabulary().classes.get(core[0]) == "weak":
        return Span(edge.start + 1, end, anchor.kind, "group_form", core[1:])  # 对|方正公司, where 对方 is a word
    start, core = _opened(folded, edge)
    return Span(start, end, anchor.kind, "group_form", core, edge.tail, edge.region)
