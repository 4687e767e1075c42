"""Values of the parts of an index: 生产指数为53%,…。15个行业中,金属制品业等5个行业低于50%;其余10个高于50%."""

from __future__ import annotations

import re

from extractors.base import Percentage
from pipeline.metric.draft import Draft, Scope
from pipeline.metric.wording.acts import either

_INDEX = "指数"
_SIDE = re.compile(
    rf"(?P<who>{either('has_index')}|[东中西南北]部(?:地区)?)(?:[均都也则略稍小]|分别|最[高低])*(?:[高低]于|达到|处于|位于|为|是|在)*$"
)
_REACH = 400  # characters


def of_index(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name what branches or regions reach by the index that the paragraph told last."""
    if not isinstance(draft.figure, Percentage) or draft.grows or draft.measure != "level":
        return False
    clause = scope.clause(draft.low, draft.figure.start)
    if not _SIDE.search(scope.folded, clause, draft.figure.start):
        return False
    other = draft.previous
    while other is not None and (other.metric is None or other.measure == "delta"):
        other = other.previous
    if other is None or other.measure != "level" or not (other.metric or "").endswith(_INDEX):
        return False
    start, end = other.figure.end, draft.figure.start
    if end - start > _REACH or "\n" in scope.folded[start:end] or _INDEX in scope.folded[start:end]:
        return False
    draft.name((other.metric or "", other.metric_id))
    return True
