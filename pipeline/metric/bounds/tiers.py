"""Thresholds and rates of tiers: 超过5000元的部分按3%征收个人所得税, 超出3亿元部分按5%提取奖励."""

from __future__ import annotations

import re

from extractors.base import Money, Percentage
from pipeline.metric.draft import Draft, Scope
from pipeline.metric.wording.acts import either

_PART = re.compile("(?:以上|以下|以内|之间)?的?部分")
_RATE = re.compile(f"(?:以上|以下|以内|之间)?的?部分,?(?:则|均|再|应|可)?{either('levied')}?")
_LEVIED = re.compile(
    f"(?:的(?:税率|比例|标准|费率))?{either('levies')}?(?:一次性)?(?P<what>[\u4e00-\u9fff]{{2,8}}?)?(?=[,;。)\n]|$)"
)


def tier(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name the rate of a tier by what is levied or paid; a threshold that names nothing itself measures nothing."""
    if isinstance(draft.figure, Percentage):
        return _rate(draft, before, scope)
    if not isinstance(draft.figure, Money) or not _PART.match(scope.folded, draft.last):
        return False
    if not scope.at_break(draft.begin, draft.first):
        return False
    other = _other(draft, scope)
    if other is not None:
        draft.follow(other)
    else:
        draft.reason = "threshold"
    return True


def _rate(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name a percentage that applies to the part above or below the amount before it."""
    if before is None or not isinstance(before.figure, Money):
        return False
    if not _RATE.fullmatch(scope.folded, before.figure.end, draft.figure.start):
        return False
    levied = _LEVIED.match(scope.folded, draft.last, draft.last + 20)
    what = levied["what"] if levied else None
    if what:
        draft.measure = "share"
        draft.name((what + ("税率" if what.endswith("税") else "比例"), None))
        return True
    other = _other(draft, scope)
    if other is not None:
        draft.follow(other)
    return other is not None


def _other(draft: Draft, scope: Scope) -> Draft | None:
    """Return the figure of the tier before, in the same sentence and of the same kind."""
    other = draft.previous
    while other is not None and other.sentence == draft.sentence:
        if type(other.figure) is type(draft.figure):
            tiered = _PART.match(scope.folded, other.last) or (other.previous and "部分" in _gap(other, scope))
            return other if other.metric and tiered else None
        other = other.previous
    return None


def _gap(draft: Draft, scope: Scope) -> str:
    """Return the words between a figure and the one before it."""
    return scope.folded[draft.previous.figure.end : draft.figure.start] if draft.previous else ""
