"""What executors of Spark call: functions over rows, which come and go in the types that were promised."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa

from pipeline.engines.base import Judge, Mapper
from pipeline.engines.grouped import in_order


def mapped(function: Mapper, schema: pa.Schema, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Call a function on an executor; columns come and go with just the types that were promised."""
    bare = pa.schema([(field.name, field.type) for field in schema])
    for found in function(_usual(batch) for batch in batches):
        yield from pa.Table.from_batches([found]).cast(bare).to_batches()


def judged(function: Judge, order: list[str], schema: pa.Schema, rows: pa.Table) -> pa.Table:
    """Call a function on one group, sorted."""
    rows = pa.Table.from_batches([_usual(batch) for batch in rows.to_batches()])
    if order:
        rows = in_order(rows, order)
    return function(rows).cast(pa.schema([(field.name, field.type) for field in schema]))


def _usual(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Return a batch whose strings are of the usual type: some servers send views or long ones."""
    types = {pa.large_string(): pa.string(), pa.string_view(): pa.string(), pa.binary_view(): pa.binary()}
    fields = [pa.field(field.name, types.get(field.type, field.type)) for field in batch.schema]
    return pa.RecordBatch.from_arrays(
        [column.cast(field.type) for column, field in zip(batch.columns, fields, strict=True)], schema=pa.schema(fields)
    )
