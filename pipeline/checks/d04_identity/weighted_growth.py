"""The growth of a total against that of the parts that make it up, weighed by their levels, for the check identity.

总产值428.6亿元,增长9.4%。其中,电子186.2亿元,增长12.8%;装备142.4亿元,增长8.1%;建材100.0亿元,增长5.4%

Parts are weighed by what they were the year before; growth at constant prices may lie off that by some of its spread.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import reduce
from itertools import takewhile
from operator import add

from pipeline.checks.among import amounts
from pipeline.checks.base import Judgement, undecidable
from pipeline.checks.figures import all_exact, level, same_when
from pipeline.checks.reckoned import Reckoning, against_reckoning
from pipeline.checks.report import ReportFacts
from pipeline.checks.table_view import tables
from pipeline.checks.words import either
from pipeline.intervals import HUNDRED, ONE, Interval, exactly
from pipeline.tables import Fact

_Grown = tuple[Fact, Fact]  # a level and its growth
_STOP = re.compile("[。\n]")
_GROWN = re.compile(rf"[,(]?(?:(?!年均|其中)[^,;。\n]){{0,8}}(?:{either('S10.rise')}|增[幅速])[了约达为]{{0,2}}")
_GAP, _REACH, _MOST = 16, 300, 8  # characters between them, and up to the last part; parts
_SHARP = Decimal("0.02")  # of the total, that rounding may part it from its parts
_LEAST_PART = Decimal("0.001")
_PRICES, _LEAST = Decimal("0.15"), Decimal("0.1")  # of the spread of growths, and points, that prices may explain


def weighted(report: ReportFacts) -> Iterator[Judgement]:
    """Hold the growth of each total against those of the parts behind it, if they add up to it."""
    told = _told(report)
    for place, (whole, growth) in enumerate(told):
        parts = _parts(report, whole, told[place + 1 : place + 1 + _MOST])
        if parts:
            yield _judged(report, (whole, growth), parts)


def _parts(report: ReportFacts, whole: Fact, behind: Sequence[_Grown]) -> Sequence[_Grown]:
    """Return the first figures behind a total, one after the other, that add up to it.

    Those that do not follow the total at once, or stand in news, must share a sentence: 12.8, 8.4 and 4.4 by chance.
    """
    own = list(takewhile(lambda told: _of_one(whole, told[0]), behind))
    for high in range(2, len(own) + 1):
        for low in range(high - 1):
            parts = [part for part, _ in own[low:high]]
            near = (low == 0 and report.of_record) or not _STOP.search(report.folded, parts[0].start, parts[-1].start)
            if near and _makes_up(report, whole, parts):
                return own[low:high]
    return ()


def _of_one(whole: Fact, part: Fact) -> bool:
    """Return whether a figure may be a part of a total: of its unit and time, and not far behind it."""
    return part.unit == whole.unit and part.start - whole.end <= _REACH and same_when(whole, part)


def _told(report: ReportFacts) -> list[_Grown]:
    """Return each level with the growth over the year before that stands right behind it."""
    found = []
    cells = _cells(report)
    for growth in report.rates:
        if growth.start in cells:
            continue  # the matter of table_arithmetic
        if growth.measure == "growth" and growth.base in (None, "yoy") and growth.list_group is None:
            before = amounts(report, max(0, growth.start - 3 * _GAP), growth.start)[-1:]
            if before and level(before[0]) and _GROWN.fullmatch(report.folded, before[0].end, growth.start):
                found.append((before[0], growth))
    return found


def _cells(report: ReportFacts) -> frozenset[int]:
    """Return where the cells of tables stand."""
    lines = [line for table in tables(report) for line in table.lines] if len(report.rates) > 1 else []
    return frozenset(cell.start for line in lines for cell in line.cells if cell is not None)


def _makes_up(report: ReportFacts, whole: Fact, parts: Sequence[Fact]) -> bool:
    """Return whether parts add up to a total, closely enough that this is no chance, and nothing else stands there."""
    added, top = reduce(add, map(report.interval, parts)), report.interval(whole)
    if added.low is None or added.high is None or top.high is None or top.disjoint(added):
        return False
    if any((part.low or 0) < top.high * _LEAST_PART for part in parts):
        return False  # 人均收入3.9万元 beside 生产总值731.5亿元 makes up no 731.5亿元
    told = [one for one in amounts(report, parts[0].start, parts[-1].end) if one.unit == whole.unit]
    return added.high - added.low <= top.high * _SHARP and len(told) == len(parts)


def _judged(report: ReportFacts, total: _Grown, parts: Sequence[_Grown]) -> Judgement:
    """Compare the growth of a total with the one that its parts come to."""
    whole, growth = total
    facts = (growth, whole, *(fact for part in parts for fact in part))
    rates = [report.interval(rate) for _, rate in parts]
    ends = [end for rate in rates for end in (rate.low, rate.high) if end is not None]
    if not all_exact(*facts) or len(ends) < 2 * len(rates) or min(ends) <= -HUNDRED:
        return undecidable(facts, "open_interval")
    shown = _implied(report, parts)
    slack = _LEAST + ((max(ends) - min(ends)) * _PRICES if whole.kind == "money" else 0)
    if shown.low is None or shown.high is None:
        return undecidable(facts, "open_interval")
    label = " + ".join(f"{report.printed(part)}({report.printed(rate)})" for part, rate in parts)
    said = (label, "按各部分推算,合计增长", "by its parts, the total grew by")
    implied = Interval(shown.low - slack, shown.high + slack)
    return against_reckoning(report, facts, Reckoning(implied, shown, *said, growth, 80, "growth_outside"))


def _implied(report: ReportFacts, parts: Sequence[_Grown]) -> Interval:
    """Return by how much parts grew together, in per cent; their levels are taken as printed."""
    now = sum((part.low or Decimal(0) for part, _ in parts), Decimal(0))
    ends: list[Decimal] = []
    for side in ("low", "high"):
        factors = [ONE + (getattr(report.shown(rate), side) or Decimal(0)) / HUNDRED for _, rate in parts]
        before = sum(((part.low or Decimal(0)) / factor for (part, _), factor in zip(parts, factors, strict=True)))
        ends.append((now / before - ONE) * HUNDRED if before else Decimal(0))
    return Interval(min(ends), max(ends)) if all(part.low for part, _ in parts) else exactly(0)
