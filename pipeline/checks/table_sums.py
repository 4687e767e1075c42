"""Sums in tables, for the check table_arithmetic: rows under 合计, 小计 or 全县, columns under a head 合计.

Which rows a sum is over is not said: 其中 and 一、 make levels, a town counts what no village has.  So the readings are
tried, and one that holds for another column (of rows: for most rows) is the one a column that differs is held to.  A
table of one column is believed only where the row says itself that it is a sum, and can be read in one way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import reduce
from itertools import compress
from operator import add

from extractors.metrics import indicators
from pipeline.checks.base import Judgement, consistent, undecidable
from pipeline.checks.report import ReportFacts
from pipeline.checks.table_findings import Told, cell_differs, facts_of, plain
from pipeline.checks.table_view import Cell, Line, Table
from pipeline.intervals import Interval

Reading = tuple[int, ...]  # rows that a sum is over
_SUM = re.compile(r"(?:[合总共小]计)$")
_ALONE, _SEEN = 75, 92  # how sure a sum is that nothing else confirms, and one that others do
_FAR = Decimal("0.5")  # gap beyond which a sum that nothing confirms is over something else


def columns(report: ReportFacts, table: Table) -> Iterator[Judgement]:
    """Add up the rows of each sum, column by column."""
    for at, line in enumerate(table.lines):
        if line.total:
            yield from _summed(report, table, at)


def _summed(report: ReportFacts, table: Table, at: int) -> Iterator[Judgement]:
    """Judge one row of sums."""
    line, readings = table.lines[at], _readings(table.lines, at)
    places = [place for place in table.levels() if line.cells[place] is not None]
    if not readings or not places:
        return
    held = [[_fits(table, line, place, reading) for place in places] for reading in readings]
    best = max(range(len(readings)), key=lambda number: (held[number].count(True), -number))
    fits, others = held[best], [place for number, place in enumerate(places) if _never(held, number)]
    confirmed = fits.count(True)
    for place in compress(places, fits):
        told = _told(table, line, place, readings[best])
        yield consistent(facts_of(report, [told.cell, *told.others]), told.cell.interval, sum_of(told.others))
    for place in others:
        told = _told(table, line, place, readings[best])
        doubt = _doubt(table, told, confirmed, len(others), len(readings))
        facts = facts_of(report, [told.cell, *told.others])
        yield undecidable(facts, doubt) if doubt else differs(report, told, _SEEN if confirmed else _ALONE)


def _never(held: Sequence[Sequence[bool | None]], number: int) -> bool:
    """Return whether a column holds in no reading, and can be read in all."""
    return all(row[number] is False for row in held)


def _readings(lines: Sequence[Line], at: int) -> list[Reading]:
    """Return the rows that a row of sums may be over, the likeliest first."""
    sums = [place for place, line in enumerate(lines) if line.total and (lines[at].subtotal or not line.subtotal)]
    before = max((place for place in sums if place < at), default=-1)
    after = min((place for place in sums if place > at), default=len(lines))
    span = range(before + 1, at) if at - before > 1 else range(at + 1, after)
    rows = [place for place in span if not lines[place].total]
    whole = [place for place in rows if not lines[place].part]
    top = [place for place in rows if lines[place].top]
    outer = [place for place in rows if not lines[place].indented]
    found = [whole, _without_parts(lines, rows), top, outer, [place for place in span if lines[place].subtotal]]
    return list(dict.fromkeys(tuple(rows) for rows in found if len(rows) > 1))


def _without_parts(lines: Sequence[Line], rows: Sequence[int]) -> list[int]:
    """Return some rows without what follows 其中, up to the next row of the first level."""
    found, inside = [], False
    for place in rows:
        inside = lines[place].part or (inside and not lines[place].top)
        if not inside:
            found.append(place)
    return found


def _fits(table: Table, line: Line, place: int, reading: Reading) -> bool | None:
    """Return whether a sum holds in one column; None where a cell of it is no figure, or all but one are nought."""
    parts = [table.lines[row].cells[place] for row in reading]
    cells = [cell for cell in parts if cell is not None]
    total = line.cells[place]
    if total is None or len(cells) < len(parts) or sum(cell.value != 0 for cell in cells) < 2:
        return None
    return not total.interval.disjoint(sum_of(cells))


def sum_of(cells: Sequence[Cell]) -> Interval:
    """Return the sum of some cells."""
    return reduce(add, (cell.interval for cell in cells))


def _doubt(table: Table, told: Told, confirmed: int, others: int, readings: int) -> str | None:
    """Return why a sum that does not hold need not be wrong."""
    total, parts = told.cell.value, [cell.value for cell in told.others]
    if min(parts) <= total <= max(parts):
        return "may_be_a_mean"
    if confirmed:
        return None if others <= confirmed else "columns_differ"
    if readings > 1 or others > 1 or not told.line.declared:
        return "sum_of_what"
    if any(line.part or line.top for line in table.lines) or _known(table):
        return "sum_of_what"
    far = told.cell.interval.distance(sum_of(told.others)) > _FAR * max(abs(total), abs(sum(parts, Decimal(0))))
    return "sum_of_what" if far else None


def _known(table: Table) -> bool:
    """Return whether most rows are indicators: some of them may be parts of others."""
    names = [line.label for line in table.lines if not line.total]
    return sum(name in indicators() for name in names) * 2 > len(names)


def _told(table: Table, line: Line, place: int, reading: Reading) -> Told:
    """Return a sum in one column with the cells it is over."""
    return Told(table, line, place, tuple((table.lines[row], place) for row in reading))


def differs(report: ReportFacts, told: Told, sure_of: int) -> Judgement:
    """Say what a sum should be."""
    cells = told.others
    size = sum((cell.value for cell in cells), Decimal(0))
    formula = " + ".join(plain(cell.value) for cell in cells)
    shown = reduce(add, (cell.shown for cell in cells))
    words = ("各项相加为", "its parts add up to", formula)
    return cell_differs(report, told, (sum_of(cells), shown, plain(size)), words, sure_of)


def rows(report: ReportFacts, table: Table) -> Iterator[Judgement]:
    """Add up the columns under each head that is a sum, row by row; most rows must bear it out."""
    levels = table.levels()
    sums = [place for place in levels if _SUM.search(table.heads[place])]
    for place in sums:
        parts = _beside(levels, sums, place)
        units = {table.columns[other].unit for other in (*parts, place)}
        if len(parts) > 1 and len(units) == 1:
            yield from _across(report, table, place, parts)


def _beside(levels: Sequence[int], sums: Sequence[int], place: int) -> list[int]:
    """Return the columns that a column of sums is over: those before it, else those behind it, up to another one."""
    before = max((other for other in sums if other < place), default=-1)
    left = [other for other in levels if before < other < place]
    after = min((other for other in sums if other > place), default=max(levels) + 1)
    return left if len(left) > 1 else [other for other in levels if place < other < after]


def _across(report: ReportFacts, table: Table, place: int, parts: Sequence[int]) -> Iterator[Judgement]:
    """Judge the rows of one column of sums."""
    lines = [line for line in table.lines if all(line.cells[other] is not None for other in (place, *parts))]
    held = [Told(table, line, place, tuple((line, other) for other in parts)) for line in lines]
    fits = [not told.cell.interval.disjoint(sum_of(told.others)) for told in held]
    sound = most(fits)
    for told, fit in zip(held, fits, strict=True):
        facts = facts_of(report, [told.cell, *told.others])
        if fit:
            yield consistent(facts, told.cell.interval, sum_of(told.others))
        else:
            yield differs(report, told, _SEEN) if sound else undecidable(facts, "rows_differ")


def most(fits: Sequence[bool]) -> bool:
    """Return whether so many rows bear a reading out that the others are wrong."""
    return fits.count(True) > 1 and fits.count(True) >= 2 * fits.count(False)
