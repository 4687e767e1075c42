"""Rows in order, sorted one range at a time: dealt out to files by ranges of their sort key, and each file sorted.

A sort of many rows in one query takes memory by their number, however much DuckDB spills; and it may run out of it
after it has given its first rows, when it is too late to ask again with more.
"""

from __future__ import annotations

import shutil
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from uuid import uuid4

import pyarrow as pa

from pipeline.database.base import Grouped
from pipeline.database.embedded import ROWS, Database
from pipeline.database.grouped import dealt, read_dealt
from pipeline.database.phrases import ordered

# Values that are sorted at once; files that rows of more are dealt out to, at most.
SORTED, PARTS = 320_000, 64
SAMPLED = 32  # rows, by chance, for each range: most of these come to less than twice what they should
DEALT = 64  # rows a file that are dealt out at once, or `ROWS` in all: pieces of a few rows cost more than their rows


def sorted_rows(
    database: Database, folder: Path, source: str, order: Sequence[str], number: int
) -> Iterator[pa.RecordBatch]:
    """Yield the rows of a table that has so many, sorted; they come in the same pieces however they were dealt out."""
    parts = _parts(database, source, number)
    if parts == 1:
        return database.asked(f"SELECT * FROM {source} {ordered(order)}")
    return evenly(ranges(database, folder, source, order, parts), ROWS)


def by_keys(database: Database, folder: Path, rows: Grouped, number: int) -> Iterator[pa.RecordBatch]:
    """Yield the rows of a table that has so many, each group's together and sorted.

    A sort of wide rows takes memory for some hundred thousand of them, however much is put on disk.  Many are
    therefore dealt out first, by a hash of their keys.
    """
    source, by = rows.source, ordered([*rows.keys, *rows.order])
    parts = _parts(database, source, number)
    if parts == 1:
        yield from database.asked(f"SELECT * FROM {source} {by}", fewer=True)
        return
    place = folder / f"{source}-parts"
    shutil.rmtree(place, ignore_errors=True)  # of a try that had too little memory
    query = f"SELECT *, CAST(hash({', '.join(rows.keys)}) % {parts} AS INTEGER) FROM {source}"
    files = dealt(database.asked(query, max(ROWS, parts * DEALT), fewer=True), place, parts)
    yield from chain.from_iterable(of_file(database, path, by) for path in files)
    shutil.rmtree(place)


def _parts(database: Database, source: str, number: int) -> int:
    """Return in how many parts so many rows of a table are sorted."""
    if number <= ROWS:
        return 1
    columns = len(database.execute(f"DESCRIBE {source}").fetchall())
    return min(number * columns // SORTED + 1, PARTS)


def evenly(batches: Iterable[pa.RecordBatch], rows: int) -> Iterator[pa.RecordBatch]:
    """Yield rows in pieces of so many, the last one apart."""
    held: list[pa.RecordBatch] = []
    for batch in batches:
        held.append(batch)
        if sum(map(len, held)) < rows:
            continue
        whole = pa.concat_batches(held)
        ends = range(rows, len(whole) + 1, rows)
        yield from (whole.slice(end - rows, rows) for end in ends)
        held = [whole.slice(ends[-1])]
    if left := pa.Table.from_batches(held).combine_chunks().to_batches() if held else []:
        yield from left


def ranges(database: Database, folder: Path, source: str, order: Sequence[str], parts: int) -> Iterator[pa.RecordBatch]:
    """Yield the rows of a table, sorted; about `parts` files below `folder` hold them, and go as they are read."""
    key = ", ".join(f"\"{column}\", 'ASC NULLS LAST'" for column in order)
    key = f"create_sort_key({key}) AS sort_key"
    sample = f"SELECT {key} FROM {source} USING SAMPLE reservoir({parts * SAMPLED} ROWS) REPEATABLE (1)"
    drawn = sorted(found for batch in database.asked(sample) for found in batch.column(0).to_pylist())
    starts = drawn[SAMPLED::SAMPLED]
    place = folder / f"{source}-{uuid4().hex}"
    try:
        rows = _numbered(database.asked(f"SELECT *, {key} FROM {source}", max(ROWS, parts * DEALT)), starts)
        for path in dealt(rows, place, len(starts) + 1):
            yield from of_file(database, path, ordered(order))
    finally:
        shutil.rmtree(place, ignore_errors=True)


def of_file(database: Database, path: Path, by: str) -> Iterator[pa.RecordBatch]:
    """Yield the rows of one file, sorted; the file is removed."""
    yield from database.asked(f"SELECT * FROM dealt {by}", given=("dealt", partial(read_dealt, path)))
    path.unlink()


def _numbered(batches: Iterable[pa.RecordBatch], starts: Sequence[bytes]) -> Iterator[pa.RecordBatch]:
    """Yield rows with the number of their range in place of the last column."""
    for batch in batches:
        numbers = [bisect_right(starts, key) for key in batch.column(batch.num_columns - 1).to_pylist()]
        columns = [*batch.columns[:-1], pa.array(numbers, pa.int32())]
        yield pa.RecordBatch.from_arrays(columns, names=batch.schema.names)
