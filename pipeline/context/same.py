"""去年同期, 上年同期, 全年: which months of which year they repeat; 上月: which month it follows."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from extractors.periods import Period

if TYPE_CHECKING:
    from pipeline.context.years import Reader


def year_before_that(reader: Reader, period: Period) -> Period:
    """Return 上年同期 as of the year before the one named last in its line: 2018年1-3月…,上年同期…."""
    if period.offset != -1 or (reader.report.dated and not period.text.startswith("上年")):
        return period
    line = reader.line(period)
    named = next((p for p in reader.before(period.start, line) if p.role == "main" and not p.bare), None)
    year = named.year if named is not None and named.years == 1 else None
    return period._replace(year=year - 1, offset=None) if year else period


def months_near(reader: Reader, period: Period) -> tuple[int, int]:
    """Return the months that 去年同期 repeats: those named last before it, else next after it, in its line."""
    line = reader.line(period)
    near = [p for p in reader.before(period.start, line) if p.role == "main"]
    number = bisect_left(reader.starts, period.end)
    near += [p for p in reader.found[number : number + 1] if p.role == "main"]
    return near[0].months if near else (1, 12)


def year_looked_back_on(reader: Reader, period: Period) -> int | None:
    """Return the year of 全年 in a chapter of a 政府工作报告 that looks back on several: the last of them."""
    over = (reader.over(period.start) or (0, None))[1]
    several = over is not None and over.role == "vague" and not over.text.startswith(("今后", "未来"))
    if not reader.year or not reader.report.to_assembly or reader.report.looks_back == 0 or not several:
        return None
    return reader.year + reader.report.looks_back if period.text.startswith("全年") else None


def month_before(reader: Reader, period: Period) -> Period:
    """Return 上月 as the month before the one named last in its line: 5月增长28%,高于上月的21%."""
    line = reader.line(period)
    named = next((p for p in reader.before(period.start, line) if p.role in ("main", "event")), None)
    if named is None or named.months[0] != named.months[1] or named.months[0] == 1 or named.role == "event":
        return period
    month = named.months[0] - 1
    return named._replace(start=period.start, role="main", months=(month, month))
