"""The periods of a report as its figures see them: nearest first, with years filled in, and in headings."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extractors import periods
from extractors.periods import Dates, Period
from pipeline.context.chapters import PAST_YEAR, REVIEWS, Mark
from pipeline.context.ground import REACH, Ground
from pipeline.context.passing import LAST_YEAR, own_only, says_year
from pipeline.context.same import (
    last_one,
    months_near,
    only_year,
    same_stretch,
    to_come_before,
    year_before_that,
    year_looked_back_on,
    year_of_title,
)
from pipeline.context.types import Place, ReportContext

if TYPE_CHECKING:
    from pipeline.context.when import When

_HEADS_ON = 16  # characters
_TITLE_YEAR = re.compile("(?<![-~至到—、和])(?:19|20)[0-9]{2}年?度?(?!年?度?[-~至到—、和0-9上下前第一二三四半中])")


@dataclass(slots=True)
class Reader:
    """Periods in text order, headings that date what follows, each figure's place in its list, the report's year."""

    text: str
    found: Sequence[Period]
    starts: Sequence[int]
    headings: Sequence[Mark]
    report: ReportContext
    ground: Ground
    year: int | None
    this_year: int | None = None  # what 今年 is in a text that is not dated
    known: dict[tuple[int, int | None], Dates | None] = field(default_factory=dict)  # by start and year of a period
    cells: dict[tuple[int, int, bool], Period | None] = field(default_factory=dict)  # periods of cells, by span
    heads: dict[int, dict[int, Period]] = field(default_factory=dict)  # of tables, by line
    told: dict[int, When] = field(default_factory=dict)  # what holds where no sentence names a period, by heading
    passing: dict[tuple[int, int], bool] = field(default_factory=dict)  # by start of a period and its line
    carried: dict[int, bool] = field(default_factory=dict)  # whether a period holds on past its sentence, by its start
    events: dict[int, bool] = field(default_factory=dict)  # whether it only dates an event, by its start

    def before(self, start: int, floor: int) -> Sequence[Period]:
        """Return the periods between `floor` and `start`, the nearest first."""
        last = bisect_left(self.starts, start)
        if not last or self.starts[last - 1] < floor:
            return ()
        first = bisect_left(self.starts, max(floor, start - REACH), 0, last)
        return self.found[first:last][::-1]

    def in_passing(self, period: Period, line: int) -> bool:
        """Return whether a period of the line that begins at `line` holds for the one figure behind it alone."""
        key = period.start, line
        known = self.passing.get(key)
        if known is None:
            known = self.passing[key] = own_only(self.text, period, self.before(period.start, line))
        return known

    def dates(self, period: Period) -> Dates | None:
        """Return the dates of a period, read once."""
        key = period.start, period.year
        if key not in self.known:
            self.known[key] = self._dates(period)
        return self.known[key]

    def _dates(self, period: Period) -> Dates | None:
        """Return the dates of a period; a bare 上半年 takes the year named before it in the line."""
        if period.text in PAST_YEAR:
            period = self._past_year(period)
        if period.bare and period.role in ("main", "base"):
            year = self._whole_year(period) or self._year_before(period) or self.headed(period.start)
            year = year or year_looked_back_on(self, period) or year_of_title(self, period)
            if year is None and not self._is_own(period):
                year = only_year(self.found, period.months) or self.this_year
                if year is None:
                    return None
            period = period._replace(year=year) if year else period
        if period.text.startswith("本年") and not self.report.dated:
            period = period._replace(year=self._year_before(period), offset=None)
        period = last_one(self, period)
        if period.role == "base" and period.text.endswith("同期") and period.months == (1, 12):
            period = year_before_that(self, period._replace(months=months_near(self, period)))
        if period.offset is not None and not self.report.dated:
            year = same_stretch(self.found, period) if self.this_year is None else self.this_year
            return periods.resolve(period, year) if year else None
        return periods.resolve(period, self.year, self.report.issued_month)

    def line(self, period: Period) -> int:
        """Return where the line of a period begins, as far back as is read."""
        return self.text.rfind("\n", max(0, period.start - REACH), period.start) + 1

    @property
    def plan(self) -> bool:
        """True for plans."""
        return self.report.doc_type == "plan"

    @property
    def of_whole_year(self) -> bool:
        """True where the title names one whole year, which the report is on: 2023年度业绩快报."""
        title = self.report.title or ""
        return self.report.report_year is not None and _TITLE_YEAR.search(title) is not None

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

    def _past_year(self, period: Period) -> Period:
        """Return 过去一年 as the year it stands for: that of the heading above it, else the one a report looks back on.

        In news it is no calendar year.
        """
        if self.report.doc_type not in REVIEWS:
            return period._replace(role="vague", offset=None)
        year = self.headed(self.text.rfind("\n", 0, period.start) + 1)
        if self.report.to_assembly and year == self.year:
            year = None  # 二、2013年的工作。过去一年…: before the year that the chapter sets out
        return period._replace(year=year, offset=None) if year else period._replace(offset=self.report.looks_back)

    def over(self, start: int) -> Mark | None:
        """Return the heading that dates what stands at `start`."""
        number = self.chapter(start)
        return self.headings[number] if number >= 0 else None

    def chapter(self, start: int) -> int:
        """Return the number of the heading that dates what stands at `start`, -1 without one."""
        return bisect_left(self.headings, (start,)) - 1 if self.headings else -1

    def _is_own(self, period: Period) -> bool:
        """Return whether a bare 上半年 is of the report's year; before an assembly only behind the look back."""
        heading = self.over(period.start)
        behind = heading is not None and (heading[1] is None or heading[1].role != "vague")
        return self.report.dated and (behind or not self.report.to_assembly)

    def headed(self, start: int) -> int | None:
        """Return the one year that the heading of a chapter over `start` names, its title aside."""
        place, period = self.over(start) or (0, None)
        if not place or period is None or period.years > 1 or period.months != (1, 12):
            return None
        dates = self.dates(period)
        return dates[0].year if dates else None

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

    def _year_of(self, period: Period) -> int | None:
        """Return the year that a period names; before an assembly also that of 去年."""
        if period.offset is None or period.text in LAST_YEAR or not self.report.to_assembly:
            return period.year
        dates = self.dates(period)
        return dates[0].year if dates else None
