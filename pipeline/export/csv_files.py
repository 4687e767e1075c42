"""CSV for spreadsheets: a folder with a file a table, UTF-8 with a mark (or GB18030, for Excel in China), CRLF.

With `guard` (the default) an apostrophe goes before text that a spreadsheet would take for a formula or a number, as
`suppressions.csv` has it; without it cells are what the tables hold, for programs.  Cells are made column by column in
Arrow: an archive has many.
"""

from __future__ import annotations

import csv

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.export import cells
from pipeline.export.job import Job
from pipeline.labels import column_label
from pipeline.tables import SCHEMAS

# What is no digit that counts: signs, the point, noughts before the first digit and behind the last.
_IDLE = r"[-+.]|^[-+.0]+|[.0]+$"
_QUOTED = rf"^(?:{cells.FORMULA.pattern}|')|^(?:{cells.NUMBER.pattern})$"


def write(job: Job) -> None:
    """Write `TABLE.csv` for each table of a job."""
    job.out.mkdir()
    for table in job.tables:
        names = SCHEMAS[table].names
        with (job.out / f"{table}.csv").open("w", encoding=job.encoding, newline="") as file:
            writer = csv.writer(file)
            writer.writerow([column_label(table, name, job.language) for name in names])
            for rows in job.shown(table):
                columns = [_column(rows.column(name), job) for name in names]
                writer.writerows(zip(*(column.to_pylist() for column in columns), strict=True))


def _column(values: pa.ChunkedArray, job: Job) -> pa.ChunkedArray:
    """Return a column as cells of CSV; csv writes a null as an empty cell."""
    kind = values.type
    if pa.types.is_decimal(kind) or pa.types.is_integer(kind):
        return _numbers(values, job)
    if pa.types.is_boolean(kind):
        return pc.utf8_upper(values.cast(pa.string()))
    if pa.types.is_list(kind):
        return _texts(pa.chunked_array([[None if v is None else cells.text(v) for v in values.to_pylist()]]), job)
    return values.cast(pa.string()) if pa.types.is_date(kind) else _texts(values.cast(pa.string()), job)


def _numbers(values: pa.ChunkedArray, job: Job) -> pa.ChunkedArray:
    """Return numbers without trailing noughts; those of more digits than a spreadsheet keeps become text."""
    shown = values.cast(pa.string())
    if pa.types.is_decimal(values.type):
        shown = pc.replace_substring_regex(shown, r"\.?0*$", "")
    digits = pc.utf8_length(pc.replace_substring_regex(shown, _IDLE, ""))
    long = pc.greater(digits, cells.DIGITS)
    if not job.guard or not pc.any(long).as_py():
        return shown
    job.notes["numbers of more than 15 digits written as text"] += pc.sum(long).as_py()
    return pc.if_else(long, pc.binary_join_element_wise("'", shown, ""), shown)


def _texts(values: pa.ChunkedArray, job: Job) -> pa.ChunkedArray:
    """Return text, guarded where asked for."""
    if not job.guard:
        return values
    return pc.if_else(pc.match_substring_regex(values, _QUOTED), pc.binary_join_element_wise("'", values, ""), values)
