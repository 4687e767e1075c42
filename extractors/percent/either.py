"""Two digits beside each other that share a sign: 两、三个百分点, 十五、六个百分点, 百分之七、八."""

from __future__ import annotations

import re

from extractors.amount.beside import DEALT, neighbours
from extractors.number.magnitudes import DIGITS, NUMERALS
from extractors.number.numerals import Number, read
from extractors.number.quantities import Quantity

_BEFORE = re.compile(f"([{NUMERALS}两]{{1,6}})、$")
# A list of three, 百分之七、八月 and 第二、三产业 are none.
_BEHIND = re.compile(rf"、([{DIGITS[1:]}]十?)(?=$|[^一-鿿、]|的|左右|以上|以下)")


def before(folded: str, quantity: Quantity) -> tuple[int, Number] | None:
    """Return where a range begins of which a quantity is the end, and the range: 两、|三个百分点."""
    start, written = quantity.start, quantity.written
    if folded[start - 1 : start] != "、" or written[0].isascii():
        return None
    match = _BEFORE.search(folded, max(0, start - 7), start)
    if match is None or not _one(folded, match.start(), match[1], written):
        return None
    if match[1] != "两" and not "一" <= folded[match.start() - 1 : match.start()] <= "鿿":
        return None  # 三、五个百分点: a heading, perhaps
    number = _range(match[1], written)
    return (match.start(), number) if number else None


def behind(folded: str, start: int, written: str, end: int) -> tuple[int, Number] | None:
    """Return where a range ends of which a numeral behind 百分之 is the beginning, and the range: 百分之七|、八."""
    match = _BEHIND.match(folded, end)
    number = _range(written, match[1]) if match and _one(folded, start, written, match[1]) else None
    return (match.end(), number) if match and number else None


def _one(folded: str, start: int, first: str, second: str) -> bool:
    """Tell whether two numerals are one range, and no list: digits next to each other, no 分别 before, no 第."""
    return neighbours(first, second) and not folded.endswith((*DEALT, "第"), 0, start)


def _range(first: str, second: str) -> Number | None:
    """Return the range of 十五 and 六, 七 and 八十: each has what the other leaves to it."""
    low, high = read(first + second[1:]), read(first[:-1] + second)
    if low is None or high is None or low.low is None or high.low is None or low.low >= high.low:
        return None
    return Number(low.low, high.low, max(low.slack, high.slack), "range")
