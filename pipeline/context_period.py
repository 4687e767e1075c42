"""When: the period a figure is of.

The last period named before the figure in its sentence counts, save what it is compared with (比上年增长12%) and the
dates of other things (成立于2005年); a base of comparison counts for the figure it is tied to (由去年同期的1.86%).
Without one the paragraph's last period holds on, then a heading's (2024年工作回顾), then the report's year if the
report is dated.  A rate (每年) and an undated stretch (近3年) have none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from extractors import periods
from extractors.base import Mention, Passage, Patents
from extractors.lexicon import load
from extractors.periods import Dates, Period
from pipeline.context_types import Basis, Place, ReportContext

_LINK = re.compile(r"[、和与及,以]{1,2}[约近]?")
_PERIOD_LINK = re.compile(r"[、和与及]|以及")
_SIGNS = "[增降升涨跌减](?![速幅值])"
_TIED = 14  # characters between a base of comparison and the figure it belongs to


@dataclass(frozen=True, slots=True)
class When:
    """The period of one figure, or the reason why it has none."""

    dates: Dates | None
    basis: Basis = "none"
    reason: str | None = None
    future: bool = False


@dataclass(slots=True)
class _Reader:
    """All periods of a passage in text order, and the headings that date what follows them."""

    text: str
    found: Sequence[Period]
    starts: Sequence[int]
    headings: Sequence[tuple[int, Period]]
    report: ReportContext
    runs: Sequence[tuple[int, int]]

    def before(self, start: int, floor: int) -> Sequence[Period]:
        """Return the periods between `floor` and `start`, the nearest first."""
        first, last = bisect_left(self.starts, floor), bisect_left(self.starts, start)
        return self.found[first:last][::-1]

    def dates(self, period: Period) -> Dates | None:
        """Return the dates of a period; a bare 上半年 takes the year named before it in the line."""
        if period.bare and period.role in ("main", "base"):
            year = self._year_before(period)
            if year is None and not self.report.dated:
                return None
            period = replace(period, year=year) if year else period
        if period.role == "base" and period.text.endswith("同期") and period.months == (1, 12):
            period = replace(period, months=self._months_near(period))
        return periods.resolve(period, self.year, self.report.issued_month)

    def _year_before(self, period: Period) -> int | None:
        """Return the year last named in the line before a bare 上半年."""
        line = self.text.rfind("\n", 0, period.start) + 1
        named = (p.year for p in self.before(period.start, line) if p.role == "main" and p.years == 1)
        return next((year for year in named if year is not None), None)

    def _months_near(self, period: Period) -> tuple[int, int]:
        """Return the months that 去年同期 repeats: those named last before it, else next after it, in its line."""
        line = self.text.rfind("\n", 0, period.start) + 1
        near = [p for p in self.before(period.start, line) if p.role == "main"]
        number = bisect_left(self.starts, period.end)
        near += [p for p in self.found[number : number + 1] if p.role == "main"]
        return near[0].months if near else (1, 12)

    @property
    def year(self) -> int | None:
        """Return the report's year; of an undated text only if a period of that year is named in it."""
        year = self.report.report_year
        if self.report.dated or any(p.year == year and p.role in ("main", "base") for p in self.found):
            return year
        return None


@cache
def _words(kind: str) -> re.Pattern[str]:
    """Return a pattern for the words of one kind."""
    rows = [row["word"] for row in load("period_cues") if row["kind"] == kind]
    signs = [_SIGNS] if kind == "change" else []
    return re.compile("|".join([*sorted(map(re.escape, rows), key=len, reverse=True), *signs]))


def whens(
    passage: Passage, figures: Sequence[Mention], where: Sequence[Place], report: ReportContext
) -> list[When]:
    """Return the period of each figure."""
    found = periods.find(passage)
    text = passage.folded
    reader = _Reader(text, found, [p.start for p in found], _headings(text, found), report, _runs(text, figures))
    return [_when(reader, number, figure, place) for number, (figure, place) in enumerate(zip(figures, where, strict=True))]


def _when(reader: _Reader, number: int, figure: Mention, place: Place) -> When:
    """Return the period of one figure."""
    near = reader.before(place.start, place.sentence)
    for period in near:
        if _holds(reader.text, period, place):
            when = _explicit(reader, period, number, place, near)
            if when is not None:
                return when
    if _words("price").search(reader.text, place.clause, place.start):
        return _of_issue(reader)
    if _words("rate").search(reader.text, place.clause, place.start):
        return When(None, reason="rate")
    if not isinstance(figure, Patents):
        for period in reader.before(place.sentence, place.paragraph):
            if _carries(reader, period):
                return _explicit(reader, period, number, None, ()) or _by_report(reader, place)
    return _by_report(reader, place)


def _holds(text: str, period: Period, place: Place) -> bool:
    """Return whether `period`, before the figure in its sentence, says anything of the figure's own period."""
    if period.role == "base":
        between = text[period.end : place.start]
        tied = between.startswith("的") or period.text.endswith("同期")
        return tied and len(between) <= _TIED and not _words("change").search(between)
    if period.role == "each":
        return period.start >= place.clause
    if period.role == "main" and period.end < place.clause and _dates_event(text, period):
        return False
    return period.role in ("main", "now", "since", "vague")


def _dates_event(text: str, period: Period) -> bool:
    """Return whether the clause of `period` only says when something else was (2008年金融危机后,)."""
    end = text.find(",", period.end, period.end + 30)
    return end >= 0 and text.endswith(_after(), period.end, end) and ";" not in text[period.end : end]


@cache
def _after() -> tuple[str, ...]:
    """Return the words that end such a clause."""
    return tuple(row["word"] for row in load("period_cues") if row["kind"] == "after")


def _carries(reader: _Reader, period: Period) -> bool:
    """Return whether a period holds on in later sentences: not one month, nor what is still to come."""
    if period.role not in ("main", "now") or period.months[0] == period.months[1]:
        return False
    ahead = period.offset if period.offset is not None else (period.year or 0) - (reader.year or 9999)
    return ahead <= 0 and not _dates_event(reader.text, period)


def _explicit(
    reader: _Reader, period: Period, number: int, place: Place | None, near: Sequence[Period]
) -> When | None:
    """Return the dates of the period found, dealt out over a list where it names as many years; None to look on."""
    if period.role == "now" and not reader.report.dated:
        return When(None, reason="undated")
    if period.role in ("vague", "each"):
        ahead = period.text.startswith(("未来", "今后"))
        return When(None, reason="rate" if period.role == "each" else "undated_stretch", future=ahead)
    at, length = reader.runs[number]
    if period.years > 1 and length == period.years and period.year is not None:
        return When(periods.span(period.year + at, 1, period.year + at, 12), "explicit")
    listed = _listed(reader.text, near)
    if len(listed) > 1 and len(listed) == length:
        period = listed[at]
    elif len(listed) > 1 and period is listed[-1] and period.bare:
        return None
    dates = _mean(reader, near, place) or reader.dates(period)
    if dates is None:
        return When(None, reason="unknown_year")
    return When(dates, "explicit", future=reader.year is not None and dates[0].year > reader.year)


def _mean(reader: _Reader, near: Sequence[Period], place: Place | None) -> Dates | None:
    """Return the stretch of all years named in the sentence where the clause speaks of a mean (年均增长)."""
    years = [p.year for p in near if p.role == "main" and p.year is not None and p.years == 1]
    if place is None or len(set(years)) < 2 or not _words("mean").search(reader.text, place.clause, place.start):
        return None
    return periods.span(min(years), 1, max(years), 12)


def _listed(text: str, near: Sequence[Period]) -> list[Period]:
    """Return the nearest periods in text order as far as they are one list (2009年、2010年)."""
    listed: list[Period] = []
    for period in (p for p in near if p.role == "main"):
        if listed and not _PERIOD_LINK.fullmatch(text, period.end, listed[0].start):
            break
        listed.insert(0, period)
    return listed


def _of_issue(reader: _Reader) -> When:
    """Return the month of issue, for prices of the day."""
    report = reader.report
    if report.report_year is None or report.issued_month is None:
        return When(None, reason="undated_price")
    month = report.issued_month
    return When(periods.span(report.report_year, month, report.report_year, month), "document")


def _by_report(reader: _Reader, place: Place) -> When:
    """Return the period of the heading above the figure, else the year of the report."""
    number = bisect_left(reader.headings, (place.start,)) - 1  # type: ignore[arg-type]
    if number >= 0:
        dates = reader.dates(reader.headings[number][1])
        if dates:
            return When(dates, "document")
    report = reader.report
    if not report.dated or report.report_year is None:
        return When(None, reason="undated")
    return When(periods.span(report.report_year, 1, report.report_year, 12), "document")


def _headings(text: str, found: Sequence[Period]) -> list[tuple[int, Period]]:
    """Return the periods in the headings of reviews (一、2024年工作回顾), with where the heading stands."""
    marks = []
    for period in found:
        if period.role != "main" or period.bare:
            continue
        start = text.rfind("\n", 0, period.start) + 1
        end = text.find("\n", period.end)
        line = text[start : end if end >= 0 else len(text)].strip()
        if len(line) <= 30 and "。" not in line and _words("review").search(line):
            marks.append((start, period))
    return marks


def _runs(text: str, figures: Sequence[Mention]) -> list[tuple[int, int]]:
    """Return, for each figure, its place in its list (22%、27%和31%) and the list's length."""
    out: list[tuple[int, int]] = []
    run: list[int] = []
    for number, figure in enumerate(figures):
        if run and not _LINK.fullmatch(text, figures[number - 1].end, figure.start):
            out += [(place, len(run)) for place in range(len(run))]
            run = []
        run.append(number)
    return out + [(place, len(run)) for place in range(len(run))]
