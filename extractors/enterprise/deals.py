"""Short names that a deal or the papers of a listing give away: 出售|岱植之源|100%股权, 据|岱宇冲片|的招股书."""

from __future__ import annotations

import re

from extractors.enterprise.announced import is_announced
from extractors.enterprise.edge import left_edge
from extractors.enterprise.intros import NO_FIRM
from extractors.enterprise.spans import Span
from extractors.enterprise.words import ROLES, role, vocabulary

_DEAL = re.compile(
    "(?:收购|出售|[转受]让|购买|持有的)(?:了|其(?:持有的)?|(?:其?所持有?|持有)的?)?(?P<name>[\u4e00-\u9fff]{3,8})$"
)
_LONGEST = 24  # characters from the deal to the share
_PAPERS = frozenset({"公开转让说明书", "招股书", "招股说明书"})
_NO_STAKE, _NO_STARTS = re.compile(ROLES.either("no_stake")), tuple(sorted(role("no_subject_start")))
_NO_LAST = NO_FIRM | frozenset("因以在称")


def find_dealt(folded: str, end: int) -> Span | None:
    """Return the name between a deal and the share that it is of: 出售|岱植之源|100%股权, 持有的|壹视岱|60%股权."""
    told = _DEAL.search(folded, max(0, end - _LONGEST), end)
    if told is None or folded[end - 1] in NO_FIRM or _NO_STAKE.search(told["name"]):
        return None
    if told["name"] in vocabulary().classes or told["name"].startswith(_NO_STARTS):
        return None
    return Span(told.start("name"), end, "short", "stake", told["name"])


def find_papered(folded: str, end: int, paper: str) -> Span | None:
    """Return the name before the papers of a listing, which none but a firm has: 据|岱宇冲片|的公开转让说明书."""
    if paper not in _PAPERS or not folded[end - 1 : end].isalpha() or folded[end - 1] in _NO_LAST:
        return None
    edge = left_edge(folded, end)
    if edge is None or not edge.hard or folded[edge.start] in "()" or _NO_STAKE.search(folded, edge.start, end):
        return None
    if not is_announced(folded, edge, end, "subject", paper):
        return None
    return Span(edge.start, end, "short", "subject", edge.core or edge.tail, edge.tail, edge.region)
