"""What the lines above a report claim against what its text tells, for the check two_values.

——营业收入突破45亿元 … 集团全年实现营业收入42.6亿元: a heading of one line without a full stop, before the text begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline import intervals
from pipeline.checks.base import Judgement, consistent
from pipeline.checks.cross_words import cued
from pipeline.checks.d03_two_values.headlines import TOP, top_of
from pipeline.checks.figures import level
from pipeline.checks.findings import Message, of_figures
from pipeline.checks.report import ReportFacts
from pipeline.checks.series import Point
from pipeline.intervals import Interval
from pipeline.tables import Fact

_OVER = re.compile("(?:突破|超过?|跨越|迈上)了?$")
_FAR = Decimal("0.3")  # what is so far apart is of something else


def topline(report: ReportFacts) -> Iterator[Judgement]:
    """Hold each level told above the text, said to be passed, against the only one the text tells."""
    top = top_of(report)
    yield from _in_text(report, top)
    if not 0 < top <= TOP:
        return
    for head in report.facts:
        if head.start >= top:
            break
        if head.metric_id and level(head) and head.year and _OVER.search(report.words(head)):
            told = {fact.low: fact for fact in report.facts if fact.start > top and _same(report, head, fact)}
            if len(told) == 1:
                yield _judged(report, head, next(iter(told.values())))


def _in_text(report: ReportFacts, top: int) -> Iterator[Judgement]:
    """Hold what the text says to be passed against the only level of the same name, told in another sentence."""
    for head in report.facts:
        if head.start < top or head.qualifier != "more_than" or not head.metric_id or not head.year:
            continue
        if not (level(head) and _OVER.search(report.words(head)) and Point(report, head).whole and not head.part_of):
            continue
        told = {fact.low: fact for fact in report.facts if fact.start > top and _same(report, head, fact)}
        if len(told) == 1 and next(iter(told.values())).sentence_id != head.sentence_id:
            yield _judged(report, head, next(iter(told.values())), False)


def _same(report: ReportFacts, head: Fact, fact: Fact) -> bool:
    """Return whether a figure of the text is of the subject, indicator and whole year of one above it."""
    one, two = ((f.subject, f.metric_id, f.unit, f.year) for f in (head, fact))
    sure = one == two and level(fact) and fact.qualifier == "exact" and fact.part_of is None
    scopes = {word for _, _, word in cued("scope", report.words(fact)) if word not in (fact.subject or "")}
    return sure and Point(report, fact).whole and not scopes


def _judged(report: ReportFacts, head: Fact, fact: Fact, above: bool = True) -> Judgement:
    """Compare what is said to be passed with what was reached."""
    value, bound = report.interval(fact), Interval(head.low, None)
    if value.high is None or head.low is None or not head.low * (1 - _FAR) < value.high < head.low:
        return consistent((head, fact), bound, value)
    a, b = report.printed(head), report.printed(fact)
    message = Message(
        "medium",
        80,
        f"{'标题' if above else '文中'}称{fact.metric}超过{a},正文为{b}",
        f"the {'heading' if above else 'text'} says more than {a}, the text {b}",
        f"{b} {intervals.show(report.shown(fact), fact.unit)} < {a}",
        intervals.hint(value, Interval(head.low, head.low), b),
    )
    finding = of_figures(report, (head, fact), message)
    return Judgement("inconsistent", (head, fact), bound, value, "heading_differs", finding)
