"""The years that periods leave out: a bare 上半年, 全年, 过去一年, 去年同期."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from extractors import periods
from extractors.periods import Dates, Period
from pipeline.context.sections.chapters import PAST_YEAR
from pipeline.context.types import Place
from pipeline.context.when.passing_periods import LAST_YEAR, says_year
from pipeline.context.when.period_of_figure import of_title
from pipeline.context.when.repeated_periods import (
    last_one,
    months_near,
    only_year,
    same_stretch,
    to_come_before,
    year_before_that,
    year_looked_back_on,
    year_of_title,
)
from pipeline.context.when.timeline import Timeline
from pipeline.document.kinds import OF_RECORD

_NEXT_YEAR = re.compile("明年|来年")
_SAME, _AHEAD = "同期", 3  # how many periods behind a stretch are asked
_THIS_YEAR = ("今年", "本年")
_HEADS_ON = 16  # characters


@dataclass(slots=True)
class Reader(Timeline):
    """The timeline of a report, with the years filled in that its periods leave out."""

    def dates(self, period: Period) -> Dates | None:
        """Return the dates of a period, read once."""
        key = period.start, period.year
        if key not in self.known:
            now = self._stretch_headed(period) if period.role == "now" else None
            self.known[key] = now or self._dates(period)
        return self.known[key]

    def _dates(self, period: Period) -> Dates | None:
        """Return the dates of a period; a bare 上半年 takes the year named before it in the line."""
        period = self._past_year(period) if period.text in PAST_YEAR else self._of_this_year(period)
        if period.bare and period.role in ("main", "base"):
            year = self._whole_year(period) or self._year_before(period) or self.headed(period.start)
            year = year or year_looked_back_on(self, period) or year_of_title(self, period)
            if year is None and not self._is_own(period):
                year = only_year(self.found, period.months) or self.this_year or self._year_compared(period)
                if year is None:
                    return None
            period = period._replace(year=year) if year else period
        if period.text.startswith("本年") and not self.report.dated:
            period = period._replace(year=self._year_before(period), offset=None)
        period = last_one(self, period)
        if period.role == "base" and period.text.endswith("同期") and period.months == (1, 12):
            period = year_before_that(self, period._replace(months=months_near(self, period)))
        period = self._as_spoken(period)
        if period.offset is not None and not self.report.dated:
            year = same_stretch(self.found, period) if self.this_year is None else self.this_year
            return periods.resolve(period, year) if year else None
        return periods.resolve(period, self.year, self._month(period))

    def _month(self, period: Period) -> int | None:
        """Return the month from which 本月 counts: 2月份…指数, issued in March, is on February, unless that is 上月."""
        if period.month_offset is None or period.rule == "quarter":
            return self.report.issued_month
        titled = of_title(self)
        if titled is None or any(p.month_offset == -1 and p.role == "main" for p in self.found):
            return self.report.issued_month
        return titled[1].month

    def _as_spoken(self, period: Period) -> Period:
        """Return 今年 as the year after the report's under 二、2024年工作安排, in a report named by 2023.

        Not where the text calls that year 明年 itself.
        """
        if period.offset is None or period.offset > 0 or self.year is None or period.role == "now":
            return period  # 目前: up to the report
        heading = self.over(period.start)
        if heading is None or heading[1] is None or heading[1].year != self.year + 1:
            return period
        later = self.headed(period.start) is not None and _NEXT_YEAR.search(self.text) is None
        return period._replace(offset=period.offset + 1) if later else period

    def plan_before(self, period: Period, place: Place) -> Dates | None:
        """Return the stretch of the plan named last before a period in its paragraph, else that of a plan's title."""
        line = place.paragraph
        plans = (p for p in self.before(period.start, line) if p.rule == "plan")
        stretches = [p for p in plans if not self.in_passing(p, line)]  # 是“十二五”的1.6倍
        if stretches:
            last = (stretches[0].year or 0) + stretches[0].years - 1
            return periods.span(last - 4, 1, last, 12)
        if not self.plan:
            return None
        whole = next((p for p in self.found if p.years == 5 and p.year is not None), None)
        return periods.resolve(whole, self.year) if whole else None

    def _stretch_headed(self, period: Period) -> Dates | None:
        """Return the part of its year that a heading of a report names above 目前: 一、上半年工作情况."""
        heading = self.over(period.start) if self.report.doc_type in OF_RECORD else None
        told = heading[1] if heading is not None else None
        if told is None or told.role != "main" or told.years > 1 or told.months[0] != 1 or told.months == (1, 12):
            return None
        dates = self.dates(told)
        return dates if dates is not None and dates[0].year == self.year else None

    def _past_year(self, period: Period) -> Period:
        """Return 过去一年 as the year it stands for: that of the heading above it, else the one a report looks back on.

        In news it is no calendar year.
        """
        if self.report.doc_type not in OF_RECORD:
            return period._replace(role="vague", offset=None)
        year = self.headed(self.text.rfind("\n", 0, period.start) + 1)
        if self.report.to_assembly and year == self.year:
            year = None  # 二、2013年的工作。过去一年…: before the year that the chapter sets out
        return period._replace(year=year, offset=None) if year else period._replace(offset=self.report.looks_back)

    def _is_own(self, period: Period) -> bool:
        """Return whether a bare 上半年 is of the report's year; before an assembly only behind the look back."""
        heading = self.over(period.start)
        behind = heading is not None and (heading[1] is None or heading[1].role != "vague")
        return self.report.dated and (behind or not self.report.to_assembly)

    def _whole_year(self, period: Period) -> int | None:
        """Return the year that 全年 repeats: that of 去年 a few words before it (公布去年财报,全年营收…)."""
        if not self.year or not period.text.startswith("全年"):
            return None
        near = self.before(period.start, max(0, period.start - _HEADS_ON))
        named = next((p for p in near if p.role == "main" and p.offset is not None), None)
        stops = named is not None and any(mark in self.text[named.end : period.start] for mark in ";。\n")
        return self.year + (named.offset or 0) if named is not None and not stops else None

    def _year_before(self, period: Period) -> int | None:
        """Return the year last named in the line before a bare 上半年."""
        line = self.line(period)
        near = (p for p in self.before(period.start, line) if p.years == 1 and not self.in_passing(p, line))
        said = (p for p in near if says_year(self.text, p) and not to_come_before(self, p, period))
        named = map(self._year_of, said)
        return next((year for year in named if year is not None), None)

    def _of_this_year(self, period: Period) -> Period:
        """Return a bare 一季度 as of 今年 where that is the year named last: 2018年盈利后,今年前三月亏损。|一季度…."""
        if not period.bare or period.role != "main":
            return period
        near = self.before(period.start, self.line(period))
        said = next((p for p in near if p.years == 1 and not p.bare and says_year(self.text, p)), None)
        this_year = said is not None and said.offset == 0 and said.text.startswith(_THIS_YEAR)
        return period._replace(offset=0) if this_year else period

    def _year_compared(self, period: Period) -> int | None:
        """Return the year after the one that a bare stretch is compared with: 三季度产8万吨,比2015年同期增长6%."""
        end = self.text.find("。", period.end)
        number = bisect_left(self.starts, period.end)
        for later in self.found[number : number + _AHEAD]:
            if 0 <= end < later.start:
                break
            if later.role == "base" and later.year is not None and later.text.endswith(_SAME):
                return later.year + 1
        return None

    def _year_of(self, period: Period) -> int | None:
        """Return the year that a period names; before an assembly also that of 去年."""
        if period.offset is None or period.text in LAST_YEAR or not self.report.to_assembly:
            return period.year
        dates = self.dates(period)
        return dates[0].year if dates else None
