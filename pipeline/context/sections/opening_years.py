"""The year that a summary signed in the next opens with, for its chapters: 2015年,… of one signed in January 2016."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.periods import Period
from pipeline.context.types import ReportContext
from pipeline.document.ahead import either
from pipeline.document.opening import looked_back_on

_AHEAD = re.compile(rf"^[ 　]*[^\n。,:;]{{0,18}}{either('chapter', 'task')}[^\n。,;]{{0,6}}$", re.M)


def opening(text: str, found: Sequence[Period], report: ReportContext) -> Iterator[tuple[int, Period]]:
    """Yield the year that a summary signed in the next opens with, and its own year where what it plans begins."""
    year = (report.report_year or 0) + report.looks_back
    if report.doc_type != "summary" or report.looks_back == 0:
        return
    at = looked_back_on(text, year)
    opening = next((p for p in found if p.start == at and p.role == "main" and p.years == 1), None)
    if at <= 0 or opening is None:
        return
    yield text.rfind("\n", 0, at) + 1, opening
    plans = next((plan for plan in _AHEAD.finditer(text, at)), None)
    if plans is not None:
        own = str(year + 1)
        yield plans.start(), Period(plans.start(), plans.start(), f"{own}年", "numeric", "main", year=year + 1)
