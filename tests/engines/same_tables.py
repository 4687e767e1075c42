"""Compares the tables of two runs, of which one may have been on a cluster, where rows have no order."""

from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq

from pipeline import tables


def rows(folder: Path, table: str) -> list[list[str]]:
    """Return the rows of a table as text, sorted."""
    found = pd.read_parquet(folder / table).astype(str)
    return found.sort_values(list(found.columns)).to_numpy().tolist()


def same(one: Path, two: Path) -> None:
    """Compare all tables of two runs: their rows, and the schema of every file to its last enumerated column."""
    for table in tables.TABLES:
        assert rows(one, table) == rows(two, table), table
        first, *others = [pq.read_schema(path) for path in [*(one / table).iterdir(), *(two / table).iterdir()]]
        assert first.types == tables.SCHEMAS[table].types
        assert all(first.equals(other, check_metadata=True) for other in others), table
