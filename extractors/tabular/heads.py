"""What the head of a column says: an indicator, a period, a change, a share, a unit."""

from __future__ import annotations

import re
from typing import NamedTuple

from extractors.tabular.grid import Row, Span
from extractors.tabular.units import TableUnit, own_unit
from extractors.tabular.vocabulary import BRACKET, PERIOD, pattern, words

PART = re.compile("[为占]|相当于|完成")  # 为上年决算%, 完成年度预算的%


class Column(NamedTuple):
    """A column: `kind` is value (a period, 本期), named (an indicator), change, share, point, unit or ignored.

    `heads` are the cells over it from the lowest up; `name` the one whose words may name an indicator.
    """

    kind: str
    heads: tuple[Span, ...]
    name: Span | None = None
    unit: TableUnit | None = None
    unknown_unit: bool = False


def columns(folded: str, heads: list[Row], width: int) -> list[Column]:
    """Return the columns under one or several rows of heads; a head over several columns is that of each."""
    rows = [_spread(row, width, heads[number + 1 :]) for number, row in enumerate(heads)]
    return [_column(folded, tuple(row[place] for row in reversed(rows) if _full(row[place]))) for place in range(width)]


def _spread(row: Row, width: int, below: list[Row]) -> list[Span]:
    """Return the cells of a row of heads, an empty one that has heads below it filled from its left."""
    cells = [*row.cells, *[(row.end, row.end)] * (width - len(row.cells))]
    for place in range(2, width):
        under = any(place < len(other.cells) and _full(other.cells[place]) for other in below)
        if under and not _full(cells[place]) and _full(cells[place - 1]):
            cells[place] = cells[place - 1]
    return cells


def _full(cell: Span) -> bool:
    return cell[0] < cell[1]


def _column(folded: str, heads: tuple[Span, ...]) -> Column:
    """Return what the heads of one column say, the lowest first."""
    if not heads:
        return Column("ignored", heads)
    text = next(filter(None, (bare(folded, head) for head in heads)), "")  # the lowest may hold no more than a unit
    unit, unknown = own_unit(folded, heads[0])
    kind = "share" if unit and unit.family == "percent" and PART.match(text) else _kind(text)
    if kind in ("unit", "ignored"):
        return Column(kind, heads)
    named = next((head for head in heads if is_name(bare(folded, head))), None)
    if kind in ("change", "share", "point"):
        return Column(kind, heads, named, unit, unknown)
    for head in heads[1:]:
        if unit is None and not unknown:
            unit, unknown = own_unit(folded, head)
    return Column("named" if named else "value", heads, named, unit, unknown)


def _kind(text: str) -> str:
    """Return what kind of column a head without its brackets makes, "" where only its words tell."""
    for kind in ("unit", "ignored"):
        if text in words(kind):
            return kind
    for kind in ("point", "change", "share"):
        if pattern(kind).search(text):
            return kind
    return ""


def bare(folded: str, cell: Span) -> str:
    """Return the words of a cell without what it brackets."""
    return BRACKET.sub("", folded[cell[0] : cell[1]]).replace(" ", "")


def is_name(text: str) -> bool:
    """Return whether a head names something beside a period, a change or a share."""
    for kind in ("change", "share", "point"):
        text = pattern(kind).sub("", text)
    rest = pattern("value").sub("", PERIOD.sub("", text))
    return any("一" <= char <= "鿿" for char in rest)
