"""What firms print over several years at once, or at the start of one: 报告期各期末…分别为, 年初为.

报告期各期末,应收账款分别为7亿元、9亿元和8亿元。  → the ends of the years that the report names one by one
贷款余额21亿元,年初为19亿元。                 → the end of the year before
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors import periods
from extractors.base import Mention, Money
from extractors.periods import Dates, Period
from pipeline.context.types import Place, When
from pipeline.context.when.explicit import stated
from pipeline.context.when.listed import listed_before, one_by_one
from pipeline.context.when.period_of_figure import is_past
from pipeline.context.when.years import Reader

_EACH = re.compile("报告期内?的?各个?(?:期|年)|报告期每(?:期|年)")
TERM = "报告期"
_BACK = 80  # periods before it among which the years of the report are looked for
_AT_FIRST = re.compile("(?:^|[,;(。])而?[年期]初(?:余额|数|时)?(?:则|仅|只|约)?[为是]?约?$")
_LIST = 3  # figures: two may be of two things that the clause does not name
_THINGS = re.compile("[、和与及]|[两二三四五六七八九十各几][大类者家项个种款]|均|前[两二三四五六七八九十]")
_HEAD = 12  # characters before a figure in which 年初为 stands


def of_each(reader: Reader, period: Period, number: int) -> When | None:
    """Return the period of a figure of 报告期各期末, where as many years are named as there are figures; else none."""
    text, start = reader.text, period.start
    if not period.text.startswith(TERM) or not (text[start - 1 : start] == "各" or _EACH.match(text, start)):
        return None
    return _in_turn(reader, period.start, number) or When(None, reason="several_periods")


def over_time(reader: Reader, number: int, place: Place) -> When | None:
    """Return the period of a figure of a list that only repeats the times told before: 毛利率分别为52%、54%和55%.

    None where the list is of several things, or no list of one thing.
    """
    if reader.ground.runs[number][1] < _LIST:
        return None
    dealt = reader.text.rfind("分别", place.clause, place.start)
    if dealt < 0 or _THINGS.search(reader.text, place.clause, dealt):
        several = dealt >= 0 and any(p.years > 1 for p in reader.before(place.sentence, place.paragraph)[:1])
        return When(None, reason="several_periods") if several else None
    return _in_turn(reader, place.sentence, number, place.paragraph)


def _in_turn(reader: Reader, start: int, number: int, floor: int = 0) -> When | None:
    """Return the period of a figure of a list by the last list of as many between `floor` and `start`."""
    at, length = reader.ground.runs[number]
    times = _times(reader, start, length) if length > 1 else ()
    dates = reader.dates(times[at]) if times and times[0].start >= floor else None
    return stated(reader, times[at], dates) if dates else None


def _times(reader: Reader, start: int, length: int) -> Sequence[Period]:
    """Return the last list of so many times before `start`: 2020年、2021年和2022年, 2020-2021年及2022年1-6月."""
    before = [p for p in reader.found if p.end <= start][-_BACK:]
    while before:
        listed = listed_before(reader.text, before[::-1])
        times = one_by_one(listed, length)
        if len(times) == length and all(p.year is not None and p.years == 1 for p in times):
            return times
        first = listed[0].start if listed else before[-1].start
        before = [p for p in before if p.start < first]
    return ()


def at_first(reader: Reader, figure: Mention, place: Place) -> bool:
    """Return whether a figure is what there was when its year began: 贷款余额21亿元,年初为19亿元."""
    if isinstance(figure, Money) and figure.per:
        return False
    low = max(place.sentence, place.start - _HEAD)
    return _AT_FIRST.search(reader.text, low, place.start) is not None


def ended_before(reader: Reader, when: When) -> When:
    """Return the year before that of a figure, for what there was when it began."""
    if when.dates is None:
        return when
    year = when.dates[1].year - 1
    dates: Dates = periods.span(year, 1, year, 12)
    return When(dates, "explicit", base=True, past=is_past(reader, dates))
