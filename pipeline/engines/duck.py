"""Named tables in an embedded DuckDB: it uses all cores, and spills to disk what does not fit its memory."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

import duckdb
import pyarrow as pa

from pipeline.engines import shortage
from pipeline.engines.base import NO_TEXTS, Columns, Judge, Mapper
from pipeline.engines.cores import available_memory
from pipeline.engines.grouped import dealt, lots, read_dealt
from pipeline.engines.judging import done, mapped, pieces_of
from pipeline.engines.lean import give_back
from pipeline.engines.phrases import of_files, ordered, quoted
from pipeline.engines.pool import Pool
from pipeline.engines.records import Records, with_texts

Answer = TypeVar("Answer")
Given = tuple[str, Callable[[], pa.RecordBatchReader]]
ROWS = 2_000  # rows that are handed to the caller at once, or to a function that takes groups apart into objects
MANY = 64  # files that one query reads where they lie
DEALT = 2_000  # rows that are dealt out to files at once
SORTED, PARTS = 20_000, 64  # rows that are sorted at once; files that more of them are dealt out to, at most
READ = 1_000  # rows that texts are read for at once
# Megabytes that DuckDB holds, at least and for each thread: what a thousand reports need, so that more of them take no
# more.  Beyond it works on disk, for a twentieth more CPU time.  What needs more at once is tried again by one thread,
# then with more.
MEMORY, OF_THREAD = 32, 16


class Duck:
    """The verbs of `base.Engine` on one machine."""

    def __init__(self, folder: Path, threads: int = 1, memory: int | None = None, pool: Pool | None = None) -> None:
        """Keep tables in memory and, beyond `memory` megabytes, in files below `folder`, which go with it.

        `pool`: idle workers that do functions over rows.
        """
        folder.mkdir(parents=True, exist_ok=True)
        self._folder, self._pool = folder, pool
        self._texts: Records | None = None
        self._passing: set[str] = set()  # tables that `keep` may forget
        self._database = duckdb.connect(":memory:")
        self._limits, self._usual = (0, 0), (threads, memory or max(MEMORY, threads * OF_THREAD))
        self._database.execute(f"SET temp_directory = {quoted(str(folder))}")
        self._limit(*self._usual)
        for switch in ("preserve_insertion_order", "python_enable_replacements"):
            self._database.execute(f"SET {switch} = false")

    def __enter__(self) -> Duck:
        """Return itself; the tables are closed at the end of the block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the database; that it has no room on the disk or in memory is raised as the `OSError` it is."""
        self._database.close()
        if self._texts is not None:
            self._texts.close()
        # What goes wrong while rows arrive from Python comes as an InvalidInputException with the cause in its words.
        if isinstance(error, duckdb.IOException) or (
            isinstance(error, duckdb.Error | OSError) and shortage.MEMORY in str(error)
        ):
            raise shortage.fault(str(error)) from error

    def files(
        self, name: str, paths: Sequence[Path], empty: pa.Schema, but: str | None = None, *, numbered: bool = False
    ) -> None:
        """Name the rows of Parquet files, read where they lie; without files, a table of no rows.

        `but` names a table of rows that are left out, by `file` and `doc_id`.  `numbered`: with the columns `filename`
        and `file_row_number`.
        """
        if not paths:
            self.table(name, empty.empty_table())
            return
        if len(paths) > MANY and not numbered:
            self.view(name, of_files(self._gathered(name, paths, but)))
        else:
            self.view(name, of_files(paths, but, numbered=numbered))

    def _gathered(self, name: str, paths: Sequence[Path], but: str | None) -> list[Path]:
        """Write the rows of many files to a few: what each tells of its columns is held while any query reads them."""
        few = []
        for first in range(0, len(paths), MANY):
            few.append(self._folder / f"{name}-{first:07d}.parquet")
            rows = of_files(paths[first : first + MANY], but)
            self._made(partial(self._database.execute, f"COPY ({rows}) TO {quoted(str(few[-1]))} (FORMAT parquet)"))
        return few

    def view(self, name: str, query: str) -> None:
        """Name a query, which is asked anew whenever the name is used."""
        self._database.execute(f"CREATE VIEW {name} AS {query}")

    def table(self, name: str, rows: pa.Table) -> None:
        """See `Engine.table`."""
        self._insert(name, rows.schema, iter(rows.to_batches()))

    def stream(self, name: str, schema: pa.Schema, rows: Iterable[pa.Table]) -> None:
        """Name rows that come piece by piece."""
        self._insert(name, schema, (batch for piece in rows for batch in piece.cast(schema).to_batches()))

    def map(self, name: str, function: Mapper, source: str, schema: pa.Schema, texts: Columns = NO_TEXTS) -> None:
        """See `Engine.map`."""
        query = f"SELECT * FROM {source}"

        def map_all() -> None:
            self._insert(name, schema, self._done(partial(mapped, function), pieces_of(self._rows(query, texts))))

        self._made(map_all)
        self._passing.add(name)

    def sql(self, name: str, query: str) -> None:
        """See `Engine.sql`."""
        self._made(lambda: self._database.execute(f"CREATE TABLE {name} AS {query}"))
        self._passing.add(name)

    def groups(
        self,
        name: str,
        function: Judge,
        source: str,
        keys: Sequence[str],
        order: Sequence[str],
        schema: pa.Schema,
        texts: Columns = NO_TEXTS,
    ) -> None:
        """See `Engine.groups`."""

        def judge() -> None:
            whole = lots(self._read_texts(self._sorted(source, keys, order), texts), keys, ROWS)
            self._insert(name, schema, self._done(function, whole))
            shutil.rmtree(self._folder / f"{source}-parts", ignore_errors=True)

        self._made(judge)
        self._passing.add(name)

    def read(self, name: str, order: Sequence[str]) -> Iterator[pa.Table]:
        """See `Engine.read`."""
        for batch in self._stream(f"SELECT * FROM {name} {ordered(order)}"):
            yield pa.Table.from_batches([batch])

    def keep(self, *names: str) -> None:
        """See `Engine.keep`."""
        for name in self._passing.difference(names):
            self._database.execute(f"DROP TABLE {name}")
        self._passing.clear()

    def _done(self, function: Judge, pieces: Iterator[pa.Table]) -> Iterator[pa.RecordBatch]:
        """Yield what a function makes of pieces."""
        for rows in done(self._pool, function, pieces):
            yield from rows.to_batches()

    def _rows(self, query: str, columns: Columns) -> Iterator[pa.RecordBatch]:
        """Ask a query now, and return its result for a function, with the texts it reads."""
        return self._read_texts(self._begun(query, fewer=True), columns)

    def _sorted(self, source: str, keys: Sequence[str], order: Sequence[str]) -> Iterator[pa.RecordBatch]:
        """Return the rows of a table, each group's together and sorted.

        A sort of wide rows takes memory for some hundred thousand of them, however much is put on disk.  Many are
        therefore dealt out first, by a hash of their keys.
        """
        by = ordered([*keys, *order])
        number = self._database.execute(f"SELECT count(*) FROM {source}").fetchall()[0][0]
        if number <= SORTED:
            return self._begun(f"SELECT * FROM {source} {by}", fewer=True)
        folder, parts = self._folder / f"{source}-parts", min(number // SORTED + 1, PARTS)
        shutil.rmtree(folder, ignore_errors=True)  # of a try that had too little memory
        query = f"SELECT *, CAST(hash({', '.join(keys)}) % {parts} AS INTEGER) FROM {source}"
        files = dealt(self._begun(query, DEALT, fewer=True), folder, parts)
        return chain.from_iterable(self._of_file(path, by) for path in files)

    def _of_file(self, path: Path, by: str) -> Iterator[pa.RecordBatch]:
        """Yield the rows that were dealt out to a file, sorted; it is removed."""
        yield from self._begun(f"SELECT * FROM dealt {by}", given=("dealt", partial(read_dealt, path)))
        path.unlink()

    def _read_texts(self, found: Iterator[pa.RecordBatch], columns: Columns) -> Iterator[pa.RecordBatch]:
        """Return rows with the texts of the ids in some of their columns."""
        if not columns:
            return found
        if self._texts is None:
            self._texts = self._written()
        texts = self._texts
        slices = (batch.slice(start, READ) for batch in found for start in range(0, batch.num_rows, READ))
        return (with_texts(piece, texts, columns) for piece in slices)

    def _written(self) -> Records:
        """Write the texts of `documents` to a file."""
        pieces = self._stream("SELECT doc_id, text FROM documents", READ)
        return Records(
            self._folder / "texts", ((piece["doc_id"].to_pylist(), piece["text"].to_pylist()) for piece in pieces)
        )

    def _stream(self, query: str, rows: int = ROWS) -> Iterator[pa.RecordBatch]:
        """Yield the result of a query, which is asked when the first row is."""
        yield from self._begun(query, rows)

    def _begun(
        self, query: str, rows: int = ROWS, *, fewer: bool = False, given: Given | None = None
    ) -> Iterator[pa.RecordBatch]:
        """Ask a query now, and return its result; it has a cursor of its own, for others may come before its end.

        `given`: the name of a table that only this query knows, and how its rows are read.
        """
        cursor = self._database.cursor()

        def begin() -> tuple[pa.RecordBatch | None, Iterator[pa.RecordBatch]]:
            if given:
                cursor.register(given[0], given[1]())
            reader = iter(cursor.sql(query).to_arrow_reader(rows))
            return next(reader, None), reader

        first, others = self._granted(begin, fewer=fewer)
        return _closing(cursor, first, others)

    def _made(self, make: Callable[[], Any]) -> None:
        """Make a table; what memory was granted for it is given back."""
        self._granted(make, fewer=True)
        give_back()
        if self._limits != self._usual:
            with suppress(duckdb.Error):  # DuckDB refuses while what it holds is more
                self._limit(*self._usual)

    def _granted(self, ask: Callable[[], Answer], *, fewer: bool = False) -> Answer:
        """Return what is asked; where memory is too little, with more, up to half of ours.

        `fewer`: one thread tries first.  Not where a query is under way: a thread of DuckDB cannot wait for itself.
        """
        while True:
            try:
                return ask()
            except (duckdb.Error, OSError) as error:  # Arrow's, where the result is read by Arrow
                threads, megabytes = self._limits
                fewer = fewer and threads > 1
                more = megabytes if fewer else megabytes + megabytes // 2 + 1
                if not shortage.of_memory(str(error)) or more > _half_of_memory():
                    raise
            self._limit(1 if fewer else threads, more)

    def _limit(self, threads: int, megabytes: int) -> None:
        """Let DuckDB work with so many threads in so much memory."""
        self._database.execute(f"SET memory_limit = '{megabytes}MB'")
        if threads != self._limits[0]:
            self._database.execute(f"SET threads = {threads}")
        self._limits = threads, megabytes

    def _insert(self, name: str, schema: pa.Schema, found: Iterator[pa.RecordBatch]) -> None:
        """Make a table of batches as they come."""
        reader = pa.RecordBatchReader.from_batches(schema, found)
        with self._database.cursor() as cursor:
            cursor.register("arriving", reader)
            cursor.execute(f"CREATE TABLE {name} AS SELECT * FROM arriving")


def _closing(
    cursor: duckdb.DuckDBPyConnection, first: pa.RecordBatch | None, others: Iterator[pa.RecordBatch]
) -> Iterator[pa.RecordBatch]:
    """Yield batches, and close the cursor they come from."""
    with cursor:
        if first is not None:
            yield first
            yield from others


def _half_of_memory() -> int:
    """Return half of the memory we may use in megabytes, two gigabytes where the system does not say."""
    return (available_memory() or 4 << 30) // (2 << 20)
