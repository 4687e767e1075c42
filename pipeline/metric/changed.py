"""Name a percentage by the object of the change that it tells: 降低生产成本40%, 提高劳动生产率20%."""

from __future__ import annotations

import re

from extractors.base import Percentage
from extractors.metrics import indicators
from pipeline.metric import words
from pipeline.metric.acts import either
from pipeline.metric.draft import Draft, Scope

_CHANGED = re.compile(f"(?:{either('changes')})了?(?P<what>(?![到至为了])[\u4e00-\u9fff]{{2,10}})$")
_REACH = 16  # characters


def changed(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name a change by its object, where the verb stands before it; a ratio may be what it is changed by or to."""
    if draft.grows or draft.measure != "level" or not isinstance(draft.figure, Percentage) or draft.glue.to:
        return False
    match = _CHANGED.search(scope.folded, max(draft.low, draft.begin - _REACH), draft.begin)
    if match is None or words.is_ratio(match["what"]) or words.has_edge(match["what"]):
        return False
    if scope.folded.startswith("的", draft.last) and not scope.folded.startswith(("的目标", "的任务"), draft.last):
        return False
    draft.grows, draft.measure = True, "growth"
    known = indicators().get(match["what"])
    draft.name((known.metric, known.metric_id) if known else (match["what"], None))
    return True
