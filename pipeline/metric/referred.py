"""Figures of what was told before and is only pointed at: 1999年销售总额为45亿元.到了2013年,这一数字达到3.2万亿元."""

from __future__ import annotations

import re

from pipeline.metric.draft import Draft, Scope

_POINTS = re.compile("(?:[该此]|这一?个?|上述|前述)项?(?:数字|数值|指标|数据|数额|比例|比重|比率)")
_LAST = frozenset("字值标据额例重率")
_FIRST = frozenset("数指比")  # where the words count as glue


def referred(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Follow the last figure of the same kind, in this sentence or the one before it, that is no growth."""
    folded, begin = scope.folded, draft.begin
    if draft.grows or (folded[begin - 1 : begin] not in _LAST and folded[begin] not in _FIRST):
        return False
    points = _POINTS.search(folded, max(draft.low, begin - 8), draft.figure.start)
    if points is None or points.end() < begin:
        return False
    other = draft.previous
    while other is not None and other.sentence >= draft.sentence - 1:
        if type(other.figure) is type(draft.figure) and other.measure not in ("growth", "delta"):
            if other.metric:
                draft.follow(other)
            return other.metric is not None
        other = other.previous
    return False
