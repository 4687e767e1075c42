"""Stretches of years that the text dates elsewhere: 三年 after three years, 五年 of a plan, a mean (年均增长)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors import periods
from extractors.periods import Dates, Period
from pipeline.context.cues import SUMS, words
from pipeline.context.types import Place
from pipeline.context.when.years import Reader

_COUNTS = {"两": 2, "2": 2, "三": 3, "3": 3, "四": 4, "4": 4, "五": 5, "5": 5}
_PLAN_YEARS, _TWO = 5, 2
_WHOLE = (1, 12)  # months
_TOGETHER = re.compile("年?平均|年均|累计")
_OVER_YEARS = re.compile("年均(?!可)|平均每年|年复合|年递增|每年(?:平均|递增)")
_UP_TO = ("到", "至")
_ADDED_UP = ("累计", "共")
_GONE = ("过去", "近", "五", "5")
# What there is at the end of the years, not in them.
_LEVEL = re.compile("(?:[到至达为超占过]|达到了)约?$|从[^,;。]*$|已")
_SUM = re.compile("累计|共|年均|新增")
_SUMS = re.compile(SUMS)
_IN_FIVE = re.compile('[”"]?末?,[^,;。0-9]{0,6}[五5]年(?:累计|共|合计)')  # 到“十二五”末,5年累计申请专利320件
_OPENS = 12  # characters of a paragraph in which the years stand that it is on
_FROM_THEN = re.compile("[从由][^,;。]{0,4}$")
_TO_NOW = re.compile("[左右多]{0,2},?[^,;。0-9]{0,4}[至到为][^,;。0-9]{0,4}")


def stretch(reader: Reader, period: Period, near: Sequence[Period], place: Place | None) -> Dates | None:
    """Return the dates of 三年 after three years named one by one, of 五年 after a plan of five years."""
    count = _COUNTS.get(period.text[:1] if period.text[:1] in _COUNTS else period.text[-1:])
    if count is None or place is None:
        return None
    years = sorted({p.year for p in near if p.year is not None and p.years == 1 and p.start < period.start})
    if count == _TWO and reader.text.find("分别", period.end, place.start) >= 0:
        return None
    if len(years) == count and years[-1] - years[0] == count - 1:
        return periods.span(years[0], 1, years[-1], 12)
    if count == _TWO:
        return _two_years(reader, period, near)
    if count != _PLAN_YEARS:
        return None
    dates = reader.plan_before(period, place)
    if dates is None and reader.report.to_assembly and _looked_back_on(reader, period):
        return _five_years(reader, place)
    gone = dates is not None and dates[1].year <= (reader.year or 0)
    return dates if reader.report.doc_type != "news" or (gone and period.text.startswith(_GONE)) else None


def _two_years(reader: Reader, period: Period, near: Sequence[Period]) -> Dates | None:
    """Return a year and the one before, where the one is named and a mean told: 2022年增长5%,两年平均增长6%."""
    said = [p for p in near if p.start < period.start and p.year is not None]
    if len(said) != 1 or said[0].role != "main" or said[0].years > 1 or said[0].months != _WHOLE:
        return None
    last = said[0].year or 0
    return periods.span(last - 1, 1, last, 12) if _TOGETHER.match(reader.text, period.end) else None


def _looked_back_on(reader: Reader, period: Period) -> bool:
    """Return whether 五年 are those before a 政府工作报告: 过去五年, 五年来, or 五年 under 过去五年工作回顾."""
    if period.text.startswith("过去") or period.text.endswith("来"):
        return True
    heading = reader.over(period.start)
    over = heading[1] if heading is not None else None
    if over is None and reader.text.startswith(_ADDED_UP, period.end):  # 五年累计投入3亿元
        return True
    return over is not None and over.text.startswith("过去") and not reader.text.startswith("内", period.end)


def _five_years(reader: Reader, place: Place) -> Dates | None:
    """Return the five years before the report's year, for what was done in them; None for what they led to."""
    text, year = reader.text, reader.year
    if year is None or (
        _LEVEL.search(text, place.clause, place.start) and not _SUM.search(text, place.clause, place.start)
    ):
        return None
    return periods.span(year - _PLAN_YEARS, 1, year - 1, 12)


def mean(reader: Reader, near: Sequence[Period], place: Place | None) -> Dates | None:
    """Return the stretch of all years named in the sentence where the clause speaks of a mean (年均增长)."""
    if place is None or not words("mean").search(reader.text, place.clause, place.start):
        return None
    if len(near) < 2 and near[0].rule != "plan" and not reader.report.to_assembly:
        return over_years(reader, near[0], place)
    years = [p.year for p in near if p.role == "main" and p.year is not None and p.years == 1]
    ends = [p for p in near if p.role == "main" and p.year is not None and p.rule == "plan" and p.years == 1]
    if ends and len(set(years)) == 1:  # 十一五末…,年均增长: of all its years
        return periods.span(years[0] - _PLAN_YEARS + 1, 1, years[0], 12)
    if len(set(years)) < 2:
        return _years_over(reader, place, years[0]) or over_years(reader, near[0], place) if years else None
    return periods.span(min(years), 1, max(years), 12)


def mean_ahead(reader: Reader, period: Period, place: Place | None) -> bool:
    """Return whether a mean is of years up to one that is to come, and the first is not named: 到2025年,年均增长."""
    if place is None or period.role != "main" or period.years > 1 or (period.year or 0) <= (reader.year or 9999):
        return False
    if not reader.text.endswith(_UP_TO, 0, period.start):
        return False
    return _OVER_YEARS.search(reader.text, place.clause, place.start) is not None


def _years_over(reader: Reader, place: Place, last: int) -> Dates | None:
    """Return the years that the heading over a mean names, where they end with the one named: 九五时期, 2000年."""
    period = (reader.over(place.start) or (0, None))[1]
    if period is None or period.year is None or period.years == 1 or period.year + period.years - 1 != last:
        return None
    return reader.dates(period)


def years_of_sum(reader: Reader, period: Period, place: Place | None) -> Dates | None:
    """Return the five years that a sum is of (累计完成投资50亿元), behind a value of the last of them."""
    if place is None or period.end > place.clause or not _SUMS.search(reader.text, place.clause, place.start):
        return None
    return over_years(reader, period, place)


def over_years(reader: Reader, period: Period, place: Place) -> Dates | None:
    """Return the five years that the paragraph, or else the title of a plan, is on, if a named year is their last.

    “十二五”以来,… 2015年,产值达到9亿元,年均增长12%,累计投资50亿元.
    """
    if period.role != "main" or period.year is None or period.years > 1:
        return None
    dates = _opening(reader, place) or (reader.plan_before(period, place) if reader.plan else None)
    if dates is None and period.year % _PLAN_YEARS == 0 and _IN_FIVE.match(reader.text, period.end, place.start):
        return periods.span(period.year - _PLAN_YEARS + 1, 1, period.year, 12)
    return dates if dates is not None and dates[1].year == period.year else None


def _opening(reader: Reader, place: Place) -> Dates | None:
    """Return the five years that a paragraph opens with: “十二五”以来, 过去五年."""
    opens = reader.before(min(place.start, place.paragraph + _OPENS), place.paragraph)
    if not opens:
        return None
    first = opens[-1]
    if first.rule == "plan" and first.years == _PLAN_YEARS:
        return reader.dates(first._replace(role="main"))
    year = reader.year
    if year is None or first.role != "vague" or not reader.report.to_assembly or not _looked_back_on(reader, first):
        return None
    return periods.span(year - _PLAN_YEARS, 1, year - 1, 12)


def first_value(text: str, period: Period, place: Place | None) -> Dates | None:
    """Return the year from which on something changed, of its value then: 2000年以来,销售额从4亿元升至9亿元."""
    if period.role != "since" or period.year is None or place is None:
        return None
    begun = _FROM_THEN.search(text, max(period.end, place.before), place.start)
    return periods.span(period.year, 1, period.year, 12) if begun else None


def reaches_now(text: str, period: Period, place: Place) -> bool:
    """Return whether a figure is the value that such a change has led to: it is of the report, not of the years."""
    return place.before > period.end and _TO_NOW.fullmatch(text, place.before, place.start) is not None
