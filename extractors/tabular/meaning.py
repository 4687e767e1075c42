"""What the figures of one row mean: whose they are, which words name their indicator, which their period and unit."""

from __future__ import annotations

from extractors.tabular.grid import Row, Span
from extractors.tabular.heads import PART
from extractors.tabular.labels import is_date, is_total, names_holder
from extractors.tabular.layout import LEVELS, Layout


def holder(folded: str, table: Layout, row: Row) -> tuple[Span | None, bool]:
    """Return the label of a row that says who holds its figures, and whether it stands for all rows (全市)."""
    label = row.cells[table.label]
    if table.rows_are not in ("holders", "titled"):
        return None, False
    total = is_total(folded, label)
    named = folded.startswith("全", label[0]) if total else names_holder(folded, label, table.columns[table.label])
    return (label, total) if named else (None, False)


def names(folded: str, table: Layout, row: Row, place: int) -> tuple[Span, ...] | None:
    """Return the cells whose words name the indicator of a figure, None where none do."""
    label, head = row.cells[table.label], _head(folded, table, place)
    if table.rows_are == "metrics":
        return (label,)
    if table.rows_are == "titled":
        return (table.caption,)
    if head is None:
        return None
    if table.rows_are == "scoped":
        return (label,) if is_total(folded, head) else (head, label)
    first = table.columns[table.label]
    plain = is_total(folded, label) or names_holder(folded, label, first) or is_date(folded, label, first)
    return (head,) if plain else (label, head)


def _head(folded: str, table: Layout, place: int) -> Span | None:
    """Return the head that names what a column holds: of a change or share, that of the level to its left.

    A share may have a name of its own: 研发投入占比, but 占全县比重.
    """
    column = table.columns[place]
    if column.kind in LEVELS or (column.kind == "change" and column.name):
        return column.name
    shared = column.name if column.name in [other.name for other in table.columns if other.kind in LEVELS] else None
    if shared is None and column.kind == "share" and column.name and not PART.match(folded, column.name[0]):
        return column.name
    left = (table.columns[at].name for at in range(place - 1, table.label, -1) if table.columns[at].kind in LEVELS)
    return shared or next(left, None)


def when(folded: str, table: Layout, row: Row, place: int) -> tuple[Span, ...]:
    """Return the cells that may name the period of a figure, the nearest first; of a change also the levels before."""
    label, heads = row.cells[table.label], table.columns[place].heads
    own = (label, *heads) if is_date(folded, label, table.columns[table.label]) else (*heads, label)
    if table.columns[place].kind in LEVELS:
        return own
    left = [table.columns[at] for at in range(table.label + 1, place) if table.columns[at].kind in LEVELS]
    return (*own, *(head for column in left for head in column.heads))
