"""Bare figures in a column whose title prints the sign once for all: 增长(%), 比重（%）, ±%."""

from __future__ import annotations

import re
from decimal import Decimal

from extractors.base import Passage, Percentage
from extractors.number.numerals import read
from extractors.number.table_columns import cells_under
from extractors.percent.mention import percentage

_SIGN = re.compile(r"%(?:\)|[ ]{0,3}(?:[\t|\n]|$))")
_TITLE = re.compile(r"\([±]?%\)|[^0-9]%$")
_LONGEST = 400
_BARE = re.compile(r"-?[0-9]{1,4}(?:\.[0-9]{1,2})?")


def find(passage: Passage) -> list[Percentage]:
    """Return the figures of percentage columns."""
    folded, done = passage.folded, 0
    found: list[Percentage] = []
    for sign in _SIGN.finditer(folded):
        if sign.start() < done or folded[sign.start() - 1].isdigit():
            continue
        start = folded.rfind("\n", done, sign.start()) + 1
        end = folded.find("\n", sign.start(), sign.start() + _LONGEST)
        done = max(end, sign.end())
        for title, low, high in cells_under(folded, start, end) if end >= 0 else ():
            if _TITLE.search(title) and _BARE.fullmatch(folded, low, high):
                found.append(_mention(passage, low, high))
    return found


def _mention(passage: Passage, start: int, end: int) -> Percentage:
    """Build the mention of one cell."""
    written = passage.folded[start:end]
    number = read(written.removeprefix("-"))
    assert number is not None, "plain digits always read"
    if written[0] == "-":
        number = number.times(Decimal(-1))
    return percentage(passage, (start, end), "percent_column", number, inferred=True, falling=False)
