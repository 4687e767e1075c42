"""Growths in brackets behind names whose indicator follows the last: 甲(56%)、乙(21%)等2家公司净利润均同比翻番."""

from __future__ import annotations

import re

from extractors.base import Percentage
from pipeline.metric.draft import Draft, Scope
from pipeline.metric.wording.acts import either

_NEXT = r"(?:[、和与及][^()。;\d]{2,12}\([^()]{1,14}\))"
_CLOSED = re.compile(
    rf"\){_NEXT}{{0,40}}+等?(?:\d{{1,3}}|[一二两三四五六七八九十几多数]{{1,3}})?(?:[家只个]|多家)?"
    rf"{either('listed_ones')}(?P<said>[^,。;()]{{4,40}})"
)
_GROWTH = re.compile(either("growth_word"))


def closed(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name a growth in brackets by the indicator of the clause that closes the row, if that speaks of growth."""
    folded, end = scope.folded, draft.figure.end
    if folded[draft.begin - 1 : draft.begin] != "(" or folded[end : end + 1] != ")":
        return False
    if not isinstance(draft.figure, Percentage) or draft.figure.unit != "percent":
        return False
    match = _CLOSED.match(folded, end)
    grown = match and _GROWTH.search(folded, *match.span("said"))
    if not match or not grown:
        return False
    hit = scope.ending(match.start("said"), match.start("said"), grown.start())
    while hit is not None and hit[2].unit_family != "currency":
        hit = scope.ending(match.start("said"), match.start("said"), hit[0])
    if hit is None or hit[2].role == "verb":
        return False
    draft.grows, draft.measure = True, "growth"
    draft.base = "yoy" if "同比" in match["said"] else draft.base
    draft.name((hit[2].metric, hit[2].metric_id))
    return True
