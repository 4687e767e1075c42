"""Sums told first as budgeted, then as they came out: 财政收入年初预算15亿元,调整预算14亿元,实际完成14.9亿元.

So are 总投资 and what was invested of it so far.
预算 is no indicator there but says how sure the sum is; what follows goes on with the one that stands before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.base import Money
from extractors.metrics import indicators
from pipeline.metric.draft import Draft, Scope
from pipeline.metric.wording import words
from pipeline.metric.wording.acts import words as acts

_BUDGETED = re.compile("(?:年初|年度|全年|调整后?的?)预算[数额]?(?:安排|核定)?[为是]?$")
_BUDGETS = acts("budgeted")
_CAME_TO = re.compile("[,;、](?:全年|当年)?(?:实际|年终)?(?:完成|执行|实现|支出|收入)(?:数|额)?[为了]?$")
_INVESTED = ("investment_project", "investment_amount")
_DONE, _TOTAL, _PLANNED = "完成投资", "总投资", re.compile("(?:计划|规划|预计|概算|拟)总投资")
_BACK = 3  # figures from what was invested back to the total
_Name = tuple[str, str | None]  # an indicator and its id
_REVISED = "调整"  # as far as 调整预算14亿元 was named before
VAGUE = ("预算", "年初预算", "调整预算", None)


def budgeted(drafts: Sequence[Draft], scope: Scope) -> None:
    """Name sums after the indicator that stands before 年初预算, what goes on with them, what was invested so far."""
    _invested_so_far(drafts, scope)
    if "预算" not in scope.folded:
        return
    chain: _Name | None = None
    for draft in drafts:
        led = _led(draft, scope)
        before = draft.previous
        if led is None and before is not None and chain is not None and draft.sentence == before.sentence:
            own = _own(draft, before, chain, scope)
        else:
            own = chain = led
        if own is None:
            chain = None
        else:
            draft.name(own)
            draft.inferred = False


def _led(draft: Draft, scope: Scope) -> _Name | None:
    """Return the indicator that stands right before 年初预算 and its sum."""
    if not isinstance(draft.figure, Money) or not scope.folded.endswith(_BUDGETS, draft.low, draft.figure.start):
        return None
    match = _BUDGETED.search(scope.folded, draft.low, draft.figure.start)
    hit = scope.hits.by_end.get(match.start()) if match is not None else None
    if hit is None or hit[0] < draft.low:
        return None
    entry = indicators()[hit[1]]
    sums = entry.unit_family == "currency" and entry.role != "verb"
    return words.named(scope.folded, hit[0], draft.low, entry, scope.hits) if sums else None


def _own(draft: Draft, before: Draft, name: _Name, scope: Scope) -> _Name | None:
    """Return the indicator `name` of the figure before for another sum of it, what was done of it, and its growth."""
    if draft.measure == "delta" and draft.metric in (*VAGUE, name[0]) and before.measure == "share":
        return name  # 为预算的107%,比上年增收9000万元
    if isinstance(draft.figure, Money):
        begin = before.figure.end
        match = _BUDGETED.search(scope.folded, begin, draft.figure.start)
        bare = match is not None and scope.folded[begin : match.start()] in (",", "、", ";")
        return name if bare or _CAME_TO.fullmatch(scope.folded, begin, draft.figure.start) else None
    done = f"{name[0]}预算完成率"
    if draft.measure == "share" and draft.metric in ("预算完成率", f"{_REVISED}预算完成率", done):
        return done, None
    return name if draft.measure == "growth" and draft.metric in (*VAGUE, _REVISED, name[0]) else None


def _invested_so_far(drafts: Sequence[Draft], scope: Scope) -> None:
    """Tell what was invested so far, or this year, from the total told before it: 总投资9亿元,已完成投资3亿元."""
    if _DONE not in scope.folded or _TOTAL not in scope.folded:
        return
    for draft in drafts:
        if draft.metric_id == _INVESTED[0] and scope.folded.endswith(_DONE, draft.low, draft.begin):
            earlier = drafts[max(0, draft.index - _BACK) : draft.index]
            if any(_is_total(one, draft, scope) for one in earlier):
                draft.name(("完成投资额", None))


def _is_total(total: Draft, draft: Draft, scope: Scope) -> bool:
    """Tell whether a figure is the total of which another tells what was done, no plan."""
    apart = scope.folded[total.figure.end : draft.figure.start]
    near = total.metric_id in _INVESTED and "。" not in apart and "\n" not in apart
    at = scope.folded.rfind(_TOTAL, total.low, total.figure.start) if near else -1
    return at >= 0 and _PLANNED.match(scope.folded, at - 2) is None
