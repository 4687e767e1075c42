"""A period that opens a line over paragraphs with their numbers: 7月份,市场运行的主要特点是:⏎一是…⏎二是…."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from extractors import numbering
from extractors.periods import Period
from pipeline.context.sections.next_year import Mark, heading_before
from pipeline.context.types import ReportContext

_ITEM = rf"[ 　]*(?:[{numbering.NUMERALS}]是|第[{numbering.NUMERALS}]|{numbering.BRACKETED}|[0-9]{{1,2}}[.、])"
_OVER = re.compile(rf"^[ 　]*(?P<when>[^\n,。:]{{2,12}}),[^\n。:,0-9]{{2,24}}:\n+(?={_ITEM})", re.M)
_LINES = re.compile(rf"(?:{_ITEM}[^\n]*(?:\n+|$))+")


def over_items(
    text: str, found: Sequence[Period], marks: Mapping[int, Period], report: ReportContext
) -> Iterator[Mark]:
    """Yield such periods, and where their last paragraph ends; `marks` are the other headings."""
    if ":\n" not in text or not report.dated:
        return
    for match in _OVER.finditer(text):
        at = match.start("when")
        period = next((p for p in found if p.start == at and p.end <= match.end("when")), None)
        lines = _LINES.match(text, match.end())
        if period is None or lines is None or period.role != "main" or match.start() in marks:
            continue
        yield match.start(), period
        yield lines.end(), heading_before(marks, match.start())
