"""A part that bears the name of its whole keeps the words that tell it apart: 合同额29亿元,其中市外合同额|6亿元."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.base import Money
from pipeline.metric.draft import Draft, Scope
from pipeline.metric.things.coordinated import is_place
from pipeline.metric.wording import words

_LONGEST = 12  # characters of a name
_OF = "占"


def parts_apart(drafts: Sequence[Draft], scope: Scope) -> None:
    """Name parts by their own words where the lexicon's name is that of the whole, too, and what is told of them."""
    for draft in drafts:
        whole = drafts[draft.part_of] if draft.part_of is not None else None
        if whole is None or not isinstance(draft.figure, Money) or draft.metric != whole.metric or not draft.metric_id:
            continue
        own = _own(draft, whole, scope)
        if own:
            old = draft.metric or ""
            draft.name((own, None))
            _told_of(draft, old, own, drafts)


def _own(draft: Draft, whole: Draft, scope: Scope) -> str:
    """Return the words that lead up to a part, nothing where they say no more than those before its whole."""
    hit = scope.ending(draft.low, draft.begin, draft.begin)
    if hit is None or hit[2].role == "verb" or draft.measure != "level":
        return ""
    before = words.modifier(scope.folded, hit[0], draft.low)
    same = scope.folded.endswith(before + hit[2].term, whole.low, whole.begin)
    start = hit[0] - len(before)
    who = is_place(before) or any(firm.start == start and firm.end == hit[0] for firm in scope.firms)
    return before + hit[2].term if 1 < len(before) <= _LONGEST and not (same or who) else ""


def _told_of(draft: Draft, old: str, own: str, drafts: Sequence[Draft]) -> None:
    """Give the growth and the share told right behind a part its name."""
    for after in drafts[draft.index + 1 : draft.index + 3]:
        if after.sentence != draft.sentence or after.measure not in ("growth", "share") or not after.metric:
            break
        if after.metric == old or after.metric.startswith(old + _OF):
            after.name((own + after.metric.removeprefix(old), None))
