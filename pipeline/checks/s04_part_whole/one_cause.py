"""What several rules find of one cause, told once, for the check part_whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pipeline.checks.base import Judgement

SCALE = "scale_slipped"  # why a part misses its total: 万 for 亿


def by_cause(judged: Sequence[Judgement]) -> Iterator[Judgement]:
    """Leave out what else is found wrong of a figure whose scale is: 1840亿元 for 1840万元."""
    slips = {told.facts[0].fact_id for told in judged if told.reason == SCALE}
    for told in judged:
        if told.reason == SCALE or not told.finding or not any(fact.fact_id in slips for fact in told.facts):
            yield told


def one_a_whole(judged: Iterable[Judgement]) -> Iterator[Judgement]:
    """Leave out further parts above one whole: its scale is wrong, or theirs is.  Facts: the part, then its whole."""
    above: set[str] = set()
    for told in judged:
        if told.finding is None or told.facts[1].fact_id not in above:
            yield told
        if told.finding is not None:
            above.add(told.facts[1].fact_id)


def once(found: Iterable[Judgement]) -> Iterator[Judgement]:
    """Leave out a split that was judged before: the three kinds of patents are one by their ids and by their words."""
    seen: set[frozenset[str]] = set()
    for judgement in found:
        place = frozenset(fact.fact_id for fact in judgement.facts)
        if place not in seen:
            seen.add(place)
            yield judgement
