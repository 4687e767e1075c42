"""Two levels of one unit, one of them in whole numbers, for the check from_to_growth: 从9万台扩到14.4万台,增幅50%.

By itself 9万台 may be anything from 8.5万 to 9.9万; beside a level that is told to a tenth it has dropped a zero and is
9.0万.  Growth that fits the wider reading only is of medium severity at most.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from pipeline.checks.base import Judgement
from pipeline.checks.reckoned import Reckoning, against_reckoning
from pipeline.checks.report import ReportFacts
from pipeline.intervals import HUNDRED, ZERO, exactly
from pipeline.severity import Severity
from pipeline.tables import Fact

_NUMBER = re.compile(r"[\d.,]+")
_FAR = Decimal(5)  # points that a growth told by and by may be off
_MOST: Severity = "medium"


def or_closer(report: ReportFacts, told: Judgement) -> Judgement:
    """Return the judgement of a change and its two levels, or what their closer reading says where they fit."""
    change, old, new = told.facts
    if told.verdict != "consistent" or change.unit != "%" or not _uneven(report, old, new):
        return told
    slack = min(old.slack, new.slack)
    before, after = (report.interval(replace(fact, slack=slack)) for fact in (old, new))
    implied = (after / before - exactly(1)).scaled(HUNDRED)
    stated = told.stated or report.interval(change)
    if (stated.middle or ZERO) * (implied.middle or ZERO) < 0:  # a fall, told by its size
        implied = -implied
    if stated.distance(implied) <= _FAR:
        return told
    label = f"{report.printed(old)} → {report.printed(new)}"
    said = (label, f"{label}推算为", f"{label} implies")
    closer = against_reckoning(
        report, told.facts, Reckoning(implied, implied, *said, new, 75, "closer_reading"), stated
    )
    return replace(closer, finding=closer.finding and replace(closer.finding, severity=_MOST))


def _uneven(report: ReportFacts, old: Fact, new: Fact) -> bool:
    """Return whether two exact levels look alike but for their decimals, and one of them has none."""
    units = {_NUMBER.sub("", report.printed(fact)) for fact in (old, new)}
    exact = all(fact.qualifier == "exact" and fact.low is not None and fact.low > 0 for fact in (old, new))
    whole = [_NUMBER.match(report.printed(fact)) for fact in (old, new)]
    marks = [match is not None and "." in match[0] for match in whole]
    return exact and len(units) == 1 and marks[0] != marks[1]
