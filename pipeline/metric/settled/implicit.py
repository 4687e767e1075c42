"""Indicators that fell out of a list, taken from a sentence nearby that has them in the same order."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.base import Money
from pipeline.metric.draft import Draft, Scope

_NEAR = 12  # figures before a list that may name it
_BARE = re.compile(r"[\s,、]{1,3}")


def implicit(drafts: Sequence[Draft], scope: Scope) -> None:
    """Name amounts whose indicators fell out of a list, after a sentence nearby that has them in the same order."""
    if len(drafts) < 2:
        return
    index = 1
    while index < len(drafts):
        run = _bare(index, drafts, scope)
        if run:
            _copy(run, drafts)
        index += len(run) or 1


def _bare(index: int, drafts: Sequence[Draft], scope: Scope) -> list[Draft]:
    """Return the amounts from `index` on that follow a named amount with nothing but a comma or a blank between."""
    run: list[Draft] = []
    for place in range(index, len(drafts)):
        draft, before = drafts[place], drafts[place - 1]
        if draft.metric is not None:
            break
        both = isinstance(draft.figure, Money) and isinstance(before.figure, Money)
        named = before.metric is not None if not run else True
        if not (both and named and draft.metric is None and draft.sentence == before.sentence):
            break
        if _BARE.fullmatch(scope.folded, before.figure.end, draft.figure.start) is None:
            break
        run.append(draft)
    return run


def _copy(run: list[Draft], drafts: Sequence[Draft]) -> None:
    """Give bare amounts the indicators that follow the same first indicator in an earlier list of the same length."""
    first = drafts[run[0].index - 1]
    earlier = [d for d in drafts[max(0, first.index - _NEAR) : first.index] if isinstance(d.figure, Money)]
    for draft in run:
        draft.reason = "indicator_lost"
    for place in range(len(earlier) - 1, -1, -1):
        if (earlier[place].metric, earlier[place].metric_id) != (first.metric, first.metric_id):
            continue
        named = [(d.metric, d.metric_id) for d in earlier[place + 1 : place + 1 + len(run)] if d.metric]
        if len(named) == len(run) and first.metric not in {name for name, _ in named}:
            _infer(run, named, first.measure)
        return
    beside = [d for d in earlier if d.sentence == first.sentence and d.metric and d.measure == first.measure]
    if len(beside) == len(run) and len({d.metric for d in beside} | {first.metric}) == len(run) + 1:
        _infer(run, [(d.metric, d.metric_id) for d in beside], first.measure)


def _infer(run: list[Draft], named: Sequence[tuple[str | None, str | None]], measure: str | None) -> None:
    """Give amounts the names that a parallel list has, marked as inferred."""
    for draft, (name, metric_id) in zip(run, named, strict=True):
        draft.candidates, draft.inferred, draft.measure = (name or "",), True, measure
        draft.name((name or "", metric_id))
