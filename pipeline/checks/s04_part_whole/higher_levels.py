"""Levels from the nation down to the one that 以上 names, for the check part_whole.

省级以上创新平台58家,其中国家级9家、省级49家: nothing is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from pipeline.checks.base import Judgement
from pipeline.checks.figures import level
from pipeline.checks.report import ReportFacts
from pipeline.checks.splits import total
from pipeline.tables import Fact

_TIERS = ("国家级", "省级", "市级", "县级")
_UP_FROM = re.compile("(?P<tier>[省市县]级)(?:及其?|或)?以上")


def tiers(report: ReportFacts, told: Iterable[tuple[Fact, Sequence[Fact]]]) -> Iterator[Judgement]:
    """Add up the levels behind 其中 where the total is of all levels from the lowest of them up."""
    for whole, parts in told:
        up = list(_UP_FROM.finditer(report.words(whole)))
        wanted = _TIERS[: _TIERS.index(up[0]["tier"]) + 1] if len(up) == 1 else ()
        if len(parts) != len(wanted) or not parts or not level(whole):
            continue
        labels = [report.folded[a : b.start] for a, b in zip((whole.end, *(p.end for p in parts)), parts, strict=False)]
        plain = all(name in label for name, label in zip(wanted, labels, strict=True))
        if plain and not any("以上" in label for label in labels) and all(a.end < b.start for a, b in pairwise(parts)):
            yield total(report, whole, parts)
