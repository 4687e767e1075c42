"""The verbs that a pipeline is written in, so that it runs on one machine and on a Spark cluster alike.

An engine holds tables by name.  A verb makes a new table from older ones: by SQL, by a function over batches of rows,
or by a function over the rows of one group.  The same functions and the same SQL text run on every engine:

- SQL is what DuckDB and Spark both read: joins, `GROUP BY`, windows, `CASE`, `coalesce`, `UNION ALL`, `WITH`; no
  function of one dialect, no `SELECT * EXCLUDE`, names in plain ASCII; `ORDER BY` only inside windows, for tables
  have no order.  What SQL cannot say is a function.
- A function is a module-level one (or a `functools.partial` of one): it is pickled and sent to where the rows are.
  It keeps no state between calls and returns the same rows for the same rows.
- Enumerated columns are plain strings inside an engine.
- Texts are large: no query moves them.  A function that reads texts is given them beside the ids (`texts`: the column
  of the ids → the column its texts come in), from `documents`, where all rows of an id have the same text.
- A name is given once.  `read` takes an order, since without one rows have none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType, ModuleType
from typing import Any, Protocol

import pyarrow as pa

Mapper = Callable[[Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]
Judge = Callable[[pa.Table], pa.Table]
Columns = Mapping[str, str]
_FEW = 200  # rows that are Python's objects at once: some hold the text of a report
NO_TEXTS: Columns = MappingProxyType({})
# Begins a query in which each row looks up one of a table on the right that has each key once.  That table is what is
# sorted into partitions: on the left all rows may have one key, and would be one partition, which must fit in memory.
LOOKUP = "/* lookup */"


class EngineError(Exception):
    """An engine cannot be reached or failed; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Grouped:
    """The rows of `source` in groups that agree in `keys`; `order` must tell the rows of one group apart."""

    source: str
    keys: Sequence[str]
    order: Sequence[str]


class Readable(Protocol):
    """Named tables that can be read."""

    def read(self, name: str, order: Sequence[str]) -> Iterator[pa.Table]:
        """Yield the rows of a table to the caller, sorted by `order`, in pieces of bounded size."""


class Engine(Readable, Protocol):
    """Named tables and the verbs over them."""

    def table(self, name: str, rows: pa.Table) -> None:
        """Make a table of rows that the caller has, such as a lexicon; small enough for one machine."""

    def map(self, name: str, function: Mapper, source: str, schema: pa.Schema, texts: Columns = NO_TEXTS) -> None:
        """Make the table `name` of what `function` returns for the batches of `source`.

        Which rows share a batch must not matter.
        """

    def sql(self, name: str, query: str, bare: pa.Schema | None = None) -> None:
        """Name the result of a query over named tables.

        `bare`: its columns, so that, where it has no rows, nothing has to be made of it to be joined.
        """

    def view(self, name: str, query: str) -> None:
        """Name a query that is run anew whenever the name is used: for one that unites rows and joins nothing.

        Of several joins in one query each wants its share of the memory; a view writes nothing.
        """

    def groups(
        self, name: str, function: Judge, grouped: Grouped, schema: pa.Schema, texts: Columns = NO_TEXTS
    ) -> None:
        """Make the table `name` of what `function` returns for groups of rows.

        It is called with one or more whole groups, sorted by their keys and order, nulls last.  Which groups share a
        call must not matter, and a group must fit in memory.
        """

    def keep(self, *names: str) -> None:
        """Forget all tables made since the last call, but for these: no later query names the others."""

    def drop(self, *names: str) -> None:
        """Forget these tables: no query that is named from now on names them.

        Each holds some memory by its rows and columns as long as it is there, even if it lies on the disk.
        """


def rows_of(engine: Readable, name: str, order: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a table one by one, as tuples of its columns."""
    for piece in engine.read(name, order):
        for few in piece.to_batches(max_chunksize=_FEW):
            yield from zip(*(column.to_pylist() for column in few.columns), strict=True)


def make_named(queries: ModuleType, engine: Engine, *names: str) -> None:
    """Make tables by the queries of their names: `of_record` by `queries.OF_RECORD`."""
    for name in names:
        engine.sql(name, getattr(queries, name.upper()))
