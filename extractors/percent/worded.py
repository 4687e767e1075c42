"""What percentages in words share: the mention they make, and the value of a digit in characters."""

from __future__ import annotations

from decimal import Decimal

from extractors.base import Passage, Percentage
from extractors.numerals import DIGITS, Number
from extractors.percent.cues import PercentUnit, falls


def worded(
    passage: Passage, span: tuple[int, int], rule: str, number: Number, unit: PercentUnit = "percent"
) -> Percentage:
    """Build the mention of a percentage in words."""
    start, end = span
    return Percentage(
        start,
        end,
        passage.text[start:end],
        rule,
        number.low,
        number.high,
        number.slack,
        number.qualifier,
        unit,
        False,
        falls(passage.folded, start),
    )


def digit(char: str) -> Decimal:
    """Return the value of one digit; 半 is five hundredths."""
    if char == "半":
        return Decimal(5)
    return Decimal(DIGITS.index("二" if char == "两" else char)) if not char.isdigit() else Decimal(char)
