"""The one implementation of interval arithmetic: what follows from figures, each of which is an interval (`printed`).

Two statements contradict each other only where their intervals are disjoint.  None is an open end.  Everything is
exact `Decimal`; division rounds to 28 digits, far below any slack.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field
from decimal import Decimal
from itertools import pairwise

from extractors.records import record
from pipeline.severity import Severity

ZERO, ONE, TWO, TEN, HUNDRED = Decimal(0), Decimal(1), Decimal(2), Decimal(10), Decimal(100)
_HIGH_GAP, _MEDIUM_GAP = Decimal("0.05"), Decimal("0.01")
_LEAST, _MOST, _WHOLE = Decimal("0.01"), Decimal(10**5), Decimal(10**6)  # what is written in the scale of another
_TELLING = 3  # digits of which one may be told to be wrong
_NAMES = ((Decimal("1e12"), "万亿"), (Decimal("1e8"), "亿"), (Decimal("1e4"), "万"))


@record(frozen=True, slots=True)
class Interval:
    """All values from `low` to `high`; None is an open end.

    `point` is what the printed figures themselves come to where that is not the middle: 12 / 15 is 80 %.
    """

    low: Decimal | None
    high: Decimal | None
    point: Decimal | None = field(default=None, compare=False, repr=False)

    @property
    def middle(self) -> Decimal | None:
        """What the printed figures come to: the middle, or the end that is known."""
        if self.point is not None:
            return self.point
        if self.low is None or self.high is None:
            return self.high if self.low is None else self.low
        return (self.low + self.high) / TWO

    @property
    def positive(self) -> bool:
        """Whether every value is above zero."""
        return self.low is not None and self.low > 0

    @property
    def size(self) -> Interval:
        """The values without their sign, where none is above zero; else the values as they are."""
        return -self if self.high is not None and self.high <= 0 else self

    def __add__(self, other: Interval) -> Interval:
        """Return all sums."""
        made = Interval(_plus(self.low, other.low), _plus(self.high, other.high))
        if (self.point is None and other.point is None) or made.low is None or made.high is None:
            return made
        return Interval(made.low, made.high, _plus(self.middle, other.middle))

    def __neg__(self) -> Interval:
        """Return all values with the other sign."""
        return Interval(_minus(self.high), _minus(self.low), _minus(self.point))

    def __sub__(self, other: Interval) -> Interval:
        """Return all differences."""
        return self + -other

    def __mul__(self, other: Interval) -> Interval:
        """Return all products; an open end beside values of both signs leaves the product open."""
        if _least(self) >= 0 and _least(other) >= 0:
            return Interval(_times(self.low, other.low), _times(self.high, other.high))
        ends = (self.low, self.high, other.low, other.high)
        if any(end is None for end in ends):
            return Interval(None, None)
        a, b, c, d = (end for end in ends if end is not None)
        products = (a * c, a * d, b * c, b * d)
        return Interval(min(products), max(products))

    def __truediv__(self, other: Interval) -> Interval:
        """Return all quotients; a divisor that may be zero leaves the quotient open."""
        if _least(other) <= 0:
            return Interval(None, None)
        made = self * Interval(ZERO if other.high is None else ONE / other.high, ONE / _least(other))
        one, two = self.middle, other.middle
        if None in (made.low, made.high, other.high) or one is None or not two:
            return made
        return Interval(made.low, made.high, one / two)

    def scaled(self, factor: Decimal) -> Interval:
        """Return all values times a number above zero."""
        return Interval(_times(self.low, factor), _times(self.high, factor), _times(self.point, factor))

    def disjoint(self, other: Interval) -> bool:
        """Return whether no value is in both."""
        return _above(self, other) or _above(other, self)

    def distance(self, other: Interval) -> Decimal:
        """Return how far the intervals are apart; 0 where they meet."""
        if _above(self, other) and self.low is not None and other.high is not None:
            return self.low - other.high
        if _above(other, self) and other.low is not None and self.high is not None:
            return other.low - self.high
        return ZERO


def _plus(a: Decimal | None, b: Decimal | None) -> Decimal | None:
    """Add two ends."""
    return None if a is None or b is None else a + b


def _minus(a: Decimal | None) -> Decimal | None:
    """Return an end with the other sign."""
    return None if a is None else -a


def _times(a: Decimal | None, b: Decimal | None) -> Decimal | None:
    """Multiply two ends that are not below zero."""
    return None if a is None or b is None else a * b


def _least(interval: Interval) -> Decimal:
    """Return the lower end, for an open one a number below zero."""
    return Decimal(-1) if interval.low is None else interval.low


def _above(a: Interval, b: Interval) -> bool:
    """Return whether all of `a` lies above all of `b`."""
    return a.low is not None and b.high is not None and a.low > b.high


def exactly(value: Decimal | int) -> Interval:
    """Return the interval of one exact number."""
    return Interval(Decimal(value), Decimal(value))


def gap(a: Interval, b: Interval) -> Decimal:
    """Return the distance of two intervals as a share of the larger magnitude; 0 where they meet."""
    size = max(abs(a.middle or ZERO), abs(b.middle or ZERO))
    return a.distance(b) / size if size else ZERO


def severity(share: Decimal) -> Severity:
    """Return how bad a gap is: above 5 % high, 1 to 5 % medium, below 1 % low."""
    if share > _HIGH_GAP:
        return "high"
    return "medium" if share >= _MEDIUM_GAP else "low"


def hint(stated: Interval, implied: Interval, printed: str = "") -> str | None:
    """Return what a gap looks like: factor_2 (counted twice), or a slip of the pen (see `slip`)."""
    found = slip(stated, implied, printed)
    if found is None or not found.startswith("factor"):
        twice = _closed(stated, implied) and (
            not stated.disjoint(implied.scaled(TWO)) or not implied.disjoint(stated.scaled(TWO))
        )
        return "factor_2" if twice else found
    return found


def slip(stated: Interval, implied: Interval, printed: str) -> str | None:
    """Return the slip of the pen that explains a gap: factor_10^k (万 for 亿), digit_swap, one_digit of `printed`.

    None where an end is open: 5万余 is within any power of ten above it.
    """
    if not _closed(stated, implied):
        return None
    for power in (1, 2, 3, 4, 6, 8):
        if not stated.disjoint(implied.scaled(TEN**power)) or not implied.disjoint(stated.scaled(TEN**power)):
            return f"factor_10^{power}"
    digits = "".join(char for char in printed if char.isdigit() or char == ".")
    if _brought_into(stated, implied, digits, swapped(digits)):
        return "digit_swap"
    return "one_digit" if telling(printed) and _brought_into(stated, implied, digits, miswritten(digits)) else None


def telling(printed: str) -> bool:
    """Return whether a figure has digits enough for one of them to be told to be wrong: 3100 says little."""
    digits = "".join(char for char in printed if char.isdigit())
    return len(digits.lstrip("0") if "." in printed else digits.strip("0")) >= _TELLING


def _closed(stated: Interval, implied: Interval) -> bool:
    """Return whether both are above zero and have no open end."""
    return stated.positive and implied.positive and stated.high is not None and implied.high is not None


def _brought_into(stated: Interval, implied: Interval, digits: str, written: Iterable[str]) -> bool:
    """Return whether a figure, its digits written otherwise, lies in `implied`."""
    if digits.count(".") > 1 or not digits.strip("0.") or stated.middle is None:
        return False
    unit = stated.middle / Decimal(digits)
    width = (stated.high - stated.low) / TWO if stated.high is not None and stated.low is not None else ZERO
    values = (Decimal(other) * unit for other in written)
    return any(not Interval(value - width, value + width).disjoint(implied) for value in values)


def swapped(digits: str) -> Iterator[str]:
    """Yield a number as it is written with two neighbouring digits changed about, over the point, too: 93.0, 90.3."""
    for one, two in pairwise(place for place, digit in enumerate(digits) if digit != "."):
        if digits[one] != digits[two]:
            yield digits[:one] + digits[two] + digits[one + 1 : two] + digits[one] + digits[two + 1 :]


def miswritten(digits: str) -> Iterator[str]:
    """Yield a number as it is written with one digit replaced by another."""
    for place, digit in enumerate(digits):
        for other in "0123456789" if digit != "." else "":
            if other != digit:
                yield digits[:place] + other + digits[place + 1 :]


def show_number(value: Decimal, unit: str = "") -> str:
    """Return a number as a person would write it: 6.79亿, 1,480, 5.3."""
    if unit == "%" and abs(value) >= 1:
        return f"{value:.2f}".rstrip("0").rstrip(".")
    for size, name in _NAMES if unit != "%" else ():
        if abs(value) >= size:
            return f"{_plain(value / size)}{name}"
    return _plain(value)


def show_as(value: Decimal, printed: str, unit: str = "") -> str:
    """Return a number in the scale of a printed one beside it, 10800万 beside 9800万元, else as `show_number` does."""
    if unit == "%":
        return show_number(value, unit)
    size, name = next(((size, name) for size, name in _NAMES if name in printed), (ONE, ""))
    near = _LEAST <= abs(value / size) < (_MOST if name else _WHOLE)
    return f"{_plain(value / size)}{name}" if near else show_number(value, unit)


def _plain(value: Decimal) -> str:
    """Return at most four significant digits behind the point, without trailing noughts."""
    text = f"{value:.4f}" if abs(value) < TEN else f"{value:.3f}" if abs(value) < HUNDRED else f"{value:.2f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def show(interval: Interval, unit: str = "") -> str:
    """Return an interval as computations print it: [3.35亿, 3.45亿]; an open end is −∞ or ∞."""
    low = "-∞" if interval.low is None else show_number(interval.low, unit)
    high = "∞" if interval.high is None else show_number(interval.high, unit)
    return f"[{low}, {high}]"
