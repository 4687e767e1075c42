"""What a change is measured against, where the text names a time: 比1952年增长68%, 较2017年末上升40.68%.

    2010年工业总产值比2005年增长82%。   → 2005年
    6月产量较5月下降3%。              → 环比, as of 环比下降
    余额比2016年末增加2亿元。          → 2016年末, or 年初 where the figure is of 2017

A growth without a base is taken to be over the year before by checks and readers alike; one over 1952 must not be.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from extractors.periods import Dates, Period, resolve
from pipeline.context.types import Place

YEARLY, MONTHLY, SINCE_JANUARY = "yoy", "环比", "年初"
_REACH = 48  # characters between a base and the change from it: 比一九五二年的八百二十七亿一千万元增长
_MARK = re.compile("(?:[比较]|相对于?|[相对]比[于之]?|相较于|比照)[\"“‘'(]?$")
_MARK_ENDS = frozenset("比较于对之照\"“‘'(")  # far cheaper to ask for first
_OTHERWISE = re.compile("[,;。:!?\n]|时|以[来后]|突破|比(?!例|重|率)|较")
_COMPARED = re.compile("(?:相比|相比较|相较|比较),")  # 1986年同1978年相比,…: over all of the sentence
_ANEW = re.compile("比(?!例|重|率|价格)|较|同期|年均|平均|以来|累计")
_LONE = re.compile("[的 ]*")  # 较2010年第四季度的3.1%: the figure is that of the base itself
_PART = re.compile("[0-9第]")  # 上月17日, 5月第三周
_END, _START, _SAME = ("末", "底"), ("初", "期初", "年初"), "同期"
_LAST_YEAR_END = re.compile("[去上]一?年(?:度)?[末底]")
_SHOWN = 12  # characters of a base that is no year
_MONTHS = 12


def bases(text: str, places: Sequence[Place], periods: Sequence[Period], dates: Sequence[Dates | None]) -> list[str]:
    """Return for each figure what it is measured against if it is a change, "" where the text names no time for that.

    `periods` are in text order, `dates` those of the figures.
    """
    marked = [period for period in periods if _is_marked(text, period)]
    if not marked:
        return [""] * len(places)
    starts = [period.start for period in marked]
    return [_base(text, place, marked, starts, when) for place, when in zip(places, dates, strict=True)]


def _is_marked(text: str, period: Period) -> bool:
    """Return whether the words around a period say that something is held against it."""
    start = period.start
    if text[start - 1 : start] in _MARK_ENDS and _MARK.search(text, max(0, start - 4), start):
        return True
    return period.role == "base" and _COMPARED.match(text, period.end) is not None


def _base(text: str, place: Place, marked: Sequence[Period], starts: Sequence[int], when: Dates | None) -> str:
    """Return what one figure is measured against."""
    number = bisect_left(starts, place.start)
    if not number:
        return ""
    period = marked[number - 1]
    if period.start < place.sentence:
        return ""
    compared = _COMPARED.match(text, period.end)
    if compared:
        anew = _ANEW.search(text, compared.end(), place.start) is not None
        return "" if anew else _relative(text, period) or _named(text, period, when)
    if (
        place.start > period.end + _REACH
        or _OTHERWISE.search(text, period.end, place.start)
        or _PART.match(text, period.end)
        or _LONE.fullmatch(text, period.end, place.start)
    ):
        return ""
    return _relative(text, period) or _named(text, period, when)


def _relative(text: str, period: Period) -> str:
    """Return the base of words that count from the figure's own time: 上年同期, 上月, 去年末, 今年初."""
    starts = period.offset == 0 and text.startswith(_START, period.end)
    if starts or _LAST_YEAR_END.match(period.text):
        return SINCE_JANUARY
    if period.month_offset == -1:
        return MONTHLY
    last = period.offset == -1 and period.year is None
    return YEARLY if last or period.text == _SAME else ""


def _named(text: str, period: Period, when: Dates | None) -> str:
    """Return the base of a time with its name: a year or a month before that of the figure, else as it is printed."""
    printed = text[period.start : period.end].replace(" ", "")
    base = resolve(period, when[0].year if when and period.bare else None)
    if base and when:
        known = _placed(printed, text.startswith(_SAME, period.end), base, when)
        if known:
            return known
    if period.year and period.years == 1 and period.months == (1, _MONTHS):
        after = next((mark for mark in (*_START, _SAME) if text.startswith(mark, period.end)), "")
        own = next((mark for mark in (*_END, _SAME) if printed.endswith(mark)), after)
        return f"{period.year}年{own.removeprefix('年')}"
    return printed if len(printed) <= _SHOWN else ""


def _placed(printed: str, same: bool, base: Dates, when: Dates) -> str:
    """Return the base by how far it lies before the time of the figure, "" where that is no usual step."""
    years, months = when[0].year - base[0].year, _apart(base, when)
    if printed.endswith(_END):
        return SINCE_JANUARY if years == 1 and base[1].month == _MONTHS else ""
    if years == 1 and (same or printed.endswith(_SAME)):
        return YEARLY
    length = _length(base)
    if length != _length(when):
        return ""
    return YEARLY if months == _MONTHS else MONTHLY if months == length and length in (1, 3) else ""


def _length(dates: Dates) -> int:
    """Return over how many months a time stretches."""
    return (dates[1].year - dates[0].year) * _MONTHS + dates[1].month - dates[0].month + 1


def _apart(earlier: Dates, later: Dates) -> int:
    """Return how many months one time begins before another."""
    return (later[0].year - earlier[0].year) * _MONTHS + later[0].month - earlier[0].month
