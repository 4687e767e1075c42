"""CSV for spreadsheets: a folder with a file a table, UTF-8 with a mark (or GB18030, for Excel in China), CRLF.

With `guard` (the default) an apostrophe goes before text that a spreadsheet would take for a formula or a number, as
`suppressions.csv` has it; without it cells are what the tables hold, for programs.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from typing import Any

import pyarrow as pa

from pipeline.export import cells
from pipeline.export.job import Job
from pipeline.labels import column_label
from pipeline.tables import SCHEMAS


def write(job: Job) -> None:
    """Write `TABLE.csv` for each table of a job."""
    job.out.mkdir()
    for table in job.tables:
        names = SCHEMAS[table].names
        with (job.out / f"{table}.csv").open("w", encoding=job.encoding, newline="") as file:
            writer = csv.writer(file)
            writer.writerow([column_label(table, name, job.language) for name in names])
            for rows in job.rows(table):
                columns = [_column(rows.column(name), job) for name in names]
                writer.writerows(zip(*columns, strict=True))


def _column(values: pa.ChunkedArray, job: Job) -> list[str]:
    """Return a column as cells of CSV."""
    cell = _cell(values.type)
    return ["" if value is None else cell(value, job) for value in values.to_pylist()]


def _cell(kind: pa.DataType) -> Callable[[Any, Job], str]:
    """Return what writes a cell of a column."""
    if pa.types.is_decimal(kind) or pa.types.is_integer(kind):
        return _number
    if pa.types.is_boolean(kind):
        return lambda value, job: str(value).upper()
    return _date if pa.types.is_date(kind) else _text


def _number(value: Any, job: Job) -> str:
    """Return a number; one of more digits than a spreadsheet keeps becomes text."""
    shown = cells.number(value)
    if job.guard and not cells.fits_double(value):
        job.notes["numbers of more than 15 digits written as text"] += 1
        return f"'{shown}"
    return shown


def _date(value: Any, job: Job) -> str:
    """Return a date as ISO 8601 has it."""
    return str(value.isoformat())


def _text(value: Any, job: Job) -> str:
    """Return text, guarded where asked for."""
    shown = cells.text(value)
    return cells.guarded(shown) if job.guard else shown
