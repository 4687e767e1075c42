"""Periods in a list, one for each figure of a list: 2009年、2010年分别…; 2015-2017年及2018年1-6月."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.periods import Period

_PERIOD_LINK = re.compile(r"[、和与及]|以及")


def listed_before(text: str, near: Sequence[Period]) -> list[Period]:
    """Return the nearest periods in text order as far as they are one list (2009年、2010年)."""
    listed: list[Period] = []
    for period in near:
        if period.role != "main":
            continue
        if listed and _is_its_year(text, period, listed[0]):
            listed[0] = listed[0]._replace(start=period.start, year=period.year)
            continue
        if listed and not _PERIOD_LINK.fullmatch(text, period.end, listed[0].start):
            break
        listed.insert(0, period)
    return listed


def _is_its_year(text: str, year: Period, months: Period) -> bool:
    """Return whether a year stands right before the months that are its own: 2015年|前7月."""
    whole = year.year is not None and year.years == 1 and year.months == (1, 12)
    return whole and months.bare and text[year.end : months.start] in ("", "前", "的前")


def one_by_one(listed: Sequence[Period], length: int) -> Sequence[Period]:
    """Return as many periods as figures, where the years of a stretch are told apart: 2015-2017年及2018年1-6月."""
    if len(listed) == length or sum(_times(period) for period in listed) != length:
        return listed
    return [
        period._replace(year=period.year + at, years=1) if period.year is not None and period.whole_years else period
        for period in listed
        for at in range(_times(period))
    ]


def _times(period: Period) -> int:
    """Return how many times a period of a list can be told apart into: the years of a stretch, else it alone."""
    return period.years if period.whole_years else 1
