"""The tables of a text as the check table_arithmetic sees them: labels, columns, and what each cell prints.

Tables are read here whose indicators, holders or units nobody names, too: sums need none of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from extractors.numbering import CHAPTER
from extractors.tabular import layout
from extractors.tabular.grid import NUMBER, Row, Span, caption, grids, number
from extractors.tabular.heads import Column, bare, columns
from extractors.tabular.labels import is_total
from extractors.tabular.units import TableUnit, caption_units
from pipeline.checks.report import ReportFacts
from pipeline.checks.words import any_of
from pipeline.intervals import Interval, exactly

_CACHE = "tables_to_check"
_SEPARATED = re.compile(r"[\t|]")
_DECLARED = re.compile(r"(?:[合总共小]计|总数|^计|^总)$")  # says itself that it is a sum; 全县 names a place
_AMONG = re.compile(r"[ 　]*(?:其中|#|\*|含|内[:含])")
_TOP = re.compile(CHAPTER)
_MEAN = any_of("S11.mean")  # what is no sum over rows
_STOCK, _PERIOD = any_of("S11.stock"), re.compile(r"[月季]|半年|\d{4}年?$")  # 年末 of months is no sum, of towns it is
_HEADS, _LINES = 4, 200  # most rows of heads, and of figures


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure of a table: its span, its value and half a unit of its last digit (0: counted, and exact)."""

    start: int
    end: int
    value: Decimal
    slack: Decimal

    @property
    def interval(self) -> Interval:
        """What the cell can mean, rounded or cut off."""
        low, high = self.value - self.slack, self.value + self.slack
        return Interval(low - self.slack, high) if self.value < 0 else Interval(low, high + self.slack)

    @property
    def shown(self) -> Interval:
        """What the cell means as computations print it."""
        return Interval(self.value - self.slack, self.value + self.slack) if self.slack else exactly(self.value)


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table: its label, its cells by column (None: no figure), what that says of it, and how it stands."""

    start: int
    label: str
    cells: tuple[Cell | None, ...]
    total: bool
    declared: bool
    indented: bool = False

    @property
    def part(self) -> bool:
        """Whether it is told after 其中, as a part of the row before it."""
        return _AMONG.match(self.label) is not None

    @property
    def top(self) -> bool:
        """Whether it is numbered as a first level: 一、."""
        return _TOP.match(self.label) is not None

    @property
    def subtotal(self) -> bool:
        """Whether it sums up the rows since the sum before it."""
        return self.label.endswith("小计")


@dataclass(frozen=True, slots=True)
class Table:
    """A table of figures under heads."""

    heads: tuple[str, ...]
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    label: int

    @property
    def name(self) -> str:
        """What findings of one table have in common."""
        return f"table:{self.lines[0].start}"

    def levels(self) -> list[int]:
        """Return the columns whose figures may be summed up: what stands at an end, over no stretches of time."""
        times = any(_PERIOD.search(line.label) for line in self.lines if not line.total)
        return [
            place
            for place, column in enumerate(self.columns)
            if place != self.label
            and column.kind in layout.LEVELS
            and _summable(column, self.heads[place])
            and not (times and _STOCK.search(self.heads[place]))
        ]

    def of_kind(self, kind: str) -> list[int]:
        """Return the columns of changes or of shares."""
        return [place for place, column in enumerate(self.columns) if column.kind == kind and place != self.label]

    def column(self, place: int) -> list[Cell | None]:
        """Return the cells of one column."""
        return [line.cells[place] for line in self.lines]


def _summable(column: Column, head: str) -> bool:
    """Return whether figures under a head can be summed up: no rates, means, prices."""
    return not _MEAN.search(head) and not (column.unit and (column.unit.per or column.unit.family == "percent"))


def tables(report: ReportFacts) -> list[Table]:
    """Return the tables of a report; read once, then kept on its passage."""
    cache = report.passage.cache
    if _CACHE not in cache:
        cache[_CACHE] = list(_tables(report.folded)) if _SEPARATED.search(report.folded) else []
    return cache[_CACHE]  # type: ignore[return-value]


def _tables(folded: str) -> Iterator[Table]:
    """Yield the tables of a text that have heads and labels."""
    for rows in grids(folded):
        for heads, body in layout.tables(folded, rows):
            width = max((len(row.cells) for row in body), default=0)
            if not (width > 1 and 0 < len(heads) <= _HEADS and 1 < len(body) <= _LINES):
                continue
            units = caption_units(folded, caption(folded, heads[0].start)[0], heads[0].start, heads[-1].end)
            table = _table(folded, heads, body, width, units or [])
            if table is not None:
                yield table


def _table(folded: str, heads: list[Row], body: list[Row], width: int, units: list[TableUnit]) -> Table | None:
    """Return one table; None where its rows do not stand under its heads, or one of them lost a cell."""
    heads = [row for row in heads if len([cell for cell in row.cells if cell[0] < cell[1]]) > 1]
    if not heads or max(len(row.cells) for row in heads) < width or any(row.width < width for row in body):
        return None
    found = columns(folded, heads, max(len(row.cells) for row in heads))
    label = next((place for place, column in enumerate(found) if column.kind != "ignored" or not column.heads), 0)
    lines = [line for row in body if (line := _line(folded, row, found, label, units))]
    names = tuple("".join(bare(folded, head) for head in reversed(column.heads)) for column in found)
    return Table(names, tuple(found), tuple(lines), label) if len(lines) > 1 else None


def _line(folded: str, row: Row, found: list[Column], label: int, units: list[TableUnit]) -> Line | None:
    """Return one row; None where it has no label."""
    if len(row.cells) <= label or NUMBER.fullmatch(folded, *row.cells[label]):
        return None
    text = folded[slice(*row.cells[label])].replace(" ", "").strip(":")
    cells = [*row.cells, *[(row.end, row.end)] * (len(found) - len(row.cells))]
    read = tuple(_cell(folded, cell, column, units) for cell, column in zip(cells, found, strict=False))
    declared = bool(_DECLARED.search(text))
    total = declared or is_total(folded, row.cells[label])
    indented = folded.startswith((" ", "\t"), folded.rfind("\n", 0, row.start) + 1)
    return Line(row.start, text, read, total, declared, indented) if text else None


def cell_of(folded: str, cell: Span) -> Cell | None:
    """Return what a cell of no known column prints; None where it is no figure."""
    match = NUMBER.fullmatch(folded, *cell)
    return Cell(*cell, *number(match)) if match else None


def _cell(folded: str, cell: Span, column: Column, units: list[TableUnit]) -> Cell | None:
    """Return what a cell prints; None where it is no figure, or its column holds none."""
    match = NUMBER.fullmatch(folded, *cell) if column.kind not in ("unit", "ignored") else None
    if match is None:
        return None
    value, slack = number(match)
    unit = column.unit or (units[0] if units and column.kind in layout.LEVELS else None)
    counted = unit is not None and unit.family == "count" and unit.factor == 1 and value == value.to_integral_value()
    return Cell(*cell, value, Decimal(0) if counted else slack)
