"""Named tables in an embedded DuckDB: it uses all cores, and spills to disk what does not fit its memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from types import TracebackType

import duckdb
import pyarrow as pa

from pipeline.database import gathered, shortage
from pipeline.database.base import NO_TEXTS, Columns, Grouped, Judge, Mapper
from pipeline.database.embedded import ROWS, Database
from pipeline.database.grouped import lots
from pipeline.database.judging import cut, done, judged, mapped
from pipeline.database.phrases import of_files
from pipeline.database.questions import Question, Questions
from pipeline.database.ranges import by_keys, sorted_rows
from pipeline.database.records import Records, Texts
from pipeline.startup.lean import give_back
from pipeline.workers.pool import Pool

OF_TEXTS = 500  # rows that are handed at once to a function that reads texts, or a few more
# Megabytes that DuckDB holds, at least and for each thread.  Beyond it works on disk, for a twentieth more CPU time.
# What needs more at once is tried again by one thread, then with more.
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
        """Keep tables in files below `folder`, removed at the end, and `memory` megabytes of them in memory.

        `pool`: idle workers that run functions over rows.  `texts`: returns the texts of `documents` once another
        process has written them.
        """
        self._database = Database(folder, threads, memory or max(MEMORY, threads * OF_THREAD))
        self._folder, self._pool = folder, pool
        self._texts: Records | None = None
        self._write_texts = texts or self._written
        self._passing, self._questions = set[str](), Questions()  # the first: tables that `keep` may forget

    def __enter__(self) -> Duck:
        """Return itself; the tables are closed at the end of the block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the database; a lack of memory or disk is raised as the `OSError` it stands for, Ctrl-C as itself."""
        self._database.close()
        if self._texts is not None:
            self._texts.close()
        if shortage.by_user(error):
            raise KeyboardInterrupt from error
        # A lack met while rows arrive from Python comes as an InvalidInputException with the cause in its words.
        if isinstance(error, duckdb.IOException) or (
            isinstance(error, duckdb.Error | OSError) and shortage.is_told(str(error))
        ):
            raise shortage.fault(str(error)) from error

    def files(
        self, name: str, paths: Sequence[Path], empty: pa.Schema, but: str | None = None, *, numbered: bool = False
    ) -> None:
        """Make a table of Parquet files that are read where they lie; without files, an empty one.

        `but` names a table of rows that are left out, by `file` and `doc_id`.  `numbered`: with the columns `filename`
        and `file_row_number`.
        """
        if not paths:
            self.table(name, empty.empty_table())
            return
        if len(paths) > gathered.MANY and not numbered:
            self._questions.make(but or "")
            self.view(name, of_files(gathered.few_of(self._database, self._folder / name, paths, but)))
        else:
            self.view(name, of_files(paths, but, numbered=numbered))

    def view(self, name: str, query: str) -> None:
        """See `Engine.view`."""

        def make() -> None:
            self._database.execute(f"CREATE VIEW {name} AS {query}")

        self._questions.put(name, Question(query, make))

    def table(self, name: str, rows: pa.Table) -> None:
        """See `Engine.table`."""

        def insert() -> int:
            return self._database.granted(lambda: self._database.insert(name, rows.schema, iter(rows.to_batches())))

        self._questions.put(name, Question("", insert), rows.num_rows)

    def stream(self, name: str, schema: pa.Schema, rows: Callable[[], Iterable[pa.Table]]) -> None:
        """Make a table of rows that come piece by piece; where memory is too little they are asked for again."""

        def insert() -> int:
            batches = (batch for piece in rows() for batch in piece.cast(schema).to_batches())
            return self._database.insert(name, schema, batches)

        self._questions.count(name, self._database.made(insert))

    def map(self, name: str, function: Mapper, source: str, schema: pa.Schema, texts: Columns = NO_TEXTS) -> None:
        """See `Engine.map`."""
        query = f"SELECT * FROM {source}"

        def map_all() -> int:
            pieces = cut(self._database.asked(query, fewer=True), OF_TEXTS if texts else ROWS)
            return self._database.insert(name, schema, self._done(partial(mapped, function, self._read(texts)), pieces))

        self._put(name, query, map_all, schema)
        self._questions.number(name)

    def sql(self, name: str, query: str, bare: pa.Schema | None = None) -> None:
        """See `Engine.sql`; it is asked when somebody needs the answer."""
        self._put(name, query, lambda: self._database.create(name, query), bare)

    def groups(
        self, name: str, function: Judge, grouped: Grouped, schema: pa.Schema, texts: Columns = NO_TEXTS
    ) -> None:
        """See `Engine.groups`."""

        def judge() -> int:
            rows = by_keys(self._database, self._folder, grouped, self.number(grouped.source))
            whole = lots(rows, grouped.keys, OF_TEXTS if texts else ROWS)
            return self._database.insert(name, schema, self._done(partial(judged, function, self._read(texts)), whole))

        self._put(name, f"SELECT * FROM {grouped.source}", judge, schema)
        self._questions.number(name)

    def read(self, name: str, order: Sequence[str]) -> Iterator[pa.Table]:
        """See `Engine.read`; many rows are sorted a range at a time."""
        if self._questions.number(name) == 0:
            return
        self._questions.make(name)
        for batch in sorted_rows(self._database, self._folder, name, order, self.number(name) if order else 0):
            yield pa.Table.from_batches([batch])

    def keep(self, *names: str) -> None:
        """See `Engine.keep`."""
        self._forget(self._passing.difference(self._questions.kept(names)))
        self._passing.clear()

    def drop(self, *names: str) -> None:
        """See `Engine.drop`."""
        self._forget(set(filter(self._questions.settle, names)))

    def _forget(self, names: set[str]) -> None:
        """Forget tables, and give back the memory that they held."""
        self._passing -= names
        for name in filter(self._questions.forget, names):
            self._database.execute(f"DROP TABLE {name}")
        give_back()

    def _put(self, name: str, query: str, make: Callable[[], int], bare: pa.Schema | None) -> None:
        """Name a table that is forgotten by the next `keep` that does not name it."""

        def made() -> int:
            rows = self._database.made(make)
            if self._pool is not None:
                self._pool.attend()  # who is done with something beside has the next of it
            return rows

        empty = None if bare is None else partial(self._database.insert, name, bare, iter(()))
        self._questions.put(name, Question(query, made, empty))
        self._passing.add(name)

    def _done(self, function: Judge, pieces: Iterator[pa.Table]) -> Iterator[pa.RecordBatch]:
        """Yield what a function returns for each piece."""
        for rows in done(self._pool, function, pieces):
            yield from rows.to_batches()

    def number(self, name: str) -> int:
        """Return how many rows a table has."""
        known = self._questions.number(name)
        return known if known is not None else self._database.number(f"SELECT count(*) FROM {name}")

    def _read(self, columns: Columns) -> Texts | None:
        """Return what gives a function the texts it reads."""
        if not columns:
            return None
        if self._texts is None:
            self._texts = self._write_texts()
        return Texts(self._texts, columns)

    def _written(self) -> Records:
        """Write the texts of `documents` to a file."""
        self._questions.make("documents")
        pieces = self._database.asked("SELECT doc_id, text FROM documents", ROWS)
        rows = map(pa.Table.from_batches, ([piece] for piece in pieces))
        return Records(self._folder / "texts", ((piece["doc_id"], piece["text"]) for piece in rows))
