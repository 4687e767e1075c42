"""The value of a numeral that names one: digits of either script, between 十, 百, 千, 万 and 亿."""

from __future__ import annotations

import re
from decimal import Decimal

DIGITS = "零一二三四五六七八九"
NUMERALS = f"零〇{DIGITS[1:]}十百千万亿"  # all that a plain numeral is written with
# Magnitudes in the order a numeral is taken apart, with their powers of ten.
MAGNITUDES = (("兆", 12), ("亿", 8), ("万", 4), ("千", 3), ("百", 2), ("十", 1))
_SCALES = "百千万亿萬億"
SCALES = frozenset(_SCALES)  # what a numeral ends in that a second one may share
PLAIN = re.compile(r"[0-9]+(?:\.[0-9]+)?|[零一二三四五六七八九]+(?:\.[零一二三四五六七八九]+)?")
_ONE = Decimal(1)


def scale_of(written: str) -> str:
    """Return the magnitudes that end a numeral: 20|万, 五|百万, nothing of 20."""
    return written[len(written.rstrip(_SCALES)) :]


def decimals(text: str) -> int:
    """Return the number of digits behind the point."""
    return len(text.partition(".")[2])


def value_of(body: str) -> tuple[Decimal, Decimal] | None:
    """Return the value of a numeral and the unit its last digit counts, or None."""
    for magnitude, exponent in MAGNITUDES:
        left, found, right = body.rpartition(magnitude)
        if found and right.startswith("."):
            return _with_decimals(body)
        if found:
            return _joined(_head(left, exponent), _tail(right, exponent), exponent)
    return _plain(body)


def _with_decimals(body: str) -> tuple[Decimal, Decimal] | None:
    """Read 二十点六: tens and hundreds before the point, digits behind it."""
    whole, _, digits = body.partition(".")
    left, right = value_of(whole), _plain("零." + digits)
    if left is None or right is None or "万" in whole or "亿" in whole:
        return None
    return left[0] + right[0], right[1]


def _joined(
    head: tuple[Decimal, Decimal] | None, tail: tuple[Decimal, Decimal] | None, exponent: int
) -> tuple[Decimal, Decimal] | None:
    """Add what stands before a magnitude to what stands behind it, which must be smaller than the magnitude."""
    if head is None or tail is None or tail[0] >= 10**exponent:
        return None
    value = head[0] * 10**exponent + tail[0]
    return value, tail[1] or head[1] * 10**exponent


def _head(left: str, exponent: int) -> tuple[Decimal, Decimal] | None:
    """Read what multiplies a magnitude: any numeral before 万 and 亿, plain digits before 十百千."""
    if not left:
        return _ONE, _ONE.scaleb(-exponent) if exponent == 1 else _ONE
    if exponent >= 4:
        return None if "亿" in left or left.count("万") > 1 else value_of(left)
    plain = _plain(left.lstrip("零") or left)
    if plain and left[-1] in DIGITS and plain[1] == 1:
        return plain[0], _ONE.scaleb(-exponent)
    return plain


def _tail(right: str, exponent: int) -> tuple[Decimal, Decimal] | None:
    """Read what follows a magnitude; 两万五 is 25,000: a bare digit stands one place below the magnitude."""
    if not right:
        return Decimal(0), Decimal(0)
    if right[0] in "百千万亿":
        return None  # 亿万, 万千 are no numbers but very many
    if len(right) == 1 and right in DIGITS[1:] + "123456789":
        unit = _ONE.scaleb(exponent - 1)
        return (int(right) if right.isascii() else DIGITS.index(right)) * unit, unit
    return value_of(right.removeprefix("零"))


def _plain(text: str) -> tuple[Decimal, Decimal] | None:
    """Read digits without a magnitude, of either script (1,480 · 三点五 · 一九八七)."""
    if PLAIN.fullmatch(text) is None:
        return None
    plain = "".join(str(DIGITS.index(char)) if char in DIGITS else char for char in text)
    return Decimal(plain), _ONE.scaleb(-decimals(plain))
