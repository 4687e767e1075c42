"""Functions over rows, done by idle workers; rows travel there and back as Arrow streams."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain, islice
from typing import Any

import pyarrow as pa

from pipeline.database.base import Mapper
from pipeline.database.records import Texts
from pipeline.workers.deaths import Task
from pipeline.workers.pool import Pool

PIECE = 4_000_000  # bytes that are handed to a function at once
Function = Callable[[pa.Table], pa.Table]


def done(pool: Pool | None, function: Function, pieces: Iterator[pa.Table]) -> Iterator[pa.Table]:
    """Yield what a function returns for each piece, in any order; without a pool, or with one piece, it is done here.

    `function` is a module-level one, or a `partial` of one.
    """
    first = list(islice(pieces, 2))
    several, pieces = len(first) > 1, chain(first, pieces)
    del first  # two pieces are megabytes, which would be held until all are done
    if pool is None or not several:
        yield from map(function, pieces)
        return
    asked: dict[int, Task] = {}

    def tasks() -> Iterator[Task]:
        for piece in pieces:
            task = Task(_answer, (function, _stream(piece)))
            asked[id(task)] = task
            yield task

    for task, answer in pool.run(tasks()):
        if asked.pop(id(task), None) is not None:  # else of a query that failed and was asked again
            yield pa.ipc.open_stream(answer).read_all()


def _answer(function: Function, rows: bytes, _: Any) -> bytes:
    """Do a function in a worker."""
    return _stream(function(pa.ipc.open_stream(rows).read_all()))


def _stream(rows: pa.Table) -> bytes:
    """Return rows as an Arrow stream."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, rows.schema) as stream:
        stream.write_table(rows)
    return bytes(sink.getvalue())


def mapped(function: Mapper, texts: Texts | None, rows: pa.Table) -> pa.Table:
    """Return what a function gives for a piece of rows; `texts` are put beside the ids in it."""
    return pa.Table.from_batches(function(_pieces(texts.beside(rows) if texts else iter(rows.to_batches()))))


def judged(function: Function, texts: Texts | None, rows: pa.Table) -> pa.Table:
    """Return what a function gives for whole groups of rows; `texts` are put beside the ids in them."""
    return function(pa.Table.from_batches(texts.beside(rows)) if texts else rows)


def _pieces(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Yield batches in pieces of a few megabytes: as Python's objects, rows of texts take several times as much."""
    for batch in batches:
        rows = max(1, batch.num_rows * PIECE // max(batch.nbytes, 1))
        for start in range(0, batch.num_rows, rows):
            yield batch.slice(start, rows)


def cut(batches: Iterator[pa.RecordBatch], rows: int) -> Iterator[pa.Table]:
    """Yield batches in pieces of so many rows."""
    for batch in batches:
        for start in range(0, batch.num_rows, rows):
            yield pa.Table.from_batches([batch.slice(start, rows)])
