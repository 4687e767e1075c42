"""Bare figures of a list that only its last member gives a currency: 每股收益为0.42、0.57与0.8元 · 399及449美元.

Every member is printed in digits, of two characters at least, nothing but a link stands between two of them, and none
is many times another: 第1、20元 and a decimal point that was printed as a mark (1、44元) are no lists.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from extractors.amount.beside import apart, per_what
from extractors.base import Money, Passage
from extractors.number.magnitudes import scale_of
from extractors.number.numerals import read
from extractors.number.quantities import Quantity, scaled

LINKS = frozenset({"、", "和", "与", "及", "以及"})
HEADS = frozenset("、和与及以")
_MOST, _TIMES = 8, 20


def of_list(passage: Passage, quantities: list[Quantity], place: int) -> Money | None:
    """Return the amount that a bare number is, whose list ends with a currency."""
    quantity, folded = quantities[place], passage.folded
    if not _plain(folded, quantity):
        return None
    last = _last(folded, quantities, place)
    if last is None or last.unit is None:
        return None
    number, other = (
        scaled(quantity.written + scale_of(last.written), last.unit.factor),
        scaled(last.written, last.unit.factor),
    )
    if number is None or other is None or apart(number, other, _TIMES) or apart(other, number, _TIMES):
        return None
    start, end, per = quantity.start, quantity.end, per_what(folded, last.start, last.unit_end, None)[0]
    text, slack, code = passage.text[start:end], number.slack, last.unit.code
    return Money(start, end, text, "dropped_currency", number.low, number.high, slack, "exact", code, True, per)


def _plain(folded: str, quantity: Quantity) -> bool:
    """Tell a figure in digits from a number of a list, of a code (A12) or in words."""
    written, before = quantity.written, folded[quantity.start - 1 : quantity.start]
    number = read(written)
    plain = written.replace(".", "").replace(",", "")
    return (
        len(written) > 1
        and plain.isascii()
        and plain.isdigit()
        and number is not None
        and number.low != Decimal(0)
        and not (before.isascii() and before.isalnum())
        and before not in ("第", "-", "~")
    )


def _last(folded: str, quantities: list[Quantity], place: int) -> Quantity | None:
    """Return the last member of a list, if it is an amount and all the members before it are bare figures."""
    for before, member in pairwise(quantities[place : place + _MOST]):
        if folded[before.unit_end : member.start].strip() not in LINKS:
            return None
        if member.unit is not None:
            digits = member._replace(written=member.written.removesuffix(scale_of(member.written)) or " ")
            return member if member.unit.family == "currency" and _plain(folded, digits) else None
        if not _plain(folded, member):
            return None
    return None
