"""An embedded DuckDB whose tables lie in a file, and which gets more memory where a query needs it.

In a database in memory each table holds some of it for good, in proportion to its rows and columns: DuckDB spills whole
blocks, and nothing smaller.  In a file nothing is held.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TypeVar
from uuid import uuid4

import duckdb
import pyarrow as pa

from pipeline.database import shortage
from pipeline.database.base import LOOKUP
from pipeline.database.phrases import quoted
from pipeline.startup.lean import give_back
from pipeline.workers.cores import available_memory

Answer = TypeVar("Answer")
Given = tuple[str, Callable[[], pa.RecordBatchReader]]
ROWS = 2_000  # rows that are handed to the caller at once, or to a function that takes groups apart into objects
# The file goes with the process: it need not outlive a crash, so nothing is logged, which would be written twice.  Rows
# are held until a group is whole: of wide ones DuckDB's usual 122,880 take tens of megabytes.
_HELD, _USED = "ATTACH {} AS held (RECOVERY_MODE no_wal_writes, ROW_GROUP_SIZE 16384)", "USE held"
# What hands the keys of one side of a join to the scan of the other takes megabytes, and longer than it spares.
_PLANNED = "disabled_optimizers = 'join_filter_pushdown'"
_AS_WRITTEN = "disabled_optimizers = 'join_filter_pushdown,build_side_probe_side'"  # the right side is held
_SETTINGS = (
    "preserve_insertion_order = false",
    "python_enable_replacements = false",
    _PLANNED,
    # Nor need it be small.
    "fsync_mode = 'NONE'",
    "checkpoint_threshold = '1TB'",
    "force_compression = 'uncompressed'",
    "write_buffer_row_group_count = 1",
    # Parquet files that were read: the system keeps these, too, and gives them up where memory is short.
    "enable_external_file_cache = false",
)


class Database:
    """A DuckDB of this process, closed with it; what does not fit its memory is in files below a folder."""

    def __init__(self, folder: Path, threads: int, megabytes: int) -> None:
        """Work with `threads` threads in `megabytes` of memory."""
        folder.mkdir(parents=True, exist_ok=True)
        self._path = folder / f"{uuid4().hex}.duckdb"
        self._database = duckdb.connect()
        try:
            self._database.execute(_HELD.format(quoted(str(self._path))))
        except duckdb.IOException as error:
            raise shortage.fault(str(error)) from error
        self._database.execute(_USED)
        self._limits, self._usual = (0, 0), (threads, megabytes)
        self.execute(f"SET temp_directory = {quoted(str(folder))}")
        self._limit(*self._usual)
        for setting in _SETTINGS:
            self.execute(f"SET {setting}")
        self.execute("PRAGMA disable_checkpoint_on_shutdown")
        # Drawn on standard output, where DuckDB thinks that somebody watches; in a notebook without the packages that
        # draw it there is none, and no leave to say so.
        with suppress(duckdb.InvalidInputException):
            self.execute("SET enable_progress_bar = false")

    def close(self) -> None:
        """Close the database, and remove its files."""
        self._database.close()
        for path in self._path.parent.glob(f"{self._path.name}*"):
            path.unlink()

    def execute(self, query: str) -> duckdb.DuckDBPyConnection:
        """Run a query."""
        return self._database.execute(query)

    def number(self, query: str) -> int:
        """Ask a query that is answered by a number: how many rows a table has, or has by now."""
        return _number(self.execute(query))

    def create(self, name: str, query: str) -> int:
        """Make a table of what a query answers; return how many rows it has."""
        made = f"CREATE TABLE {name} AS {query}"
        if not query.startswith(LOOKUP):
            return self.number(made)
        self.execute(f"SET {_AS_WRITTEN}")
        try:
            return self.number(made)
        finally:
            self.execute(f"SET {_PLANNED}")

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """Return a connection of its own, for queries that run at the same time."""
        return self._database.cursor().execute(_USED)

    def made(self, make: Callable[[], Answer]) -> Answer:
        """Make a table, and return what `make` does; what memory was granted for it is given back."""
        answer = self.granted(make, fewer=True)
        give_back()
        if self._limits != self._usual:
            with suppress(duckdb.Error):  # DuckDB refuses while what it holds is more
                self._limit(*self._usual)
        return answer

    def granted(self, ask: Callable[[], Answer], *, fewer: bool = False) -> Answer:
        """Return what `ask` returns; where memory is too little, ask again with more, up to half of ours.

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

    def asked(
        self, query: str, rows: int = ROWS, *, fewer: bool = False, given: Given | None = None
    ) -> Iterator[pa.RecordBatch]:
        """Run a query now, and return its result on a cursor of its own, since others may run before it is read.

        `given`: the name of a table that only this query knows, and how its rows are read.
        """
        cursor = self.cursor()

        def begin() -> tuple[pa.RecordBatch | None, Iterator[pa.RecordBatch]]:
            if given:
                cursor.register(given[0], given[1]())
            reader = iter(cursor.sql(query).to_arrow_reader(rows))
            return next(reader, None), reader

        first, others = self.granted(begin, fewer=fewer)
        return _closing(cursor, first, others)

    def insert(self, name: str, schema: pa.Schema, found: Iterator[pa.RecordBatch]) -> int:
        """Make a table of batches as they come; return how many rows it has.

        What goes wrong while rows arrive, Ctrl-C included, DuckDB tells as an error of its own.  It is raised as what
        it was, but for a lack of memory or disk, which may be DuckDB's.
        """
        failed: list[BaseException] = []
        reader = pa.RecordBatchReader.from_batches(schema, _noting(found, failed))
        with self.cursor() as cursor:
            cursor.register("arriving", reader)
            try:
                return _number(cursor.execute(f"CREATE TABLE {name} AS SELECT * FROM arriving"))
            except duckdb.Error as error:
                if failed and not shortage.is_told(str(failed[0])):
                    raise failed[0] from error
                raise

    def _limit(self, threads: int, megabytes: int) -> None:
        """Set the number of threads and the memory of DuckDB."""
        self.execute(f"SET memory_limit = '{megabytes}MB'")
        if threads != self._limits[0]:
            self.execute(f"SET threads = {threads}")
        self._limits = threads, megabytes


def _noting(found: Iterator[pa.RecordBatch], failed: list[BaseException]) -> Iterator[pa.RecordBatch]:
    """Yield batches, and note what goes wrong before it is lost."""
    try:
        yield from found
    except (Exception, KeyboardInterrupt) as error:
        failed.append(error)
        raise


def _closing(
    cursor: duckdb.DuckDBPyConnection, first: pa.RecordBatch | None, others: Iterator[pa.RecordBatch]
) -> Iterator[pa.RecordBatch]:
    """Yield batches, and close the cursor they come from."""
    with cursor:
        if first is not None:
            yield first
            del first
            yield from others


def _number(answer: duckdb.DuckDBPyConnection) -> int:
    """Return the number that a query was answered by."""
    return int(answer.fetchall()[0][0])


def _half_of_memory() -> int:
    """Return half of the memory this process may use, in megabytes; 2 GB where the system does not say."""
    return (available_memory() or 4 << 30) // (2 << 20)
