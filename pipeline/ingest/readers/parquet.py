"""Parquet: a page for each row, read a few rows at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

import pyarrow as pa

from pipeline.ingest.allowed import RefusedError
from pipeline.ingest.blob import Blob
from pipeline.ingest.decode import DecodeError, decode
from pipeline.ingest.pages import Later
from pipeline.ingest.records import columns_of, one_of_its_name, page_of_row
from pipeline.startup.late_parquet import pq
from pipeline.tables import Reject

ROWS = 256


def read(blob: Blob) -> Iterator[Later | Reject]:
    """Yield a page or a reject for each row; raise `RefusedError` for a broken file or one without text."""
    with blob.seekable() as file:
        try:
            yield from _pages(blob, file)
        except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
            raise RefusedError("unreadable", f"broken Parquet: {error}"[:300]) from error


def _pages(blob: Blob, file: IO[bytes]) -> Iterator[Later | Reject]:
    """Yield the pages of an open file; columns that are not strings or whole numbers are not read.

    Bytes are, where the column's name says that they are the text: some writers do not say of strings that they are.
    """
    table = pq.ParquetFile(file)
    names = [f.name for f in table.schema_arrow]
    packed = {f.name for f in table.schema_arrow if _is_bytes(f.type)} & {columns_of(blob).named(names)}
    plain = [f.name for f in table.schema_arrow if _is_plain(f.type) or f.name in packed]
    if not plain and table.metadata.num_rows:
        said = ", ".join(f"{f.name} ({f.type})" for f in table.schema_arrow)
        raise RefusedError("no_text_field", f"no column of strings; has {said}"[:300], "parse")
    number, column = 0, None
    for batch in _batches(blob, table, plain):
        rows = batch.to_pylist()
        for row in rows if packed else ():
            row.update((name, _text(row[name])) for name in packed)
        column = column or columns_of(blob).found(rows)
        one_of_its_name(plain, column)
        for row in rows:
            number += 1
            yield page_of_row(blob, row, number, "utf-8", column)
    if not number:
        yield blob.reject("empty", "no rows", "parse")


def _batches(blob: Blob, table: pq.ParquetFile, columns: list[str]) -> Iterator[pa.RecordBatch]:
    """Yield some columns a few rows at a time, and count what they unpack to; raise `BombError` where it is too much.

    A few bytes can stand for many rows of one long text.  No text is longer than what its row group says that its
    columns take, so that much a row is as much as a batch can be.
    """
    work = blob.work
    for group in range(table.num_row_groups):
        size = _size(table.metadata.row_group(group), columns)
        work.check(size)
        rows = min(ROWS, max(1, work.reading.unpacked // max(1, size)))
        for batch in table.iter_batches(rows, row_groups=[group], columns=columns):
            decoded = pa.RecordBatch.from_arrays(list(map(_decoded, batch.columns)), names=batch.schema.names)
            work.spend(decoded.nbytes)
            yield decoded


def _size(group: pq.RowGroupMetaData, columns: list[str]) -> int:
    """Return how many bytes some columns of a row group take when they are unpacked, but not spelt out row by row."""
    found = map(group.column, range(group.num_columns))
    return sum(column.total_uncompressed_size for column in found if column.path_in_schema in columns)


def _decoded(column: pa.Array) -> pa.Array:
    """Return a column with each value where it stands."""
    return column.dictionary_decode() if pa.types.is_dictionary(column.type) else column


def _is_plain(kind: pa.DataType) -> bool:
    """Return whether a column can be a text or an id."""
    kind = kind.value_type if pa.types.is_dictionary(kind) else kind
    known = (pa.types.is_string, pa.types.is_large_string, pa.types.is_string_view, pa.types.is_integer)
    return any(is_one(kind) for is_one in known)


def _is_bytes(kind: pa.DataType) -> bool:
    """Return whether a column holds bytes."""
    kind = kind.value_type if pa.types.is_dictionary(kind) else kind
    return any(is_one(kind) for is_one in (pa.types.is_binary, pa.types.is_large_binary, pa.types.is_binary_view))


def _text(value: bytes | None) -> str | bytes | None:
    """Return bytes as the text they are in UTF-8 or another encoding, else as they are."""
    try:
        return value and decode(value).text
    except DecodeError:
        return value
