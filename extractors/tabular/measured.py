"""Unit and measure of the figures of a table: levels, and the changes and shares beside them.

Of a level the cell's own sign wins, then the unit of its label or head, then the row's unit column, then the caption.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from extractors.tabular.grid import Row
from extractors.tabular.labels import label_of
from extractors.tabular.layout import LEVELS, Layout
from extractors.tabular.units import TableUnit, own_unit, unit_of
from extractors.tabular.vocabulary import pattern, words

Levels = dict[int, tuple[Decimal, TableUnit]]
_PERCENT = TableUnit("percent", "%", Decimal(1))
_UNSIGNED = TableUnit("percent", "", Decimal(1))
_POINT = TableUnit("point", "百分点", Decimal(1))
_EACH = re.compile("每[股吨人户亩]")
_WHOLE = 100  # per cent
_NEAR, _ROUNDED = Decimal("0.06"), Decimal("0.0006")


class Figure(NamedTuple):
    """A figure of a table: its row, the place of its column, its value and the unit of its own sign."""

    row: Row
    place: int
    value: Decimal
    printed: TableUnit | None


def measured(folded: str, table: Layout, figure: Figure, levels: Levels) -> tuple[TableUnit, str] | str:
    """Return unit and measure of a figure, else why they are not sure; `levels` are those before it in its row."""
    if table.columns[figure.place].kind in LEVELS:
        return _level(folded, table, figure)
    return _change(folded, table, figure, levels)


def _level(folded: str, table: Layout, figure: Figure) -> tuple[TableUnit, str] | str:
    """Return unit and measure of a figure that states how much there is."""
    row, place, _, printed = figure
    column, label = table.columns[place], row.cells[table.label]
    own, unknown = own_unit(folded, label)
    if column.unknown_unit or unknown:
        return "table_unit_unknown"
    if column.unit and own and column.unit != own:
        return "table_units_disagree"
    unit = printed or own or column.unit or _row_unit(folded, row, table)
    if unit is None and _is_bare_share(folded, table, figure):
        return _UNSIGNED, "share"
    if unit is None:
        return _by_caption(folded, row, table, place)
    if unit.family == "point":
        return unit, "delta"
    return unit, "rate" if unit.per or _EACH.search(folded, *label) else "level"


def _is_bare_share(folded: str, table: Layout, figure: Figure) -> bool:
    """Return whether a label that ends as shares do (占工业比重) lost its sign, where others bracket their units."""
    low, high = label_of(folded, figure.row.cells[table.label])
    printed = [own_unit(folded, row.cells[table.label])[0] for row in table.rows]
    if table.units or any(column.kind == "unit" for column in table.columns) or not any(printed):
        return False
    return 0 <= figure.value <= _WHOLE and folded[low:high].endswith(tuple(words("share")))


def _row_unit(folded: str, row: Row, table: Layout) -> TableUnit | None:
    """Return the unit in the column of units."""
    place = next((at for at, column in enumerate(table.columns) if column.kind == "unit"), len(row.cells))
    return unit_of(folded[slice(*row.cells[place])]) if place < len(row.cells) else None


def _by_caption(folded: str, row: Row, table: Layout, place: int) -> tuple[TableUnit, str] | str:
    """Return the unit that stands above a table, where label and head are no words for what has other units."""
    if not table.units or any(column.kind == "unit" for column in table.columns):
        return "table_without_unit"
    unit = table.units[0]
    about = " ".join(folded[low:high] for low, high in (row.cells[table.label], *table.columns[place].heads))
    if unit.family == "currency" and pattern("no_amount").search(about):
        return "table_label_is_no_amount"
    if unit.family != "percent":
        return unit, "level"
    title = folded[slice(*table.caption)]
    return unit, "growth" if pattern("change").search(title) else "share" if pattern("share").search(title) else "level"


def _change(folded: str, table: Layout, figure: Figure, levels: Levels) -> tuple[TableUnit, str] | str:
    """Return unit and measure of a figure in a column of changes or shares, else why neither is sure."""
    _, place, value, printed = figure
    column = table.columns[place]
    unit = printed or column.unit or next((u for u in table.units[1:] if u.family == "percent"), None)
    if column.unknown_unit:
        return "table_unit_unknown"
    if column.kind == "point" or (unit and unit.family == "point"):
        return _POINT, "delta"
    if column.kind == "share":
        return (unit, "share") if unit and unit.family in ("percent", "permille") else "table_share_without_sign"
    before = [levels[at] for at in sorted(levels) if at < place and _of(folded, table, place, at)][-2:]
    if before and before[-1][1].family in ("percent", "permille"):
        return (_POINT, "delta") if len(before) == 2 and _is_difference(before, value) else "table_change_unsure"
    if unit and unit.family in ("percent", "permille"):
        return unit, "growth"
    if unit is not None:
        return unit, "delta"
    if table.units and table.units[0].family == "percent":
        return table.units[0], "growth"
    return _bare(before, value)


def _of(folded: str, table: Layout, place: int, level: int) -> bool:
    """Return whether a change may be of a level left of it: 营业收入比上年增减 is of 营业收入 alone."""
    own, other = table.columns[place].name, table.columns[level].name
    return own is None or other is None or folded.startswith(folded[slice(*label_of(folded, other))], own[0])


def _bare(before: list[tuple[Decimal, TableUnit]], value: Decimal) -> tuple[TableUnit, str] | str:
    """Return what a change without any sign is: the two levels before it decide, where they tell at all."""
    if len(before) < 2 or before[0][1] != before[1][1] or not before[1][0]:
        return "table_change_unsure"
    difference, growth = _is_difference(before, value), _is_growth(before, value)
    if difference == growth:
        return "table_change_unsure"
    return (before[0][1], "delta") if difference else (_PERCENT, "growth")


def _is_difference(before: list[tuple[Decimal, TableUnit]], value: Decimal) -> bool:
    """Return whether a change is one level less the other: the earlier may stand first (2019年 | 2020年 | 增减额)."""
    first, second = before[0][0], before[1][0]
    near = max(_ROUNDED * abs(first), Decimal("0.011"))
    return any(abs(change - value) <= near for change in (first - second, second - first))


def _is_growth(before: list[tuple[Decimal, TableUnit]], value: Decimal) -> bool:
    """Return whether a change is the growth from one level to the other, in percent."""
    near, levels = max(_NEAR, _ROUNDED * abs(value)), (before[0][0], before[1][0])
    return any(old > 0 and abs((new / old - 1) * 100 - value) <= near for new, old in (levels, levels[::-1]))
