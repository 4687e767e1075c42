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
from pipeline.context.explicit import stated
from pipeline.context.listed import listed_before
from pipeline.context.types import Place, When
from pipeline.context.when import is_past
from pipeline.context.years import Reader

_EACH = re.compile("报告期内?的?各个?(?:期|年)|报告期每(?:期|年)")
_TERM = "报告期"
_BACK = 80  # periods before it among which the years of the report are looked for
_AT_FIRST = re.compile("(?:^|[,;(。])而?[年期]初(?:余额|数|时)?(?:则|仅|只|约)?[为是]?约?$")
_HEAD = 12  # characters before a figure in which 年初为 stands


def of_each(reader: Reader, period: Period, number: int) -> When | None:
    """Return the period of a figure of 报告期各期末, where as many years are named as there are figures; else none."""
    text, start = reader.text, period.start
    if not period.text.startswith(_TERM) or not (text[start - 1 : start] == "各" or _EACH.match(text, start)):
        return None
    at, length = reader.ground.runs[number]
    years = _years(reader, period, length) if length > 1 else ()
    dates = reader.dates(years[at]) if years else None
    return stated(reader, years[at], dates) if dates else When(None, reason="several_periods")


def _years(reader: Reader, period: Period, length: int) -> Sequence[Period]:
    """Return the last list of so many years before a period: 2020年、2021年和2022年."""
    before = [p for p in reader.found if p.end <= period.start][-_BACK:]
    while before:
        listed = listed_before(reader.text, before[::-1])
        if len(listed) == length and all(p.year is not None and p.years == 1 for p in listed):
            return listed
        before = before[: -max(1, len(listed))]
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
