"""How a table is built: its heads and rows, which column holds the labels, and what the rows stand for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from extractors import metrics
from extractors.base import Passage
from extractors.tabular.grid import NUMBER, Row, Span, caption, is_data
from extractors.tabular.heads import Column, columns
from extractors.tabular.labels import is_dated, is_total, label_of, names_holder
from extractors.tabular.units import TableUnit, caption_units
from extractors.tabular.vocabulary import words

_MOST_HEADS = 3
LEVELS = ("value", "named")


class Layout(NamedTuple):
    """A table that is understood.

    `rows_are` tells what a row stands for: metrics (the label names the indicator), scoped (label and head together
    do), holders (label is who, the head names it), titled (label is who, the caption names it).
    """

    heads: list[Row]
    rows: list[Row]
    columns: list[Column]
    label: int
    rows_are: str
    caption: Span
    units: list[TableUnit]
    others: list[Row]  # rows that are not sure to stand under these heads: a cell or the label is lost


def tables(folded: str, rows: list[Row]) -> Iterator[tuple[list[Row], list[Row]]]:
    """Yield heads and rows of the tables that stand in one run of rows."""
    heads: list[Row] = []
    body: list[Row] = []
    for row in rows:
        if is_data(folded, row):
            body.append(row)
        elif not body:
            heads.append(row)
        elif _is_head(folded, row):
            yield heads, body
            heads, body = [row], []
    if body:
        yield heads, body


def _is_head(folded: str, row: Row) -> bool:
    """Return whether a row without figures behind rows with figures begins another table."""
    first = folded[row.cells[0][0] : row.cells[0][1]] if row.cells else ""
    if any(first in words(role) for role in ("items", "subjects", "kinds", "years")):
        return True
    return any(
        column.kind in ("change", "share", "unit") or column.unit for column in columns(folded, [row], len(row.cells))
    )


def understood(passage: Passage, heads: list[Row], rows: list[Row]) -> Layout | str:
    """Return the layout of a table, or why it is not understood."""
    folded = passage.folded
    width = max(len(row.cells) for row in (*heads[-1:], *rows))
    top = heads[0].start if heads else rows[0].start
    above = caption(folded, top)
    units = caption_units(folded, above[0], top, heads[-1].end if heads else top)
    heads = [row for row in heads if not _is_unit_line(folded, row)]
    if units is None:
        return "table_unit_unknown"
    if not 0 < len(heads) <= _MOST_HEADS:
        return "table_without_heads"
    if len(heads) > 1 and _lacks_corner(heads[-1], width):
        heads[-1] = heads[-1]._replace(cells=((heads[-1].start, heads[-1].start), *heads[-1].cells))
    if max(len(row.cells) for row in heads) < width:
        return "table_heads_too_few"
    found = _ungrouped(folded, columns(folded, heads, width))
    label = next((place for place, column in enumerate(found) if column.kind != "ignored" or not column.heads), 0)
    if any(NUMBER.fullmatch(folded, *row.cells[label]) for row in rows if len(row.cells) > label) and not is_dated(
        folded, found[label]
    ):
        return "table_without_labels"
    needed = max((place for place, column in enumerate(found) if column.kind != "ignored"), default=0)
    others = [
        row
        for row in rows
        if row.width <= needed or not _labelled(row, label) or _is_shifted(folded, row, found, label)
    ]
    rows = [row for row in rows if row not in others]
    if not rows:
        return "table_without_labels"
    if _is_told_by_group(folded, rows, found, label):
        return "table_columns_unsure"
    built = _rows_are(passage, rows, found, label)
    return built if built.startswith("table_") else Layout(heads, rows, found, label, built, above, units, others)


def _ungrouped(folded: str, found: list[Column]) -> list[Column]:
    """Return the columns, those before the indicators that group them ignored: 类别 | 序号 | 指标."""
    label = next((at for at, column in enumerate(found) if _is_headed(folded, column, "items")), 0)
    before = [column.kind == "ignored" or _is_headed(folded, column, "kinds") for column in found[:label]]
    return [column._replace(kind="ignored") for column in found[:label]] + found[label:] if all(before) else found


def _is_told_by_group(folded: str, rows: list[Row], found: list[Column], label: int) -> bool:
    """Return whether only their group tells rows apart: 城镇 | 人均收入 above 农村 | 人均收入."""
    labels = {folded[slice(*row.cells[label])] for row in rows}
    return len(labels) < len(rows) and any(_is_headed(folded, column, "kinds") for column in found[:label])


def _is_headed(folded: str, column: Column, role: str) -> bool:
    """Return whether a column stands under a head of some kind."""
    return any(folded[low:high].replace(" ", "") in words(role) for low, high in column.heads)


def _lacks_corner(row: Row, width: int) -> bool:
    """Return whether a lower row of heads begins over the first figures: nothing stands for the head of the labels."""
    return len(row.cells) == width - 1 and row.cells[0][0] < row.cells[0][1]


def _labelled(row: Row, label: int) -> bool:
    """Return whether a row has words in the column of labels."""
    return len(row.cells) > label and row.cells[label][0] < row.cells[label][1]


def _is_shifted(folded: str, row: Row, found: list[Column], label: int) -> bool:
    """Return whether a row with fewer cells than heads has words where figures stand: it lost a cell before them."""
    return row.width < len(found) and any(
        column.kind in (*LEVELS, "change", "share", "point")
        and place != label
        and cell[0] < cell[1]
        and NUMBER.fullmatch(folded, *cell) is None
        and folded[slice(*cell)] not in words("nothing")
        for place, (cell, column) in enumerate(zip(row.cells, found, strict=False))
    )


def _is_unit_line(folded: str, row: Row) -> bool:
    """Return whether a row of heads holds nothing but the unit of the table."""
    full = [cell for cell in row.cells if cell[0] < cell[1]]
    return len(full) == 1 and "单位" in folded[full[0][0] : full[0][1]]


def _rows_are(passage: Passage, rows: list[Row], found: list[Column], label: int) -> str:
    """Return what the rows stand for, or why that is not sure."""
    folded, ends = passage.folded, metrics.find(passage).by_end
    levels = [
        found[place] for place in range(len(found)) if place != label and _holds_levels(folded, rows, found, place)
    ]
    named = [column for column in levels if column.name]
    labels = [row.cells[label] for row in rows if not is_total(folded, row.cells[label])]
    known = sum(label_of(folded, cell)[1] in ends for cell in labels) * 2 >= len(labels) > 0
    held = sum(names_holder(folded, cell, found[label]) for cell in labels) * 2 > len(labels)
    if not named:
        return "titled" if held else "metrics"
    heads = sum(_known_head(folded, column, ends) for column in named) * 2 >= len(named)
    if len(named) < len(levels):
        return "metrics" if known and not heads else "table_columns_unsure"
    first = {folded[low:high] for low, high in found[label].heads}
    if (heads and not known) or any(first & words(role) for role in ("subjects", "kinds", "years")):
        return "holders"
    if not heads and (known or first & words("items")):
        return "scoped"
    return "table_columns_unsure"


def _holds_levels(folded: str, rows: list[Row], found: list[Column], place: int) -> bool:
    """Return whether a column may state how much there is; one of words, as 建设地点, does not."""
    cells = [row.cells[place] for row in rows if place < len(row.cells)]
    figures = any(NUMBER.fullmatch(folded, *cell) for cell in cells)
    return found[place].kind in LEVELS and (figures or all(low == high for low, high in cells))


def _known_head(folded: str, column: Column, ends: dict[int, tuple[int, str]]) -> bool:
    """Return whether a head surely names an indicator: it has a unit, or the lexicon has it."""
    return column.unit is not None or (column.name is not None and label_of(folded, column.name)[1] in ends)
