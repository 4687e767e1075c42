"""Named tables in an embedded DuckDB: it uses all cores, and spills to disk what does not fit its memory."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import Any

import duckdb
import pyarrow as pa

from pipeline.engines import gathered, shortage
from pipeline.engines.base import NO_TEXTS, Columns, Judge, Mapper
from pipeline.engines.database import ROWS, Database
from pipeline.engines.grouped import dealt, lots
from pipeline.engines.judging import cut, done, judged, mapped
from pipeline.engines.phrases import of_files, ordered
from pipeline.engines.pool import Pool
from pipeline.engines.ranges import DEALT, of_file, ranges
from pipeline.engines.records import Records, Texts

SORTED, PARTS = 20_000, 64  # rows that are sorted at once; files that more of them are dealt out to, at most
OF_TEXTS = 500  # rows that are handed at once to a function that reads texts, or a few more
# Megabytes that DuckDB holds, at least and for each thread: what a thousand reports need, so that more of them take no
# more.  Beyond it works on disk, for a twentieth more CPU time.  What needs more at once is tried again by one thread,
# then with more.
MEMORY, OF_THREAD = 32, 16


class Duck:
    """The verbs of `base.Engine` on one machine."""

    def __init__(
        self,
        folder: Path,
        threads: int = 1,
        memory: int | None = None,
        pool: Pool | None = None,
        texts: Callable[[], Records] | None = None,
    ) -> None:
        """Keep tables in files below `folder`, which go with it, and hold `memory` megabytes of them.

        `pool`: idle workers that do functions over rows.  `texts`: returns the texts of `documents`, where somebody
        else writes them down.
        """
        self._database = Database(folder, threads, memory or max(MEMORY, threads * OF_THREAD))
        self._folder, self._pool = folder, pool
        self._texts: Records | None = None
        self._write_texts = texts or self._written
        self._passing: set[str] = set()  # tables that `keep` may forget

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
            isinstance(error, duckdb.Error | OSError) and shortage.is_told(str(error))
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
        if len(paths) > gathered.MANY and not numbered:
            self.view(name, of_files(gathered.few_of(self._database, self._folder / name, paths, but)))
        else:
            self.view(name, of_files(paths, but, numbered=numbered))

    def view(self, name: str, query: str) -> None:
        """See `Engine.view`."""
        self._database.execute(f"CREATE VIEW {name} AS {query}")

    def table(self, name: str, rows: pa.Table) -> None:
        """See `Engine.table`."""
        self._database.granted(lambda: self._database.insert(name, rows.schema, iter(rows.to_batches())))

    def stream(self, name: str, schema: pa.Schema, rows: Callable[[], Iterable[pa.Table]]) -> None:
        """Name rows that come piece by piece; with too little memory they are asked for again."""

        def insert() -> None:
            self._database.insert(
                name, schema, (batch for piece in rows() for batch in piece.cast(schema).to_batches())
            )

        self._database.made(insert)

    def map(self, name: str, function: Mapper, source: str, schema: pa.Schema, texts: Columns = NO_TEXTS) -> None:
        """See `Engine.map`."""
        query = f"SELECT * FROM {source}"

        def map_all() -> None:
            pieces = cut(self._database.asked(query, fewer=True), OF_TEXTS if texts else ROWS)
            self._database.insert(name, schema, self._done(partial(mapped, function, self._read(texts)), pieces))

        self._make(name, map_all)

    def sql(self, name: str, query: str) -> None:
        """See `Engine.sql`."""
        self._make(name, lambda: self._database.execute(f"CREATE TABLE {name} AS {query}"))

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
            whole = lots(self._sorted(source, keys, order), keys, OF_TEXTS if texts else ROWS)
            self._database.insert(name, schema, self._done(partial(judged, function, self._read(texts)), whole))
            shutil.rmtree(self._folder / f"{source}-parts", ignore_errors=True)

        self._make(name, judge)

    def read(self, name: str, order: Sequence[str]) -> Iterator[pa.Table]:
        """See `Engine.read`; many rows are sorted a range at a time."""
        number = self._number(name) if order else 0
        if number > SORTED:
            batches = ranges(self._database, self._folder, name, order, min(number // SORTED + 1, PARTS))
        else:
            batches = self._database.asked(f"SELECT * FROM {name} {ordered(order)}")
        for batch in batches:
            yield pa.Table.from_batches([batch])

    def keep(self, *names: str) -> None:
        """See `Engine.keep`."""
        for name in self._passing.difference(names):
            self._database.execute(f"DROP TABLE {name}")
        self._passing.clear()

    def _make(self, name: str, make: Callable[[], Any]) -> None:
        """Make a table that is forgotten by the next `keep` that does not name it."""
        self._database.made(make)
        self._passing.add(name)
        if self._pool is not None:
            self._pool.attend()  # who is done with something beside has the next of it

    def _done(self, function: Judge, pieces: Iterator[pa.Table]) -> Iterator[pa.RecordBatch]:
        """Yield what a function makes of pieces."""
        for rows in done(self._pool, function, pieces):
            yield from rows.to_batches()

    def _sorted(self, source: str, keys: Sequence[str], order: Sequence[str]) -> Iterator[pa.RecordBatch]:
        """Return the rows of a table, each group's together and sorted.

        A sort of wide rows takes memory for some hundred thousand of them, however much is put on disk.  Many are
        therefore dealt out first, by a hash of their keys.
        """
        by = ordered([*keys, *order])
        number = self._number(source)
        if number <= SORTED:
            return self._database.asked(f"SELECT * FROM {source} {by}", fewer=True)
        folder, parts = self._folder / f"{source}-parts", min(number // SORTED + 1, PARTS)
        shutil.rmtree(folder, ignore_errors=True)  # of a try that had too little memory
        query = f"SELECT *, CAST(hash({', '.join(keys)}) % {parts} AS INTEGER) FROM {source}"
        files = dealt(self._database.asked(query, DEALT, fewer=True), folder, parts)
        return chain.from_iterable(of_file(self._database, path, by) for path in files)

    def _number(self, name: str) -> int:
        """Return how many rows a table has."""
        return int(self._database.execute(f"SELECT count(*) FROM {name}").fetchall()[0][0])

    def _read(self, columns: Columns) -> Texts | None:
        """Return what gives a function the texts it reads."""
        if not columns:
            return None
        if self._texts is None:
            self._texts = self._write_texts()
        return Texts(self._texts, columns)

    def _written(self) -> Records:
        """Write the texts of `documents` to a file."""
        pieces = self._database.asked("SELECT doc_id, text FROM documents", ROWS)
        rows = map(pa.Table.from_batches, ([piece] for piece in pieces))
        return Records(self._folder / "texts", ((piece["doc_id"], piece["text"]) for piece in rows))
