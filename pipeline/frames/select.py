"""Which facts say the same thing, and which of them speaks: what a panel, a total and a list of conflicts share.

A *cell* is one subject in one year.  The rule for the facts of a cell:

1. Facts in copies of a document, parts of a whole that stands in the same cell, part years and other modalities are
   left out, and counted.
2. If the intervals of all facts that remain have a point in common, they say the same thing, one more exactly than
   the other (3.4亿 and 3.38亿); the narrowest speaks.  Intervals are those of the checks: rounding or cutting off of
   the last printed digit, ±5 % for 约, open ends for 余 and 不足.
3. Otherwise they conflict: nothing is chosen and nothing is averaged.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

import pandas as pd
import pyarrow as pa

from extractors import lexicon
from extractors.name.masks import masked, nameless
from pipeline.frames.bounds import bounds, number
from pipeline.frames.dtypes import to_frame
from pipeline.tables import SCHEMAS

NEEDED = (
    *("fact_id", "doc_id", "subject", "enterprise_id", "metric", "metric_id", "measure", "low", "high", "slack"),
    *("unit", "qualifier", "period_start", "period_end", "modality", "part_of", "duplicate", "year"),
)
# Multiples of 元 that a panel may be asked for, as exact factors.
SCALES = {
    "元": Decimal(1),
    "千元": Decimal("1e-3"),
    "万元": Decimal("1e-4"),
    "百万元": Decimal("1e-6"),
    "亿元": Decimal("1e-8"),
}
KEY = ["subject", "enterprise_id", "year"]


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked of the facts."""

    metric: str
    unit: str | None = None
    measure: str = "level"
    modality: str | Sequence[str] = "actual"
    part_years: bool = False

    @property
    def modalities(self) -> list[str]:
        """Return the modalities as a list."""
        return [self.modality] if isinstance(self.modality, str) else list(self.modality)


@dataclass(frozen=True, slots=True)
class Selection:
    """Facts that answer a query, in one unit, and how many were left out for which reason."""

    rows: pd.DataFrame
    unit: str
    left_out: dict[str, int]


def select(facts: pd.DataFrame, query: Query) -> Selection:
    """Return the facts that answer a query.

    The index of the rows is their place in `facts`, whatever index that has.  Raises `KeyError` where no fact has the
    metric (with names that are like it) or a column is missing, and `ValueError` where no fact has the unit, or for a
    measure or modality that there is not.
    """
    missing = [name for name in NEEDED if name not in facts.columns]
    if missing:
        raise KeyError(f"these rows lack {', '.join(missing)}: keep the columns of the table `facts`")
    listed("measure", [query.measure])
    listed("modality", query.modalities)
    asked_for = named(facts, query.metric)
    if not asked_for.any():
        raise KeyError(_unknown(facts, query.metric))
    rows = _typed(facts[list(NEEDED)].reset_index(drop=True)[asked_for.to_numpy(bool, na_value=False)])
    left_out: dict[str, int] = {}
    rows = _keep(rows, rows["measure"] == query.measure, "other_measure", left_out)
    rows = _keep(rows, rows["modality"].isin(query.modalities), "other_modality", left_out)
    rows = _keep(rows, ~rows["duplicate"], "copied_document", left_out)
    rows = _keep(rows, rows["subject"].notna(), "no_subject", left_out)
    rows = _keep(rows, rows["low"].notna() | rows["high"].notna(), "no_number", left_out)
    rows = _keep(rows, rows["year"].notna(), "no_single_year", left_out)
    if not query.part_years:
        rows = _keep(rows, _whole_year(rows), "part_year", left_out)
    rows = _keep(rows, ~_ambiguous_mask(rows), "masked_subject", left_out)
    unit, rows = _one_unit(rows, query.unit, left_out)
    rows = _keep(rows, ~_part_beside_whole(rows), "part_of_the_whole", left_out)
    return Selection(_scaled(bounds(rows), unit), unit, left_out)


def named(facts: pd.DataFrame, metric: str) -> pd.Series:
    """Return which facts are of an indicator, by its name or its id; null where neither is known."""
    return (facts["metric"] == metric) | (facts["metric_id"] == metric)


def listed(column: str, values: Iterable[str]) -> None:
    """Raise `ValueError` for a value that the schema does not list for a column of `facts`."""
    known = SCHEMAS["facts"].field(column).metadata[b"values"].decode().split(", ")
    for value in values:
        if value not in known:
            raise ValueError(f"no {column} {value!r}; there is {', '.join(known)}")


def _typed(rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows with the dtypes of `load`; `pd.read_parquet` alone makes Python objects of decimals."""
    if not any(pd.api.types.is_object_dtype(kind) for kind in rows.dtypes):
        return rows
    schema = pa.schema([SCHEMAS["facts"].field(name) for name in NEEDED])
    return to_frame(pa.Table.from_pandas(rows, schema, preserve_index=False)).set_index(rows.index)


def _keep(rows: pd.DataFrame, mask: pd.Series, reason: str, left_out: dict[str, int]) -> pd.DataFrame:
    """Return the rows of a mask; count the others under a reason."""
    kept = rows[mask]
    if len(kept) < len(rows):
        left_out[reason] = len(rows) - len(kept)
    return kept


def _unknown(facts: pd.DataFrame, metric: str) -> str:
    """Return what to say of a metric that no fact has."""
    known = sorted(facts["metric"].dropna().unique())
    filed = {row["metric"] for row in lexicon.load("metrics") if row["term"] == metric} & set(known)
    near = (
        sorted(filed)
        or difflib.get_close_matches(metric, known, 5, 0.4)
        or [name for name in known if metric in name][:5]
    )
    there = f"there is {', '.join(near)}" if near else "facts['metric'].unique() lists those there are"
    return f"no fact has the metric {metric!r}; {there}"


def _whole_year(rows: pd.DataFrame) -> pd.Series:
    """Return which periods are a calendar year, or its last day (a stock)."""
    start, end = rows["period_start"].dt, rows["period_end"].dt
    ends = (end.month == 12) & (end.day == 31)
    begins = (start.month == 1) & (start.day == 1)
    whole: pd.Series = ends & (begins | (rows["period_start"] == rows["period_end"]))
    return whole


def _ambiguous_mask(rows: pd.DataFrame) -> pd.Series:
    """Return which subjects are masked names, or no names (全市), that more than one report uses."""
    shared: pd.Series = rows.groupby("subject")["doc_id"].transform("nunique") > 1
    hidden = [subject for subject in rows["subject"][shared].unique() if masked(subject) or nameless(subject)]
    return shared & rows["subject"].isin(hidden)


def _one_unit(rows: pd.DataFrame, unit: str | None, left_out: dict[str, int]) -> tuple[str, pd.DataFrame]:
    """Return the unit asked for, by default the most frequent, and the rows in it; of 万元 those in 元."""
    counts = rows["unit"].value_counts()
    counts = counts[counts > 0]
    stored = "元" if unit in SCALES else unit or (str(counts.index[0]) if len(counts) else "")
    if unit is not None and stored not in counts.index and len(counts):
        raise ValueError(f"no fact is in {unit}; there is {', '.join(map(str, counts.index))}")
    rows = _keep(rows, rows["unit"] == stored, "other_unit", left_out)
    return unit or stored, rows


def _scaled(rows: pd.DataFrame, unit: str) -> pd.DataFrame:
    """Return rows in a multiple of 元: exact for decimals, rounded for floats."""
    factor = SCALES.get(unit, SCALES["元"])
    if factor == 1:
        return rows
    return rows.assign(**{name: rows[name] * number(rows[name], factor) for name in ("low", "high", "slack")})


def _part_beside_whole(rows: pd.DataFrame) -> pd.Series:
    """Return which rows are a part of a fact that stands in the same cell."""
    keys = [*KEY, "fact_id"]
    whole = rows[keys].rename(columns={"fact_id": "part_of"})
    parts = rows[[*KEY, "part_of"]].reset_index().merge(whole.dropna(subset=["part_of"]), on=[*KEY, "part_of"])
    return pd.Series(rows.index.isin(parts["index"]), index=rows.index)
