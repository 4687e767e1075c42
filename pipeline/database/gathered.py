"""Many Parquet files rewritten as a few: DuckDB holds the statistics of each file while any query reads it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from pipeline.database.embedded import Database
from pipeline.database.phrases import of_files, quoted

MANY = 64  # files that one query reads where they lie
_ROWS = 10_240  # of a row group that is written: as many are held until it is


def few_of(database: Database, place: Path, paths: Sequence[Path], but: str | None) -> list[Path]:
    """Write the rows of files, without those in the table `but`, to a few files whose names begin as `place` does."""
    few = []
    for first in range(0, len(paths), MANY):
        few.append(place.with_name(f"{place.name}-{first:07d}.parquet"))
        rows = of_files(paths[first : first + MANY], but)
        copy = f"COPY ({rows}) TO {quoted(str(few[-1]))} (FORMAT parquet, ROW_GROUP_SIZE {_ROWS})"
        database.made(partial(database.execute, copy))
    return few
