"""Parquet: a page for each row, read a few rows at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.ingest.allowed import RefusedError
from pipeline.ingest.blob import Blob
from pipeline.ingest.pages import Later
from pipeline.ingest.records import columns_of, one_of_its_name, page_of_row
from pipeline.tables import Reject

ROWS = 256


def read(blob: Blob) -> Iterator[Later | Reject]:
    """Yield a page or a reject for each row."""
    with blob.seekable() as file:
        try:
            yield from _pages(blob, file)
        except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
            raise RefusedError("unreadable", f"broken Parquet: {error}"[:300]) from error


def _pages(blob: Blob, file: IO[bytes]) -> Iterator[Later | Reject]:
    """Yield the pages of an open file; columns that are not strings or whole numbers are not read."""
    table = pq.ParquetFile(file)
    plain = [f.name for f in table.schema_arrow if _is_plain(f.type)]
    number, column = 0, None
    for batch in table.iter_batches(ROWS, columns=plain):
        rows = batch.to_pylist()
        column = column or columns_of(blob).found(rows)
        one_of_its_name(plain, column)
        for row in rows:
            number += 1
            yield page_of_row(blob, row, number, "utf-8", column)
    if not number:
        yield blob.reject("empty", "no rows", "parse")


def _is_plain(kind: pa.DataType) -> bool:
    """Return whether a column can be a text or an id."""
    kind = kind.value_type if pa.types.is_dictionary(kind) else kind
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_integer(kind))
