"""Stata files (format 118, Stata 14 and later): a folder with a `.dta` a table.

Enumerated columns become value labels, dates Stata dates (`%td`), booleans 0/1, long texts `strL`, lists JSON.  Stata
has no decimals: amounts become doubles, and those of more than 15 digits are counted.  Variables keep their English
names (`end` and `class`, which Stata reserves, become `end_` and `class_`); their labels are the meaning of the column,
or the Chinese label, cut to 80 characters.
"""

from __future__ import annotations

import warnings

import pandas as pd
import pyarrow as pa

from pipeline.export import cells
from pipeline.export.job import Job
from pipeline.frames.dtypes import to_frame
from pipeline.labels import column_label, meaning, table_label, value_labels
from pipeline.tables import SCHEMAS

LABEL_CHARS, STR_BYTES = 80, 2045  # of a label, and of a text that is no `strL`: "limits" in Stata's manual
_RESERVED = {"end": "end_", "class": "class_"}


def write(job: Job) -> None:
    """Write `TABLE.dta` for each table of a job; a table is held in memory as a whole, as pandas writes it."""
    job.out.mkdir()
    for table in job.tables:
        rows = pa.concat_tables([SCHEMAS[table].empty_table(), *job.rows(table)])
        chinese = job.language == "zh"
        shown = {
            name: _named(values, value_labels(table, str(name)) if chinese else {})
            for name, values in to_frame(rows).items()
        }
        frame = pd.DataFrame({name: _column(values, job) for name, values in shown.items()})
        labels = {name: column_label(table, name) if chinese else meaning(table, name) for name in frame.columns}
        frame = frame.rename(columns=_RESERVED)
        with warnings.catch_warnings():
            # Value labels are strings already; int64 becomes double where it does not fit, which is said above.
            warnings.simplefilter("ignore", pd.errors.PossiblePrecisionLoss)
            warnings.simplefilter("ignore", pd.errors.ValueLabelTypeMismatch)
            frame.to_stata(
                job.out / f"{table}.dta",
                write_index=False,
                version=118,
                data_label=table_label(table, job.language),
                variable_labels={_RESERVED.get(name, name): label[:LABEL_CHARS] for name, label in labels.items()},
                convert_dates={name: "td" for name in frame.columns if pd.api.types.is_datetime64_dtype(frame[name])},
                convert_strl=[name for name in frame.columns if _is_long(frame[name])],
            )


def _named(values: pd.Series, words: dict[str, str]) -> pd.Series:
    """Return a column with the Chinese words for its listed values."""
    if not words:
        return values
    if isinstance(values.dtype, pd.CategoricalDtype):
        return values.cat.rename_categories(lambda value: words.get(value, value))
    return values.replace(words)


def _column(values: pd.Series, job: Job) -> pd.Series:
    """Return a column in a dtype that Stata has."""
    if isinstance(values.dtype, pd.CategoricalDtype):
        return _value_labels(values)
    assert isinstance(values.dtype, pd.ArrowDtype)
    kind = values.dtype.pyarrow_dtype
    if pa.types.is_decimal(kind):
        wide = sum(not cells.fits_double(value) for value in values.dropna())
        if wide:
            job.notes["amounts of more than 15 digits rounded to doubles"] += wide
        return values.astype("float64")
    if pa.types.is_integer(kind):
        return values.astype("float64") if values.hasnans else values.astype("int64")
    if pa.types.is_boolean(kind):
        return values.astype("int8")
    if pa.types.is_timestamp(kind):
        return values.astype("datetime64[s]")
    return pd.Series(["" if _missing(value) else cells.text(_listed(value)) for value in values], dtype=object)


def _value_labels(values: pd.Series) -> pd.Series:
    """Return an enumerated column; one without any value becomes empty text, since a label set cannot be empty."""
    used = values.cat.remove_unused_categories().astype(object)
    if used.isna().all():
        return pd.Series([""] * len(values), dtype=object)
    return pd.Series(pd.Categorical(used))


def _missing(value: object) -> bool:
    """Return whether a cell is null; a list is not."""
    return value is None or value is pd.NA


def _listed(value: object) -> object:
    """Return arrays as lists."""
    return value.tolist() if hasattr(value, "tolist") else value


def _is_long(values: pd.Series) -> bool:
    """Return whether a text column needs `strL`."""
    return values.dtype == object and any(len(value.encode()) > STR_BYTES for value in values)
