"""A figure held against what other figures of its text come to: one place compares them and says what is wrong.

利润3980万元+税金1860万元=5840万元,文中为6240万元
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add

from pipeline import intervals
from pipeline.checks.base import Judgement, consistent
from pipeline.checks.figures import unit_word
from pipeline.checks.findings import Message, of_figures
from pipeline.checks.report import ReportFacts
from pipeline.intervals import Interval
from pipeline.tables import Fact


@dataclass(frozen=True, slots=True)
class Reckoning:
    """What some figures come to: `implied` is judged, `shown` printed.

    `formula` names the figures; `zh` and `en` lead to the size they come to; `about` is whose subject, indicator and
    period the finding speaks of.
    """

    implied: Interval
    shown: Interval
    formula: str
    zh: str
    en: str
    about: Fact
    confidence: int = 88
    reason: str = "disjoint"


def worded(formula: str) -> tuple[str, str, str]:
    """Return a formula, and the words that lead to what it comes to in both languages: it says that by itself."""
    return formula, f"{formula} = ", f"{formula} ="


def less(report: ReportFacts, told: Sequence[Fact], other: Fact) -> tuple[Interval, Interval, str]:
    """Return what some figures come to less another one: as it is judged, as it is shown, and as a formula."""
    value, shown = (reduce(add, map(read, told)) - read(other) for read in (report.interval, report.shown))
    return value, shown, f"{' + '.join(map(report.printed, told))} − {report.printed(other)}"


def against_reckoning(
    report: ReportFacts, facts: tuple[Fact, ...], sum_of: Reckoning, stated: Interval | None = None
) -> Judgement:
    """Compare the first of some facts, as it stands or as the caller read it, with what the others come to."""
    told = facts[0]
    stated = stated or report.interval(told)
    if not stated.disjoint(sum_of.implied):
        return consistent(facts, stated, sum_of.implied)
    printed, shown, unit = report.printed(told), sum_of.shown, told.unit
    scale = "%" if unit == "百分点" else unit
    size = "?" if shown.middle is None else intervals.show_as(shown.middle, printed, scale) + unit_word(told, printed)
    if shown.middle is not None and stated.middle is not None and shown.middle * stated.middle < 0:
        printed, size = (
            _signed(printed, stated.middle < 0),
            _signed(size, shown.middle < 0),
        )  # else 11.54% against 11.5%
    elif not printed.startswith("-"):
        size = size.removeprefix("-")  # 压减8户, by the figures 7户
    bounds, seen = intervals.show(shown, unit), intervals.show(report.shown(told), unit)
    message = Message(
        intervals.severity(intervals.gap(stated, sum_of.implied)),
        sum_of.confidence,
        f"{sum_of.zh}{size},文中为{printed}",
        f"{sum_of.en} {size}, the text says {printed}",
        f"{sum_of.formula} = {size} {bounds} ≠ {printed} {seen}",
        intervals.hint(stated, sum_of.implied, report.printed(told)),
    )
    finding = of_figures(report, facts, message, sum_of.about)
    return Judgement("inconsistent", facts, stated, sum_of.implied, sum_of.reason, finding)


def _signed(size: str, below: bool) -> str:
    """Return a size with its sign, which is what is wrong with it."""
    return ("-" if below else "+") + size.lstrip("+-−")
