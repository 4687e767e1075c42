"""A part that begins the next sentence and is more than all that the sentence before tells, by a slip of its unit.

实际利用外资1.18亿美元,为任务的107%。其中制造业到资8640亿美元,占73.2%

Which figure of the sentence is the whole need not be known: the part is so much more than every one of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from pipeline.checks.among import amounts, heads
from pipeline.checks.base import Judgement
from pipeline.checks.exceeding import Told, part_above_whole
from pipeline.checks.figures import level
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.words import any_of
from pipeline.intervals import HUNDRED
from pipeline.tables import Fact

_TOLD = Told("high", 88, "部分{part}大于总数{whole}", "the part {part} is more than its whole {whole}")
_APIECE = any_of("S4.apiece")
_SCALES = tuple(Decimal(10) ** power for power in (1, 2, 3, 4, 8))
_FAR, _NEAR = 1_000, Decimal("0.02")  # times the whole; of a share, that rounding may part from what it is of
_REACH, _BEHIND = 60, 16
_LEAST = 10_000  # else a price, or what one has, stands before the part: 每股23.85元


@gated("其中")
def slipped_parts(report: ReportFacts) -> Iterator[Judgement]:
    """Hold the first figure behind each 其中 that begins a sentence against those of the sentence before."""
    at = report.folded.find("其中")
    while at >= 0:
        if report.folded[at - 1 : at] == "。":
            yield from _judged(report, at)
        at = report.folded.find("其中", at + 2)


def _judged(report: ReportFacts, at: int) -> Iterator[Judgement]:
    """Judge the first figure behind one 其中."""
    near = amounts(report, at, min(report.sentence_span(at)[1], at + _REACH))
    part = near[0] if near else None
    if part is None or part.low is None or not level(part) or part.qualifier != "exact":
        return
    wholes = [fact for fact in heads(report, at) if fact.unit == part.unit and fact.low]
    words = "".join(map(report.words, (*wholes, part)))
    if (
        not wholes
        or min(fact.low or 0 for fact in wholes) < _LEAST
        or _APIECE.search(words)
        or any(part.low <= (fact.low or 0) * 5 for fact in wholes)
    ):
        return
    share = next((f for f in near[1:2] if f.unit == "%" and f.start - part.end <= _BEHIND), None)
    shared = [fact for fact in wholes if share is not None and _of(report, part, fact, share)]
    if shared:
        yield part_above_whole(report, part, shared[-1], _TOLD)
    elif all(part.low > (fact.low or 0) * _FAR for fact in wholes):
        yield part_above_whole(report, part, wholes[-1], _TOLD)


def _of(report: ReportFacts, part: Fact, whole: Fact, share: Fact) -> bool:
    """Return whether a part is its share of a whole but for the scale of its unit."""
    if "占" not in report.words(share) or not whole.low or not share.low or part.low is None:
        return False
    times = part.low / whole.low / (share.low / HUNDRED)
    return any(abs(times / scale - 1) <= _NEAR for scale in _SCALES)
