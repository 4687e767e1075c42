"""Phrases of DuckDB's SQL."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path


def of_files(paths: Sequence[Path], but: str | None = None, *, numbered: bool = False) -> str:
    """Return the query for the rows of Parquet files."""
    listed = ", ".join(quoted(str(path)) for path in paths)
    plain = "hive_partitioning = false"  # a folder called year=2012 is no column
    if not but:
        numbers = ", filename = true, file_row_number = true" if numbered else ""
        return f"SELECT * FROM read_parquet([{listed}], {plain}{numbers})"
    left_out = f"SELECT 1 FROM {but} b WHERE b.file = t.filename AND b.doc_id = t.doc_id"
    source = f"read_parquet([{listed}], filename = true, {plain})"
    return f"SELECT t.* EXCLUDE (filename) FROM {source} t WHERE NOT EXISTS ({left_out})"


def ordered(columns: Sequence[str]) -> str:
    """Return the clause that sorts by columns, nulls last."""
    return "ORDER BY " + ", ".join(f'"{column}" NULLS LAST' for column in columns) if columns else ""


def quoted(text: str) -> str:
    """Return a string as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"
