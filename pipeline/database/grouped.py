"""Groups of rows: cut out of a stream sorted by keys, dealt out to files by a hash of the keys, sorted within."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc


def lots(batches: Iterable[pa.RecordBatch], keys: Sequence[str], least: int) -> Iterator[pa.Table]:
    """Yield the rows in lots of at least `least` rows (the last may be smaller); no group is in two of them."""
    held: list[pa.RecordBatch] = []
    for batch in batches:
        if not batch.num_rows:
            continue
        cut = _first_change(held[-1], batch, keys) if sum(map(len, held)) >= least else None
        if cut is not None:
            yield pa.Table.from_batches([*held, batch.slice(0, cut)])
            held, batch = [], batch.slice(cut)
        held.append(batch)
    if held:
        yield pa.Table.from_batches(held)


def dealt(batches: Iterable[pa.RecordBatch], folder: Path, parts: int) -> list[Path]:
    """Deal rows out to Arrow files by their last column, a number below `parts` that is left out; return the files.

    Unlike Parquet, Arrow files keep no statistics that would have to be held in memory until the end.
    """
    folder.mkdir()
    writers: dict[int, pa.RecordBatchStreamWriter] = {}
    with ExitStack() as files:
        for batch in batches:
            numbers = batch.column(batch.num_columns - 1).to_numpy()
            rows = batch.select(batch.schema.names[:-1]).take(pa.array(np.argsort(numbers, kind="stable")))
            ends = np.cumsum(np.bincount(numbers, minlength=parts)).tolist()
            del batch, numbers  # thousands of wide rows are megabytes: not while the next ones are fetched
            for part, (start, end) in enumerate(zip([0, *ends], ends, strict=False)):
                if end > start:
                    if part not in writers:
                        sink = files.enter_context(pa.OSFile(str(folder / f"{part:05d}"), "wb"))
                        writers[part] = files.enter_context(pa.ipc.new_stream(sink, rows.schema))
                    writers[part].write_batch(rows.slice(start, end - start))
            del rows
    return sorted(folder.iterdir())


def read_dealt(path: Path) -> pa.RecordBatchReader:
    """Return the rows of one of the files that `dealt` wrote."""
    return pa.ipc.open_stream(pa.OSFile(str(path), "rb"))


def _first_change(before: pa.RecordBatch, batch: pa.RecordBatch, keys: Sequence[str]) -> int | None:
    """Return the place in a batch where the first new group begins after the row `before`; None for nowhere."""
    rows = pa.Table.from_batches([before.slice(len(before) - 1), batch]).select(list(keys)).combine_chunks()
    changed = pa.scalar(False)
    for key in keys:
        column = rows[key].chunk(0)
        one, two = column.slice(0, len(column) - 1), column.slice(1)
        unequal = pc.fill_null(pc.not_equal(one, two), False)
        changed = pc.or_(changed, pc.or_(unequal, pc.not_equal(pc.is_null(one), pc.is_null(two))))
    place = pc.index(changed, True).as_py()
    return None if place < 0 else place


def in_order(rows: pa.Table, order: Sequence[str]) -> pa.Table:
    """Return rows sorted by columns as DuckDB sorts them: nulls last, lists and structs by what they hold."""
    keys = pa.table([_sortable(rows[column]) for column in order], names=list(order))
    return rows.take(pc.sort_indices(keys, [(column, "ascending") for column in order]))


def _sortable(column: pa.ChunkedArray) -> pa.ChunkedArray | pa.Array:
    """Return a column or, where it is nested, the ranks of its values: Arrow does not sort lists."""
    if not pa.types.is_nested(column.type):
        return column
    keys = [_key(value) for value in column.to_pylist()]
    ranks = {key: rank for rank, key in enumerate(sorted({key for key in keys if key is not None}))}
    return pa.array([ranks.get(key) for key in keys], pa.int64())


def _key(value: Any) -> Any:
    """Return a value in a form that Python compares and hashes."""
    if isinstance(value, dict):
        return tuple(map(_key, value.values()))
    return tuple(map(_key, value)) if isinstance(value, list) else value
