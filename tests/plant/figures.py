"""Figures as reports print them, rounded or exact, each with the wrong one that is planted in its place."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from .markup import either, mark

HAN = "零一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Fig:
    """A printed figure: the clean reading and the planted one.  `{fig:S}` in a sentence marks it as a side."""

    clean: str
    planted: str

    def __format__(self, side: str) -> str:
        """Return the figure as marked text."""
        text = either(self.clean, self.planted)
        return mark(side, text) if side else text


def plain(text: str) -> Fig:
    """Return a figure that is the same in both twins."""
    return Fig(text, text)


def rounded(value: Decimal, places: int) -> Decimal:
    """Return a value rounded half up."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def amount(rng: Random, low: int, high: int) -> Decimal:
    """Return an amount in 万元 with three digits that count; small and large ones are as frequent."""
    value = Decimal(str(round(low * (high / low) ** rng.random())))
    return rounded(value, 3 - len(str(value))) if len(str(value)) > 3 else value


def money(value: Decimal, rng: Random, exact: bool = False) -> str:
    """Return an amount in 万元 as a report prints it."""
    if value >= 10_000 and not (value < 100_000 and exact and rng.random() < 0.3):
        places = 2 if exact or value < 30_000 else rng.choice((1, 1, 2))
        return f"{rounded(value / 10_000, places)}亿元"
    whole = int(rounded(value, 0))
    return f"{whole:,}万元" if rng.random() < 0.25 else f"{whole}万元"


def percent(value: Decimal, places: int = 1) -> str:
    """Return a percentage."""
    return f"{rounded(value, places)}%"


def off(value: Decimal, rng: Random, up: bool | None = None) -> Decimal:
    """Return a value that is wrong beyond all rounding: by a fifth at least, now and then by a power of ten."""
    if up is None:
        up = rng.random() < 0.5
    factor = Decimal(rng.randint(125, 210)) / 100
    if rng.random() < 0.12:
        factor = Decimal(10)
    return value * factor if up else value / factor


def han(number: int) -> str:
    """Return a small number in Han numerals, as it stands before a measure word."""
    if number == 2:
        return "两"
    return HAN[number] if number <= 10 else f"十{HAN[number - 10]}"


def split(total: int, parts: int, rng: Random) -> list[int]:
    """Return numbers above zero that sum to a total, the largest one not first on purpose."""
    cuts = sorted(rng.sample(range(1, total), parts - 1))
    return [b - a for a, b in zip([0, *cuts], [*cuts, total], strict=True)]
