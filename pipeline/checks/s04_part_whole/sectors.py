"""The structure of the three sectors against their value added, for the check part_whole.

第一产业增加值38亿元,第二产业84亿元,第三产业93亿元。三次产业结构为17.7:39.1:43.2

Only values of the report's own year, told before the structure and of one sum, are held against it.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import reduce
from operator import add

from pipeline import intervals
from pipeline.checks.base import Judgement, consistent
from pipeline.checks.figures import level, period_of
from pipeline.checks.findings import About, Message, quoted
from pipeline.checks.report import ReportFacts
from pipeline.checks.report_text import Span
from pipeline.checks.words import either
from pipeline.intervals import HUNDRED, Interval
from pipeline.tables import Fact

_SECTORS = ("va_primary", "va_secondary", "va_tertiary")
_NAMED = re.compile("(?:三次产业|[一二三1-3]产业|产业|三产)[^,。;]{0,8}$|[调变优演][^,。;]{0,4}[为到至]$")
_OF_OTHERS = re.compile(f"{either('S4.of_others')}|税")
_BEFORE = re.compile(r"[上去前]年|(?:19|20)\d\d年|十[一二三四]五|由[^,。;]{0,12}$")
_CHANGED = re.compile("[^,。;\\d]{0,3}[调转变优演][^,。;\\d]{0,8}")
_REACH, _LEAD = 400, 24
_FAR = Decimal("0.02")
_ROUNDED = Decimal("0.1")  # points by which a share may be moved so that all add up to 100


def sectors(report: ReportFacts, span: Span, shares: list[Interval]) -> Judgement | None:
    """Hold a structure of three shares against the sectors told before it."""
    start, end = span
    before = report.folded[max(report.clause(start), start - _LEAD) : start]
    if len(shares) != 3 or not _NAMED.search(before) or _OF_OTHERS.search(before) or _earlier(report, before, end):
        return None
    facts = _values(report, start)
    if facts is None:
        return None
    values = [report.interval(fact) for fact in facts]
    whole = reduce(add, values)
    wide = Interval(-_ROUNDED, _ROUNDED)
    implied = [(value / whole).scaled(HUNDRED) + wide for value in values]
    if not any(share.disjoint(other) for share, other in zip(shares, implied, strict=True)):
        return consistent(facts)
    shown = ":".join(f"{other.middle or 0:.1f}" for other in implied)
    quote = report.text[start:end]
    message = Message(
        "high" if max(intervals.gap(*pair) for pair in zip(shares, implied, strict=True)) > _FAR else "medium",
        85,
        f"三次产业增加值之比为{shown},文中结构为{quote}",
        f"value added of the three sectors is as {shown}, the structure says {quote}",
        f"{' : '.join(report.printed(fact) for fact in facts)} = {shown} ≠ {quote}",
    )
    about = About(facts[0].subject, "三次产业结构", period_of(facts[0]))
    finding = quoted(message, [(report.clause(start), end)], [report.quote(fact) for fact in facts], about=about)
    return Judgement("inconsistent", facts, reason="shares_differ", finding=finding)


def _earlier(report: ReportFacts, before: str, end: int) -> bool:
    """Return whether a structure is that of another year: 由上年的19:40:41|调整为."""
    return bool(_BEFORE.search(before)) or _CHANGED.match(report.folded, end) is not None


def _values(report: ReportFacts, start: int) -> tuple[Fact, ...] | None:
    """Return the value added of the three sectors in the year of the report, told right before a structure."""
    near = [f for f in report.facts if start - _REACH < f.start < start and f.metric_id in _SECTORS and level(f)]
    own = [f for f in near if f.year == report.report_year and f.modality == "actual" and f.qualifier == "exact"]
    found = {f.metric_id: f for f in own}
    if len(own) != 3 or len(found) != 3 or len({(f.subject, f.unit) for f in own}) != 1:
        return None
    return tuple(found[name] for name in _SECTORS)
