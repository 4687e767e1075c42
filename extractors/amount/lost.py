"""Amounts that lost 万元 between two indicators: 利润5887利税 1.8亿元, where a neighbour leaves one magnitude.

Prices a ton that lost 元 beside one that has it (由13000/吨上涨至18000元/吨) are restored, too.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal

from extractors.amount.dropped import INDICATORS
from extractors.base import Money, Passage
from extractors.number.cues import Endings
from extractors.number.numerals import read
from extractors.number.quantities import Quantity

_ENDINGS = Endings(INDICATORS)
_WINDOW = 18
_LOST = re.compile(r"[0-9]{3,6}(?:\.[0-9]{1,4})?")
_BESIDE = 30
_A_TON, _ENDS = "/吨", re.compile("[。;\n]")
_ALIKE = 5  # times
_FACTORS = (Decimal(1), Decimal(10_000), Decimal(100_000_000))


def find(passage: Passage, printed: Sequence[Money], bare: Sequence[Quantity]) -> list[Money]:
    """Return the amounts restored from `bare` numbers between two indicators."""
    found = []
    for quantity in bare:
        if _LOST.fullmatch(quantity.written) and _between_indicators(passage.folded, quantity):
            if mention := _restored(passage, quantity, printed):
                found.append(mention)
        elif passage.folded.startswith(_A_TON, quantity.end) and (price := _price(passage, quantity, printed)):
            found.append(price)
    return found


def _price(passage: Passage, quantity: Quantity, printed: Sequence[Money]) -> Money | None:
    """Return a price a ton like the one beside it, in the same money."""
    number, folded = read(quantity.written), passage.folded
    place = bisect_left(printed, quantity.start, key=lambda mention: mention.start)
    for other in (*printed[place : place + 1], *printed[max(0, place - 1) : place]):
        near = max(other.start - quantity.end, quantity.start - other.end) <= _BESIDE
        if number is None or number.low is None or other.per != "吨" or not near or not other.low:
            continue
        alike = other.low / _ALIKE <= number.low <= other.low * _ALIKE
        if alike and not _ENDS.search(folded, min(other.end, quantity.end), max(other.start, quantity.start)):
            text = passage.text[quantity.start : quantity.end]
            ends = (number.low, number.high, number.slack)
            return Money(
                quantity.start, quantity.end, text, "dropped_currency", *ends, "exact", other.currency, True, "吨"
            )
    return None


def _between_indicators(folded: str, quantity: Quantity) -> bool:
    """Tell whether currency indicators touch the number on both sides, up to one comma behind it."""
    if not _ENDINGS.end(folded[max(0, quantity.start - _WINDOW) : quantity.start]):
        return False
    behind = quantity.end
    while folded[behind : behind + 1] in (" ", ",", "、") and behind < quantity.end + 2:
        behind += 1
    return folded.startswith(INDICATORS, behind)


def _restored(passage: Passage, quantity: Quantity, printed: Sequence[Money]) -> Money | None:
    """Return the amount in the only magnitude that a neighbouring amount leaves possible."""
    number = read(quantity.written)
    near = _neighbours(passage.folded, quantity, printed)
    if number is None or number.low is None or not near or 1900 <= number.low <= 2100:
        return None
    fits = {f for f in _FACTORS for amount in near if Decimal("0.02") <= number.low * f / amount <= 50}
    if len(fits) != 1:
        passage.drop(quantity.start, quantity.end, "dropped_magnitude", "magnitude_not_decided")
        return None
    number = number.times(fits.pop())
    text = passage.text[quantity.start : quantity.end]
    return Money(
        quantity.start,
        quantity.end,
        text,
        "dropped_magnitude",
        number.low,
        number.high,
        number.slack,
        "exact",
        "CNY",
        True,
    )


def _neighbours(folded: str, quantity: Quantity, printed: Sequence[Money]) -> list[Decimal]:
    """Return the amounts printed next before and next behind a number, amounts a head (人均) left out."""
    place = bisect_left(printed, quantity.start, key=lambda mention: mention.start)
    beside = [*printed[max(0, place - 1) : place], *printed[place : place + 1]]
    return [
        mention.low
        for mention in beside
        if max(mention.start - quantity.end, quantity.start - mention.end) <= _BESIDE
        and mention.low
        and mention.low == mention.high
        and mention.currency == "CNY"
        and "人均" not in folded[max(0, mention.start - 8) : mention.start]
    ]
