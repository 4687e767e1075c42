"""Of mentions that overlap, the one that stays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import attrgetter

from extractors.base import Mention, Passage

_START = attrgetter("start")


def resolve_overlaps(mentions: Sequence[Mention], passage: Passage) -> list[Mention]:
    """Return `mentions` in text order without overlaps: the longer span wins, then the earlier extractor.

    This is the one overlap policy of the project.
    """
    ordered = sorted(mentions, key=_START)
    reach = 0
    for mention in ordered:
        if mention.start < reach:
            return _resolved(mentions, ordered, passage)
        reach = mention.end
    return ordered  # most often nothing overlaps


def _resolved(mentions: Sequence[Mention], ordered: Sequence[Mention], passage: Passage) -> list[Mention]:
    """Return the winners among `mentions`, of which `ordered` is the text order; each knot is judged on its own."""
    places = {id(mention): place for place, mention in enumerate(mentions)}
    kept: list[Mention] = []
    knot: list[Mention] = []
    reach = 0
    for mention in ordered:
        if knot and mention.start >= reach:
            kept += _winners(knot, places, passage) if len(knot) > 1 else knot
            knot = []
        knot.append(mention)
        reach = max(reach, mention.end)
    return kept + _winners(knot, places, passage)


def _winners(knot: Sequence[Mention], places: Mapping[int, int], passage: Passage) -> list[Mention]:
    """Return those of some overlapping mentions that stay, in text order."""
    kept: list[Mention] = []
    taken: set[int] = set()
    for mention in sorted(knot, key=lambda m: (m.start - m.end, places[id(m)])):
        span = range(mention.start, mention.end)
        if taken.isdisjoint(span):
            taken.update(span)
            kept.append(mention)
        else:
            passage.drop(mention.start, mention.end, mention.rule, "overlaps_longer_mention")
    kept.sort(key=_START)
    return kept
