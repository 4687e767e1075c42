"""The verbs of `base.Engine` on Spark: a classic session or Spark Connect, Apache's or another that speaks it.

Each verb writes its table as Parquet below a folder that driver and executors share, and reads it from there: Spark
would otherwise compute a table anew for each question asked of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline.engines.base import NO_TEXTS, Columns, Judge, Mapper
from pipeline.engines.duck import Duck
from pipeline.engines.grouped import in_order

_TEXTS = "SELECT doc_id, min(text) AS text FROM documents GROUP BY doc_id"


class Spark:
    """Named tables on Spark."""

    def __init__(self, spark: Any, folder: Path) -> None:
        """Keep tables below `folder`."""
        self._spark, self._folder = spark, folder
        self._kept: dict[str, tuple[list[Path], pa.Schema]] = {}  # where a table was written, and its columns

    def table(self, name: str, rows: pa.Table) -> None:
        """See `Engine.table`."""
        self._keep(name, self._frame(rows))

    def map(self, name: str, function: Mapper, source: str, schema: pa.Schema, texts: Columns = NO_TEXTS) -> None:
        """See `Engine.map`."""
        self._keep(name, self.mapped(self._with_texts(source, texts), function, schema))

    def sql(self, name: str, query: str, bare: pa.Schema | None = None) -> None:
        """See `Engine.sql`."""
        self._keep(name, self._spark.sql(query))

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
            return _judged(function, list(order), schema, rows)

        self._keep(name, self._with_texts(source, texts).groupBy(*keys).applyInArrow(judge, _types(schema)))

    def read(self, name: str, order: Sequence[str]) -> Iterator[pa.Table]:
        """See `Engine.read`; the driver sorts what was written, on its disk where it is much."""
        with Duck(self._folder / f"reading-{name}") as here:
            folders, schema = self._kept[name]
            here.files(name, sorted(path for folder in folders for path in folder.rglob("*.parquet")), schema)
            yield from here.read(name, order)

    def keep(self, *names: str) -> None:
        """See `Engine.keep`; here all lie on the disk, and go with the folder."""

    def _with_texts(self, source: str, columns: Columns) -> Any:
        """Return a table with the texts of `documents` beside their ids."""
        frame = self._spark.table(source)
        for ids, name in columns.items():
            texts = self._spark.sql(_TEXTS).withColumnsRenamed({"doc_id": ids, "text": name})
            frame = frame.join(texts, on=ids, how="left")
        return frame

    def unwritten(self, name: str, function: Mapper, source: str, schema: pa.Schema) -> None:
        """Name what `map` would write without writing it: for a table that is asked about once or twice."""
        self.mapped(self._spark.table(source), function, schema).createOrReplaceTempView(name)

    def mapped(self, frame: Any, function: Mapper, schema: pa.Schema) -> Any:
        """Return a frame mapped by a function."""
        return frame.mapInArrow(partial(_mapped, function, schema), _types(schema))

    def gathered(self, query: str, function: Mapper, schema: pa.Schema) -> pa.Table:
        """Return what a function makes of the result of a query, as far as attempts succeeded: a few rows a task."""
        return self.mapped(self._spark.sql(query), function, schema).toArrow()

    def frame(self, rows: pa.Table, parts: int) -> Any:
        """Return rows of the caller's own, dealt out to partitions."""
        return self._frame(rows).repartition(parts)

    def files(self, name: str, folders: Sequence[Path], empty: pa.Schema) -> None:
        """Name the rows of folders of Parquet files; without folders, a table of no rows."""
        frame = self._spark.read.parquet(*map(str, folders)) if folders else self._frame(empty.empty_table())
        self._kept[name] = list(folders), empty
        frame.createOrReplaceTempView(name)

    def _frame(self, rows: pa.Table) -> Any:
        """Return rows of the caller's own; without rows there is nothing to infer from, so types are given."""
        return self._spark.createDataFrame(rows.cast(rows.schema), schema=_types(rows.schema))

    def _keep(self, name: str, frame: Any) -> None:
        """Write a table and name what was written."""
        folder = self._folder / name
        self._kept[name] = [folder], _bare(frame.schema)
        frame.write.mode("overwrite").parquet(str(folder))
        reader, schema = self._spark.read, frame.schema
        # To ask the files for their types is a job of its own; but some servers write no file for no rows, and some
        # do not know the type of a column of nulls until it is written.
        if "void" not in schema.simpleString() or not any(folder.rglob("*.parquet")):
            reader = reader.schema(schema)
        reader.parquet(str(folder)).createOrReplaceTempView(name)


def _types(schema: pa.Schema) -> Any:
    """Return an Arrow schema as Spark's."""
    from pyspark.sql.pandas.types import from_arrow_schema  # noqa: PLC0415  (an extra)

    return from_arrow_schema(pa.schema([(field.name, field.type) for field in schema]))


def _bare(schema: Any) -> pa.Schema:
    """Return Spark's types as an Arrow schema."""
    from pyspark.sql.pandas.types import to_arrow_schema  # noqa: PLC0415  (an extra)

    return to_arrow_schema(schema)


def _mapped(function: Mapper, schema: pa.Schema, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Call a function on an executor; columns come and go with just the types that were promised."""
    bare = pa.schema([(field.name, field.type) for field in schema])
    for found in function(_usual(batch) for batch in batches):
        yield from pa.Table.from_batches([found]).cast(bare).to_batches()


def _judged(function: Judge, order: list[str], schema: pa.Schema, rows: pa.Table) -> pa.Table:
    """Call a function on one group, sorted."""
    rows = pa.Table.from_batches([_usual(batch) for batch in rows.to_batches()])
    if order:
        rows = in_order(rows, order)
    return function(rows).cast(pa.schema([(field.name, field.type) for field in schema]))


def _usual(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Return a batch whose strings are of the usual type: some servers send views or long ones."""
    types = {pa.large_string(): pa.string(), pa.string_view(): pa.string(), pa.binary_view(): pa.binary()}
    fields = [pa.field(field.name, types.get(field.type, field.type)) for field in batch.schema]
    return pa.RecordBatch.from_arrays(
        [column.cast(field.type) for column, field in zip(batch.columns, fields, strict=True)], schema=pa.schema(fields)
    )
