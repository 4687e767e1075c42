"""The share of a part in a whole whose amount is told beside it: 科技投入3600万元,占销售收入3.4亿元的5.3%."""

from __future__ import annotations

import re

from extractors.base import Money
from pipeline.metric.draft import Draft, Scope
from pipeline.metric.shares import part_of

_OF = re.compile("的[约近超]?")
_WHOLE = re.compile(
    "(?:占|相当于)了?(?:公司|企业|集团|全[省市县区镇乡])?(?:[12][0-9]{3}年(?:度|末|底)?|[去上今]年)?(?:经审计的?)?"
    "(?P<whole>(?!地(?![区方]))[\u4e00-\u9fff]{2,16})$"
)
_AIMS = ("任务", "目标", "计划", "预算", "指标")  # of which it is told how much was done
_REACH = 30  # characters from 占 to the amount


def of_told_base(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name a percentage of the amount right before it by the figure that the clause sets against that amount."""
    if before is None or not isinstance(before.figure, Money) or before.sentence != draft.sentence:
        return False
    folded = scope.folded
    if not _OF.fullmatch(folded, before.figure.end, draft.figure.start):
        return False
    told = _WHOLE.search(folded, max(before.low, before.begin - _REACH), before.begin)
    part = before.previous
    while part is not None and part.measure in ("growth", "delta"):
        part = part.previous
    if told is None or told["whole"].endswith(_AIMS) or part is None or part.sentence != draft.sentence:
        return False
    if not part.metric or not isinstance(part.figure, Money) or folded[told.start() - 1] not in ",;":
        return False
    draft.measure, draft.base = "share", told["whole"]
    draft.name(part_of.name(part.metric, told["whole"]))
    return True
