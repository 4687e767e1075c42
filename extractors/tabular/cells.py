"""The figures of the tables in a passage, each with what head, label and caption say of it.

Rows are indicators under heads that are periods (指标 | 2022年 | 同比%), or holders and kinds under heads that are
indicators (地区 | 总产值(亿元) | 同比%), or years.  A table whose build is not understood is left alone, and the reason
counted; so is a cell whose unit nobody names.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple, TypeVar

from extractors.base import Money, Passage, Percentage
from extractors.number.quantities import CACHE_KEY as QUANTITIES
from extractors.number.quantities import Quantity, scan
from extractors.tabular import layout, meaning
from extractors.tabular.grid import NUMBER, Row, Span, grids, is_figure, number
from extractors.tabular.layout import LEVELS, Layout
from extractors.tabular.measured import Figure, measured
from extractors.tabular.units import TableUnit, unit_of
from extractors.tabular.vocabulary import pattern

CACHE_KEY = "table_cells"
RULE = "table_cell"
_MISLEADING = ("table_heads_too_few", "table_unit_unknown")  # tables whose figures no other reader may take
_SIGNS = {"": None, **{sign: unit_of(sign) for sign in ("%", "‰", "百分点", "个百分点")}}


class Cell(NamedTuple):
    """One figure of a table.

    `names` are the cells whose words make its indicator, `when` those that may name its period, the nearest first,
    `who` is the label that names its holder, `heads` those of its column, the lowest first.
    """

    start: int
    end: int
    value: Decimal
    slack: Decimal
    unit: TableUnit
    measure: str
    names: tuple[Span, ...]
    when: tuple[Span, ...]
    who: Span | None
    total: bool  # that label stands for all rows: 全市
    caption: Span
    heads: tuple[Span, ...]
    printed: bool  # the cell prints its % itself

    @property
    def lost_sign(self) -> bool:
        """Whether nothing in the table prints the sign of this percentage."""
        return self.unit.family == "percent" and not self.unit.code


Cells = dict[int, Cell]
Placed = TypeVar("Placed", Quantity, Money, Percentage)


def cells(passage: Passage) -> Cells:
    """Return the figures of the tables of a passage by their start; read once, then kept on the passage."""
    known = passage.cache.get(CACHE_KEY)
    if known is None:
        folded = passage.folded
        found = {cell.start: cell for cell in _read(passage)} if "\t" in folded or "|" in folded else {}
        known = passage.cache[CACHE_KEY] = found
        if regions(passage):
            passage.cache[QUANTITIES] = outside(passage, scan(passage))
    return known  # type: ignore[return-value]


def regions(passage: Passage) -> list[Span]:
    """Return the stretches of a passage whose numbers are read as cells or not at all."""
    return passage.cache.get("table_regions", [])  # type: ignore[return-value]


def outside(passage: Passage, found: list[Placed]) -> list[Placed]:
    """Return those of `found` that stand outside of heads, labels and figures of tables."""
    taken = sorted(regions(passage))
    if not taken:
        return found
    starts = [low for low, _ in taken]
    return [item for item in found if not (at := bisect_right(starts, item.start)) or item.start >= taken[at - 1][1]]


def _read(passage: Passage) -> Iterator[Cell]:
    """Yield the figures of all tables in text order."""
    taken: list[Span] = []
    passage.cache["table_regions"] = taken
    for rows in grids(passage.folded):
        for table in layout.tables(passage.folded, rows):
            found = layout.understood(passage, *table)
            if isinstance(found, str):
                passage.drop(table[0][0].start if table[0] else table[1][0].start, table[1][-1].end, RULE, found)
                if found in _MISLEADING or _plans(passage.folded, table[0]):
                    taken += [cell for row in table[1] for cell in row.cells if is_figure(passage.folded, cell)]
                continue
            taken += [(row.start, row.end) for row in found.heads]
            for row in found.others:
                passage.drop(row.start, row.end, RULE, "table_row_incomplete")
                taken += [cell for cell in row.cells if is_figure(passage.folded, cell)]
            for row in found.rows:
                taken += _quiet(passage.folded, row, found)
                yield from _row(passage, row, found)


def _plans(folded: str, heads: list[Row]) -> bool:
    """Return whether some of the heads say that their figures are planned; which do is known of no other reader."""
    return any(pattern("planned").search(folded, *cell) for head in heads for cell in head.cells)


def _quiet(folded: str, row: Row, table: Layout) -> Iterator[Span]:
    """Yield the cells of a row whose numbers are no statements of the text around: label, unit and figures."""
    for place, cell in enumerate(row.cells):
        if (
            place == table.label
            or is_figure(folded, cell)
            or place >= len(table.columns)
            or table.columns[place].kind in ("unit", "ignored")
        ):
            yield cell


def _row(passage: Passage, row: Row, table: Layout) -> Iterator[Cell]:
    """Yield the figures of one row that are understood; the others are dropped with a reason."""
    folded, levels = passage.folded, dict[int, tuple[Decimal, TableUnit]]()
    for place, column in enumerate(table.columns[: len(row.cells)]):
        match = NUMBER.fullmatch(folded, *row.cells[place])
        if place == table.label or match is None or column.kind in ("unit", "ignored"):
            continue
        value, slack = number(match)
        found = measured(folded, table, Figure(row, place, value, _SIGNS[match["sign"]]), levels)
        names = meaning.names(folded, table, row, place)
        if isinstance(found, str) or names is None:
            passage.drop(*row.cells[place], RULE, found if isinstance(found, str) else "table_without_indicator")
            continue
        unit, measure = found
        if column.kind in LEVELS:
            levels[place] = value, unit
        when, (who, total) = meaning.when(folded, table, row, place), meaning.holder(folded, table, row)
        start, end = row.cells[place]
        signed = match["sign"] != ""
        about = table.caption, column.heads, signed
        yield Cell(start, end, value, slack, unit, measure, names, when, who, total, *about)
