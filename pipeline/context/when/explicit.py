"""The dates of a period that is named: dealt out over a list, of a stretch, of the statement that 去年 follows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors import periods
from extractors.periods import Dates, Period
from pipeline.context.cues import OF_YEARS
from pipeline.context.types import Place, When
from pipeline.context.when.listed import listed_before, one_by_one
from pipeline.context.when.period_of_figure import by_report, is_ahead, is_past, is_to_come
from pipeline.context.when.stretch import first_value, mean, mean_ahead, reaches_now, stretch, years_of_sum
from pipeline.context.when.years import Reader
from pipeline.context.words import either

_MAKE = tuple.__new__  # a third of the price of a named tuple's own
_UP_TO = ("截至", "截止", "至", "到")
_STATEMENT = re.compile(f"年?度?{either('account')}")


def explicit(reader: Reader, period: Period, number: int, place: Place | None, near: Sequence[Period]) -> When | None:
    """Return the dates of the period found, dealt out over a list where it names as many years; None to look on."""
    if period.role == "now" and not reader.report.dated and reader.this_year is None:
        return When(None, reason="undated")
    if period.role in ("vague", "each"):
        return _undated(reader, period, place, near)
    at, length = reader.ground.runs[number]
    if period.whole_years and length == period.years and period.year is not None:
        return When(periods.span(period.year + at, 1, period.year + at, 12), "explicit")
    listed = one_by_one(listed_before(reader.text, near), length) if len(near) > 1 else ()
    if len(listed) > 1 and len(listed) == length:
        period = listed[at]
    elif len(listed) > 1 and period is listed[-1]:
        return None if period.bare else When(None, reason="several_periods")
    if period.role == "since" and place is not None and reaches_now(reader.text, period, place):
        return by_report(reader, place)
    counted = _counted(reader, period, place, near)
    if counted is None and mean_ahead(reader, period, place):
        return When(None, reason="undated_stretch", future=True)
    return _dated(reader, period, counted or reader.dates(period))


def _dated(reader: Reader, period: Period, dates: Dates | None) -> When:
    """Return the answer for a period that is named; `dates` are None where its year is not known."""
    if dates is None:
        flow = _is_flow(reader, period) and "日" not in period.text
        undated = When(None, reason="unknown_year", base=period.role == "base", flow=flow)
        return _of_statement(reader, period) or undated
    return stated(reader, period, dates)


def _counted(reader: Reader, period: Period, place: Place | None, near: Sequence[Period]) -> Dates | None:
    """Return the years that a mean or a sum is of, or the first of those from which on something changed."""
    dates = None
    if place is not None and OF_YEARS.search(reader.text, place.clause, place.start):
        dates = mean(reader, near, place) or years_of_sum(reader, period, place)
    return dates or (first_value(reader.text, period, place) if period.role == "since" else None)


def stated(reader: Reader, period: Period, dates: Dates) -> When:
    """Return the answer for a period that is named; `dates` are its own, or of the years of which it is the last."""
    own = reader.dates(period)
    ahead = is_to_come(reader, dates) or (own is not dates and own is not None and is_to_come(reader, own))
    past, flow = is_past(reader, dates), _is_flow(reader, period)
    return _MAKE(When, (dates, "explicit", None, ahead, period.role == "base", past, flow))


def _is_flow(reader: Reader, period: Period) -> bool:
    """Return whether a sum told with a period is of that period, none that has come about up to it (截至6月)."""
    return period.role == "main" and not reader.text.endswith(_UP_TO, 0, period.start)


def _of_statement(reader: Reader, period: Period) -> When | None:
    """Return the year of the statement that an undated 去年 follows: 公布2017年业绩快报,公司去年营业收入…."""
    if period.offset != -1:
        return None
    for named in reader.before(period.start, reader.ground.sentence(period.start)):
        if named.role == "main" and named.year is not None and _STATEMENT.match(reader.text, named.end):
            first, last = period.months
            return When(periods.span(named.year, first, named.year, last), "explicit", past=True, flow=True)
    return None


def _undated(reader: Reader, period: Period, place: Place | None, near: Sequence[Period]) -> When:
    """Return the answer for 每年 and 近3年: none, save for a stretch whose years the text names."""
    dates = stretch(reader, period, near, place) if period.role == "vague" else None
    if dates:
        return When(dates, "explicit", past=reader.report.to_assembly and is_past(reader, dates))
    return When(None, reason="rate" if period.role == "each" else "undated_stretch", future=is_ahead(reader, period))
