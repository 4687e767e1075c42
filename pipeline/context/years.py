"""The periods of a report as its figures see them: nearest first, with years filled in, in lists, and in headings."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from extractors import periods
from extractors.base import Passage
from extractors.lexicon import load
from extractors.periods import Dates, Period
from pipeline.context.tables import column
from pipeline.context.types import REACH, Ground, Place, ReportContext

_HEADING = re.compile(r"^[^\n。年]{0,16}年[^\n。]{2,14}$", re.M)
_PERIOD_LINK = re.compile(r"[、和与及]|以及")
_TITLE = 60  # characters: a longer first line is no title
_PAST_YEAR = ("过去一年", "过去的一年")
_HEADLINE = 30  # characters: a longer line is no heading
_REVIEWS = ("summary", "plan", "communique")
_SPRING = 4
_SIGNS = "[增降升涨跌减](?![速幅值])|[高低多少]出?[约近]?$"


@dataclass(slots=True)
class Reader:
    """Periods in text order, headings that date what follows, each figure's place in its list, the report's year."""

    text: str
    found: Sequence[Period]
    starts: Sequence[int]
    headings: Sequence[tuple[int, Period]]
    report: ReportContext
    ground: Ground
    year: int | None
    years: dict[tuple[int, int], set[int]]  # the years named for each stretch of months
    tabs: bool
    known: dict[int, Dates | None] = field(default_factory=dict)  # the dates of periods, by start
    heads: dict[int, dict[int, Period]] = field(default_factory=dict)  # of tables, by line

    def before(self, start: int, floor: int) -> Sequence[Period]:
        """Return the periods between `floor` and `start`, the nearest first."""
        last = bisect_left(self.starts, start)
        if not last or self.starts[last - 1] < floor:
            return ()
        first = bisect_left(self.starts, max(floor, start - REACH), 0, last)
        return self.found[first:last][::-1]

    def dates(self, period: Period) -> Dates | None:
        """Return the dates of a period, read once."""
        if period.start not in self.known:
            self.known[period.start] = self._dates(period)
        return self.known[period.start]

    def _dates(self, period: Period) -> Dates | None:
        """Return the dates of a period; a bare 上半年 takes the year named before it in the line."""
        if period.text in _PAST_YEAR:
            period = self._past_year(period)
        if period.bare and period.role in ("main", "base"):
            year = self._year_before(period)
            if year is None and not self.report.dated:
                return None
            period = period._replace(year=year) if year else period
        if period.text.startswith("本年") and not self.report.dated:
            period = period._replace(year=self._year_before(period), offset=None)
        if period.role == "base" and period.text.endswith("同期") and period.months == (1, 12):
            period = period._replace(months=self._months_near(period))
        if period.offset is not None and not self.report.dated:
            year = self._same_stretch(period)
            return periods.resolve(period, year) if year else None
        return periods.resolve(period, self.year, self.report.issued_month)

    @property
    def plan(self) -> bool:
        """True for plans."""
        return self.report.doc_type == "plan"

    def plan_before(self, period: Period, place: Place) -> Dates | None:
        """Return the stretch of the plan named last before a period in its paragraph, else that of a plan's title."""
        stretches = [p for p in self.before(period.start, place.paragraph) if p.rule == "plan"]
        if stretches:
            last = (stretches[0].year or 0) + stretches[0].years - 1
            return periods.span(last - 4, 1, last, 12)
        if not self.plan:
            return None
        whole = next((p for p in self.found if p.years == 5 and p.year is not None), None)
        return periods.resolve(whole, self.year) if whole else None

    def column(self, place: Place) -> Period | None:
        """Return the period over the column in which a figure of a table stands."""
        return column(self.text, place, self.heads) if self.tabs else None

    def _past_year(self, period: Period) -> Period:
        """Return 过去一年 as the year it stands for: in spring the one before; in news it is no calendar year."""
        if self.report.doc_type not in _REVIEWS:
            return period._replace(role="vague", offset=None)
        return period._replace(offset=-1 if (self.report.issued_month or 12) <= _SPRING else 0)

    def _year_before(self, period: Period) -> int | None:
        """Return the year last named in the line before a bare 上半年."""
        line = self.text.rfind("\n", max(0, period.start - REACH), period.start) + 1
        named = (p.year for p in self.before(period.start, line) if p.role == "main" and p.years == 1)
        return next((year for year in named if year is not None), None)

    def _same_stretch(self, period: Period) -> int | None:
        """Return the year that 今年 of 今年上半年 is in an undated text: that of the last 2018年上半年 it names."""
        if period.offset not in (0, -1) or period.months == (1, 12):
            return None
        years = self.years.get(period.months, set())
        return max(years, default=None) if period.offset == 0 or self._this_year(period.months) else None

    def _this_year(self, months: tuple[int, int]) -> bool:
        """Return whether the text names a stretch of months of this year, so that the year before is known as well."""
        return any(p.offset == 0 and p.months == months for p in self.found)

    def _months_near(self, period: Period) -> tuple[int, int]:
        """Return the months that 去年同期 repeats: those named last before it, else next after it, in its line."""
        line = self.text.rfind("\n", max(0, period.start - REACH), period.start) + 1
        near = [p for p in self.before(period.start, line) if p.role == "main"]
        number = bisect_left(self.starts, period.end)
        near += [p for p in self.found[number : number + 1] if p.role == "main"]
        return near[0].months if near else (1, 12)


@cache
def words(kind: str) -> re.Pattern[str]:
    """Return a pattern for the words of one kind."""
    rows = [row["word"] for row in load("period_cues") if row["kind"] == kind]
    signs = [_SIGNS] if kind == "change" else []
    return re.compile("|".join([*sorted(map(re.escape, rows), key=len, reverse=True), *signs]))


def periods_near(passage: Passage, windows: Sequence[tuple[int, int]]) -> list[Period]:
    """Return the periods of the paragraphs that hold figures, of the first line and of the headings."""
    text = passage.folded
    end = text.find("\n")
    if end < 0:
        return periods.find_within(passage, [(0, len(text))])
    spans = [*windows, (0, end), *(match.span() for match in _HEADING.finditer(text))]
    lines: list[tuple[int, int]] = []
    for first, last in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not lines or first >= lines[-1][1]:
            lines.append((first, last))
    return periods.find_within(passage, lines)


def reader_of(ground: Ground, found: Sequence[Period], report: ReportContext) -> Reader:
    """Return the reader of a passage; `found` are the periods that `periods_near` gives."""
    text = ground.text
    starts, headings = [p.start for p in found], _headings(text, found, report)
    year = report.report_year if report.dated else None
    years: dict[tuple[int, int], set[int]] = {}
    for period in found:
        if period.year is not None:
            years.setdefault(period.months, set()).add(period.year)
    return Reader(text, found, starts, headings, report, ground, year, years, "\t" in text)


def listed_before(text: str, near: Sequence[Period]) -> list[Period]:
    """Return the nearest periods in text order as far as they are one list (2009年、2010年)."""
    listed: list[Period] = []
    for period in (p for p in near if p.role == "main"):
        if listed and not _PERIOD_LINK.fullmatch(text, period.end, listed[0].start):
            break
        listed.insert(0, period)
    return listed


def _headings(text: str, found: Sequence[Period], report: ReportContext) -> list[tuple[int, Period]]:
    """Return the periods that date what follows: of the first line, and of reviews (一、2024年工作回顾)."""
    marks: list[tuple[int, Period]] = []
    title = [p for p in found if p.start < min(text.find("\n"), _TITLE)]
    if report.dated and len(title) == 1 and title[0].role == "main" and _over(title[0], report):
        marks.append((0, title[0]))
    whole = "\n" not in text and len(text) > _HEADLINE
    for period in found:
        if period.role != "main" or period.bare or (whole and period.text not in _PAST_YEAR):
            continue
        start = text.rfind("\n", max(0, period.start - 40), period.start) + 1
        end = text.find("\n", period.end, period.end + 40)
        line = text[start : end if end >= 0 else len(text)].strip()
        alone = len(line) <= _HEADLINE and "。" not in line and words("review").search(line)
        if (alone and (start or not report.dated)) or period.text in _PAST_YEAR:
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
