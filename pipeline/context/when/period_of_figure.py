"""The period of one figure, and what it is where no sentence names one: that of a heading, a title or the report."""

from __future__ import annotations

import re

from extractors import periods
from extractors.base import Passage
from extractors.lexicon import alternation, terms
from extractors.period.edges import WITHIN_RULE
from extractors.periods import Dates, Period
from pipeline.context.sections.assembly import by_now
from pipeline.context.sections.next_year import Mark
from pipeline.context.types import Place, When
from pipeline.context.when.timeline import Timeline

_AHEAD = re.compile("未来|今后")
_BEHIND = re.compile("[^,;。]{0,12}(?:已|了|曾|被|有[0-9])")  # 一年内已升至20%
_REPORTS, _NOVEMBER = ("summary", "communique"), 11
_QUARTER = 2  # months from the first of a quarter to its last
_UP_TO = {6: re.compile("上半年|1[-—~至]6月"), 9: re.compile("前三季度|1[-—~至]9月")}
_LEAD = 600  # characters in which a report titled by a quarter tells so
_OPENING = 300  # characters in which a report says up to when it tells
_BULLETIN = re.compile("(?:(?<!工作)(?:简报|通报)|[月季]报)$")
_ADDS_UP = re.compile(alternation(terms("span_words")))
_STRETCH = 2  # years from the first to the last: a stretch of three and more
_TITLE_HEAD = 4  # characters of a title before the months it tells of: 全国7月份…


def by_report(reader: Timeline, place: Place) -> When:
    """Return the period of the heading above the figure, else the year of the report; read once for each heading."""
    chapter = reader.chapter(place.start)
    told = reader.told.get(chapter)
    if told is None:
        told = reader.told[chapter] = _by_report(reader, reader.headings[chapter] if chapter >= 0 else None)
    if told.future and reader.year is not None and by_now(reader.text, place):  # 2024年打算:…目前已完成投资8亿元
        return When(periods.span(reader.year, 1, reader.year, 12), "document")
    return told if reader.plan else of_years(reader, told, place)  # what a plan of five years aims at


def of_years(reader: Timeline, told: When, place: Place) -> When:
    """Return what a figure is of that takes over a stretch of years: nothing, unless it adds up over them.

    “十三五”期间,…。|建成学校12所,累计投入9亿元,增长18%: of those years.  森林覆盖率|63.5%: of their end, or of any.
    """
    if told.dates is None or told.dates[1].year - told.dates[0].year < _STRETCH:
        return told
    if _ADDS_UP.search(reader.text, place.clause, place.start):
        return told
    return told._replace(dates=None, reason="undated_stretch")


def _by_report(reader: Timeline, heading: Mark | None) -> When:
    """Return the period of what stands under a heading, or without one."""
    report = reader.report
    if heading is None and report.to_assembly:
        return When(None, reason="undated")
    if heading is not None and heading[1] is not None:
        if heading[1].role == "vague":
            return When(None, reason="undated_stretch", future=is_ahead(reader, heading[1]))
        dates = _whole_of_quarter(reader, heading[1]) or reader.dates(heading[1])
        if dates:
            return When(dates, "document", future=is_to_come(reader, dates), past=is_past(reader, dates))
    if not report.dated or report.report_year is None:
        return When(None, reason="undated")
    titled = of_title(reader) or _so_far(reader)
    if titled is None and heading is None and _is_bulletin(reader):
        titled = _of_bulletin(reader)
        return When(titled, "document") if titled else When(None, reason="undated")
    if titled is not None:
        return When(titled, "document")
    return When(periods.span(report.report_year, 1, report.report_year, 12), "document")


def of_title(reader: Timeline) -> Dates | None:
    """Return the months that the title of a news item tells of: 7月份化肥产业运行平稳, issued in August."""
    report = reader.report
    if report.doc_type != "news" or report.issued_month is None or report.title is None:
        return None
    found = periods.find(Passage(report.title))
    if len(found) != 1 or found[0].role != "main" or found[0].months[1] > report.issued_month:
        return None
    told = found[0]
    if not told.bare and (told.year != report.report_year or told.months == (1, 12)):
        return None
    begins = max(report.title.rfind(colon, 0, told.start) for colon in "：:") + 1
    return periods.resolve(told, report.report_year) if told.start - begins <= _TITLE_HEAD else None


def _is_bulletin(reader: Timeline) -> bool:
    """Return whether a report is one of several in its year, by a title that does not say of what time: 运行简报."""
    title = reader.report.title or ""
    of_record = reader.report.doc_type in _REPORTS
    return of_record and _BULLETIN.search(title) is not None and not periods.find(Passage(title))


def _of_bulletin(reader: Timeline) -> Dates | None:
    """Return the part of the year that a bulletin opens with: 三季度,68家会员企业…."""
    year, text = reader.report.report_year, reader.text[:_OPENING]
    for period in periods.find(Passage(text)):
        if period.role == "main" and period.bare and period.months != (1, 12) and text.startswith(",", period.end):
            return periods.resolve(period._replace(year=year), year)
    return None


def _so_far(reader: Timeline) -> Dates | None:
    """Return the months up to the issue of a report within its year, where it opens with them: 1—9月, in October."""
    month = reader.report.issued_month
    if reader.report.doc_type not in _REPORTS or month is None:
        return None
    return _from_january(reader, (month - 1, min(month, _NOVEMBER)))


def _whole_of_quarter(reader: Timeline, titled: Period) -> Dates | None:
    """Return the months from January on that a report titled by a quarter opens with: 三季度运行分析. 前三季度,…."""
    report, (first, last) = reader.report, titled.months
    if report.doc_type not in _REPORTS or report.report_year is None or last - first != _QUARTER:
        return None
    told = _UP_TO.get(last)
    if told is None or told.search(reader.text, 0, _LEAD) is None:
        return None
    return periods.span(report.report_year, 1, report.report_year, last)


def _from_january(reader: Timeline, ends: tuple[int, int]) -> Dates | None:
    """Return the stretch from January on that a report opens with and that ends in one of the months of `ends`."""
    year = reader.report.report_year
    for period in reader.found if year is not None else ():
        if period.start > _OPENING:
            break
        first, last = period.months
        if period.role == "main" and first == 1 and ends[0] <= last <= ends[1] and period.year in (None, year):
            return periods.span(year, 1, year, last)
    return None


def of_issue(reader: Timeline) -> When:
    """Return the month of issue, for prices of the day."""
    report = reader.report
    if report.report_year is None or report.issued_month is None:
        return When(None, reason="undated_price")
    month = report.issued_month
    return When(periods.span(report.report_year, month, report.report_year, month), "document")


def is_to_come(reader: Timeline, dates: Dates) -> bool:
    """Return whether a period begins after the year of the report."""
    return reader.year is not None and dates[0].year > reader.year


def is_past(reader: Timeline, dates: Dates) -> bool:
    """Return whether a period lies before the year of the report."""
    return reader.year is not None and dates[1].year < reader.year


def is_ahead(reader: Timeline, period: Period) -> bool:
    """Return whether a stretch is still to come: 今后五年, 五年内."""
    if period.rule == WITHIN_RULE and period.text.startswith("年内"):
        return _BEHIND.match(reader.text, period.end) is None
    return _AHEAD.search(reader.text, max(0, period.start - 2), period.end) is not None
