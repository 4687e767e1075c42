"""When the cells of a table are of: by the heads of the column, the caption, the title."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from extractors import periods
from extractors.base import Passage
from extractors.periods import Dates, Period
from extractors.tabular.cells import Cell
from extractors.tabular.grid import Span
from extractors.tabular.heads import bare
from extractors.tabular.vocabulary import pattern, words
from pipeline.context.when.timeline import Timeline

_CHANGES = ("growth", "delta", "share")
_WHOLE_YEAR = 11  # months from the first to the last
_MONTH, _MEAN = re.compile("本月|当月"), re.compile("年均|年平均|年递增")
_SO_FAR = re.compile("(?:本年|年初以来|自年初)?累计(?:数|额|完成)?")
_ROLES = ("main", "base", "event")


def cell_dates(reader: Timeline, cell: Cell) -> Dates | None:
    """Return the dates of a cell; a change is of the latest period whose levels stand before it."""
    own = set(cell.heads)
    for span in cell.when:
        found = _dates(reader, cell, span) if span in own or cell.measure not in _CHANGES else None
        if found is not None:
            return found
    others = [span for span in cell.when if span not in own and bare(reader.text, span) not in words("before")]
    if len(others) > 1 and any(_MEAN.search(reader.text, *span) for span in cell.heads):
        return _between(reader, cell, others)
    later = [found for span in others if (found := _dates(reader, cell, span))] if cell.measure in _CHANGES else []
    if later:
        # The nearest of the latest year: 本月 | 累计 | 增长
        return max(reversed(later), key=lambda dates: dates[1].year)
    return None if is_unnamed(reader, cell) else _captioned(reader, cell)


def _between(reader: Timeline, cell: Cell, spans: Sequence[Span]) -> Dates | None:
    """Return the years from the first to the last that other heads name, of which a mean is: 2020年|2025年|年均增长."""
    found = [dates for span in spans if (dates := _dates(reader, cell, span))]
    years = sorted({date.year for dates in found for date in dates})
    return periods.span(years[0], 1, years[-1], 12) if len(years) > 1 else None


def is_unnamed(reader: Timeline, cell: Cell) -> bool:
    """Return whether a cell is of a month, or of what a plan sets out from, that its head does not date."""
    heads = [reader.text[low:high] for low, high in cell.heads]
    return any(_MONTH.search(head) or pattern("base").search(head) for head in heads)


def title_dates(reader: Timeline) -> Dates | None:
    """Return the dates that the title of a report names, if it names one period with its year."""
    found = [p for p in periods.find(Passage(reader.report.title or "")) if p.role == "main" and p.year is not None]
    return periods.resolve(found[0], None) if len(found) == 1 else None


def _dates(reader: Timeline, cell: Cell, span: Span) -> Dates | None:
    """Return the dates that one cell of heads or labels names, its year taken from the others where it has none."""
    text = bare(reader.text, span)
    if text in words("before"):
        here = _captioned(reader, cell) or title_dates(reader)
        return (_year_before(here[0]), _year_before(here[1])) if here else None
    if _MONTH.search(text) or _SO_FAR.fullmatch(text):
        return _last_month(_captioned(reader, cell) or title_dates(reader), "累计" in text or "止" in text)
    period = _period(reader, span)
    if period is None or (cell.measure in _CHANGES and (period.role == "base" or (period.offset or 0) < 0)):
        return None  # 比上年增长, 为上年决算%: of this year
    if period.year is None:
        year = next((other for other in _years(reader, cell) if other), None)
        if year is None:
            return reader.dates(period)
        period = period._replace(year=year + (period.offset or 0), offset=None)
    return periods.resolve(period, None)


def _last_month(whole: Dates | None, up_to: bool) -> Dates | None:
    """Return the last month of the months that a caption names, or the year up to it (本月止累计)."""
    if whole is None or whole[0].year != whole[1].year or whole[1].month - whole[0].month == _WHOLE_YEAR:
        return None
    return periods.span(whole[1].year, 1 if up_to else whole[1].month, whole[1].year, whole[1].month)


def _year_before(day: datetime.date) -> datetime.date:
    """Return the same day a year before."""
    return day.replace(year=day.year - 1, day=min(day.day, 28) if day.month == 2 else day.day)


def _period(reader: Timeline, span: Span, last: bool = False) -> Period | None:
    """Return the period that a cell names: the first, or the last, that is not one compared with."""
    key = (*span, last)
    if key not in reader.cells:
        reader.cells[key] = _read(reader.text, span, last)
    return reader.cells[key]


def _read(text: str, span: Span, last: bool) -> Period | None:
    """Read the period of one cell."""
    low, high = span
    found = [p for p in periods.find(Passage(text[low:high])) if p.role in _ROLES]
    found = sorted(found[::-1] if last else found, key=lambda p: p.role == "base")
    return found[0]._replace(start=found[0].start + low, end=found[0].end + low) if found else None


def _years(reader: Timeline, cell: Cell) -> list[int | None]:
    """Return the years named by the other heads of a cell, its caption and the title."""
    near = [_period(reader, span) for span in (*cell.heads, *cell.when, cell.caption)]
    title = title_dates(reader)
    return [p.year for p in near if p is not None and p.years == 1] + [title[0].year if title else None]


def _captioned(reader: Timeline, cell: Cell) -> Dates | None:
    """Return the dates that the caption of a table names."""
    period = _period(reader, cell.caption, last=True)
    if period is None or period.role == "base":
        return None
    if period.year is None:
        title = title_dates(reader)
        return (
            periods.resolve(period._replace(year=title[0].year, offset=None), None) if title else reader.dates(period)
        )
    return periods.resolve(period, None)
