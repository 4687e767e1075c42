"""What a printed figure can mean, as an interval: 3.4亿 is [3.35, 3.45] 亿.

余, 多 and 以上 open it upwards, 近 is (0.9 v, v), 约 and 左右 are ±5 %, 不足 and 以下 open it downwards.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Protocol

from pipeline.intervals import ZERO, Interval

NEAR, ABOUT = Decimal("0.9"), Decimal("0.05")


class Figure(Protocol):
    """What is needed of a fact."""

    @property
    def low(self) -> Decimal | None:
        """Lower bound as the words say it; None is open."""

    @property
    def high(self) -> Decimal | None:
        """Upper bound as the words say it; None is open."""

    @property
    def slack(self) -> Decimal:
        """Half a unit of the last printed digit."""

    @property
    def qualifier(self) -> str:
        """How exact the words say the figure is."""


def of(figure: Figure, near: bool = False) -> Interval:
    """Return the interval of a printed figure rounded to nearest; `near` says that 近 or 将近 stands before it."""
    low, high, slack = figure.low, figure.high, figure.slack
    about = figure.qualifier == "about"
    if near and high is not None:
        return Interval(min(high * NEAR, high), max(high * NEAR, high))
    spread = abs(high) * ABOUT if about and low == high and high is not None else ZERO
    width = max(slack, spread)
    return Interval(None if low is None else low - width, None if high is None else high + width)


def loosely(figure: Figure, near: bool = False) -> Interval:
    """Return the interval of a printed figure that may be rounded or cut off: 3.4亿 may stand for 3.49亿.

    This is the interval that is judged; `of` is the one that is shown.
    """
    shown = of(figure, near)
    if figure.qualifier != "exact" or near:
        return shown
    if figure.low is not None and figure.low < 0:
        return Interval(None if shown.low is None else shown.low - figure.slack, shown.high)
    return Interval(shown.low, None if shown.high is None else shown.high + figure.slack)
