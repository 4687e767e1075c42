"""The verbs of `base.Engine` on Spark: a classic session or Spark Connect, Apache's or another that speaks it.

Each verb writes its table as Parquet below a folder that driver and executors share, and reads it from there: Spark
would otherwise compute a table anew for each question asked of it.  As on one machine, that is done when somebody needs
the table, and not at all where it has no rows (`questions`).  A job of Spark takes half a second, however few rows it
is about: what is asked about tables of few rows alone, the driver answers itself, by the engine of one machine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any

import pyarrow as pa

from pipeline.database.base import NO_TEXTS, Columns, Grouped, Judge, Mapper
from pipeline.database.duck import Duck
from pipeline.database.nothing import tables_of
from pipeline.database.questions import Question, Questions
from pipeline.database.spark_frames import Frames, is_few


@dataclass(frozen=True, slots=True)
class _Way:
    """How a table is made: by Spark, which returns how many rows it has if these are few, and by the driver."""

    query: str  # what it reads
    there: Callable[[], int | None]
    here: Callable[[], None]
    bare: pa.Schema | None  # its columns, where they are known before


class Spark:
    """Named tables on Spark, those of few rows at the driver."""

    def __init__(self, spark: Any, folder: Path) -> None:
        """Keep tables below `folder`."""
        self.frames = Frames(spark, folder)
        self._driver = Duck(folder / "here")
        self._ways: dict[str, _Way] = {}
        self._here, self._there = set[str](), set[str]()  # tables that the driver knows, and those that Spark knows
        self._questions = Questions()

    def __enter__(self) -> Spark:
        """Return itself; what the driver holds is given up at the end of the block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the engine of the driver."""
        self._driver.__exit__(kind, error, trace)

    def table(self, name: str, rows: pa.Table) -> None:
        """See `Engine.table`."""
        self._put(name, _Way("", lambda: None, partial(self._driver.table, name, rows), rows.schema))
        if not rows.num_rows:
            self._questions.count(name, 0)

    def map(self, name: str, function: Mapper, source: str, schema: pa.Schema, texts: Columns = NO_TEXTS) -> None:
        """See `Engine.map`."""

        def there() -> int | None:
            return self.frames.write(name, self.frames.mapped(self.frames.with_texts(source, texts), function, schema))

        here = partial(self._driver.map, name, function, source, schema, texts)
        self._put(name, _Way(_read(source, texts), there, here, schema))

    def sql(self, name: str, query: str, bare: pa.Schema | None = None) -> None:
        """See `Engine.sql`."""
        here = partial(self._driver.sql, name, query, bare)
        self._put(name, _Way(query, lambda: self.frames.write(name, self.frames.sql(query)), here, bare))

    def view(self, name: str, query: str) -> None:
        """See `Engine.view`; here it is written: Sail takes columns that are null in the first part for null in all."""
        self.sql(name, query)

    def groups(
        self, name: str, function: Judge, grouped: Grouped, schema: pa.Schema, texts: Columns = NO_TEXTS
    ) -> None:
        """See `Engine.groups`."""

        def there() -> int | None:
            return self.frames.write(name, self.frames.grouped(grouped, texts, function, schema))

        here = partial(self._driver.groups, name, function, grouped, schema, texts)
        self._put(name, _Way(_read(grouped.source, texts), there, here, schema))

    def read(self, name: str, order: Sequence[str]) -> Iterator[pa.Table]:
        """See `Engine.read`; the driver sorts what was written, on its disk where it is much."""
        self._questions.make(name)
        if self.number(name) != 0:
            yield from (self._driver if name in self._here else self.frames).read(name, order)

    def keep(self, *names: str) -> None:
        """See `Engine.keep`; here all lie on the disk, and go with the folder."""

    def drop(self, *names: str) -> None:
        """See `Engine.drop`; as `keep`."""

    def number(self, name: str) -> int | None:
        """Make a table, if it may have rows; return how many it has, None where they are no few."""
        return self._questions.number(name)

    def once(self, name: str, query: str) -> None:
        """Name what `sql` would write without writing it: for a table that is asked about once."""
        here = partial(self._driver.sql, name, query)
        self._put(name, _Way(query, lambda: self.frames.name(name, self.frames.sql(query)), here, None))

    def unwritten(self, name: str, function: Mapper, source: str, schema: pa.Schema) -> None:
        """Name what `map` would write without writing it: for a table that is asked about once or twice."""

        def there() -> None:
            self.frames.name(name, self.frames.mapped(self.frames.table(source), function, schema))

        here = partial(self._driver.map, name, function, source, schema)
        self._put(name, _Way(_read(source, NO_TEXTS), there, here, schema))

    def gathered(self, query: str, function: Mapper, schema: pa.Schema) -> pa.Table:
        """Return what a function makes of the result of a query, as far as attempts succeeded: a few rows a task."""
        if not self._questions.ready(query):
            return schema.empty_table()
        self._tell(query)
        return self.frames.mapped(self.frames.sql(query), function, schema).toArrow()

    def files(self, name: str, folders: Sequence[Path], empty: pa.Schema) -> None:
        """Name the rows of folders of Parquet files with the columns `empty`; without folders, a table of no rows."""
        if folders:
            self.frames.files(name, folders, empty)
            self._there.add(name)
        else:
            self.table(name, empty.empty_table())

    def _put(self, name: str, way: _Way) -> None:
        """Name a table; one without rows is made for who reads it (`_tell`, `_bring`)."""
        self._ways[name] = way
        self._questions.put(name, Question(way.query, partial(self._make, name), lambda: None))

    def _make(self, name: str) -> int | None:
        """Make a table where it is made the soonest; return how many rows it has, None where nobody knows."""
        way = self._ways[name]
        if self._is_of_few(way.query):
            self._here.add(name)
            self._answer(way)
            return self._driver.number(name)
        self._tell(way.query)
        self._there.add(name)
        return way.there()

    def _is_of_few(self, query: str) -> bool:
        """Return whether all tables that a query reads have few rows."""
        return all(is_few(self.number(name)) for name in tables_of(query))

    def _answer(self, way: _Way) -> None:
        """Have the driver make a table of tables of few rows."""
        for source in tables_of(way.query):
            if source not in self._here:
                self._here.add(source)
                self._bring(source)
        way.here()

    def _bring(self, name: str) -> None:
        """Have the driver know a table of few rows that Spark made, or of none that nobody did."""
        if name in self.frames.kept:
            self._driver.files(name, self.frames.paths(name), self.frames.kept[name][1])
        elif self._ways[name].bare is None and self._is_of_few(self._ways[name].query):
            self._answer(self._ways[name])
        else:
            self._driver.table(name, self._columns(name).empty_table())

    def _tell(self, query: str) -> None:
        """Have Spark know all tables that a query reads."""
        for name in tables_of(query):
            self._questions.make(name)
            if name not in self._there:
                self._there.add(name)
                if self.number(name) == 0:
                    self.frames.empty(name, self._columns(name))
                else:
                    self.frames.hand(name, self._driver.read(name, ()))

    def _columns(self, name: str) -> pa.Schema:
        """Return the columns of a table without rows."""
        way = self._ways[name]
        if way.bare is None:
            self._tell(way.query)
        return way.bare or self.frames.columns(way.query)


def _read(source: str, texts: Columns) -> str:
    """Return a query that reads what a function over rows reads."""
    return f"SELECT * FROM {source}" + (" LEFT JOIN documents" if texts else "")
