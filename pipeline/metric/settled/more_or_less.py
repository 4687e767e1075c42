"""By how much more, or less, than the year before or the budget a sum is that stands just before.

个人所得税2.15亿元,增收0.18亿元           → 个人所得税, delta
养老保险费2.6亿元,同比多收3300万元        → 养老保险费, delta against the year before
财务费用1.27亿元,超预算900万元            → 财务费用, delta against the budget
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.base import Money
from pipeline.metric.draft import Draft, Scope

_MORE = re.compile(
    r"[,、;](?:(?P<yoy>(?:与?(?:上年|去年)(?:同期)?相?比|同比|[比较]?(?:上年|去年)(?:同期)?)),?)?(?:净|共|实际|已)?"
    r"(?:(?P<up>[增多超][收支征缴利]|超)|(?P<down>[减少短节][收支征缴利]))了?(?P<budget>(?:年初|年度|全年)?预算)?[约近]?"
)
_BUDGET = "预算"
_BACK = 3  # figures, those told of the sum, from the difference back to it


def more_or_less(drafts: Sequence[Draft], scope: Scope) -> None:
    """Say of sums behind 增收, 同比多收 or 超预算 that they are by how much the sum before differs."""
    for draft in drafts:
        before = draft.previous
        if before is None or before.sentence != draft.sentence or not isinstance(draft.figure, Money):
            continue
        end, start = before.figure.end, draft.figure.start
        if not 2 < start - end < 20 or scope.folded[end] not in ",、;":
            continue
        told = _MORE.fullmatch(scope.folded, end, start)
        if told is None or (told["budget"] is None) == (told["up"] == "超"):
            continue
        level = _level(before)
        if level is not None:
            _rename_growth(draft, drafts[draft.index + 1 : draft.index + 2], level)
            draft.name((level.metric or "", level.metric_id))
            draft.measure, draft.falls, draft.inferred = "delta", told["down"] is not None, False
            draft.base = _BUDGET if told["budget"] else "yoy" if told["yoy"] else None


def _rename_growth(draft: Draft, following: Sequence[Draft], level: Draft) -> None:
    """Let a growth behind a difference, which took its words for an indicator, be of the sum: 增收0.18亿元,增长9%."""
    for growth in following:
        if growth.measure == "growth" and growth.sentence == draft.sentence and growth.metric == draft.metric:
            growth.name((level.metric or "", level.metric_id))


def _level(before: Draft) -> Draft | None:
    """Return the sum that a difference is of: the last level, what was told of it passed over."""
    level: Draft | None = before
    for _ in range(_BACK):
        if level is None or level.sentence != before.sentence or level.measure not in ("share", "growth", "delta"):
            break
        level = level.previous
    if level is None or level.sentence != before.sentence or level.measure != "level" or level.metric is None:
        return None
    return level if isinstance(level.figure, Money) and level.figure.per is None else None
