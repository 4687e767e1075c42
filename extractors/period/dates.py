"""A period expression as a value, and the dates it stands for once the year of the report is known."""

from __future__ import annotations

import calendar
import datetime
from functools import cache
from typing import NamedTuple

from extractors.period.tokens import Role

Dates = tuple[datetime.date, datetime.date]


class Period(NamedTuple):
    """One expression; `years` > 1 is a range, from the first of `months` in the first year to the other in the last.

    `month_offset` counts from the month of issue, for the rule quarter from its quarter.
    A named tuple, as there are many and they are made anew with a year filled in.
    """

    start: int
    end: int
    text: str
    rule: str
    role: Role = "main"
    year: int | None = None
    offset: int | None = None
    years: int = 1
    months: tuple[int, int] = (1, 12)
    month_offset: int | None = None

    @property
    def bare(self) -> bool:
        """True where the words name months but no year."""
        return self.year is None and self.offset is None and self.month_offset is None

    @property
    def whole_years(self) -> bool:
        """True for a range of whole years, which can be told one by one."""
        return self.years > 1 and self.months == (1, 12)


def resolve(period: Period, report_year: int | None, issued_month: int | None = None) -> Dates | None:
    """Return first and last day, or None where the year is not known; a bare 上半年 is of the report's year."""
    if period.role in ("each", "vague", "carry"):
        return None
    if period.month_offset is not None:
        if period.rule == "quarter":
            return _quarter(report_year, issued_month, period.month_offset)
        return _month(report_year, issued_month, period.month_offset)
    year = period.year if period.year is not None else report_year and report_year + (period.offset or 0)
    if not year or not 1 <= year <= 9990:
        return None
    if period.role == "since":
        return since(year, period.months[0], report_year)
    return span(year, period.months[0], year + period.years - 1, period.months[1])


def since(year: int, month: int, report_year: int | None) -> Dates | None:
    """Return the stretch from a month to the end of the report's year; of that year itself, all of it."""
    if year == report_year:
        month = 1
    return span(year, month, report_year, 12) if report_year and report_year >= year else None


def _month(year: int | None, month: int | None, offset: int) -> Dates | None:
    """Return the month of issue, or the one before."""
    if year is None or month is None:
        return None
    number = year * 12 + month - 1 + offset
    return span(number // 12, number % 12 + 1, number // 12, number % 12 + 1)


def _quarter(year: int | None, month: int | None, offset: int) -> Dates | None:
    """Return the quarter of issue, or the one before."""
    if year is None or month is None:
        return None
    number = year * 4 + (month - 1) // 3 + offset
    return span(number // 4, number % 4 * 3 + 1, number // 4, number % 4 * 3 + 3)


@cache
def span(first_year: int, first_month: int, last_year: int, last_month: int) -> Dates:
    """Return the first day of one month and the last day of another."""
    last = calendar.monthrange(last_year, last_month)[1]
    return datetime.date(first_year, first_month, 1), datetime.date(last_year, last_month, last)


def notation(period: Period) -> str:
    """Return the period as the gold writes it; Y is the report's year, ? a year the words do not name."""
    if period.role in ("each", "vague", "carry") or period.month_offset is not None:
        unit = "Q" if period.rule == "quarter" else "M"
        return period.role if period.month_offset is None else f"{unit}{period.month_offset:+d}"
    named = "?" if period.offset is None else f"Y{period.offset:+}" if period.offset else "Y"
    year = str(period.year) if period.year else named
    first, last = period.months
    if period.years > 1:
        until = (period.year or 0) + period.years - 1
        return f"{year}..{until}" if (first, last) == (1, 12) else f"{year}-{first:02}..{until}-{last:02}"
    if (first, last) == (1, 12):
        return year
    return f"{year}-{first:02}" if first == last else f"{year}-{first:02}..{year}-{last:02}"
