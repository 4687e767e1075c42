"""An Excel workbook: a sheet a table (several where a table is longer than a sheet), one that explains the columns.

Text stays text: strings are written as strings, and those that begin like a formula get Excel's own "quote prefix", so
that they stay text when edited.  Numbers of more than 15 digits are text, since Excel would drop digits; characters
that XML forbids are escaped as Excel does it (`_x0001_`); text longer than a cell is cut, and says so.  What was
changed is counted on the last sheet.
"""

from __future__ import annotations

import datetime
import json
from decimal import Decimal
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from pipeline.export import cells
from pipeline.export.job import Job
from pipeline.folder import MANIFEST
from pipeline.labels import column_label, meaning, table_label
from pipeline.tables import SCHEMAS

# What a sheet holds in rows, the head among them, and a cell in UTF-16 units:
# "Excel specifications and limits" of Microsoft.
MAX_ROWS, MAX_CHARS = 1_048_576, 32_767
_FIRST_DAY = datetime.date(1900, 3, 1)  # Excel counts a 29 February 1900 that never was
_WIDTHS = {
    "text": 60,
    "quote": 40,
    "message_zh": 60,
    "message_en": 60,
    "title": 36,
    "subject": 26,
    "metric": 24,
    "source": 26,
}
_WIDTH = 14


def write(job: Job) -> None:
    """Write the workbook of a job: its tables, then the sheets `columns` and `about`; rows go as they are read."""
    options = {"constant_memory": True, "tmpdir": str(job.out.parent)}
    with xlsxwriter.Workbook(str(job.out), options) as book:
        book.set_calc_mode("manual")
        pen = _Pen(book, job)
        for table in job.tables:
            pen.table(table)
        pen.columns()
        pen.about()


class _Pen:
    """Writes cells of one workbook."""

    def __init__(self, book: xlsxwriter.Workbook, job: Job) -> None:
        """Make the formats that cells share."""
        self._book = book
        self._job = job
        self._head = book.add_format({"bold": True, "bg_color": "#E8EDF3", "bottom": 1, "valign": "top"})
        self._quoted = book.add_format({"quote_prefix": True})
        self._day = book.add_format({"num_format": "yyyy-mm-dd"})
        self._whole = book.add_format({"num_format": "#,##0"})
        self._part = book.add_format({"num_format": "#,##0.######"})
        self._plain = book.add_format({"num_format": "0"})

    def table(self, table: str) -> None:
        """Write a table, on as many sheets as it needs."""
        names = SCHEMAS[table].names
        title, sheets, line = table_label(table, self._job.language), 1, 1
        sheet = self._sheet(title, table, names)
        for rows in self._job.shown(table):
            for values in zip(*(rows.column(name).to_pylist() for name in names), strict=True):
                if line >= MAX_ROWS:
                    self._close(sheet, line, len(names))
                    sheets, line = sheets + 1, 1
                    sheet = self._sheet(f"{title}_{sheets}", table, names)
                self._row(sheet, line, names, values)
                line += 1
        self._close(sheet, line, len(names))

    def columns(self) -> None:
        """Write what each column means."""
        chinese = self._job.language == "zh"
        sheet = self._book.add_worksheet("列说明" if chinese else "columns")
        heads = ("表", "列", "标签", "含义") if chinese else ("table", "column", "标签", "meaning")
        for place, (head, width) in enumerate(zip(heads, (16, 22, 18, 90), strict=True)):
            sheet.set_column(place, place, width)
            sheet.write_string(0, place, head, self._head)
        lines = ((table, name) for table in self._job.tables for name in SCHEMAS[table].names)
        for line, (table, name) in enumerate(lines, 1):
            for place, text in enumerate((table, name, column_label(table, name), meaning(table, name))):
                sheet.write_string(line, place, text)
        sheet.freeze_panes(1, 0)

    def about(self) -> None:
        """Write where the tables come from, and what the workbook could not hold as it was."""
        sheet = self._book.add_worksheet("关于" if self._job.language == "zh" else "about")
        sheet.set_column(0, 1, 50)
        manifest = json.loads((self._job.folder / MANIFEST).read_text(encoding="utf-8"))
        known = [(name, str(manifest.get(name, ""))) for name in ("program", "version", "input_fingerprint")]
        for line, (name, value) in enumerate([*known, *((note, str(n)) for note, n in self._job.notes.items())]):
            sheet.write_string(line, 0, name)
            sheet.write_string(line, 1, value)

    def _sheet(self, title: str, table: str, names: list[str]) -> Worksheet:
        """Return a new sheet with its header."""
        sheet = self._book.add_worksheet(title)
        for place, name in enumerate(names):
            sheet.set_column(place, place, _WIDTHS.get(name, _WIDTH))
            sheet.write_string(0, place, column_label(table, name, self._job.language), self._head)
        sheet.freeze_panes(1, 0)
        return sheet

    def _close(self, sheet: Worksheet, lines: int, columns: int) -> None:
        """Add the filter buttons to a finished sheet."""
        sheet.autofilter(0, 0, max(lines - 1, 1), columns - 1)

    def _row(self, sheet: Worksheet, line: int, names: list[str], values: tuple[Any, ...]) -> None:
        """Write one row; nulls and lists of nothing are empty cells."""
        for place, value in enumerate(values):
            if value is not None and value != []:
                self._cell(sheet, line, place, value, names[place])

    def _cell(self, sheet: Worksheet, line: int, place: int, value: Any, name: str) -> None:
        """Write one cell by its type."""
        if isinstance(value, bool):
            sheet.write_boolean(line, place, value)
        elif isinstance(value, (int, Decimal)) and cells.fits_double(value):
            sheet.write_number(line, place, float(value), self._number_format(value, name))
        elif isinstance(value, (int, Decimal)):
            self._note("numbers of more than 15 digits written as text")
            sheet.write_string(line, place, cells.number(value))
        elif isinstance(value, datetime.date) and value >= _FIRST_DAY:
            sheet.write_datetime(line, place, value, self._day)
        else:
            self._text(sheet, line, place, cells.text(value))

    def _text(self, sheet: Worksheet, line: int, place: int, value: str) -> None:
        """Write text, never a formula, never more than a cell holds."""
        short = cells.cut(value, MAX_CHARS)
        if short != value:
            self._note("texts longer than a cell (32,767) cut; csv, duckdb and sqlite hold them whole")
        sheet.write_string(line, place, short, self._quoted if cells.FORMULA.match(short) else None)

    def _number_format(self, value: int | Decimal, name: str) -> Format:
        """Return how a number is shown: years and offsets plainly, amounts with separators."""
        if isinstance(value, int):
            return self._plain
        return self._whole if value == value.to_integral_value() else self._part

    def _note(self, what: str) -> None:
        """Count a cell that was changed."""
        self._job.notes[what] += 1
