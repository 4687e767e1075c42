"""The periods of a passage and their reader: of the paragraphs that hold figures, the first line and the headings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors import periods
from extractors.base import Passage
from extractors.periods import Period
from pipeline.context.ground import Ground
from pipeline.context.sections.chapters import headings
from pipeline.context.types import ReportContext
from pipeline.context.when.repeated_periods import year_of_this
from pipeline.context.when.years import Reader

# 2014年工作回顾, “九五”时期…, “十三五”回顾, 五、下半年; 7月份,市场运行的主要特点是:
_HEADING = re.compile(
    r"^(?:[^\n。年]{0,16}(?:年|五[\"”]?[时期末]|五[\"”])[^\n。]{2,26}|[^\n。,;年]{1,6}下半年|[^\n。,:;]{0,8}[月季][^\n。:]{4,30}:)$",
    re.M,
)


def periods_near(passage: Passage, windows: Sequence[tuple[int, int]]) -> list[Period]:
    """Return the periods of the paragraphs that hold figures, of the first line and of the headings."""
    text = passage.folded
    end = text.find("\n")
    if end < 0:
        return periods.find_within(passage, [(0, len(text))])
    spans = [(0, -end), *((first, -last) for first, last in windows)]
    spans += [(match.start(), -match.end()) for match in _HEADING.finditer(text)]
    lines: list[tuple[int, int]] = []
    reached = 0
    for first, behind in sorted(spans):  # the longer first
        if first >= reached:
            reached = -behind
            lines.append((first, reached))
    return periods.find_within(passage, lines)


def reader_of(ground: Ground, found: Sequence[Period], report: ReportContext) -> Reader:
    """Return the reader of a passage; `found` are the periods that `periods_near` gives."""
    text = ground.text
    starts, over = [p.start for p in found], headings(text, found, report)
    year = report.report_year if report.dated else None
    return Reader(text, found, starts, over, report, ground, year, year_of_this(text, found, report))
