"""Lists of counts that go on with those right before: what they changed by, what they stand at.

新开工项目41个,竣工29个,分别比上年增加6个和4个; 新建站1家、所4家,累计分别达2家和9家.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.metrics import filed
from pipeline.metric.counts.counted_at import CountAt
from pipeline.metric.draft import MetricOf
from pipeline.metric.things.numbered import NEW

Named = tuple[str | None, str | None]
_STANDING = re.compile("(?:现?已|目前)?(?:累计|总数|总量)(?:已?分别|分别已?)(?:达到?|为|有)?")  # told once more
_NEXT = 16  # characters from the counts before to the first of these
_DIGIT = re.compile("[0-9]")
_BETWEEN = re.compile("(?:以上|左右)?[,、和与及][^0-9;。\n]{0,20}")


def changed_by(at: CountAt, clause: int, out: Sequence[MetricOf], size: int) -> list[Named]:
    """Return the names of the last `size` counts, where the changes at `at` can be of no others; else nothing."""
    (begin, glue), folded, counts, place, first = at.led, at.folded, at.counts, at.place, at.place - size
    if not glue.grows or begin != clause or first < 0:
        return []
    if not folded.startswith(",", at.first.end + len(at.first.noun)):
        return []
    start = max(folded.rfind(mark, 0, counts[first].start) for mark in ";。:\n") + 1
    if _DIGIT.search(folded, start, counts[first].start):
        return []  # one more number than changes
    pairs = pairwise(counts[first:place])
    joined = all(_BETWEEN.fullmatch(folded, one.end, other.start) for one, other in pairs)
    alike = all(counts[at].unit == counts[at + size].unit for at in range(first, place))
    levels = [one for one in out[first:place] if one.metric and one.measure == "level"]
    names: list[Named] = [(one.metric, one.metric_id) for one in levels]
    return names if joined and alike and len(set(names)) == size else []


def standing(at: CountAt, clause: int, told: Sequence[MetricOf], size: int) -> list[Named]:
    """Return the names of the counts before, told once more as they stand now: 新建站1家、所4家,累计分别达2家和9家."""
    counts, place = at.counts, at.place
    once_more = _STANDING.fullmatch(at.folded, clause, at.count.start)
    if not once_more or place < size or at.count.start - at.first.end > _NEXT:
        return []
    units = [(counts[place + n].unit, counts[place - size + n].unit) for n in range(size)]
    named: list[Named] = [filed(NEW.sub("", one.metric)) if one.metric else (None, None) for one in told]
    alike = all(one == other for one, other in units) and all(name for name, _ in named)
    return named if alike and len({name for name, _ in named}) == size else []
