"""The tables of a run as DuckDB views, and queries that can only read them.

Two locks, each enough by itself for what it forbids:

- The connection has no access to files but the Parquet files of the run, to no network and no extension, does not see
  variables of Python, spills nothing to disk, and its settings cannot be changed.
- Only one statement that reads is carried out: SELECT and its kin (FROM, VALUES, WITH, PIVOT, DESCRIBE, SUMMARIZE).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pyarrow as pa

from pipeline import tables
from pipeline.database import shortage
from pipeline.folder import damage, is_ours

BATCH_ROWS = 10_000
_PIVOTS = ("pivot", "unpivot", "from", "with", "select")


class SqlError(ValueError):
    """The query cannot be carried out; the message says why and what to do."""


def query(folder: Path, text: str) -> pa.RecordBatchReader:
    """Return the result of one reading statement over the tables in `folder`, as batches of Arrow rows.

    Raises `SqlError` for a folder that is not one of ours, for a statement that does more than read, and for what
    DuckDB reports, in its words.
    """
    if not is_ours(folder):
        raise SqlError(
            f"{folder} does not hold the tables of a finished run; name the folder given to `heshu run … --out`"
        )
    if broken := damage(folder, tables.TABLES):
        raise SqlError(broken)
    connection = connect(folder)
    try:
        _only_reads(connection, text)
        return connection.sql(text).to_arrow_reader(BATCH_ROWS)
    except duckdb.Error as error:
        raise SqlError(str(error)) from error
    except RuntimeError as error:
        if shortage.by_user(error):
            raise KeyboardInterrupt from error
        raise


def batches(folder: Path, text: str) -> Iterator[pa.Table]:
    """Yield the result of a query piece by piece; at least one piece, so that its columns are known."""
    reader = query(folder, text)
    yield narrowed(reader.schema.empty_table())
    try:
        for batch in reader:
            yield narrowed(pa.Table.from_batches([batch]))
    except (OSError, pa.ArrowException) as error:
        raise SqlError(str(error)) from error


def connect(folder: Path) -> duckdb.DuckDBPyConnection:
    """Return a locked connection with one view a table."""
    connection = duckdb.connect(":memory:")
    connection.execute("SET python_enable_replacements = false")
    paths: list[str] = []
    for table in tables.TABLES:
        files = [str(path.resolve()) for path in sorted((folder / table).glob("*.parquet"))]
        if files:
            connection.execute(
                f"CREATE VIEW {table} AS SELECT * FROM read_parquet({_listed(files)}, hive_partitioning = false)"
            )
        paths += files
    for setting in (
        f"allowed_paths = {_listed(paths)}",
        "temp_directory = ''",
        "enable_external_access = false",
        "lock_configuration = true",
    ):
        connection.execute(f"SET {setting}")
    return connection


def _only_reads(connection: duckdb.DuckDBPyConnection, text: str) -> None:
    """Raise `SqlError` unless `text` is one statement that reads."""
    statements = connection.extract_statements(text)
    if len(statements) != 1:
        raise SqlError(f"one statement is wanted, {len(statements)} given")
    kind = statements[0].type
    # A PIVOT without an IN list is a statement in several parts; so would a COPY of one be.
    pivots = kind == duckdb.StatementType.MULTI and text.lstrip(" \t\r\n(").lower().startswith(_PIVOTS)
    if kind != duckdb.StatementType.SELECT and not pivots:
        raise SqlError(f"only reading statements are carried out, not {kind.name}: begin with SELECT, FROM or PIVOT")


def _listed(paths: list[str]) -> str:
    """Return a list of strings as SQL writes it."""
    return "[" + ", ".join("'" + path.replace("'", "''") + "'" for path in paths) + "]"


def narrowed(rows: pa.Table) -> pa.Table:
    """Return rows with the 128-bit integers, which DuckDB makes of a sum of integers, as int64 where they fit."""
    for place, field in enumerate(rows.schema):
        if field.type == pa.decimal128(38, 0):
            try:
                rows = rows.set_column(place, field.name, rows.column(place).cast(pa.int64()))
            except pa.ArrowInvalid:
                continue
    return rows
