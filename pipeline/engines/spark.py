"""The verbs of `base.Engine` on Spark: a classic session or Spark Connect, Apache's or another that speaks it.

Each verb writes its table as Parquet below a folder that driver and executors share, and reads it from there: Spark
would otherwise compute a table anew for each question asked of it.  As on one machine, that is done when somebody needs
the table, and not at all where it has no rows (`questions`): a job of Spark takes half a second, however few they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline.engines.base import NO_TEXTS, Columns, Judge, Mapper
from pipeline.engines.duck import Duck
from pipeline.engines.nothing import tables_of
from pipeline.engines.questions import Question, Questions
from pipeline.engines.spark_rows import judged, mapped
from pipeline.late_parquet import pq

_TEXTS = "SELECT doc_id, min(text) AS text FROM documents GROUP BY doc_id"


class Spark:
    """Named tables on Spark."""

    def __init__(self, spark: Any, folder: Path) -> None:
        """Keep tables below `folder`."""
        self._spark, self._folder = spark, folder
        self._kept: dict[str, tuple[list[Path], pa.Schema]] = {}  # where a table was written, and its columns
        self._questions = Questions()

    def table(self, name: str, rows: pa.Table) -> None:
        """See `Engine.table`."""

        def give() -> int | None:
            return self._keep(name, self._frame(rows)) if rows.num_rows else self._empty(name, rows.schema)

        self._questions.put(name, Question("", give), rows.num_rows)

    def map(self, name: str, function: Mapper, source: str, schema: pa.Schema, texts: Columns = NO_TEXTS) -> None:
        """See `Engine.map`."""

        def map_all() -> int | None:
            return self._keep(name, self.mapped(self._with_texts(source, texts), function, schema))

        self._put(name, f"SELECT * FROM {source}", map_all, schema)

    def sql(self, name: str, query: str, bare: pa.Schema | None = None) -> None:
        """See `Engine.sql`."""
        self._put(name, query, lambda: self._keep(name, self._spark.sql(query)), bare)

    def view(self, name: str, query: str) -> None:
        """See `Engine.view`; here it is written: Sail takes columns that are null in the first part for null in all."""
        self.sql(name, query)

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

        def judge(rows: pa.Table) -> pa.Table:  # Spark tells by its annotations what it takes
            return judged(function, list(order), schema, rows)

        def judge_all() -> int | None:
            grouped = self._with_texts(source, texts).groupBy(*keys)
            return self._keep(name, grouped.applyInArrow(judge, _types(schema)))

        self._put(name, f"SELECT * FROM {source}", judge_all, schema)

    def read(self, name: str, order: Sequence[str]) -> Iterator[pa.Table]:
        """See `Engine.read`; the driver sorts what was written, on its disk where it is much."""
        if self.number(name) == 0:
            return
        self._questions.make(name)
        with Duck(self._folder / f"reading-{name}") as here:
            folders, schema = self._kept[name]
            here.files(name, sorted(path for folder in folders for path in folder.rglob("*.parquet")), schema)
            yield from here.read(name, order)

    def keep(self, *names: str) -> None:
        """See `Engine.keep`; here all lie on the disk, and go with the folder."""

    def number(self, name: str) -> int | None:
        """Make a table, if it may have rows; return 0 where it has none, and else None: that is all that is asked."""
        return self._questions.number(name)

    def once(self, name: str, query: str) -> None:
        """Name what `sql` would write without writing it: for a table that is asked about once."""

        def run() -> None:
            self._spark.sql(query).createOrReplaceTempView(name)

        self._put(name, query, run, None)

    def unwritten(self, name: str, function: Mapper, source: str, schema: pa.Schema) -> None:
        """Name what `map` would write without writing it: for a table that is asked about once or twice."""

        def map_later() -> None:
            self.mapped(self._spark.table(source), function, schema).createOrReplaceTempView(name)

        self._put(name, f"SELECT * FROM {source}", map_later, schema)

    def _with_texts(self, source: str, columns: Columns) -> Any:
        """Return a table with the texts of `documents` beside their ids."""
        frame = self._spark.table(source)
        for ids, name in columns.items():
            self._questions.make("documents")
            texts = self._spark.sql(_TEXTS).withColumnsRenamed({"doc_id": ids, "text": name})
            frame = frame.join(texts, on=ids, how="left")
        return frame

    def mapped(self, frame: Any, function: Mapper, schema: pa.Schema) -> Any:
        """Return a frame mapped by a function."""
        return frame.mapInArrow(partial(mapped, function, schema), _types(schema))

    def gathered(self, query: str, function: Mapper, schema: pa.Schema) -> pa.Table:
        """Return what a function makes of the result of a query, as far as attempts succeeded: a few rows a task."""
        if not self._questions.ready(query):
            return schema.empty_table()
        return self.mapped(self._spark.sql(query), function, schema).toArrow()

    def frame(self, rows: pa.Table, parts: int) -> Any:
        """Return rows of the caller's own, dealt out to partitions."""
        return self._frame(rows).repartition(parts)

    def files(self, name: str, folders: Sequence[Path], empty: pa.Schema) -> None:
        """Name the rows of folders of Parquet files with the columns `empty`; without folders, a table of no rows."""
        if not folders:
            self.table(name, empty.empty_table())
            return
        self._kept[name] = list(folders), empty
        self._spark.read.schema(_types(empty)).parquet(*map(str, folders)).createOrReplaceTempView(name)

    def _put(self, name: str, query: str, make: Callable[[], int | None], bare: pa.Schema | None) -> None:
        """Name a table that is made of what a query reads; `bare`: its columns, where they are known before."""

        def nothing() -> None:
            schema = bare
            if schema is None:
                for source in tables_of(query):
                    self._questions.make(source)
                schema = _bare(self._spark.sql(query).schema)
            self._empty(name, schema)

        self._questions.put(name, Question(query, make, nothing))

    def _empty(self, name: str, schema: pa.Schema) -> int:
        """Name a table of no rows, which is not written."""
        self._frame(schema.empty_table()).createOrReplaceTempView(name)
        return 0

    def _frame(self, rows: pa.Table) -> Any:
        """Return rows of the caller's own; without rows there is nothing to infer from, so types are given."""
        return self._spark.createDataFrame(rows.cast(rows.schema), schema=_types(rows.schema))

    def _keep(self, name: str, frame: Any) -> int | None:
        """Write a table and name what was written; return 0 where it has no rows, and else None."""
        folder = self._folder / name
        self._kept[name] = [folder], _bare(frame.schema)
        frame.write.mode("overwrite").parquet(str(folder))
        reader, schema = self._spark.read, frame.schema
        written = sorted(folder.rglob("*.parquet"))
        # To ask the files for their types is a job of its own; but some servers write no file for no rows, and some
        # do not know the type of a column of nulls until it is written.
        if "void" not in schema.simpleString() or not written:
            reader = reader.schema(schema)
        reader.parquet(str(folder)).createOrReplaceTempView(name)
        return None if any(pq.read_metadata(path).num_rows for path in written) else 0


def _types(schema: pa.Schema) -> Any:
    """Return an Arrow schema as Spark's."""
    from pyspark.sql.pandas.types import from_arrow_schema  # noqa: PLC0415  (an extra)

    return from_arrow_schema(pa.schema([(field.name, field.type) for field in schema]))


def _bare(schema: Any) -> pa.Schema:
    """Return Spark's types as an Arrow schema."""
    from pyspark.sql.pandas.types import to_arrow_schema  # noqa: PLC0415  (an extra)

    return to_arrow_schema(schema)
