"""Parts and their totals: what follows 其中, and the kinds of patents after a number of patents of any kind."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from extractors.base import Money, Patents
from extractors.metrics import indicators
from pipeline.metric.draft import Draft, Scope

_NEAR = 12  # parts that one total may have


def parts(drafts: Sequence[Draft], scope: Scope) -> None:
    """Point parts to their total: after 其中, and the kinds of patents after a number of patents."""
    for draft in drafts:
        if isinstance(draft.figure, Patents):
            _patent_part(draft, drafts)
        if draft.part_of is None and draft.measure == "level":
            _among(draft, drafts, scope)


def _among(draft: Draft, drafts: Sequence[Draft], scope: Scope) -> None:
    """Find the total of a figure whose clause, or the one before it, begins with 其中."""
    if scope.folded.rfind("其中", max(draft.low, draft.figure.start - 60), draft.figure.start) < 0:
        before = drafts[draft.index - 1] if draft.index else None
        if before is not None and before.part_of is not None and _sibling(draft, before, drafts):
            draft.part_of = before.part_of
        return
    for whole in reversed(drafts[max(0, draft.index - 4) : draft.index]):
        if whole.sentence == draft.sentence and whole.measure == "level" and type(whole.figure) is type(draft.figure):
            if _within([draft], whole):
                draft.part_of = whole.index
            return


def _sibling(draft: Draft, before: Draft, drafts: Sequence[Draft]) -> bool:
    """Tell whether a figure goes on with the parts of a total: of one indicator with it, and with room left in it."""
    whole = drafts[before.part_of or 0]
    if (
        draft.index - whole.index > _NEAR
        or draft.sentence != before.sentence
        or type(draft.figure) is not type(whole.figure)
    ):
        return False
    same = draft.metric_id == whole.metric_id if draft.metric_id else draft.metric == whole.metric
    chain = indicators().get(draft.metric or "")
    inside = bool(chain and chain.part_of and chain.part_of == whole.metric_id)
    siblings = [d for d in drafts[whole.index : draft.index] if d.part_of == whole.index]
    return (same or inside) and _within([*siblings, draft], whole)


def _within(members: Sequence[Draft], whole: Draft) -> bool:
    """Tell whether parts are not more than their total."""
    total = _value(whole)
    values = [_value(member) for member in members]
    return total is not None and None not in values and sum(v for v in values if v is not None) <= total


def _value(draft: Draft) -> Decimal | None:
    """Return the number of a figure, None where it is open below."""
    figure = draft.figure
    if isinstance(figure, Money):
        return figure.low
    if not isinstance(figure, Patents) or figure.count is None:
        return None
    return Decimal(figure.count)


def _patent_part(draft: Draft, drafts: Sequence[Draft]) -> None:
    """Find the number of patents of any kind that a number of one kind belongs to: 申请专利70件;发明14件."""
    figure = draft.figure
    assert isinstance(figure, Patents)
    if figure.kind in ("any", "software_copyright"):
        return
    siblings = [draft]
    for other in reversed(drafts[max(0, draft.index - 5) : draft.index]):
        if not isinstance(other.figure, Patents) or draft.figure.start - other.figure.end > 80:
            return
        if other.figure.kind == "any":
            if other.figure.action == figure.action and _within(siblings, other):
                draft.part_of = other.index
            return
        siblings.append(other)
