"""A part that is more than what it is a part of: an item above all that is spent, some months above their year."""

from __future__ import annotations

from typing import NamedTuple

from pipeline import intervals
from pipeline.checks.base import Judgement
from pipeline.checks.findings import Message, of_figures
from pipeline.checks.report import ReportFacts
from pipeline.intervals import Interval
from pipeline.severity import Severity
from pipeline.tables import Fact


class Told(NamedTuple):
    """How the finding is worded, `part` and `whole` standing for the figures as printed, and how sure it is."""

    severity: Severity
    percent: int
    zh: str
    en: str
    reason: str = "part_above_whole"


def part_fits(value: Interval, top: Interval) -> bool:
    """Return whether a part need not be more than its whole."""
    return value.low is None or top.high is None or value.low <= top.high


def part_above_whole(report: ReportFacts, part: Fact, whole: Fact, told: Told) -> Judgement:
    """Return the judgement that a part is more than its whole, which holds where it does not fit."""
    value, top = report.interval(part), report.interval(whole)
    a, b = report.printed(part), report.printed(whole)
    message = Message(
        told.severity,
        told.percent,
        told.zh.format(part=a, whole=b),
        told.en.format(part=a, whole=b),
        f"{a} {intervals.show(report.shown(part))} > {b} {intervals.show(report.shown(whole))}",
        intervals.hint(value, top, a),
    )
    return Judgement("inconsistent", (part, whole), value, top, told.reason, of_figures(report, (part, whole), message))
