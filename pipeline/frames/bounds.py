"""The interval that each printed figure of a table can stand for, as columns."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pandas as pd

from pipeline.intervals import ONE, TWO
from pipeline.printed import ABOUT, NEAR


def number(column: pd.Series, value: Decimal) -> Any:
    """Return a number in a type that a column of decimals or floats can be multiplied by."""
    return float(value) if column.dtype == "float64" else value


def bounds(rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows with `least` and `most`: what the printed figure can stand for, as `printed.loosely` has it.

    The table calls 约 and 近 both `about`, so such a figure may be what either of them means.
    """
    exact = (rows["qualifier"] == "exact").to_numpy(bool)
    falls = (rows["low"] < 0).fillna(False).to_numpy(bool)
    twice = rows["slack"] * number(rows["slack"], TWO)
    to_zero, from_zero = _about(rows, ONE - NEAR), _about(rows, ABOUT)
    below = to_zero.where(~falls, other=from_zero).where(~(exact & falls), other=twice)
    above = from_zero.where(~falls, other=to_zero).where(~(exact & ~falls), other=twice)
    return rows.assign(least=rows["low"] - below, most=rows["high"] + above)


def _about(rows: pd.DataFrame, share: Decimal) -> pd.Series:
    """Return how far a figure may be off on one side: a share of it for 约 and the like, else its slack."""
    spread: pd.Series = rows["high"].abs() * number(rows["slack"], share)
    wide = (rows["qualifier"] == "about") & (rows["low"] == rows["high"]) & (spread > rows["slack"])
    return spread.where(wide.fillna(False).to_numpy(bool), other=rows["slack"])
