"""Panels of an indicator: subject × year, from the facts that `select` lets through.

`cells` is the long form, one row a cell; `panel` spreads it, `total` adds it up, `conflicts` shows what contradicts.
All four take the same arguments.
"""

from __future__ import annotations

import contextlib
import sys
import warnings
from collections.abc import Hashable
from typing import Any, Literal, get_args

import pandas as pd
import pyarrow as pa

from pipeline.frames.select import KEY, Query, Selection, named, select

End = Literal["printed", "low", "high"]
OnConflict = Literal["null", "raise", "first", "last"]
CELL = ["subject", "enterprise_id", "year", "low", "high", "slack", "qualifier", "fact_id"]


class ConflictError(ValueError):
    """Facts of one cell contradict each other, and `on_conflict="raise"` was asked for."""


def cells(facts: pd.DataFrame, query: Query, on_conflict: OnConflict = "null") -> pd.DataFrame:
    """Return one row a cell; see `Heshu.cells`."""
    if on_conflict not in get_args(OnConflict):
        raise ValueError(f"no on_conflict {on_conflict!r}; there is {', '.join(get_args(OnConflict))}")
    selection = select(facts, query)
    rows = _judged(selection.rows)
    if on_conflict == "raise" and rows["conflict"].any():
        raise ConflictError(_named(rows))
    result = _chosen(rows, on_conflict)
    result.attrs = _attrs(query, selection, int(result["conflict"].sum()))
    return result


def conflicts(facts: pd.DataFrame, query: Query) -> pd.DataFrame:
    """Return the facts of the cells in conflict, with all their columns."""
    rows = _judged(select(facts, query).rows)
    return facts.iloc[rows[rows["conflict"]].sort_values(KEY, kind="stable").index]


def panel(
    facts: pd.DataFrame, query: Query, end: End = "printed", on_conflict: OnConflict | None = None
) -> pd.DataFrame:
    """Return subject × year; see `Heshu.panel`."""
    if end not in get_args(End):
        raise ValueError(f"no end {end!r}; there is {', '.join(get_args(End))}")
    long = cells(facts, query, on_conflict or "null")
    _say(long, facts, query, on_conflict)
    value, ranges = _end(long, end)
    long = long.assign(value=trimmed(value), subject=_labels(long), year=long["year"].astype("int64"))
    wide = long.pivot(index="subject", columns="year", values="value")
    wide.attrs = long.attrs | {"end": end}
    if ranges:
        wide.attrs["left_out"] = wide.attrs["left_out"] | {"range": ranges}
    return wide


def total(facts: pd.DataFrame, query: Query, by: str | list[str] = "year") -> pd.DataFrame:
    """Return sums over cells; see `Heshu.total`."""
    long = cells(facts, query)
    wide = long[KEY].merge(_hull(select(facts, query).rows), on=KEY, how="left")
    long = long.assign(**{name: long[name].where(~long["conflict"], other=wide[name]) for name in wide.columns[3:]})
    groups = long.groupby(by)
    result = pd.DataFrame(
        {
            "low": trimmed(_open(groups, "low", "sum")),
            "high": trimmed(_open(groups, "high", "sum")),
            "slack": trimmed(groups["slack"].sum()),
            "cells": groups.size(),
            "conflicts": groups["conflict"].sum(),
        }
    )
    result.attrs = long.attrs
    return result


def _say(long: pd.DataFrame, facts: pd.DataFrame, query: Query, on_conflict: OnConflict | None) -> None:
    """Warn of what a panel cannot show: that nothing is left, and cells that are empty because facts conflict."""
    if long.empty:
        reasons = ", ".join(f"{reason} {number}" for reason, number in long.attrs["left_out"].items())
        there = "; ".join(f"{column}: {_values(facts, query.metric, column)}" for column in ("measure", "modality"))
        told = f"no fact of {query.metric} is left; left out: {reasons}; there is {there}"
        warnings.warn(told, stacklevel=_outside())
    elif on_conflict is None and long.attrs["conflicts"]:
        empty = (
            f"cells of {query.metric} that are empty, as their facts contradict each other: {long.attrs['conflicts']}"
        )
        warnings.warn(f"{empty}; `conflicts` shows them", stacklevel=_outside())


def _values(facts: pd.DataFrame, metric: str, column: str) -> str:
    """Return which values a column has among the facts of an indicator, the most frequent first."""
    counts = facts.loc[named(facts, metric).fillna(False).to_numpy(bool), column].value_counts()
    return ", ".join(map(str, counts[counts > 0].index))


def _outside() -> int:
    """Return how many frames up the user's own code is, as the `stacklevel` of `warnings.warn`."""
    level, frame = 1, sys._getframe(1)
    while frame.f_back is not None and frame.f_globals["__name__"].startswith("pipeline.frames"):
        level, frame = level + 1, frame.f_back
    return level


def _judged(rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows with `facts` (number in the cell) and `conflict` (whether their intervals have no common point)."""
    groups = rows.groupby(KEY, dropna=False, sort=False)
    apart = groups["least"].transform("max") > groups["most"].transform("min")
    return rows.assign(facts=groups["fact_id"].transform("size"), conflict=apart.fillna(False).astype(bool))


def _chosen(rows: pd.DataFrame, on_conflict: OnConflict) -> pd.DataFrame:
    """Return one row a cell: the narrowest fact, or where they conflict what `on_conflict` says."""
    place = pd.Series(range(len(rows)), index=rows.index)
    rank = (rows["most"] - rows["least"]).astype("float64").fillna(float("inf"))
    if on_conflict in ("first", "last"):
        rank = rank.where(~rows["conflict"], other=place.astype("float64") * (1 if on_conflict == "first" else -1))
    ordered = rows.assign(rank=rank, place=place).sort_values(["rank", "place"]).drop_duplicates(KEY)
    ordered = ordered.sort_values(KEY)[[*CELL, "facts", "conflict"]].reset_index(drop=True)
    if on_conflict == "null":
        blank = ["low", "high", "slack", "qualifier", "fact_id"]
        ordered = ordered.assign(**{name: ordered[name].mask(ordered["conflict"]) for name in blank})
    return ordered.assign(**{name: trimmed(ordered[name]) for name in ("low", "high", "slack")})


def _hull(rows: pd.DataFrame) -> pd.DataFrame:
    """Return of each cell the lowest low, the highest high (null where open) and the widest slack of its facts."""
    groups = rows.groupby(KEY, dropna=False, sort=False)
    ends = {"low": _open(groups, "low", "min"), "high": _open(groups, "high", "max"), "slack": groups["slack"].max()}
    return pd.DataFrame(ends).reset_index()


def _open(groups: Any, name: str, how: str) -> pd.Series:
    """Return a sum, minimum or maximum of ends that is open (null) where one of them is."""
    ends: pd.Series = groups[name].agg(how)
    return ends.where(groups[name].count() == groups[name].size())


def _end(long: pd.DataFrame, end: End) -> tuple[pd.Series, int]:
    """Return the value of each cell, and how many are ranges that have no single printed number."""
    if end != "printed":
        return long[end], 0
    ranges = (long["low"] != long["high"]).fillna(False)
    return long["low"].fillna(long["high"]).mask(ranges), int(ranges.sum())


def trimmed(values: pd.Series) -> pd.Series:
    """Return decimals without trailing zeros, so that 8214 is not 8214.000000; floats as they are."""
    kind = getattr(values.dtype, "pyarrow_dtype", None)
    if kind is None or not pa.types.is_decimal(kind):
        return values
    for scale in range(kind.scale):
        with contextlib.suppress(pa.ArrowInvalid):  # digits would be lost
            return values.astype(pd.ArrowDtype(pa.decimal128(kind.precision - kind.scale + scale, scale)))
    return values


def _labels(long: pd.DataFrame) -> pd.Series:
    """Return the subjects; namesakes are told apart by their `enterprise_id`."""
    ids = long.groupby("subject")["enterprise_id"].transform(lambda some: some.nunique(dropna=False))
    named = long["subject"] + " [" + long["enterprise_id"].fillna("-") + "]"
    return long["subject"].where((ids == 1).to_numpy(bool), other=named)


def _attrs(query: Query, selection: Selection, against: int) -> dict[Hashable | None, Any]:
    """Return what a panel says of itself; plain values, as pandas compares and copies them."""
    return {
        "metric": query.metric,
        "unit": selection.unit or None,
        "measure": query.measure,
        "modality": ", ".join(query.modalities),
        "conflicts": against,
        "left_out": selection.left_out,
    }


def _named(rows: pd.DataFrame) -> str:
    """Return the first cells in conflict, in words."""
    against = rows[rows["conflict"]].drop_duplicates(KEY)
    some = ", ".join(f"{row.subject} {row.year}" for row in against.head(5).itertuples())
    return f"cells in conflict: {len(against)} ({some}); see .conflicts(metric)"
