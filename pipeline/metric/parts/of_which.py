"""Parts and their totals: what follows 其中, and the kinds of patents after a number of patents of any kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from extractors.base import Money, Patents
from extractors.metrics import indicators
from pipeline.metric.draft import Draft, Scope

_NEAR = 12  # parts that one total may have
_BACK = 5  # sentences from a part back to its total; twice as many figures
_SPLIT = re.compile("(?:^|[;。\n,])分[^,;。0-9]{2,8}看[,:][^0-9]*$", re.M)  # 分活动主体看,企业支出


def parts(drafts: Sequence[Draft], scope: Scope) -> None:
    """Point parts to their total: after 其中 or 分…看, and the kinds of patents after a number of patents."""
    for draft in drafts:
        if isinstance(draft.figure, Patents):
            _patent_part(draft, drafts)
        if draft.part_of is None and draft.measure == "level":
            _among(draft, drafts, scope)


def speaks(folded: str) -> bool:
    """Tell whether a text may name parts of an amount."""
    return "其中" in folded or ("看," in folded and "分" in folded)


def _among(draft: Draft, drafts: Sequence[Draft], scope: Scope) -> None:
    """Find the total of a figure that 其中 or 分…看 leads on to, or of one that goes on with its parts."""
    start = draft.figure.start
    mark = scope.folded.rfind("其中", max(draft.low, start - 60), start)
    if mark < 0 and not _SPLIT.search(scope.folded, max(draft.low, start - 40), start):
        before = _level_before(draft, drafts)
        if before is not None and before.part_of is not None and _sibling(draft, before, drafts):
            draft.part_of = before.part_of
        return
    wholes = _wholes(draft, drafts)
    for whole in wholes:
        for member in _summed(draft, drafts, whole):
            member.part_of = whole.index
        if draft.part_of is not None:
            return
    near = wholes[0] if wholes and mark >= 0 else None
    if near is not None and _within([draft], near) and _leads(draft, near, mark, scope):
        draft.part_of = near.index


def _wholes(draft: Draft, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the amounts before a figure that it may be a part of, the nearest first."""
    near = reversed(drafts[max(0, draft.index - 2 * _BACK) : draft.index])
    kind = type(draft.figure)
    return [d for d in near if draft.sentence - d.sentence <= _BACK and d.measure == "level" and type(d.figure) is kind]


def _leads(draft: Draft, whole: Draft, mark: int, scope: Scope) -> bool:
    """Tell whether 其中 at `mark` leads from a total to its part, without their sum: in one sentence, or after ;."""
    if whole.sentence == draft.sentence:
        return True
    return mark - draft.first < 2 and scope.folded[draft.first - 1 : draft.first] == ";" and _alike(draft, whole)


def _alike(draft: Draft, whole: Draft) -> bool:
    """Tell whether a figure bears the name of its total: 市本级科技经费 of 科技经费; patents of one action."""
    if isinstance(draft.figure, Patents) and isinstance(whole.figure, Patents):
        known = draft.figure.kind not in ("any", "software_copyright") and whole.figure.kind == "any"
        if known and draft.figure.action == whole.figure.action:
            return True
    return bool(draft.metric and whole.metric and draft.metric.endswith(whole.metric))


def _summed(draft: Draft, drafts: Sequence[Draft], whole: Draft) -> list[Draft]:
    """Return the figures from `draft` on whose sum is exactly the total; none where no such run is."""
    total, members, rest = _value(whole), list[Draft](), drafts[draft.index : draft.index + _NEAR]
    left = total if total is not None else Decimal(0)
    for member in rest:
        if member.measure != "level" or type(member.figure) is not type(whole.figure):
            continue
        value = _value(member)
        if value is None or value > left or member.part_of is not None:
            return []
        members.append(member)
        left -= value
        if not left:
            return members if len(members) > 1 else []
    return []


def _level_before(draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """Return the last level of a kind before a figure, the growths and shares told of it left out."""
    near = reversed(drafts[max(0, draft.index - 3) : draft.index])
    return next((d for d in near if d.measure == "level" and type(d.figure) is type(draft.figure)), None)


def _sibling(draft: Draft, before: Draft, drafts: Sequence[Draft]) -> bool:
    """Tell whether a figure goes on with the parts of a total: of one indicator with it, and with room left in it."""
    whole = drafts[before.part_of or 0]
    if draft.index - whole.index > _NEAR or draft.sentence != before.sentence:
        return False
    same = draft.metric_id == whole.metric_id if draft.metric_id else draft.metric == whole.metric
    chain = indicators().get(draft.metric or "")
    inside = bool(chain and chain.part_of and chain.part_of == whole.metric_id)
    siblings = [d for d in drafts[whole.index : draft.index] if d.part_of == whole.index]
    return (same or inside or _alike(draft, whole)) and _within([*siblings, draft], whole)


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
    if figure.kind in ("any", "software_copyright") or draft.measure == "delta":
        return
    siblings = [draft]
    for other in reversed(drafts[max(0, draft.index - 5) : draft.index]):
        if not isinstance(other.figure, Patents) or draft.figure.start - other.figure.end > 80:
            return
        if other.measure == "delta":
            continue  # 申请136件,比上年增加27件,其中发明40件
        if other.figure.kind == "any":
            if other.figure.action == figure.action and _within(siblings, other):
                draft.part_of = other.index
            return
        siblings.append(other)
