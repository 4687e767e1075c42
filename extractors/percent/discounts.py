"""Percentages of a price that is left after a discount: 打八折, 打七五折, 对折."""

from __future__ import annotations

import re
from decimal import Decimal

from extractors.base import Passage, Percentage
from extractors.number.numerals import Number
from extractors.number.qualifiers import around, qualified
from extractors.percent.mention import percentage
from extractors.percent.tenths import NEIGHBOURS, ONE, digit

_DIGIT = rf"[1-9{ONE}]"
_DISCOUNT = re.compile(
    rf"(?:(?P<ten>{_DIGIT})(?:(?P<to>[-~至到])?(?P<one>{_DIGIT})|[.点](?P<part>{_DIGIT}))?|[对半])折"
)
_ENDS = frozenset(f"123456789{ONE}对半")
_LONGEST = len("七点五折")
_GIVEN, _OTHER = ("打", "打了", "打出", "打到", "打至"), frozenset("叠页合")  # 打三折页 is another word
_OPENS, _CLOSES = frozenset(("", *",。;:!?\n")), frozenset(("", *",。;:!?)\n"))  # a clause


def find(passage: Passage) -> list[Percentage]:
    """Return the discounts that are given (打八折) or stand alone; 一波三折 and a leaflet of three folds are none."""
    folded, found = passage.folded, []
    place = folded.find("折")
    while place > 0:
        if folded[place - 1] in _ENDS:
            match = _DISCOUNT.search(folded, max(0, place + 1 - _LONGEST), place + 1)
            if match and _is_given(folded, match):
                number = qualified(_left(match), around(folded, *match.span()))
                found.append(percentage(passage, match.span(), "discount", number, falling=False))
        place = folded.find("折", place + 1)
    return found


def _is_given(folded: str, match: re.Match[str]) -> bool:
    """Tell whether a discount is given in so many words, or holds its clause alone."""
    start, end = match.span()
    behind = folded[end : end + 1]
    if folded.endswith(_GIVEN, 0, start):
        return behind not in _OTHER
    return match["ten"] is not None and folded[max(0, start - 1) : start] in _OPENS and behind in _CLOSES


def _left(match: re.Match[str]) -> Number:
    """Return what is left of the price: 八折 is 80 %, 七五折 75 %, 七八折 between 70 and 80."""
    if match["ten"] is None:
        return Number(Decimal(50), Decimal(50), Decimal("0.5"))
    low = high = digit(match["ten"]) * 10
    if match["to"] or (match["ten"], match["one"]) in NEIGHBOURS:
        high = digit(match["one"]) * 10
    elif match["one"] or match["part"]:
        low = high = low + digit(match["one"] or match["part"])
    return Number(low, high, Decimal("0.5"), "range" if low < high else "exact")
