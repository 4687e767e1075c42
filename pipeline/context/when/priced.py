"""Prices and their days: the quote in brackets behind a firm's name, the price of the day its sentence begins with."""

from __future__ import annotations

import re

from extractors.number.printed import TICKER
from extractors.periods import Period
from pipeline.context.cues import words
from pipeline.context.types import Place, When
from pipeline.context.when.days import in_stretch
from pipeline.context.when.explicit import explicit
from pipeline.context.when.market_days import of_trading_day
from pipeline.context.when.period_of_figure import by_report
from pipeline.context.when.years import Reader
from pipeline.context.words import either

_PRICED = re.compile(f"{either('quoted')}[^,;。0-9价]{{0,10}}$")
_SAID = re.compile(f"{either('makes_known')}|[签召拟]|称")
_BRACKETED_PRICE = re.compile(
    r"\([^()。]{0,24}(?:收盘价?|股价|最新价|昨收)[^()。0-9]{0,4}$"
)  # 某公司(000589,收盘价7.08元)
_BRACKET, _TICKER = 32, re.compile(TICKER)
_HEADS = ("", "\n", "。", ",", ";", "在")
_DAY = re.compile("[0-9]月[0-9]{1,2}日")
_PER = re.compile(f"/ ?(?:{either('good_unit')}|英镑|公斤|[吨桶磅])")
_PER_BEFORE = re.compile(f"每(?:{either('good_unit')}|[吨桶磅])[^,;。0-9]{{0,6}}$")
_OTHER_TIME = re.compile("[0-9年]年|年[初底末中]|[0-9]月|每[上下]|(?:^|[。\n])从")


def is_quote(text: str, place: Place) -> bool:
    """Return whether a figure is the price of a share, or its move, behind its firm: 某公司(000589,收盘价7.08元)."""
    begin = place.start - _BRACKET if place.start > _BRACKET else 0
    opened = text.find("(", begin, place.start)
    if opened < 0:
        return False
    told = _BRACKETED_PRICE.search(text, opened, place.start)
    return told is not None or _TICKER.search(text, opened, place.start) is not None


def is_price_of_day(text: str, period: Period, place: Place) -> bool:
    """Return whether a figure is a price of the day that its sentence begins with: 5月17日,铁矿石价格已涨至178美元."""
    if not is_market_day(text, period, place):
        return False
    return _is_per_ton(text, place) or _PRICED.search(text, period.end, place.start) is not None


def is_market_day(text: str, period: Period, place: Place) -> bool:
    """Return whether a day begins a clause, is the last before the figure, and dates no statement (5月17日,公告称)."""
    begins = text[period.start - 1 : period.start] in _HEADS or in_stretch(text, period)
    if not begins or not period.text.endswith("日"):
        return False
    between = period.end, place.start
    return _SAID.search(text, *between) is None and _DAY.search(text, *between) is None


def is_market_price(text: str, place: Place) -> bool:
    """Return whether a figure is what the market asks for a ton or a barrel, of no other time: 报价730元/吨."""
    if not _is_per_ton(text, place):
        return False
    told = place.sentence, place.start
    return _OTHER_TIME.search(text, *told) is None and words("other_time").search(text, *told) is None


def _is_per_ton(text: str, place: Place) -> bool:
    """Return whether a figure is a price for a ton or a barrel."""
    if text.startswith("/", place.end) and _PER.match(text, place.end):
        return True
    each = text.find("每", place.clause, place.start)
    return each >= 0 and _PER_BEFORE.search(text, each, place.start) is not None


def of_market(reader: Reader, number: int, place: Place) -> When:
    """Return the month of a market's price: of the day that its sentence names, of the title, else of the issue."""
    for day in reader.before(place.start, place.sentence):
        if day.role == "event" and is_market_day(reader.text, day, place):
            return explicit(reader, day, number, None, ()) or by_report(reader, place)
    when = by_report(reader, place)
    year = when.dates is not None and when.dates[0].month != when.dates[1].month
    return of_trading_day(reader, place) if year and reader.report.issued_month is not None else when
