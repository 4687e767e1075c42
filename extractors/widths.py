"""Figures that no column of the tables can hold: absurdly long ones, of a damaged table or a serial number.

Columns are decimal128(28, 6), of percentages decimal128(18, 6), and int64.  What does not fit is dropped with a reason,
never rounded: it must not cost the report it stands in.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_EVEN, Context, Decimal, DivisionByZero, InvalidOperation, Overflow
from typing import TypeVar

from extractors.base import Enterprise, Mention, Money, Passage, Patents, Percentage
from extractors.counts import Count

AnyMention = TypeVar("AnyMention", bound=Mention)

# How decimals are reckoned, whatever the program that calls us has set for itself.
EXACT = Context(prec=28, rounding=ROUND_HALF_EVEN, traps=[InvalidOperation, DivisionByZero, Overflow])
_SCALE = Decimal("0.000001")
_MOST, _MOST_PERCENT, _MOST_COUNT = Decimal(10**22), Decimal(10**12), 2**63
_AMOUNTS = (Money, Count)
_SHORT = 8  # characters, in which no figure has more than six decimals: 0.12345%


def fitting(mentions: list[AnyMention], passage: Passage) -> list[AnyMention]:
    """Return the mentions whose values fit their columns; the others are noted on the passage."""
    wide = [mention for mention in mentions if type(mention) is not Enterprise and not _fits(mention)]
    if not wide:
        return mentions
    for mention in wide:
        passage.drop(mention.start, mention.end, mention.rule, "too_many_digits")
    return [mention for mention in mentions if mention not in wide]


def _fits(mention: Mention) -> bool:
    """Return whether the values of one figure fit."""
    if isinstance(mention, _AMOUNTS):
        return _held(mention, (mention.low, mention.high, mention.slack), _MOST)
    if isinstance(mention, Percentage):
        return _held(mention, (mention.low_pct, mention.high_pct, mention.slack_pct), _MOST_PERCENT)
    if isinstance(mention, Patents):
        return max(mention.count or 0, mention.count_high or 0) < _MOST_COUNT
    return True


def _held(mention: Mention, values: Sequence[Decimal | None], most: Decimal) -> bool:
    """Return whether decimals are small enough and have six decimals at most."""
    short = mention.end - mention.start < _SHORT
    for value in values:  # a plain loop, for it runs for every figure
        if value is not None and not (-most < value < most and (short or value == value.quantize(_SCALE))):
            return False
    return True
