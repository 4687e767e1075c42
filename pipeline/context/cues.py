"""Words that decide which period a figure is of, and headings that date what follows them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extractors.lexicon import load
from extractors.periods import Period
from pipeline.context.types import ReportContext

PAST_YEAR = ("过去一年", "过去的一年")
_TITLE = 60  # characters: a longer first line is no title
_HEADLINE = 30  # characters: a longer line is no heading
_SIGNS = "[增降升涨跌减](?![速幅值])|[高低多少]出?[约近]?$"


@cache
def words(kind: str) -> re.Pattern[str]:
    """Return a pattern for the words of one kind."""
    rows = [row["word"] for row in load("period_cues") if row["kind"] == kind]
    signs = [_SIGNS] if kind == "change" else []
    return re.compile("|".join([*sorted(map(re.escape, rows), key=len, reverse=True), *signs]))


def headings(text: str, found: Sequence[Period], report: ReportContext) -> list[tuple[int, Period]]:
    """Return the periods that date what follows: of the first line, and of reviews (一、2024年工作回顾)."""
    marks: list[tuple[int, Period]] = []
    title = [p for p in found if p.start < min(text.find("\n"), _TITLE)]
    if report.dated and len(title) == 1 and title[0].role == "main" and _over(title[0], report):
        marks.append((0, title[0]))
    whole = "\n" not in text and len(text) > _HEADLINE
    for period in found:
        if period.role != "main" or period.bare or (whole and period.text not in PAST_YEAR):
            continue
        start = text.rfind("\n", max(0, period.start - 40), period.start) + 1
        end = text.find("\n", period.end, period.end + 40)
        line = text[start : end if end >= 0 else len(text)].strip()
        alone = len(line) <= _HEADLINE and "。" not in line and words("review").search(line)
        if (alone and (start or not report.dated)) or period.text in PAST_YEAR:
            if (
                marks and marks[-1][0] == start and marks[-1][1] != period
            ):  # 2016年工作总结和2017年工作计划 dates neither part
                marks.pop()
            elif not marks or marks[-1][1] != period:
                marks.append((start, period))
    return sorted(marks, key=lambda mark: mark[0])


def _over(period: Period, report: ReportContext) -> bool:
    """Return whether the period of a title lies behind the report and is more than a month."""
    year = report.report_year or 0
    ahead = period.offset if period.offset is not None else (period.year or year) - year
    first, last = period.months
    whole = (first, last) == (1, 12)
    return first < last and (ahead < 0 or (ahead == 0 and (whole or last <= (report.issued_month or 12))))
