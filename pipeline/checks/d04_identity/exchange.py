"""An amount told in a foreign currency and in 元, for the check identity: 3265万美元,约合人民币2.1亿元.

The rate that the two make is held against what the currency was worth in those years; where the year is not known,
against what it ever was.  Rates of contracts and rounded amounts differ from the middle rate: a tenth is forgiven.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from extractors.lexicon import load
from pipeline import intervals
from pipeline.checks.base import Finding, Judgement, consistent
from pipeline.checks.figures import level
from pipeline.checks.findings import Message, of_figures
from pipeline.checks.forms import form, found
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.intervals import Interval
from pipeline.tables import Fact

_EQUALS = "(?:[约折]合|(?<=[,(、])合|折(?:算|成)|相当于)"
_FORM = form(
    rf"(?P<one>Ⓝ)[,(、]?〜{{0,4}}{_EQUALS}成?(?:人民币)?[约近]?(?P<two>Ⓝ)",
    "实际利用外资3265万美元,约合人民币4.1亿元。",
    "[合成算于](?:人民币)?[约近]?Ⓝ",
)
_FOREIGN = re.compile("[美欧日港韩加澳坡]元|美金|英镑")
_HOME = "元"
_FORGIVEN = Decimal("0.1")


@cache
def _rates() -> tuple[tuple[str, int, int, Decimal, Decimal], ...]:
    """Return currency, first and last year, and the rates between which it was."""
    found = []
    for row in load("exchange_rates"):
        code, since = row["since"].split()  # USD 2006
        found.append((code, int(since), int(row["until"]), Decimal(row["low"]), Decimal(row["high"])))
    return tuple(found)


def _worth(currency: str, year: int | None) -> Interval | None:
    """Return what a currency was worth in a year or the two beside it, or ever."""
    told = [
        (low, high)
        for code, since, until, low, high in _rates()
        if code == currency and (year is None or since - 1 <= year <= until + 1)
    ]
    if not told:
        return None
    low, high = min(low for low, _ in told), max(high for _, high in told)
    return Interval(low * (1 - _FORGIVEN), high * (1 + _FORGIVEN))


@gated((_FORM, _FOREIGN))
def exchanged(report: ReportFacts) -> Iterator[Judgement]:
    """Hold each pair of amounts that are said to be worth the same against the rates of exchange."""
    for _, figures in found(report, _FORM) if _FOREIGN.search(report.folded) else ():
        one, two = figures["one"], figures["two"]
        foreign, home = (two, one) if one.unit == _HOME else (one, two)
        worth = _worth(foreign.unit, _year(report, foreign, home)) if home.unit == _HOME else None
        if worth is None or not (level(one) and level(two)):
            continue
        rate = report.interval(home) / report.interval(foreign)
        facts = (home, foreign)
        if not rate.disjoint(worth):
            yield consistent(facts, rate, worth)
        elif None not in (rate.low, rate.high):
            yield Judgement(
                "inconsistent", facts, rate, worth, "rate_of_exchange", _finding(report, facts, rate, worth)
            )


def _year(report: ReportFacts, foreign: Fact, home: Fact) -> int | None:
    """Return the year of a pair, if it is told: the report's own may be that of another time."""
    return foreign.year or home.year or (report.report_year if report.of_record else None)


def _finding(report: ReportFacts, facts: tuple[Fact, Fact], rate: Interval, worth: Interval) -> Finding:
    """Say what rate the two amounts make."""
    home, foreign = facts
    a, b = report.printed(foreign), report.printed(home)
    made = (report.shown(home) / report.shown(foreign)).middle or Decimal(0)
    size, low, high = (intervals.show_number(value) for value in (made, worth.low or made, worth.high or made))
    message = Message(
        intervals.severity(intervals.gap(rate, worth)),
        85,
        f"{a}折合{b},汇率为{size},当时汇率约在{low}至{high}之间",
        f"{a} for {b} is a rate of {size}; it was between about {low} and {high}",
        f"{b} / {a} = {size}",
        intervals.hint(rate, worth),
    )
    return of_figures(report, facts, message, foreign)
