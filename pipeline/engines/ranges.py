"""Rows in order, a range of them at a time: dealt out to files by what they are sorted by, and each file sorted.

A sort of many rows takes memory by their number, however much DuckDB puts on the disk; and it may find that there is
too little when it has given some of them already, where nobody can ask again.
"""

from __future__ import annotations

import shutil
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from uuid import uuid4

import pyarrow as pa

from pipeline.engines.database import Database
from pipeline.engines.grouped import dealt, read_dealt
from pipeline.engines.phrases import ordered

SAMPLED = 32  # rows, by chance, for each range: most of these come to less than twice what they should
DEALT = 2_000  # rows that are dealt out to files at once


def ranges(database: Database, folder: Path, source: str, order: Sequence[str], parts: int) -> Iterator[pa.RecordBatch]:
    """Yield the rows of a table, sorted, from about so many files below `folder`, which go as they are read."""
    key = ", ".join(f"\"{column}\", 'ASC NULLS LAST'" for column in order)
    key = f"create_sort_key({key}) AS sort_key"
    sample = f"SELECT {key} FROM {source} USING SAMPLE reservoir({parts * SAMPLED} ROWS) REPEATABLE (1)"
    drawn = sorted(found for batch in database.asked(sample) for found in batch.column(0).to_pylist())
    starts = drawn[SAMPLED::SAMPLED]
    place = folder / f"{source}-{uuid4().hex}"
    try:
        rows = _numbered(database.asked(f"SELECT *, {key} FROM {source}", DEALT), starts)
        for path in dealt(rows, place, len(starts) + 1):
            yield from of_file(database, path, ordered(order))
    finally:
        shutil.rmtree(place, ignore_errors=True)


def of_file(database: Database, path: Path, by: str) -> Iterator[pa.RecordBatch]:
    """Yield the rows that were dealt out to a file, sorted; it is removed."""
    yield from database.asked(f"SELECT * FROM dealt {by}", given=("dealt", partial(read_dealt, path)))
    path.unlink()


def _numbered(batches: Iterable[pa.RecordBatch], starts: Sequence[bytes]) -> Iterator[pa.RecordBatch]:
    """Yield rows with the number of their range in place of the last column."""
    for batch in batches:
        numbers = [bisect_right(starts, key) for key in batch.column(batch.num_columns - 1).to_pylist()]
        columns = [*batch.columns[:-1], pa.array(numbers, pa.int32())]
        yield pa.RecordBatch.from_arrays(columns, names=batch.schema.names)
