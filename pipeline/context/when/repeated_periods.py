"""去年同期, 全年: which months of which year they repeat; 上年, 上月: what they follow; 今年 of an undated text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from extractors.figure_words import figure_word
from extractors.periods import Period
from pipeline.context.ground import REACH
from pipeline.context.types import ReportContext
from pipeline.context.when.passing_periods import LAST_YEAR
from pipeline.context.when.timeline import Timeline
from pipeline.context.words import either

_LAST_MONTH, _LAST_QUARTER = ("上月", "上个月"), ("上季", "上季度", "上一季度", "上个季度")
_QUARTER, _WHOLE = 2, (1, 12)  # months from the first to the last
_OF_PLAN = re.compile(f"的?(?:目标)?{figure_word('plan_name')}")  # 占全年|任务的49%: no time of the figures around it
_OPENS = 6  # characters of a paragraph in which a quarter stands that it is on
_FROM = ("由", "从")
_EXPECTED = ("预计", "预计到", "力争", "预测")
_IN_SPRING = re.compile("(?<![0-9年])[1-4]月[0-9]{1,2}日")
_LEAD, _SPRING = 120, 4  # characters that may open with a notice; the last month of yearly results
_NOTICE = re.compile(
    "(?:(?P<month>[0-9]{1,2})月[0-9]{1,2}日|今日|近日|日前|昨日|晚间)[^。\n0-9]{0,24}?(?:披露|发布|公布|公告|发出)了?[^。\n0-9称在曾]{0,12}"
    "(?P<year>20[0-9]{2})年?度?的?(?P<part>半年度?|中期|上半年|第?[一三]季度?|前三季度?)?的?"
    f"(?P<what>{either('of_results')})"
)


def year_before_that(reader: Timeline, period: Period) -> Period:
    """Return 上年同期 as of the year before the one named last in its line: 2018年1-3月…,上年同期…."""
    if period.offset != -1 or (reader.report.dated and not period.text.startswith("上年")):
        return period
    line, sentence = reader.line(period), reader.ground.sentence(period.start)
    for named in reader.before(period.start, line):
        if named.role != "main" or reader.text.startswith(_FROM, named.start - 1):
            continue  # 由2022年的1.7亿元增至2亿元
        if named.offset is not None and named.start >= sentence and period.text.startswith("上年"):
            return period._replace(offset=named.offset - 1)  # 去年亏损1亿元,上年同期盈利3亿元
        if not named.bare:
            return period._replace(year=named.year - 1, offset=None) if named.year and named.years == 1 else period
        if named.start >= sentence and reader.report.dated:
            dates = reader.dates(named)  # 预计全年亏损1亿元,上年同期盈利3亿元
            return period._replace(year=dates[0].year - 1, offset=None) if dates else period
    return period


def months_near(reader: Timeline, period: Period) -> tuple[int, int]:
    """Return the months that 去年同期 repeats: those named before it in its line, else after it, else over it."""
    line, sentence = reader.line(period), reader.ground.sentence(period.start)
    near = [p for p in reader.before(period.start, line) if p.role == "main" and not _OF_PLAN.match(reader.text, p.end)]
    near = [p for p in near if p.start >= sentence or not is_aside(reader, p)]
    if near:
        return near[0].months
    number = bisect_left(reader.starts, period.end)
    after = reader.found[number] if number < len(reader.found) else None
    if after is not None and after.role == "main" and "。" not in reader.text[period.end : after.start]:
        return after.months
    over = (reader.over(period.start) or (0, None))[1]
    return over.months if over is not None and over.role == "main" else _WHOLE


def is_aside(reader: Timeline, period: Period) -> bool:
    """Return whether a quarter is told beside the year that a report is on, and holds for its own sentence alone.

    第四季度收入5亿元。现金流量净额3亿元: of the year, where the quarter does not open the paragraph.  So does a whole
    year that is only expected: 1-11月出口9亿元,预计全年10亿元。
    """
    first, last = period.months
    if period.bare and period.months == _WHOLE and reader.text.endswith(_EXPECTED, 0, period.start):
        return any(p.months != _WHOLE for p in reader.before(period.start, reader.line(period)) if p.role == "main")
    if not period.bare or last - first != _QUARTER or not reader.of_whole_year:
        return False
    return period.start > reader.line(period) + _OPENS


def year_of_title(reader: Timeline, period: Period) -> int | None:
    """Return the year of 全年 in what looks back on the year that its title names, a year before the report's own."""
    place, over = reader.over(period.start) or (1, None)
    whole = over is not None and not over.bare and over.years == 1 and over.months == _WHOLE
    if place or over is None or not whole or not reader.year or reader.report.to_assembly:
        return None
    dates = reader.dates(over)
    behind = dates is not None and dates[0].year < reader.year and period.months[1] > (reader.report.issued_month or 0)
    return dates[0].year if dates is not None and behind else None


def to_come_before(reader: Timeline, named: Period, period: Period) -> bool:
    """Return whether a year is to come that a sentence before names: 2024年建成。截至2月末,…."""
    year = reader.year or reader.this_year
    if not year or reader.plan or named.start >= reader.ground.sentence(period.start):
        return False
    return (named.year or 0) > year


def year_looked_back_on(reader: Timeline, period: Period) -> int | None:
    """Return the year of 全年 in a chapter of a 政府工作报告 that looks back on several: the last of them."""
    over = (reader.over(period.start) or (0, None))[1]
    several = over is not None and over.role == "vague" and not over.text.startswith(("今后", "未来"))
    if not reader.year or not reader.report.to_assembly or reader.report.looks_back == 0 or not several:
        return None
    return reader.year + reader.report.looks_back if period.text.startswith("全年") else None


def last_one(reader: Timeline, period: Period) -> Period:
    """Return 上年 and 上月 as counted from the year or month named last before them."""
    if period.offset == -1 and period.text in LAST_YEAR:
        return _last_year(reader, period)
    if period.text in _LAST_QUARTER:
        return _quarter_before(reader, period)
    return _month_before(reader, period) if period.text in _LAST_MONTH else period


def _last_year(reader: Timeline, period: Period) -> Period:
    """Return 上年 as the year before the one named last in its sentence: 2018年增长35%,上年为58%."""
    floor = max(reader.text.rfind(mark, max(0, period.start - REACH), period.start) for mark in "。\n") + 1
    near = reader.before(period.start, floor)
    said = (p for p in near if p.role in ("main", "event") and p.year is not None)
    named = next((p for p in said if not reader.in_passing(p, floor)), None)
    year = named.year if named is not None and named.years == 1 else None
    year = year or (reader.headed(period.start) if named is None else None)
    return period._replace(year=year - 1, offset=None) if year else period


def _month_before(reader: Timeline, period: Period) -> Period:
    """Return 上月 as the month before the one named last in its line: 5月增长28%,高于上月的21%."""
    line = reader.line(period)
    named = next((p for p in reader.before(period.start, line) if p.role in ("main", "event")), None)
    if named is None or named.months[0] != named.months[1] or named.months[0] == 1 or named.role == "event":
        return period
    month = named.months[0] - 1
    return named._replace(start=period.start, role="main", months=(month, month))


def _quarter_before(reader: Timeline, period: Period) -> Period:
    """Return 上季度 as the quarter before the one named last in its line: 二季度增长9%,高于上季度的8%."""
    line = reader.line(period)
    named = next((p for p in reader.before(period.start, line) if p.role in ("main", "base")), None)
    if named is None or named.years > 1 or named.months[1] - named.months[0] != _QUARTER:
        return period
    first = named.months[0] - 3
    if first >= 1:
        return named._replace(start=period.start, role=period.role, months=(first, first + _QUARTER))
    year, offset = named.year and named.year - 1, None if named.offset is None else named.offset - 1
    if year is None and offset is None:
        return period
    return named._replace(start=period.start, role=period.role, months=(10, 12), year=year, offset=offset)


def only_year(found: Sequence[Period], months: tuple[int, int]) -> int | None:
    """Return the only year of which a text names these months: 上半年净利增三成…2018年上半年实现净利5亿元."""
    years = _years_of(found, months) if months != _WHOLE else ()
    return min(years) if len(years) == 1 else None


def same_stretch(found: Sequence[Period], period: Period) -> int | None:
    """Return the year that 今年 of 今年上半年 is in an undated text: that of the last 2018年上半年 it names."""
    if period.offset not in (0, -1) or period.months == _WHOLE:
        return None
    of_this = period.offset == 0 or any(p.offset == 0 and p.months == period.months for p in found)
    year = max(_years_of(found, period.months), default=None) if of_this else None
    # 自2016年一季度起…,2016年二季度扭亏,|今年一季度…: of a year after that.
    over = any(p.year == year and p.role == "main" and p.months[0] > period.months[1] for p in found)
    return None if over else year


def year_of_this(text: str, found: Sequence[Period], report: ReportContext) -> int | None:
    """Return the year that 今年 is in an undated text whose title has it: 2023年一季度签约…, 今年一季度."""
    if report.dated:
        return None
    told = _year_of_notice(text, found)
    if told is not None or report.report_year is None:
        return told
    end = text.find("\n")
    titled = {p.months for p in found if p.end <= end and p.year == report.report_year and p.months != _WHOLE}
    return report.report_year if any(p.offset == 0 and p.months in titled for p in found) else None


def _year_of_notice(text: str, found: Sequence[Period]) -> int | None:
    """Return the year in which a notice that opens a text came out: 1月30日,甲公司发布2011年度业绩预告 did so in 2012.

    Yearly results are told early in the next year, those of quarters in their own.
    """
    notice = _NOTICE.search(text, 0, _LEAD) if text.find("20", 0, _LEAD) >= 0 else None
    if notice is None:
        return None
    year, month, whole = int(notice["year"]), int(notice["month"] or 0), notice["part"] is None
    if whole and notice["what"] == "业绩预告" and not month:
        return None
    year += whole and (month <= _SPRING or notice["what"] != "业绩预告")
    later = any(p.year is not None and p.role == "main" and p.year > year for p in found)
    turned = month > _SPRING and _IN_SPRING.search(text, notice.end())  # 10月23日发布…。1月29日发布…
    return None if later or turned else year


def _years_of(found: Sequence[Period], months: tuple[int, int]) -> set[int]:
    """Return the years that a text names for a stretch of months."""
    return {period.year for period in found if period.months == months and period.year is not None}
