"""Tables of a Spark session: queries and functions over them, and the files of a shared folder that they lie in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline.database.base import Columns, Grouped, Judge, Mapper
from pipeline.database.duck import Duck
from pipeline.database.grouped import in_order
from pipeline.startup.late_parquet import pq

_TEXTS = "SELECT doc_id, min(text) AS text FROM documents GROUP BY doc_id"
FEW, SMALL = 20_000, 1 << 24  # rows, and bytes of files, that the driver takes


class Frames:
    """The tables that a session knows."""

    def __init__(self, spark: Any, folder: Path) -> None:
        """Keep files below `folder`, which driver and executors share."""
        self._spark, self._folder = spark, folder
        self.kept: dict[str, tuple[list[Path], pa.Schema]] = {}  # folders that a table lies in, and its columns

    def sql(self, query: str) -> Any:
        """Return what a query gives, which is asked when it is written."""
        return self._spark.sql(query)

    def table(self, name: str) -> Any:
        """Return a table by its name."""
        return self._spark.table(name)

    def with_texts(self, source: str, columns: Columns) -> Any:
        """Return a table with the texts of `documents` beside their ids."""
        frame = self.table(source)
        for ids, name in columns.items():
            texts = self.sql(_TEXTS).withColumnsRenamed({"doc_id": ids, "text": name})
            frame = frame.join(texts, on=ids, how="left")
        return frame

    def dealt(self, rows: pa.Table, parts: int) -> Any:
        """Return rows of the caller's own, dealt out to partitions."""
        return self.of_rows(rows).repartition(parts)

    def of_rows(self, rows: pa.Table) -> Any:
        """Return rows of the caller's own; without rows there is nothing to infer from, so types are given."""
        return self._spark.createDataFrame(rows.cast(rows.schema), schema=_types(rows.schema))

    def mapped(self, frame: Any, function: Mapper, schema: pa.Schema) -> Any:
        """Return a frame mapped by a function."""
        return frame.mapInArrow(partial(_mapped, function, schema), _types(schema))

    def grouped(self, grouped: Grouped, texts: Columns, function: Judge, schema: pa.Schema) -> Any:
        """Return what a function gives for each group of a table, sorted."""

        def judge(rows: pa.Table) -> pa.Table:  # Spark tells by its annotations what it takes
            return _judged(function, list(grouped.order), schema, rows)

        frame = self.with_texts(grouped.source, texts).groupBy(*grouped.keys)
        return frame.applyInArrow(judge, _types(schema))

    def columns(self, query: str) -> pa.Schema:
        """Return the columns of a query, without asking it."""
        return _bare(self._spark.sql(query).schema)

    def files(self, name: str, folders: Sequence[Path], schema: pa.Schema) -> None:
        """Name the rows of folders of Parquet files."""
        self.kept[name] = list(folders), schema
        self._spark.read.schema(_types(schema)).parquet(*map(str, folders)).createOrReplaceTempView(name)

    def paths(self, name: str) -> list[Path]:
        """Return the files of a table."""
        return sorted(path for folder in self.kept[name][0] for path in folder.rglob("*.parquet"))

    def read(self, name: str, order: Sequence[str]) -> Iterator[pa.Table]:
        """Yield the rows of a table that was written, sorted by the driver, on its disk where they are many."""
        with Duck(self._folder / f"reading-{name}") as reading:
            reading.files(name, self.paths(name), self.kept[name][1])
            yield from reading.read(name, order)

    def write(self, name: str, frame: Any) -> int | None:
        """Write a table and name what was written; return how many rows it has, None where they are no few."""
        folder = self._folder / name
        self.kept[name] = [folder], _bare(frame.schema)
        frame.write.mode("overwrite").parquet(str(folder))
        reader, schema = self._spark.read, frame.schema
        written = self.paths(name)
        # To ask the files for their types is a job of its own; but some servers write no file for no rows, and some
        # do not know the type of a column of nulls until it is written.
        if "void" not in schema.simpleString() or not written:
            reader = reader.schema(schema)
        reader.parquet(str(folder)).createOrReplaceTempView(name)
        return few_of(written)

    def hand(self, name: str, rows: Iterator[pa.Table]) -> None:
        """Write rows of the caller's own as a table: a file, and no job."""
        folder = self._folder / name
        folder.mkdir(exist_ok=True)
        first = _narrow(next(rows))
        with pq.ParquetWriter(folder / "handed.parquet", first.schema) as writer:
            for piece in chain([first], map(_narrow, rows)):
                writer.write_table(piece)
        self.files(name, [folder], first.schema)

    def empty(self, name: str, schema: pa.Schema) -> None:
        """Name a table of no rows, which is not written."""
        self.name(name, self.of_rows(schema.empty_table()))

    def name(self, name: str, frame: Any) -> None:
        """Name what is computed anew whenever the name is used."""
        frame.createOrReplaceTempView(name)


def is_few(rows: int | None) -> bool:
    """Return whether so many rows are few; None: nobody knows."""
    return rows is not None and rows <= FEW


def few_of(paths: Sequence[Path]) -> int | None:
    """Return how many rows files have; None where these are more than a few."""
    rows = size = 0
    for path in paths:
        size += path.stat().st_size
        rows += pq.read_metadata(path).num_rows
        if rows > FEW or (rows and size > SMALL):
            return None
    return rows


def _narrow(rows: pa.Table) -> pa.Table:
    """Return rows with sums as Spark gives them: those of DuckDB are wider."""
    sums = pa.decimal128(38, 0)
    fields = [pa.field(field.name, pa.int64() if field.type == sums else field.type) for field in rows.schema]
    return rows.cast(pa.schema(fields))


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
