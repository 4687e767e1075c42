"""One figure told twice with 万 for 亿: the same digits between the same words, for the check two_values.

投资1.2亿元新建的自动化釉线 … 投资1.2万元新建的自动化釉线
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline import intervals
from pipeline.checks.report import ReportFacts
from pipeline.tables import Fact

_NOT_HAN = re.compile(r"[^一-鿿A-Za-z]")
_DIGITS = re.compile(r"[\d.]+")
_BEFORE, _BEHIND = 2, 6  # characters beside a figure that must be the same
_WINDOW = 16
_SLIPS = frozenset({"factor_10^4", "factor_10^8"})


def slips(report: ReportFacts) -> Iterator[tuple[Fact, Fact]]:
    """Yield two figures that have digits and surroundings in common, and are 10^4 or 10^8 apart."""
    known: dict[tuple[str, str, str, str], Fact] = {}
    for fact in report.facts:
        if fact.unit != "元" or fact.qualifier != "exact":
            continue
        digits = _DIGITS.match(report.folded, fact.start)
        before = _NOT_HAN.sub("", report.folded[max(0, fact.start - _WINDOW) : fact.start])[-_BEFORE:]
        behind = _NOT_HAN.sub("", report.folded[fact.end : fact.end + _WINDOW])[:_BEHIND]
        if digits is None or len(digits[0].strip("0.")) < 2 or len(before) < _BEFORE or len(behind) < _BEHIND:
            continue
        other = known.setdefault((digits[0], before, behind, fact.subject or ""), fact)
        if other is not fact and intervals.hint(report.interval(fact), report.interval(other)) in _SLIPS:
            yield other, fact
