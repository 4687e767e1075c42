"""When: the period a figure is of.

The last period named before the figure in its sentence counts, save what it is compared with (比上年增长12%) and the
dates of other things (成立于2005年); a base of comparison counts for the figure it is tied to (由去年同期的1.86%).
Without one the paragraph's last period holds on, then a heading's (2024年工作回顾), then the report's year if the
report is dated.  A rate (每年) and an undated stretch (近3年) have none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from extractors import periods
from extractors.base import Mention, Patents
from extractors.periods import Period
from extractors.tabular.cells import Cell
from pipeline.context.cues import OF_NO_PERIOD, words
from pipeline.context.ground import NO_CELLS, Ground
from pipeline.context.types import Place, ReportContext, When
from pipeline.context.when import dated
from pipeline.context.when.columns import column
from pipeline.context.when.dates_of_cells import cell_dates, is_unnamed, title_dates
from pipeline.context.when.days import left_out
from pipeline.context.when.explicit import explicit, stated
from pipeline.context.when.holding import holds, holds_on
from pipeline.context.when.in_brackets import by_brackets
from pipeline.context.when.market_days import of_trading_day
from pipeline.context.when.nearby_periods import reader_of
from pipeline.context.when.period_of_figure import by_report, is_past, of_years
from pipeline.context.when.priced import is_market_price, of_market
from pipeline.context.when.reporting import TERM, at_first, ended_before, of_each, over_time
from pipeline.context.when.stretch import years_of_sum
from pipeline.context.when.years import Reader

_CORRECTED = re.compile("备考|修正|更正|调整[前后为]|重述")  # both values are of one time
_POINTING, _UP_TO = ("当", "同期"), ("截至", "截止")
_OF_TERM = re.compile("(?:年度|季度|半年)报告?")
_OF_YEAR = ("当期", "当年")  # 截至12月底,参保9万人。当期结余2亿元: of no month


def whens(
    ground: Ground,
    figures: Sequence[Mention],
    found: Sequence[Period],
    report: ReportContext,
    cells: Mapping[int, Cell] = NO_CELLS,
) -> list[When]:
    """Return the period of each figure; `found` are the periods of their paragraphs and of the headings."""
    reader = reader_of(ground, found, report)
    places = enumerate(zip(figures, ground.where, strict=True))
    if not cells:
        return [_when(reader, number, figure, place) for number, (figure, place) in places]
    return [
        _of_cell(reader, cell, place) if (cell := cells.get(place.start)) else _when(reader, number, figure, place)
        for number, (figure, place) in places
    ]


def _when(reader: Reader, number: int, figure: Mention, place: Place) -> When:
    """Return the period of one figure."""
    signs = reader.ground.signs
    if signs.brackets and (own := by_brackets(reader, number, place)) is not None:
        return own
    if signs.tabs:
        of_column = column(reader.text, place, reader.heads)
        if of_column is not None:
            return explicit(reader, of_column, number, None, ()) or by_report(reader, place)
    near = reader.before(place.start, place.sentence)
    after = signs.after and reader.text.find("后", place.sentence, place.start) >= 0
    if after and dated.is_yield(reader, near, place):
        return When(None, reason="rate")
    if signs.begins and dated.starts_the_year(reader.text, place):
        return When(None, reason="value_before")
    if signs.begins and at_first(reader, figure, place):
        named = [p for p in near if p.text != "年初"]
        return ended_before(reader, _named(reader, number, figure, place, named))
    return _named(reader, number, figure, place, near)


def _named(reader: Reader, number: int, figure: Mention, place: Place, near: Sequence[Period]) -> When:
    """Return the period of one figure by those named before it in its sentence, `near`, the nearest first."""
    for period in near:
        other = _of_other(reader, period, number, place)
        if other is not None:
            return other
        if holds(reader, period, place):
            when = explicit(reader, period, number, place, near)
            if when is not None and left_out(reader, place, when, near, period):
                return When(None, reason="other_date")
            if when is not None:
                return _settled(reader, when, place) if period.role == "main" else when
    when = _unnamed(reader, number, figure, place)
    if left_out(reader, place, when, near):
        return When(None, reason="other_date")
    turns = reader.ground.signs.turns and when.dates is not None and when.basis == "explicit"
    if turns and dated.starts_from(reader.text, place):
        return When(None, reason="value_before")
    return _settled(reader, when, place)


def _of_other(reader: Reader, period: Period, number: int, place: Place) -> When | None:
    """Return the answer where a period named before says where to look: 当年, 报告期各期末, 2011年上市,注册资本."""
    if period.role == "carry":
        points = period.text.startswith(_POINTING) and ";" not in reader.text[period.end : place.start]
        if points:
            return _pointed(reader, period, number, place)
        each = of_each(reader, period, number)
        own = each is None and period.text.startswith(TERM) and _OF_TERM.search(reader.report.title or "") is not None
        return (
            by_report(reader, place) if own and title_dates(reader) is not None else each
        )  # 报告期末, in a report of 2019 on funds raised in 2017
    if period.role != "main" or period.end >= place.clause:
        return None
    if dated.is_yearly(reader.text, period, place):
        return When(None, reason="rate")
    apart = dated.begins_later(reader.text, period) or dated.stands(reader.text, period, place)
    return by_report(reader, place) if apart else None


def _of_cell(reader: Reader, cell: Cell, place: Place) -> When:
    """Return the period of a cell of a table: that of its head, label or caption, else of the title or the report."""
    dates = cell_dates(reader, cell)
    if dates is not None:
        ahead = dates[0].year < dates[1].year and reader.year is not None and dates[1].year > reader.year
        return When(dates, "explicit", None, ahead, False, is_past(reader, dates))
    if is_unnamed(reader, cell):
        return When(None, reason="undated")
    if reader.over(place.start) is None and not reader.report.to_assembly:
        dates = title_dates(reader)
    return When(dates, "document") if dates is not None else by_report(reader, place)


def _settled(reader: Reader, when: When, place: Place) -> When:
    """Return the period of a figure, of the year before where it is the value from which that year's change began."""
    if when.dates is None or when.base or not reader.ground.signs.turns:
        return when
    if when.dates[0].year < when.dates[1].year and (of_end := dated.end_of_change(reader, place, when.dates)):
        return when._replace(dates=of_end)
    if not dated.starts_from(reader.text, place):
        return when
    if _CORRECTED.search(reader.text, place.sentence, place.start):
        return when
    first, last = when.dates
    if when.basis != "explicit" or (first.month, last.month) != (1, 12) or first.year != last.year:
        return When(None, reason="value_before")
    began = dated.pair_before(reader, place)  # 由2007年的3亿元增至2012年的6亿元;出口由1亿元增至2亿元
    if began is None and reader.year is not None and first.year > reader.year + 1:
        return When(None, reason="value_before")  # 到2020年…从8.7万元提高到12万元, in a report of 2016
    return when._replace(dates=began or periods.span(first.year - 1, 1, last.year - 1, 12))


def _pointed(reader: Reader, period: Period, number: int, place: Place) -> When:
    """Return the period that 当季, 当月 or 当年 points back to: the last one named in the paragraph."""
    of_year = period.text.startswith("当年")
    for named in reader.before(period.start, place.paragraph):
        if of_year and named.text.startswith("上年"):
            continue  # 上年结余9亿元;|当年支出8亿元
        if of_year and (whole := _whole_year(reader, named)) is not None:
            return whole
        stock = period.text in _OF_YEAR and reader.text.startswith(_UP_TO, max(0, named.start - 2))
        if named.role == "main" and not (stock and named.end < place.sentence):
            return explicit(reader, named, number, None, ()) or by_report(reader, place)
    return by_report(reader, place)


def _whole_year(reader: Reader, named: Period) -> When | None:
    """Return the year of a day or a month that is named with it: 2014年12月挂牌,|当年营收9亿元."""
    dates = None if named.bare or named.role not in ("main", "event") else reader.dates(named)
    if dates is None or dates[0].year < dates[1].year or dates[0].month < dates[1].month:
        return None
    return stated(reader, named, periods.span(dates[0].year, 1, dates[0].year, 12))


def _of_no_period(reader: Reader, place: Place) -> When | None:
    """Return what a figure is of whose sentence says that it is a price of the day, a rate, or of some other time."""
    text = reader.text
    if words("price").search(text, place.sentence, place.start):
        return of_trading_day(reader, place)
    if words("rate").search(text, place.clause, place.start):
        return When(None, reason="rate")
    undated = words("undated").search(text, place.sentence, place.start)
    return When(None, reason="undated") if undated else None


def _unnamed(reader: Reader, number: int, figure: Mention, place: Place) -> When:
    """Return the period of a figure whose sentence names none."""
    text = reader.text
    if OF_NO_PERIOD.search(text, place.sentence, place.start):
        when = _of_no_period(reader, place)
        if when is not None:
            return when
    listed = over_time(reader, number, place)
    if listed is not None:
        return listed
    held = isinstance(figure, Patents) and figure.action != "applied"
    for period in reader.before(place.sentence, place.paragraph):
        if holds_on(reader, period, place) and not reader.in_passing(period, place.paragraph):
            sums = years_of_sum(reader, period, place)
            if sums is not None:
                return stated(reader, period, sums)
            if held:  # what is held stands for itself, whatever was told
                break
            told = explicit(reader, period, number, None, ()) or by_report(reader, place)
            return told if period.years == 1 else of_years(reader, told, place)
    return of_market(reader, number, place) if is_market_price(text, place) else by_report(reader, place)
