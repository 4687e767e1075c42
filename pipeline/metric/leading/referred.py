"""Figures of what was told before: a part of it (资金中的3亿元), or it is only pointed at.

`1999年销售总额为45亿元.到了2013年,这一数字达到320亿元`: the words of the second say only which of the figures before.
"""

from __future__ import annotations

import re

from pipeline.metric.draft import Draft, Scope
from pipeline.metric.wording import words
from pipeline.metric.wording.acts import either
from pipeline.metric.wording.glue import tail

_POINTS = re.compile(f"(?:[该此]|这一?个?|上述|前述)项?{either('points_back')}")
# 县里下达我镇的|指标为1.5%: the aim that was set for what was told.
_SET = re.compile(
    f"{either('sets_plan')}[^,;。0-9]{{0,8}}(?P<aim>指标|任务|目标)(?:任务|指标|[数值])?[为是](?:不低于)?$"
)
_LAST = frozenset("字值标据额例重率")
_FIRST = frozenset("数指比")  # where the words count as glue


def referred(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Follow the last figure of the same kind, in this sentence or the one before it, that is no growth."""
    folded, begin = scope.folded, draft.begin
    if draft.grows or (folded[begin - 1 : begin] not in _LAST and folded[begin] not in _FIRST):
        return False
    points = _POINTS.search(folded, max(draft.low, begin - 8), draft.figure.start)
    if (points is None or points.end() < begin) and not _is_set(draft, scope):
        return False
    other = draft.previous
    while other is not None and other.sentence >= draft.sentence - 1:
        if type(other.figure) is type(draft.figure) and other.measure not in ("growth", "delta"):
            if other.metric:
                draft.follow(other)
            return other.metric is not None
        other = other.previous
    return False


def _is_set(draft: Draft, scope: Scope) -> bool:
    """Tell whether a clause says nothing of a figure but that it was set as the aim: 县里下达的指标为1.5%."""
    found = _SET.search(scope.folded, max(draft.low, draft.figure.start - 24), draft.figure.start)
    if found is None:
        return False
    own = scope.ending(found.start(), found.start("aim"), found.start("aim"))
    return own is None or own[2].role == "verb"


def out_of(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name a sum by the fund that it is a part of: 拆借资金中的7.8亿元."""
    folded, begin = scope.folded, draft.begin
    if draft.grows or not folded.startswith("中的", begin - 1) or draft.glue.text.strip() != "的":
        return False
    hit = scope.ending(draft.low, begin - 1, begin - 1)
    if hit is None or hit[2].role == "verb" or hit[2].unit_family != "currency":
        return False
    draft.name(words.named(folded, hit[0], draft.low, hit[2], scope.hits))
    return True


def sum_before(draft: Draft, term: str, scope: Scope) -> str:
    """Return the sum that is only so much of all of them: 融资额却仅占比13%."""
    at = scope.folded.rfind(term, draft.low, draft.figure.start) if term == "占比" else -1
    end = tail(scope.folded, draft.low, at)[0] if at > draft.low else 0
    hit = scope.ending(draft.low, end, at) if end else None
    if hit is None or hit[2].unit_family != "currency":
        return ""
    if hit[2].role != "verb":
        return hit[2].term
    own = words.run_before(scope.folded, hit[0], draft.low)  # 设备|投资|占比58%
    return own + hit[2].term if len(own) > 1 and scope.at_break(hit[0] - len(own), draft.low) else ""
