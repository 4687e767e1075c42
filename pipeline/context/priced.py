"""Prices and their days: the quote in brackets behind a firm's name, the price of the day its sentence begins with."""

from __future__ import annotations

import re

from extractors.periods import Period
from pipeline.context.types import Place

_PRICED = re.compile("(?:价格?|价位|收于|收报|报收|结算价|报)[^,;。0-9价]{0,10}$")
_SAID = re.compile("公告|披露|发布|宣布|公布|表示|[签召拟]|称")
_BRACKETED_PRICE = re.compile(
    r"\([^()。]{0,24}(?:收盘价?|股价|最新价|昨收)[^()。0-9]{0,4}$"
)  # 某公司(000589,收盘价7.08元)
_BRACKET = 32


def is_quote(text: str, place: Place) -> bool:
    """Return whether a figure is the price of a share behind the name of its firm: 某公司(000589,收盘价7.08元)."""
    return _BRACKETED_PRICE.search(text, max(0, place.start - _BRACKET), place.start) is not None


def is_price_of_day(text: str, period: Period, place: Place) -> bool:
    """Return whether a figure is a price of the day that its sentence begins with: 5月17日,铁矿石价格已涨至178美元."""
    heads = text[period.start - 1 : period.start] in ("", "\n", "。", ",", ";")
    between = period.end, place.start
    return heads and _PRICED.search(text, *between) is not None and _SAID.search(text, *between) is None
