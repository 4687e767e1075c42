"""The periods of a report in text order, as a figure looks back at them, and the headings that date what follows."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.periods import Dates, Period
from pipeline.context.ground import REACH, Ground
from pipeline.context.sections.next_year import Mark
from pipeline.context.types import ReportContext, When
from pipeline.context.when.passing_periods import own_only

_TITLE_YEAR = re.compile("(?<![-~至到—、和])(?:19|20)[0-9]{2}年?度?(?!年?度?[-~至到—、和0-9上下前第一二三四半中])")


@dataclass(slots=True)
class Timeline(ABC):
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

    @abstractmethod
    def dates(self, period: Period) -> Dates | None:
        """Return the dates of a period, with what it leaves out filled in."""

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

    def line(self, period: Period) -> int:
        """Return where the line of a period begins, as far back as is read."""
        return self.text.rfind("\n", max(0, period.start - REACH), period.start) + 1

    def over(self, start: int) -> Mark | None:
        """Return the heading that dates what stands at `start`."""
        number = self.chapter(start)
        return self.headings[number] if number >= 0 else None

    def chapter(self, start: int) -> int:
        """Return the number of the heading that dates what stands at `start`, -1 without one."""
        return bisect_left(self.headings, (start,)) - 1 if self.headings else -1

    def headed(self, start: int) -> int | None:
        """Return the one year that the heading of a chapter over `start` names, its title aside."""
        place, period = self.over(start) or (0, None)
        if not place or period is None or period.years > 1 or period.months != (1, 12):
            return None
        dates = self.dates(period)
        return dates[0].year if dates else None

    @property
    def plan(self) -> bool:
        """True for plans."""
        return self.report.doc_type == "plan"

    @property
    def of_whole_year(self) -> bool:
        """True where the title names one whole year, which the report is on: 2023年度业绩快报."""
        title = self.report.title or ""
        return self.report.report_year is not None and _TITLE_YEAR.search(title) is not None
