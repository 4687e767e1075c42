"""Shares of several parts together, for the check share_times_base.

项目20个,其中工业项目12个、农业项目5个,占总数的85%: the share may be of the parts before it, all or the last of them.
"""

from __future__ import annotations

from itertools import accumulate, pairwise
from operator import add

from pipeline.checks.among import amounts
from pipeline.checks.base import Judgement, undecidable
from pipeline.checks.figures import level
from pipeline.checks.report import ReportFacts
from pipeline.intervals import HUNDRED
from pipeline.tables import Fact

_GAP = 16  # characters between two members of a list


def together(report: ReportFacts, judgement: Judgement) -> Judgement:
    """Leave open what a share says of the last of some parts where it fits them together."""
    if judgement.finding is None or len(judgement.facts) < 3:
        return judgement
    share, part, base = judgement.facts[:3]
    whole, stated = report.interval(base), report.interval(share)
    sums = accumulate(map(report.interval, _before(report, part, base)), add, initial=report.interval(part))
    shares = [(some / whole).scaled(HUNDRED) for some in sums][1:]
    if any(some.low is not None and not some.disjoint(stated) for some in shares):
        return undecidable(judgement.facts, "part_or_total")
    return judgement


def _before(report: ReportFacts, part: Fact, base: Fact) -> list[Fact]:
    """Return the members of a list that stand before its last one, the nearest first."""
    low = report.sentence_span(part.start)[0]
    figures = [*amounts(report, max(low, part.start - 120), part.start), part]
    found: list[Fact] = []
    for after, fact in pairwise(reversed(figures)):
        joined = after.start - fact.end <= _GAP and report.folded[fact.end : fact.end + 1] in ("、", ",", "和")
        if not joined or fact.unit != part.unit or not level(fact) or fact.start == base.start:
            break
        found.append(fact)
    return found
