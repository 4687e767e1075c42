"""Slips of the pen: a figure that would agree with the others, had one digit, two neighbours or its scale been right.

Where words tie figures loosely, most that disagree are of different things; hardly ever do such figures differ by a
slip.  So a loose reading is believed only where a slip explains what is wrong.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from pipeline.checks.report import ReportFacts
from pipeline.intervals import ZERO, Interval, slip
from pipeline.tables import Fact

_WIDTH = Decimal("0.15")  # of what a figure should be


def slipped(report: ReportFacts, figures: Iterable[tuple[Fact, Interval, Interval]]) -> bool:
    """Return whether one of some figures, each with its value and the one that the others imply, is a slip."""
    return any(
        slip(value, implied, report.printed(fact)) for fact, value, implied in figures if narrow(implied, _WIDTH)
    )


def narrow(value: Interval, width: Decimal) -> bool:
    """Return whether an interval is no wider than a share of what it is about: one of many may else fit by chance."""
    if value.low is None or value.high is None:
        return False
    return value.high - value.low <= abs(value.middle or ZERO) * width
