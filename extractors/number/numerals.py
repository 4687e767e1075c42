"""One reader of written numbers: 1,480 · 1.8 亿 · 2亿5000万 · 一千二百三十万 · 壹佰贰拾万 · 十几 · 20余 · 几千万.

A number is an interval `low`..`high` (None is an open end) with `slack`, half a unit of the last printed digit:
3.4亿 prints tenths of 亿, so slack is 500万.  A numeral in characters is as exact as its twin in digits
(一千二百三十万 = 1230万, slack half a 万), a magnitude without a digit of its own (百亿) is as vague as itself.
Values are exact decimals; a numeral of more than 20 digits is refused, never rounded.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from string import ascii_letters

from extractors.base import Qualifier
from extractors.number.magnitudes import DIGITS, PLAIN, decimals, value_of
from extractors.number.parts_of_cents import value
from extractors.records import record

MAX_DIGITS = 20

# Characters a numeral may begin with or consist of, with financial and traditional forms.
START = "一二三四五六七八九十百千万亿两兩壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬億零〇廿卅几幾数數"
INSIDE = START + "点點多余餘来來○"

_TWINS = str.maketrans(
    "两兩壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬億〇○幾數点點餘來",
    "二二一二二三三四五六六七八九十百千万亿零零几数..余来",
)
_NOISE = re.compile(r"[ \n\t,个]")
_SHAPE = re.compile(r"(?P<body>[^余多来]{1,60}+)(?P<open>[余多来])?(?P<tail>[百千万亿]{0,3})")
# English magnitudes of foreign money: 1.5 billion, 3bn, 12.5k, 5M; and the w of 万 in 30w元.
_ENGLISH = {"k": 3, "w": 4, "thousand": 3, "m": 6, "million": 6, "mn": 6, "b": 9, "billion": 9, "bn": 9, "trillion": 12}
_HALF = Decimal("0.5")


@record(frozen=True, slots=True)
class Number:
    """What a written number says.  `low`..`high` is the interval, None an open end."""

    low: Decimal | None
    high: Decimal | None
    slack: Decimal
    qualifier: Qualifier = "exact"

    def times(self, factor: Decimal) -> Number:
        """Return the number times `factor` (万元 → 元: 10000); a negative factor swaps its ends."""
        low, high = (None if end is None else end * factor for end in (self.low, self.high))
        if factor < 0:
            low, high = high, low
        return Number(low, high, self.slack * abs(factor), self.qualifier)


@lru_cache(maxsize=1 << 12)  # full after a thousand reports: more of them take no more memory
def read(written: str) -> Number | None:
    """Return the number that `written` spells, or None where it is no well-formed numeral."""
    if "/" in written:
        price = value(written)
        return Number(price[0], price[0], price[1] * _HALF) if price else None
    text = _NOISE.sub("", written).translate(_TWINS).replace("廿", "二十").replace("卅", "三十")
    if digits_in(text) > MAX_DIGITS or text.startswith(("百十", "百八十", "千八百", "万八千")):
        return None  # 百十万, 百八十万 are a hundred or so of them, 千八百 a thousand
    if text.isascii():
        return _arabic(text)
    shape = _SHAPE.fullmatch(text)
    if shape is None:
        return None
    if shape["tail"] and shape["body"][-1] == shape["tail"][0]:
        return None  # 5万多万: a slip, for which of the two nobody can tell
    body = shape["body"] + shape["tail"]
    number = _several(body) or _pair(body) or _exactly(body)
    return _opened(number, shape, "个" in written) if number and shape["open"] else number


def digits_in(text: str) -> int:
    """Return how many digits, of either script, `text` prints."""
    return sum(char.isdigit() or char in DIGITS for char in text)


def _arabic(text: str) -> Number | None:
    """Read plain digits with an optional point, and an English magnitude behind them."""
    digits = text.rstrip(ascii_letters)
    exponent = 0 if digits == text else _ENGLISH.get(text[len(digits) :].lower(), -1)
    if exponent < 0 or PLAIN.fullmatch(digits) is None:
        return None
    value, unit = Decimal(digits), Decimal(10**exponent)
    return Number(value * unit, value * unit, _HALF.scaleb(-decimals(digits)) * unit)


def _opened(number: Number, shape: re.Match[str], counted: bool) -> Number | None:
    """Open the interval of 20余, 三千多万: 多 and 余 upwards, 来 to both sides; 一多 is no number, 一个多亿 is."""
    body = shape["body"]
    if len(body) == 1 and body in DIGITS and not counted:
        return None
    if number.qualifier != "exact":
        return number
    if shape["open"] == "来":
        return Number(number.low, number.high, number.slack, "about")
    return Number(number.low, None, number.slack, "more_than")


def _several(body: str) -> Number | None:
    """Read 几 and 数 as any digit: 几千万 is 20 to 90 million, 十几 and 10几 are 11 to 19."""
    place = max(body.find("几"), body.find("数"))
    if place < 0:
        return None
    before, after = body[:place], body[place + 1 :]
    if (not after and not before) or (body[place] == "数" and (before or not after)):
        return None
    if before.endswith("0"):
        return _between(before[:-1] + "1" + after, before[:-1] + "9" + after, "about")
    return _between(before + ("一" if before else "二") + after, before + "九" + after, "about")


def _between(least: str, most: str, qualifier: Qualifier) -> Number | None:
    """Return the interval of two numerals."""
    low, high = _exactly(least), _exactly(most)
    return Number(low.low, high.high, low.slack, qualifier) if low and high else None


def _pair(body: str) -> Number | None:
    """Read two neighbouring digits as a range: 两三百万, 七八十, 十五六."""
    for place, (one, two) in enumerate(pairwise(body)):
        around = body[:place][-1:] + body[place + 2 : place + 3]
        if _neighbours(one, two) and not any(char in DIGITS or char == "." for char in around):
            return _between(body[: place + 1] + body[place + 2 :], body[:place] + body[place + 1 :], "range")
    return None


def _neighbours(one: str, two: str) -> bool:
    """Tell 七八 (seven or eight) from other pairs of digits."""
    low, high = DIGITS.find(one), DIGITS.find(two)
    return low > 0 and (high == low + 1 or (low, high) == (3, 5))


def _exactly(body: str) -> Number | None:
    """Read a numeral that names one value."""
    parts = value_of(body)
    return Number(parts[0], parts[0], parts[1] / 2) if parts else None
