"""Lists that go on with another: 城镇、农村居民收入分别由2.1万元、0.8万元提高到2.3万元、0.9万元."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.base import Percentage
from pipeline.metric.draft import Draft, Scope
from pipeline.metric.lists.respectively import number


def goes_on(run: Sequence[Draft], drafts: Sequence[Draft], scope: Scope) -> bool:
    """Name the values that a list of as many came to, place by place, where nothing but that change stands between."""
    head, size = run[0], len(run)
    before = drafts[head.index - size : head.index] if head.index >= size else []
    if not (head.glue.to or head.glue.reached) or [draft.list_pos for draft in before] != list(range(size)):
        return False
    first, last = before[0], before[-1]
    if last.sentence != head.sentence or first.grows == (_kind(first) == _kind(head)):
        return False  # 分别增长5%、6%,达到10亿元、8亿元: the levels that growths led to, not more growths
    if scope.folded[last.figure.end : head.begin].strip(" ,"):
        return False
    number(run)
    for draft, source in zip(run, before, strict=True):
        measure, base = (head.measure, head.base) if first.grows else (source.measure, source.base)
        draft.follow(source)
        draft.measure, draft.base = measure, base
    return True


def _kind(draft: Draft) -> tuple[type, str | None]:
    """Return what can be told once more of a figure: percentages and points of them are two kinds."""
    return type(draft.figure), draft.figure.unit if isinstance(draft.figure, Percentage) else None
