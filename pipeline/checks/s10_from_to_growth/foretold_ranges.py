"""A range that is foretold with the range of its growth, for the check from_to_growth.

预计净利润5000万元至1亿元,同比下降33.64%至66.82%: both ends are over one level, that of the year before
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal

from pipeline import intervals
from pipeline.checks.base import Judgement, consistent
from pipeline.checks.findings import Message, of_figures
from pipeline.checks.report import ReportFacts
from pipeline.intervals import HUNDRED, Interval
from pipeline.tables import Fact

_RANGE = "range"
_BETWEEN = re.compile(r"[^,。;\d%]{0,4},(?:[^,。;\d%]{2,12},)?[^,。;\d%]{2,16}")
_OTHER = re.compile("亏|负|盈余|扭|环比|分别")
_LEAST = Decimal("0.02")  # of a level, that rounded forecasts may be off
_BEFORE = 24  # characters before a range


def foretold(report: ReportFacts) -> Iterator[Judgement]:
    """Hold the two ends of each range against each other by their growths."""
    if not any(fact.qualifier == _RANGE for fact in report.rates):
        return
    starts = [fact.start for fact in report.figures]
    for growth in report.rates:
        if growth.qualifier != _RANGE or growth.measure != "growth":
            continue
        place = bisect_left(starts, growth.start)
        new = report.figures[place - 1] if place else None
        if new is None or new.qualifier != _RANGE or new.kind != "money" or new.measure != "level":
            continue
        lead = report.folded[max(0, new.start - _BEFORE) : growth.start]
        if _BETWEEN.fullmatch(report.folded, new.end, growth.start) and not _OTHER.search(lead):
            yield from _judged(report, growth, new)


def _judged(report: ReportFacts, growth: Fact, new: Fact) -> Iterator[Judgement]:
    """Compare the levels of the year before that the two ends imply."""
    ends = (new.low, new.high, growth.low, growth.high)
    if any(end is None for end in ends) or not new.low or new.low <= 0 or (growth.low or 0) <= -HUNDRED:
        return
    low, high = (_base(*pair, new, growth) for pair in ((new.low, growth.low), (new.high, growth.high)))
    if intervals.gap(low, high) < _LEAST:
        yield consistent((growth, new), low, high)
        return
    told, by = report.printed(new), report.printed(growth)
    a, b = (intervals.show_as(base.middle or Decimal(0), told, new.unit) + new.unit for base in (low, high))
    message = Message(
        intervals.severity(intervals.gap(low, high)),
        80,
        f"{told}与{by}的两端所据上年同期数不一:{a}与{b}",
        f"the two ends of {told} and {by} are over different levels of the year before: {a} and {b}",
        f"{told} / (1 + {by}): {a} ≠ {b}",
    )
    finding = of_figures(report, (growth, new), message, new)
    yield Judgement("inconsistent", (growth, new), low, high, "disjoint", finding)


def _base(level: Decimal | None, change: Decimal | None, new: Fact, growth: Fact) -> Interval:
    """Return the level before that an end of a range and its growth imply."""
    now = Interval((level or 0) - new.slack, (level or 0) + new.slack)
    rate = Interval((change or 0) - growth.slack, (change or 0) + growth.slack)
    return now / (intervals.exactly(1) + rate.scaled(1 / HUNDRED))
