"""A SQLite database: a table a table, and `columns` with the label and meaning of each column.

SQLite has no decimals: an amount is an INTEGER where it is whole, a REAL where a double holds all its digits, else
TEXT, so that no digit is lost.  Dates are ISO text, booleans 0/1, lists JSON, which SQLite's `json_each` reads.
"""

from __future__ import annotations

import datetime
import sqlite3
from contextlib import closing
from decimal import Decimal
from typing import Any

import pyarrow as pa

from pipeline.export import cells
from pipeline.export.job import Job
from pipeline.labels import column_label, meaning
from pipeline.tables import SCHEMAS

_MOST = 2**63


def write(job: Job) -> None:
    """Write the database of a job."""
    with closing(sqlite3.connect(job.out)) as database, database:
        database.execute('CREATE TABLE "columns" ("table" TEXT, "column" TEXT, label_zh TEXT, meaning TEXT)')
        for table in job.tables:
            schema = SCHEMAS[table]
            made = ", ".join(f'"{field.name}" {_affinity(field.type)}' for field in schema)
            database.execute(f'CREATE TABLE "{table}" ({made})')
            marks = ", ".join("?" * len(schema.names))
            for rows in job.rows(table):
                columns = [[_value(value, job) for value in rows.column(name).to_pylist()] for name in schema.names]
                database.executemany(f'INSERT INTO "{table}" VALUES ({marks})', zip(*columns, strict=True))
            lines = [(table, name, column_label(table, name), meaning(table, name)) for name in schema.names]
            database.executemany('INSERT INTO "columns" VALUES (?, ?, ?, ?)', lines)


def _affinity(kind: pa.DataType) -> str:
    """Return the declared type; none for amounts, whose values carry their own (SQLite converts nothing then)."""
    if pa.types.is_decimal(kind):
        return ""
    return "INTEGER" if pa.types.is_integer(kind) or pa.types.is_boolean(kind) else "TEXT"


def _value(value: Any, job: Job) -> Any:
    """Return a value as SQLite holds it."""
    if isinstance(value, Decimal):
        return _amount(value, job)
    if isinstance(value, datetime.date):
        return value.isoformat()
    return cells.text(value) if isinstance(value, (list, dict)) else value


def _amount(value: Decimal, job: Job) -> int | float | str:
    """Return an amount without losing a digit."""
    if value == value.to_integral_value() and abs(value) < _MOST:
        return int(value)
    if cells.fits_double(value):
        return float(value)
    job.notes["numbers of more than 15 digits written as text"] += 1
    return cells.number(value)
