"""What a look back on some years says was reached in the last of them, against the figure told of that year.

一般公共预算收入31.6亿元,增长3.5% … 一般公共预算收入由2015年的21.4亿元增加到2020年的33.6亿元
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.checks.cross_words import cued
from pipeline.checks.d03_two_values.partial import partial
from pipeline.checks.figures import level
from pipeline.checks.report import ReportFacts
from pipeline.checks.series import Point
from pipeline.tables import Fact

_REACHED = re.compile(r"[由从][^,;。]{2,30}[到至为]了?(?P<year>(?:19|20)\d\d)年(?:末|底|度)?的?$")
_STARTS = re.compile("[由从比较]")
_FAR = Decimal("0.3")  # what is so far apart is of something else


def reached(report: ReportFacts) -> Iterator[tuple[Fact, Fact]]:
    """Yield the level that a year is said to have reached, and the only other one told of that year."""
    if not any(mark in report.folded for mark in "由从"):
        return
    for last in report.facts:
        if not _sure(report, last):
            continue
        found = _REACHED.search(report.words(last))
        if found is None or int(found["year"]) != last.year:
            continue
        told = {fact.low: fact for fact in report.facts if _alike(report, last, fact)}
        if len(told) == 1 and _near(other := next(iter(told.values())), last):
            yield other, last


def _sure(report: ReportFacts, fact: Fact) -> bool:
    """Return whether a figure is an exact level of a known indicator in a whole year that was."""
    known = fact.metric_id is not None and fact.year is not None and level(fact) and fact.qualifier == "exact"
    return known and fact.list_group is None and Point(report, fact).whole


def _alike(report: ReportFacts, last: Fact, fact: Fact) -> bool:
    """Return whether a figure of another sentence is of the subject, indicator, scope and year of one."""
    one, two = ((f.subject, f.metric_id, f.metric, f.unit, f.year) for f in (last, fact))
    if one != two or fact.sentence_id == last.sentence_id or not _sure(report, fact):
        return False
    if _STARTS.search(report.words(fact)) or partial(report, fact) or partial(report, last):
        return False
    named = (_STARTS.split(report.words(last))[0], report.words(fact).removeprefix("其中"))
    scopes = [{word for _, _, word in cued("scope", words)} for words in named]
    return scopes[0] == scopes[1]


def _near(one: Fact, two: Fact) -> bool:
    """Return whether two levels may be of one thing."""
    a, b = one.low, two.low
    return a is not None and b is not None and abs(a - b) < _FAR * max(a, b)
