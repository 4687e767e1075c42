"""The firms named before two figures, for the check two_values: what is of another firm is no second value."""

from __future__ import annotations

import re

from pipeline.checks.report import ReportFacts
from pipeline.checks.report_text import NUMBERING
from pipeline.tables import Fact

_SECTION = re.compile(rf"\n(?={NUMBERING.pattern})")


def other_firm(report: ReportFacts, a: Fact, b: Fact) -> bool:
    """Return whether another firm is named between two figures and the second does not name its own."""
    since = a.end
    if not b.enterprise_id:  # a new section speaks of the place again
        since = max([since, *(match.end() for match in _SECTION.finditer(report.folded, a.end, b.start))])
    between = report.mentioned(since, b.start)
    low = report.sentence_span(b.start)[0]
    if any(m.canonical == b.subject for m in between if m.start >= low):
        return False
    return any(m.canonical != a.subject for m in between)


def firms_before(report: ReportFacts, fact: Fact) -> set[str]:
    """Return the firms named in the sentence before a figure."""
    low = report.sentence_span(fact.start)[0]
    return {m.canonical or m.text for m in report.mentioned(low, fact.start)}
