"""What has come of a plan told right before: 全年计划工业投资30亿元,1-9月完成|24.6亿元 is of 工业投资, too."""

from __future__ import annotations

import re

from extractors.base import Money, Percentage
from extractors.metrics import filed
from pipeline.metric.draft import Draft, Scope
from pipeline.metric.wording.acts import either

WHEN = (
    r"(?:截[至止]?到?[0-9年月日底末前目]{0,10}|[上下]半年|前?[一二三四]季度|[0-9]{1,2}(?:-[0-9]{1,2})?月(?:份|底|末)?|"
    r"前[0-9一二三四五六七八九十]{1,2}个?月|年[内终底末]|全年|今年以来|当前)"
)
_DONE = re.compile(rf"(?:左右|以上)?[,;](?:{WHEN}(?:全[省市县区镇])?,?)?(?:{either('so_far')})*(?:完成|实现)了?[约近]?")
_OF_PLAN = re.compile("^(?:全年|年度|年初)?计划(?=..)")  # 年度计划投资9亿元,实际完成|8亿元
_PLANNED = re.compile(either("plan"))


def come_to(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name what was done of the sum planned before it, where nothing but the time stands between."""
    assert before is not None
    if before.sentence != draft.sentence or not isinstance(before.figure, Money) or before.measure != "level":
        return False
    if draft.grows or before.metric is None or not isinstance(draft.figure, Money) or draft.figure.per:
        return False
    if not _DONE.fullmatch(scope.folded, before.figure.end, draft.figure.start):
        return False
    if not _PLANNED.search(scope.folded, before.low, before.figure.start):
        return False
    bare = _OF_PLAN.sub("", before.metric)
    draft.name((before.metric, before.metric_id) if bare == before.metric else filed(bare))
    return True


def past_progress(before: Draft | None) -> Draft | None:
    """Return the figure before, the sum if it is how far that has come: 完成投资2亿元,投资进度40%,占计划的|80%."""
    far = before is not None and isinstance(before.figure, Percentage) and (before.metric or "").endswith("进度")
    return before.previous if far and before is not None else before
