"""The tables as Parquet files of one folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa

from pipeline import tables
from pipeline.folder import elsewhere, is_ours
from pipeline.startup.late_parquet import pq
from pipeline.startup.lean import functions

ROWS_PER_FILE = 2_000_000


class OutputError(Exception):
    """The output folder cannot be used; the message says why and what to do."""


def check_target(out: Path, overwrite: bool) -> None:
    """Raise `OutputError` unless `out` is free, empty, or ours and `overwrite` is set."""
    if reason := elsewhere(out):
        raise OutputError(reason)
    if not out.exists():
        return
    if not out.is_dir():
        raise OutputError(f"{out} is a file; name a folder with --out")
    if not any(out.iterdir()):
        return
    if not is_ours(out):
        raise OutputError(f"{out} is not empty and was not written by heshu; choose another folder with --out")
    if not overwrite:
        raise OutputError(f"{out} holds the tables of an earlier run; add --overwrite to replace them")


class TableWriter:
    """One table's Parquet files `part-00000.parquet`, …; every row group has the table's schema."""

    def __init__(self, folder: Path, table: str) -> None:
        """Write below `folder / table`, after what is there; an empty table still gets one file with its schema."""
        self.folder = folder / table
        self.schema = tables.SCHEMAS[table]
        self.rows = 0
        self.folder.mkdir(parents=True, exist_ok=True)
        self._files = sum(1 for _ in self.folder.glob("part-*.parquet"))
        self._in_file = 0
        self._writer: pq.ParquetWriter | None = None

    def write(self, rows: pa.Table) -> None:
        """Append rows as one row group."""
        if self._writer is None or self._in_file >= ROWS_PER_FILE:
            self._next_file()
        assert self._writer is not None
        if rows.num_rows:
            self._writer.write_table(rows)
        self.rows += rows.num_rows
        self._in_file += rows.num_rows

    def close(self) -> None:
        """Finish the last file; nothing happens the second time."""
        if self._writer is None and self._files:
            return
        if self._writer is None:
            self._next_file()
        assert self._writer is not None
        if self._writer.is_open:
            self._writer.close()

    def abandon(self) -> None:
        """Leave the file as it is: without room on the disk, finishing it would only fail once more."""
        if self._writer is not None:
            self._writer.is_open = False

    def _next_file(self) -> None:
        """Close the current file and begin the next."""
        if self._writer is not None:
            self._writer.close()
        path = self.folder / f"part-{self._files:05d}.parquet"
        coded = tables.codes(self.schema)
        self._writer = pq.ParquetWriter(path, self.schema, compression="zstd", use_dictionary=coded)
        self._files += 1
        self._in_file = 0


@contextmanager
def writers(folder: Path, names: Iterable[str]) -> Iterator[dict[str, TableWriter]]:
    """Yield a writer for each table, which are finished at the end of the block; after an error in it, let go."""
    made = {table: TableWriter(folder, table) for table in names}
    try:
        yield made
        for writer in made.values():
            writer.close()
    except BaseException:
        for writer in made.values():
            writer.abandon()
        raise


def columns(folder: Path, table: str) -> list[str]:
    """Return the columns a table was written with, which an earlier version may have had fewer of."""
    path = next(iter(sorted((folder / table).glob("part-*.parquet"))), None)
    return list((tables.SCHEMAS[table] if path is None else pq.read_schema(path)).names)


def batches(
    folder: Path, table: str, columns: list[str] | None = None, where: tuple[str, pa.Array] | None = None
) -> Iterator[pa.Table]:
    """Yield the row groups of a table in the order they were written.

    `where`: a column and values; only rows that have one of them are kept, and groups without any are not read.
    """
    for path in sorted((folder / table).glob("part-*.parquet")):
        with pq.ParquetFile(path) as file:
            for group in range(file.num_row_groups):
                kept = None if where is None else _kept(file, group, *where)
                if kept is None:
                    yield file.read_row_group(group, columns=columns)
                elif functions().any(kept).as_py():
                    yield file.read_row_group(group, columns=columns).filter(kept)


def _kept(file: pq.ParquetFile, group: int, column: str, values: pa.Array) -> pa.ChunkedArray:
    """Return which rows of a group have one of some values in a column."""
    return functions().is_in(file.read_row_group(group, columns=[column])[column], value_set=values)
