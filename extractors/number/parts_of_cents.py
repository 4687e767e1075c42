"""Prices told to halves, quarters and eighths of their last place: 7.47 1/2美元 is 7.475, 642-1/4美分 is 642.25."""

from __future__ import annotations

import re
from decimal import Decimal

_SIGNS = ("/2", "/4", "/8")
_PRICE = re.compile(r"(?<![0-9.,/-])[0-9]{1,4}(?:\.[0-9]{1,2})?[ -](?:1/2|[13]/4|[1357]/8)(?=[美欧加澳]|英镑|便士)")
_WRITTEN = re.compile(r"(?P<whole>[0-9]+(?:\.(?P<places>[0-9]+))?)[ -](?P<part>[0-9])/(?P<of>[248])")


def prices(folded: str) -> list[tuple[int, int]]:
    """Return where such prices stand, each written with three numbers."""
    return [match.span() for match in _PRICE.finditer(folded)] if any(sign in folded for sign in _SIGNS) else []


def value(written: str) -> tuple[Decimal, Decimal] | None:
    """Return the value of such a price and the smallest part that it tells, None of anything else."""
    match = _WRITTEN.fullmatch(written)
    if match is None:
        return None
    smallest = Decimal(1).scaleb(-len(match["places"] or "")) / int(match["of"])
    return Decimal(match["whole"]) + int(match["part"]) * smallest, smallest
