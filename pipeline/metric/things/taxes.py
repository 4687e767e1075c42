"""What came in of a tax: 农业税收到300万元 is 农业税|收到."""

from __future__ import annotations

from extractors.metrics import Indicator, filed
from pipeline.metric.draft import Draft, Scope
from pipeline.metric.wording import words
from pipeline.metric.wording.acts import words as acts

_TAXES, _TAXED = "税收", acts("taxed")


def received(draft: Draft, hit: tuple[int, int, Indicator], scope: Scope) -> None:
    """Name what was received of a tax by it: 农业税|收到300万元, but 地方税收|到3亿元."""
    start, end, entry = hit
    if entry.term != _TAXES or end + 1 != draft.figure.start or not scope.folded.startswith("到", end):
        return
    kind = words.modifier(scope.folded, start, draft.low)
    if kind in _TAXED:
        draft.name(filed(kind + _TAXES[0]))
