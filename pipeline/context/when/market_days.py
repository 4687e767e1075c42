"""The month of a price whose sentence names no whole date: 31日收低, in news of the 1st, is of the month before.

A day named earlier in the paragraph (5月31日,玉米走低。…收盘价2416元) holds for the prices behind it, where it lies in
the month before that of the issue; a bare day after that of the issue is of the month before, as is yesterday of a 1st.
"""

from __future__ import annotations

import re

from extractors import periods
from extractors.periods import Dates
from pipeline.context.ground import REACH
from pipeline.context.types import Place, When
from pipeline.context.when.period_of_figure import of_issue
from pipeline.context.when.timeline import Timeline
from pipeline.context.words import words

_BARE_DAY = re.compile("(?<![0-9月/年.,至到~—-])([0-9]{1,2})日(?=[\u4e00-\u9fff,])(?!内|游|均)")
_LAST_DAY = 31
_YESTERDAY = words("yesterday")


def of_trading_day(reader: Timeline, place: Place) -> When:
    """Return the month of the day that a price is of, else that of the issue."""
    told = of_issue(reader)
    if told.dates is None:
        return told
    before = _month_before(told.dates)
    day = _day_before(reader, place)
    if day is None:
        return When(before, "document") if _is_of_month_before(reader, place) else told
    return When(day, "explicit") if day == before else told


def _month_before(month: Dates) -> Dates:
    """Return the month before another."""
    year, last = (month[0].year, month[0].month - 1) if month[0].month > 1 else (month[0].year - 1, 12)
    return periods.span(year, last, year, last)


def _day_before(reader: Timeline, place: Place) -> Dates | None:
    """Return the month of the day named last in the paragraph, of the year before where it is still to come."""
    day = next((p for p in reader.before(place.start, place.paragraph) if p.role == "event"), None)
    if day is None or not day.text.endswith("日"):
        return None
    dates, issue = reader.dates(day), of_issue(reader).dates
    if dates is None or issue is None or not day.bare or dates[0] <= issue[0]:
        return dates
    return periods.span(dates[0].year - 1, dates[0].month, dates[0].year - 1, dates[0].month)


def _is_of_month_before(reader: Timeline, place: Place) -> bool:
    """Return whether the paragraph up to a price names a day last that the month of issue had not come to."""
    issued = (reader.report.issued or "").split("-")
    if len(issued) < 3:
        return False
    said = reader.text[max(place.paragraph, place.start - REACH) : place.start]
    days = [int(day) for day in _BARE_DAY.findall(said)]
    if days:
        return int(issued[2]) < days[-1] <= _LAST_DAY
    return int(issued[2]) == 1 and any(word in said for word in _YESTERDAY)
