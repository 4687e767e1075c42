"""Which budget a figure is of, for the check two_values: 一般公共预算 and 政府性基金 have 收入总计 each."""

from __future__ import annotations

import re

from pipeline.checks.report import ReportFacts
from pipeline.tables import Fact

_BUDGET = re.compile("一般公共预算|政府性基金|国有资本|社会?保[险障]?基金")
_ABOVE = 400  # characters before a figure in which its budget is named
_CUE = "预算"


def budget(report: ReportFacts, fact: Fact) -> str:
    """Return the budget that was named last before a figure, an empty string where none was."""
    low = max(0, fact.start - _ABOVE)
    named = _BUDGET.findall(report.folded, low, fact.start) if _CUE in report.folded else ()
    return named[-1] if named else ""
