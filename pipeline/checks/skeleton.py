"""A report's text with each figure put down as one sign, so that a pattern can say where figures stand.

    财政收入比上年的620万元增长40%,达到930万元。  →  财政收入比上年的Ⓝ增长Ⓟ,达到Ⓝ。

Ⓝ is an amount, a count or a measure, Ⓟ a percentage, Ⓓ a change in percentage points.  Dates, durations and numbers
without a unit stay as they are.  Blanks beside a sign are left out: 完成 9.36 亿元, 为计划 12 亿元的 78%.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractors.number.quantities import Quantity

AMOUNT, RATE, POINTS = "Ⓝ", "Ⓟ", "Ⓓ"
SIGN_OF = {"currency": AMOUNT, "count": AMOUNT, "measure": AMOUNT, "percent": RATE, "permille": RATE, "point": POINTS}
_TIMES = "年月日天周"


@dataclass(frozen=True, slots=True)
class Skeleton:
    """The text with a sign for each figure: `starts` are the places of the signs, `quantities` the figures."""

    text: str
    starts: tuple[int, ...]
    quantities: tuple[Quantity, ...]

    def at(self, place: int) -> Quantity | None:
        """Return the figure whose sign stands at a place of the skeleton."""
        found = bisect_left(self.starts, place)
        return self.quantities[found] if found < len(self.starts) and self.starts[found] == place else None

    def within(self, start: int, end: int) -> tuple[Quantity, ...]:
        """Return the figures whose signs stand in a span of the skeleton."""
        return self.quantities[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def signs(self, start: int, end: int) -> Iterable[tuple[int, Quantity]]:
        """Return the places of the signs in a span, with their figures."""
        places = self.starts[bisect_left(self.starts, start) : bisect_left(self.starts, end)]
        return zip(places, self.within(start, end), strict=True)


def skeleton(folded: str, quantities: Sequence[Quantity]) -> Skeleton:
    """Put a sign in the place of each figure; those without a unit stay as they are."""
    pieces: list[str] = []
    starts: list[int] = []
    taken: list[Quantity] = []
    done = length = 0
    for quantity in quantities:
        sign = SIGN_OF.get(quantity.family)
        if sign is None or quantity.unit is None or quantity.unit.word[-1] in _TIMES or quantity.start < done:
            continue
        piece = folded[done : quantity.start].strip(" ") if done else folded[: quantity.start].rstrip(" ")
        pieces += (piece, sign)
        starts.append(length + len(piece))
        taken.append(quantity)
        length, done = length + len(piece) + 1, quantity.unit_end
    return Skeleton("".join((*pieces, folded[done:])), tuple(starts), tuple(taken))
