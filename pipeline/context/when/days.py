"""Days that open a clause or are all that a sentence is dated by: what stands behind them is of no other year.

The day itself dates nothing but what was done on it, so that such a figure has no period rather than a wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.periods import Dates, Period
from pipeline.context.types import Place, When
from pipeline.context.when.years import Reader

_UP_TO = re.compile("截[至止]到?[^,;。()0-9]{1,6}\\($")
_TO_COME, _SOON = re.compile("将|拟|起|前,|定于|[计预]划|预[计定]"), 24  # characters before a day


def left_out(reader: Reader, place: Place, when: When, near: Sequence[Period], period: Period | None = None) -> bool:
    """Return whether a period does not hold the day that a figure stands behind; `period` is one named in its sentence.

    2015年收入17亿元。2016年3月5日,公司融资|3亿元: of no 2015.
    """
    day = opening_day(reader, near)
    if period is None:
        day = day or only_day(near)
    if day is None or (period is not None and period.start >= day.start):
        return False
    if when.basis == "document" and of_year_before(reader, day, place):
        return True
    return not covers(when.dates, day)


def opening_day(reader: Reader, near: Sequence[Period]) -> Period | None:
    """Return the last day of a year that opens a clause: what stands behind it is not of a month named before it."""
    for period in near:
        day = period.role == "event" and (period.year or period.text.endswith("日"))
        if day and (reader.text[period.start - 1 : period.start] in ",;。\n" or in_stretch(reader.text, period)):
            return period
    return None


def only_day(near: Sequence[Period]) -> Period | None:
    """Return the day that is the one period of a sentence, its year named: 早在|2005年7月1日,公司就曾建厂8家."""
    day = near[0] if len(near) == 1 else None
    return day if day is not None and day.role == "event" and day.year and day.text.endswith(("日", "号")) else None


def of_year_before(reader: Reader, day: Period, place: Place) -> bool:
    """Return whether a day without its year was in the one before the report's: 8月12日,甲宣布…, issued in January."""
    if day.offset == -1:  # 去年2月3日
        return True
    month = reader.report.issued_month
    if month is None or day.year is not None or day.months[0] <= month:
        return False
    return _TO_COME.search(reader.text, max(0, day.start - _SOON), place.start) is None


def in_stretch(text: str, period: Period) -> bool:
    """Return whether a day in brackets says when the stretch before them ends: 截至本周末(|8月26日)."""
    return text[period.start - 1] == "(" and _UP_TO.search(text, max(0, period.start - 12), period.start) is not None


def covers(dates: Dates | None, day: Period) -> bool:
    """Return whether a period holds a day, whose month is known; without its year, whether it may hold it."""
    if dates is None:
        return True
    first, last = dates
    if day.year is None:
        return first.year < last.year or first.month <= day.months[0] <= last.month
    return (first.year, first.month) <= (day.year, day.months[0]) <= (last.year, last.month)
