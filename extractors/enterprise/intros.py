"""Short names at the head of an introduction: "X是一家…", "X成立于…"."""

from __future__ import annotations

import re

from extractors.enterprise.edge import Edge, left_edge
from extractors.enterprise.suffixes import Span
from extractors.enterprise.words import vocabulary

# Behind 是国内 and the like there must be a word for a firm, or it is no firm that is spoken of.
_FIRM_AHEAD = re.compile(r"[^。\n]{2,40}?(?:公司|企业|商|集团|厂)")
_SUBJECT_BACK = re.compile(r"[\u4e00-\u9fffA-Za-z*]{2,10}(?=[\n\r。!?;” \t]|$)")
# No firm's name ends in these: places, offices, people, times, quantities.
NO_FIRM = frozenset("中内外上下里时部局委院会所校网报省市县区厅署司处室庭者们家员长年月日度期额量率价值")


def find_introduced(folded: str, end: int, after: int) -> Span | None:
    """Return the subject of "X是一家…", "X成立于…" at the head of a sentence."""
    back = _SUBJECT_BACK.match(folded[max(0, end - 12) : end][::-1])
    if back is None or (back.end() == 12 and end > 12):
        return None
    start = end - back.end()
    name = folded[start:end]
    if name[-1] in NO_FIRM or (
        folded[after - 2 : after] != "一家" and folded[after - 1] != "于" and not _FIRM_AHEAD.match(folded, after)
    ):
        return None
    if name in vocabulary().generic:
        return None
    edge = left_edge(folded, end)
    if edge is None or edge.start != start or not _says_name(edge, name):
        return None
    return Span(start, end, "short", "is_a", edge.core, edge.tail, edge.region)


def _says_name(edge: Edge, name: str) -> bool:
    """Tell whether the subject of such a sentence is a name and not a product or a class of things."""
    if edge.gap >= 2 or edge.known or name.isascii():
        return True
    return bool(edge.tail) and 2 <= len(edge.core) <= 4 and not edge.generic
