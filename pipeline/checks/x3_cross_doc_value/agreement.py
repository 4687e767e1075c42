"""Which of the values that several reports give one figure say the same, and which of them contradict each other.

Values say the same if they have a point in common (3.4亿 and 3.38亿).  Two reports agree if any two of their values
meet: what else one of them says of the figure is a matter of that report alone.  So a contradiction is sought between
two groups of values, in two reports that agree nowhere, at the words that are most alike; every two groups, and every
two reports, are judged once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations, product

from pipeline.checks.series import Point

Alike = Callable[[Point, Point], int]
Contradiction = tuple[int, Point, Point]  # how much the words are alike, and the two figures
MOST = 8  # more values are of many things; nor are more figures of one value compared word by word
_ENDLESS = Decimal("Infinity")


def groups(points: Sequence[Point]) -> list[list[Point]]:
    """Return the points in groups that have a value in common, ordered by their first points; each point once."""
    left = sorted(range(len(points)), key=lambda at: (_high(points[at]), at))
    found = []
    while left:
        common = _high(points[left[0]])  # of all who are left this one ends first
        inside = [at for at in left if _low(points[at]) <= common]
        found.append(sorted(inside))
        left = [at for at in left if _low(points[at]) > common]
    return [[points[at] for at in inside] for inside in sorted(found)]


def contradictions(found: Sequence[Sequence[Point]], alike: Alike) -> Iterator[Contradiction]:
    """Yield for groups of points the pairs of figures that contradict each other."""
    says: dict[str, list[Point]] = {}
    for point in (point for group in found for point in group):
        says.setdefault(point.report.doc_id, []).append(point)
    pairs = [
        (alike(a, b), (one, two), a, b)
        for one, two in combinations(range(len(found)), 2)
        for a, b in product(found[one][:MOST], found[two][:MOST])
        if not _agree(says[a.report.doc_id], says[b.report.doc_id])
    ]
    judged: set[object] = set()
    for words, both, a, b in sorted(pairs, key=lambda pair: -pair[0]):
        reports = frozenset((a.report.doc_id, b.report.doc_id))
        if both not in judged and reports not in judged:
            judged.update((both, reports))
            yield words, a, b


def _agree(one: Sequence[Point], two: Sequence[Point]) -> bool:
    """Return whether any value of one report meets one of the other's; a report agrees with itself."""
    return any(not a.value.disjoint(b.value) for a, b in product(one, two))


def _low(point: Point) -> Decimal:
    """Return the least value."""
    low = point.value.low
    return -_ENDLESS if low is None else low


def _high(point: Point) -> Decimal:
    """Return the largest value."""
    high = point.value.high
    return _ENDLESS if high is None else high
