"""Short names behind what a government does to a firm: 帮助|友岱机械|争取贷款, 走访了|红星食品.

The verb says where the name begins, so that two characters that no lexicon knows, or a word of trade names, and a line
of business are a name; what is done to a line itself (扶持绿色食品) has neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.enterprise.edge import left_edge
from extractors.enterprise.proofs import deed_follows
from extractors.enterprise.right import NO_END, RIGHT_CUE
from extractors.enterprise.spans import Span
from extractors.enterprise.words import (
    SUFFIXES,
    Token,
    cut,
    either,
    is_charmed,
    is_coined,
    is_strange_pair,
    role,
    vocabulary,
)

_HAN = re.compile("[\u4e00-\u9fff]{2}")
_NO_HEAD = frozenset({"stop", "verb", "generic", "industry"})
_CLASSES, _TRADE = vocabulary().classes, vocabulary().trade
_GOES_ON, _VERBAL = frozenset({"verb", "stop"}), role("verbal")
_LONGEST = 9


def find_object(folded: str, _: int, start: int) -> Span | None:
    """Return the short name that begins behind such a verb."""
    pair = folded[start : start + 2]
    if not _HAN.match(pair) or (_CLASSES.get(pair) in _NO_HEAD and pair not in _TRADE):
        return None
    tokens = cut(folded[start : start + _LONGEST])
    for size in (2, 3):
        end = _line_end(tokens, size)
        core = folded[start : start + size]
        if end and _is_core(core, tokens) and _may_end(folded, start + end):
            return Span(start, start + end, "short", "name_suffix", core, folded[start + size : start + end])
    return None


_VISITED = re.compile(rf"等地{either('visits')}")


def find_visited(folded: str, spans: Sequence[Span]) -> Iterator[Span]:
    """Yield the members of a list of visits that are called as firms are: 先后到|盛岱物流|、|友岱家具|等地调研."""
    if "等地" not in folded:
        return
    starts = {span.end: span.start for span in spans}
    for visit in _VISITED.finditer(folded):
        end = visit.start()
        while end > 0:
            start = starts.get(end, -1)
            edge = left_edge(folded, end) if start < 0 else None
            if edge is not None and edge.hard and edge.tail and not edge.region and _is_core(edge.core, cut(edge.core)):
                start = edge.start
                yield Span(start, end, "short", "list_member", edge.core, edge.tail)
            end = start - 1 if start > 0 and folded[start - 1] == "、" else 0


def _line_end(tokens: tuple[Token, ...], size: int) -> int:
    """Return where a line of business ends that follows a core of this size and ends short names, 0 for none."""
    at, end = size, 0
    for start, stop, word, kind in tokens:
        if start < size < stop:
            return 0
        if start < size:
            continue
        if start != at or kind != "industry":
            break
        at = stop
        end = stop if word in SUFFIXES else end
    return end


def _is_core(core: str, tokens: tuple[Token, ...]) -> bool:
    """Tell whether a trade name stands there: a word of trade names, or two or three characters that are no word."""
    if core in vocabulary().regions:
        return False  # 参观了|苏州茶业|世界
    if core in _TRADE or is_coined(core) or is_strange_pair(core) or is_charmed(core):
        return True
    return len(core) == 3 and (not tokens or tokens[0][0] >= 3)


def _may_end(folded: str, end: int) -> bool:
    """Tell whether a name ends here: before a mark, a deed of firms or a verb, no other noun."""
    after = folded[end : end + 1]
    bad = NO_END.get(folded[end - 1])
    if bad is not None and bad.match(folded, end):
        return False
    if not after.isalnum() or after == "等" or RIGHT_CUE.match(folded, end) or deed_follows(folded, end):
        return True
    follows = cut(folded[end : end + 4])
    return bool(follows) and follows[0][0] == 0 and (follows[0][3] in _GOES_ON or follows[0][2] in _VERBAL)
