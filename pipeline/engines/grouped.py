"""Cut a stream of rows that is sorted by its keys into groups."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import pyarrow as pa
import pyarrow.compute as pc


def runs(batches: Iterable[pa.RecordBatch], keys: Sequence[str]) -> Iterator[pa.Table]:
    """Yield the rows of each group; a group may begin in one batch and end in a later one."""
    open_rows: list[pa.RecordBatch] = []
    for batch in batches:
        if not batch.num_rows:
            continue
        cuts = [0, *_changes(batch, keys), batch.num_rows]
        if open_rows and not _same(open_rows[-1].slice(open_rows[-1].num_rows - 1), batch.slice(0, 1), keys):
            yield pa.Table.from_batches(open_rows)
            open_rows = []
        for place, start in enumerate(cuts[:-1]):
            if place:
                yield pa.Table.from_batches(open_rows)
                open_rows = []
            open_rows.append(batch.slice(start, cuts[place + 1] - start))
    if open_rows:
        yield pa.Table.from_batches(open_rows)


def _changes(batch: pa.RecordBatch, keys: Sequence[str]) -> list[int]:
    """Return the places where a new group begins, the first row aside."""
    if batch.num_rows < 2:
        return []
    changed = pa.scalar(False)
    for key in keys:
        column = batch.column(batch.schema.get_field_index(key))
        before, after = column.slice(0, len(column) - 1), column.slice(1)
        unequal = pc.fill_null(pc.not_equal(before, after), False)
        changed = pc.or_(changed, pc.or_(unequal, pc.not_equal(pc.is_null(before), pc.is_null(after))))
    return [place + 1 for place in pc.indices_nonzero(changed).to_pylist()]


def _same(one: pa.RecordBatch, two: pa.RecordBatch, keys: Sequence[str]) -> bool:
    """Return whether two rows have the same keys."""
    names = list(keys)
    return bool(one.select(names).to_pylist() == two.select(names).to_pylist())
