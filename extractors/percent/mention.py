"""The mention of a percentage, however it is written."""

from __future__ import annotations

from extractors.base import Passage, Percentage
from extractors.number.numerals import Number
from extractors.percent.cues import PercentUnit, falls


def percentage(  # noqa: PLR0913  (options, by name)
    passage: Passage,
    span: tuple[int, int],
    rule: str,
    number: Number,
    unit: PercentUnit = "percent",
    *,
    inferred: bool = False,
    falling: bool | None = None,
) -> Percentage:
    """Build a mention; the words before it say whether it falls, unless the caller knows."""
    start, end = span
    falling = falls(passage.folded, start) if falling is None else falling
    low, high, slack, qualifier = number.low, number.high, number.slack, number.qualifier
    return Percentage(start, end, passage.text[start:end], rule, low, high, slack, qualifier, unit, inferred, falling)
