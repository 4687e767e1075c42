"""Cells of tables as mentions: amounts, percentages, patents, counts and physical quantities."""

from __future__ import annotations

import re
from decimal import Decimal

from extractors.base import Money, Passage, PatentAction, PatentKind, Patents, Percentage
from extractors.counts import Count
from extractors.number.numerals import Number
from extractors.patent.words import words_in
from extractors.percent.cues import KIND
from extractors.percent.mention import percentage
from extractors.tabular.cells import RULE, Cell, cells

_SAYS = ("kind", "weak_kind", "action")
_EACH = re.compile("万人|每|人均")
_PATENT_UNITS = ("件", "项", "个")
_ROWS_ABOVE = 4  # in which 其中 looks for what was done with all of them


def amounts(passage: Passage) -> list[Money]:
    """Return the amounts in tables; their unit stands in head, label or caption."""
    return [_amount(passage, cell) for cell in cells(passage).values() if cell.unit.family == "currency"]


def percentages(passage: Passage) -> list[Percentage]:
    """Return the percentages in tables; where the cell has no sign of its own, the head or the caption has it."""
    return [_percentage(passage, cell) for cell in cells(passage).values() if cell.unit.family in KIND]


def patents(passage: Passage) -> list[Patents]:
    """Return the numbers of patents in tables."""
    held = (cell for cell in cells(passage).values() if cell.unit.family == "count")
    return [found for cell in held if (found := patents_of(passage, cell))]


def counted(passage: Passage) -> list[Count]:
    """Return the counts and physical quantities in tables."""
    found = (cell for cell in cells(passage).values() if cell.unit.family in ("count", "measure") and not cell.unit.per)
    return [_count(passage, cell) for cell in found if patents_of(passage, cell) is None]


def _scaled(cell: Cell) -> tuple[Decimal, Decimal]:
    return cell.value * cell.unit.factor, cell.slack * cell.unit.factor


def _amount(passage: Passage, cell: Cell) -> Money:
    value, slack = _scaled(cell)
    text = passage.text[cell.start : cell.end]
    return Money(cell.start, cell.end, text, RULE, value, value, slack, "exact", cell.unit.code, True, cell.unit.per)


def _percentage(passage: Passage, cell: Cell) -> Percentage:
    number = Number(cell.value, cell.value, cell.slack)
    unit, inferred = KIND[cell.unit.family], not cell.printed
    return percentage(passage, (cell.start, cell.end), RULE, number, unit, inferred=inferred, falling=False)


def patents_of(passage: Passage, cell: Cell) -> Patents | None:
    """Return a cell as a number of patents, or of what a growth tells of them, where its words speak of patents."""
    value = cell.value * cell.unit.factor
    changes = cell.unit.family in KIND and cell.measure in ("growth", "share")
    counts = cell.unit.family == "count" and cell.unit.code in _PATENT_UNITS
    if not changes and (not counts or value != int(value) or value < 0):
        return None
    folded = passage.folded
    found = [word for low, high in cell.names for word in words_in(folded, low, high)]
    said = any("专利" in folded[low:high] for low, high in (*cell.names, *cell.heads))
    titled = "专利" in folded[slice(*cell.caption)] and any(word.role in _SAYS for word in found)
    other = any(word.role == "blocker" for word in found) or any(_EACH.search(folded, *span) for span in cell.names)
    if other or not (said or titled):
        return None
    kind = next((word.value for word in found if word.role in ("kind", "weak_kind") and word.value != "any"), "any")
    action = _action(folded, cell)
    text = passage.text[cell.start : cell.end]
    return Patents(cell.start, cell.end, text, RULE, int(value), int(value), "exact", _as_kind(kind), action)


def _as_kind(kind: str) -> PatentKind:
    return kind  # type: ignore[return-value]


def _action(folded: str, cell: Cell) -> PatentAction:
    """Return what was done with the patents of a cell: its names say it, else the caption, if it says one thing."""
    for spans in (cell.names, (cell.caption,)):
        said = {word.value for low, high in spans for word in words_in(folded, low, high) if word.role == "action"}
        if len(said) == 1:
            return said.pop()  # type: ignore[return-value]
    return _action_above(folded, cell)


def _action_above(folded: str, cell: Cell) -> PatentAction:
    """Return what was done with the patents of the rows above that a row among them (其中:发明专利) is part of."""
    start = folded.rfind("\n", 0, cell.start) + 1
    for _ in range(_ROWS_ABOVE if folded.startswith("其中", start) else 0):
        end, start = start - 1, folded.rfind("\n", 0, max(start - 1, 0)) + 1
        label = folded[start : max(end, start)].partition("\t")[0]
        said = {word.value for word in words_in(folded, start, start + len(label)) if word.role == "action"}
        if "专利" in label and len(said) == 1:
            return said.pop()  # type: ignore[return-value]
    return "unknown"


def _count(passage: Passage, cell: Cell) -> Count:
    value, slack = _scaled(cell)
    rule = "measure" if cell.unit.family == "measure" else "count"
    whole = cell.unit.factor == 1 and value == value.to_integral_value() and rule == "count"
    low, high = cell.names[-1]
    text, words = passage.text[cell.start : cell.end], passage.folded[low:high]
    slack = Decimal(0) if whole else slack
    return Count(cell.start, cell.end, text, rule, value, value, slack, "exact", cell.unit.code, "", words)
