"""Facilities and sights whose name is told with another character of the same sound, for the check entity_variant.

青萝洞景区 … 青萝洞景区完成改造 … 青罗洞景区游客中心: told twice in one way, and once in another
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from pipeline.checks.base import Judgement
from pipeline.checks.d05_entity_variant.slips_of_names import slip_of
from pipeline.checks.d05_entity_variant.two_firms import one_sound
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.words import either

_KINDS = re.compile(f"(?P<kind>{either('D5.facility')})")
_HAN = re.compile("[一-鿿]+")
_NAMES = (3, 2)  # characters of a name
_CLASSIFIERS = "家座所个条处"  # 3家|民营医院
_AGAIN, _MOST = 2, 40
_SIDE_BY_SIDE = re.compile("[、和与及]")


@gated(_KINDS)
def facilities(report: ReportFacts) -> Iterator[Judgement]:
    """Find a name met once that is a homophone away from one met more often before the same word."""
    told: dict[str, list[int]] = {}
    for match in _KINDS.finditer(report.folded):
        told.setdefault(match["kind"], []).append(match.start())
    for kind, ends in told.items():
        if _AGAIN < len(ends) <= _MOST:
            yield from _slips(report, kind, ends)


def _slips(report: ReportFacts, kind: str, ends: Sequence[int]) -> Iterator[Judgement]:
    """Judge the names before one word."""
    done: set[int] = set()
    for size in _NAMES:
        places: dict[str, list[int]] = {}
        for end in ends:
            name = report.folded[end - size : end]
            if len(name) == size and _HAN.fullmatch(name) and name[0] not in _CLASSIFIERS:
                places.setdefault(name, []).append(end)
        for a, b in combinations(sorted(places, key=lambda name: (len(places[name]), name)), 2):
            wrong, right = places[a], places[b]
            if len(wrong) == 1 and len(right) >= _AGAIN and wrong[0] not in done and one_sound(a, b):
                done.add(wrong[0])
                if not _listed(report, wrong[0], right, size + len(kind)):
                    spans = [[(end - size, end + len(kind)) for end in several] for several in (wrong, right)]
                    formula = f"{a + kind} ×1 ~ {b + kind} ×{len(right)}"
                    yield slip_of(a + kind, b + kind, spans, formula, "low", 75)


def _listed(report: ReportFacts, wrong: int, right: Sequence[int], size: int) -> bool:
    """Return whether two names stand side by side: 金山水库、锦山水库 are two."""
    for end in right:
        low, high = sorted((wrong, end))
        if high - low <= 2 * size and _SIDE_BY_SIDE.search(report.folded, low, high):
            return True
    return False
