"""Shares whose whole stands before them with its amount: 成交金额3亿元,占总资产6亿元的比重为50%."""

from __future__ import annotations

from pipeline.metric.draft import Draft, Scope
from pipeline.metric.shares import part_of

_RATIOS, _REACH = ("的比重", "的比例"), 40  # characters


def is_whole(draft: Draft, scope: Scope) -> bool:
    """Tell whether a sum is the whole of the share behind it: 占|总资产6亿元|的比重为50%."""
    if draft.metric is None or not scope.folded.startswith(_RATIOS, draft.figure.end):
        return False
    return scope.folded.find("占", max(draft.low, draft.begin - _REACH), draft.begin) >= 0


def of_whole_before(draft: Draft, whole: Draft) -> None:
    """Name the share by the sum before its whole, or say that its part is not told."""
    part, draft.base = whole.previous, whole.metric
    if part is None or part.sentence != draft.sentence or part.metric is None or part.measure != "level":
        draft.reason = "share_without_part"
    else:
        draft.name(part_of.name(part.metric, whole.metric or ""))
