"""Growths and shares in tables, for the check table_arithmetic: a column of rates against the columns of levels.

What a rate is of is not said either — this year over last, last over this, at constant prices — so a way of reckoning
is only believed that most rows bear out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from operator import add

from pipeline.checks.base import Judgement, consistent, undecidable
from pipeline.checks.report import ReportFacts
from pipeline.checks.s10_from_to_growth.growth_told import basis
from pipeline.checks.table_findings import Told, cell_differs, facts_of, plain
from pipeline.checks.table_sums import most
from pipeline.checks.table_view import Cell, Line, Table, tables
from pipeline.intervals import HUNDRED, Interval, exactly
from pipeline.tables import Fact

Reckon = Callable[[Interval, Interval], Interval]
_SURE = 90
_REAL, _SEVERAL = ("real", "mixed"), 2  # growths at constant prices, or perhaps so; rows
_DEFLATOR = Decimal(15)  # points that growth at constant prices may lie from that of the levels
_DONE = "完成"  # 完成年度预算的%: rates, whose sum is nothing
_BESIDE = Interval(Decimal(80), Decimal(120))  # shares that add up to so much are of one whole


@dataclass(frozen=True, slots=True)
class Way:
    """A way to reckon a rate from two cells: its name as formulas print it."""

    sign: str
    reckon: Reckon


def _growth(old: Interval, new: Interval) -> Interval:
    """Return the growth from one level to another, in per cent."""
    return (new / old - exactly(1)).scaled(HUNDRED)


def _change(old: Interval, new: Interval) -> Interval:
    """Return the change from one level to another."""
    return new - old


def _share(part: Interval, whole: Interval) -> Interval:
    """Return what part of a whole a level is, in per cent."""
    return (part / whole).scaled(HUNDRED)


_GROWN = (Way("→", _growth), Way("−", _change))
_SHARED = Way("/", _share)


def growths(report: ReportFacts, table: Table) -> Iterator[Judgement]:
    """Hold each column of changes against the two columns of levels before it."""
    for place in table.of_kind("change"):
        found = [(way, held) for way, held in _grown(table, place) if most(_fits(way, held))]
        for way, held in found[:1]:
            yield from _judged(report, way, held)


def _grown(table: Table, place: int) -> Iterator[tuple[Way, list[Told]]]:
    """Yield the ways to reckon a column of changes, each with its rows."""
    levels = [other for other in table.levels() if other < place][-2:]
    if len(levels) == 2:
        for way in _GROWN:
            for pair in (levels, levels[::-1]):
                yield way, _held(table, place, pair)


def _held(table: Table, place: int, pair: Sequence[int]) -> list[Told]:
    """Return the rows in which a rate and both of its levels stand, the first of them above zero."""
    rows = [line for line in table.lines if all(line.cells[other] for other in (place, *pair))]
    return [
        Told(table, line, place, tuple((line, other) for other in pair)) for line in rows if _positive(line, pair[0])
    ]


def _positive(line: Line, place: int) -> bool:
    """Return whether a level is above zero."""
    cell = line.cells[place]
    return cell is not None and cell.interval.positive


def shares(report: ReportFacts, table: Table) -> Iterator[Judgement]:
    """Hold each column of shares against a column of levels and its sum, else its sum against 100 %."""
    for place in table.of_kind("share"):
        whole = next((line for line in table.lines if line.total and not line.subtotal), None)
        if whole is None or _DONE in table.heads[place]:
            continue
        ways = (_of_whole(table, whole, place, other) for other in table.levels() if other < place)
        held = next((told for told in ways if most(_fits(_SHARED, told))), None)
        if held is not None:
            yield from _judged(report, _SHARED, held)
        else:
            yield from _to_hundred(report, table, whole, place)


def _of_whole(table: Table, whole: Line, place: int, level: int) -> list[Told]:
    """Return the rows in which a share and its level stand, with the sum that it is a share of."""
    total = whole.cells[level]
    if total is None or not total.interval.positive:
        return []
    rows = [line for line in table.lines if line is not whole and line.cells[place] and line.cells[level]]
    return [Told(table, line, place, ((line, level), (whole, level))) for line in rows]


def _to_hundred(report: ReportFacts, table: Table, whole: Line, place: int) -> Iterator[Judgement]:
    """Add up the shares of a table whose sum is said to be 100 %."""
    total = whole.cells[place]
    rows = [line for line in table.lines if not line.total and not line.part]
    if total is None or total.value != HUNDRED or any(line.cells[place] is None for line in rows) or len(rows) < 2:
        return
    told = Told(table, whole, place, tuple((line, place) for line in rows))
    added, facts = reduce(add, (cell.interval for cell in told.others)), facts_of(report, [told.cell, *told.others])
    if not added.disjoint(exactly(HUNDRED)):
        yield consistent(facts, exactly(HUNDRED), added)
    elif added.disjoint(_BESIDE) or any(line.top for line in rows):
        yield undecidable(facts, "shares_of_what")
    else:
        shown = reduce(add, (cell.shown for cell in told.others))
        formula = " + ".join(plain(cell.value) for cell in told.others)
        words = ("各项相加为", "its parts add up to", formula)
        size = sum((cell.value for cell in told.others), Decimal(0))
        yield cell_differs(report, told, (added, shown, plain(size)), words, _SURE)


def _fits(way: Way, held: Sequence[Told]) -> list[bool]:
    """Return for each row whether a way to reckon holds in it."""
    return [not told.cell.interval.disjoint(way.reckon(*_pair(told.others))) for told in held]


def _pair(cells: Sequence[Cell]) -> tuple[Interval, Interval]:
    """Return what the two cells of a rate can mean."""
    return cells[0].interval, cells[1].interval


def _judged(report: ReportFacts, way: Way, held: Sequence[Told]) -> Iterator[Judgement]:
    """Judge the rows of a column of rates that most of them bear out."""
    fits = _fits(way, held)
    fitting = [f for told, fit in zip(held, fits, strict=True) if fit for f in facts_of(report, [told.cell])]
    told_of = {fact.metric for fact in fitting}
    at_current = sum(basis(fact) in _REAL for fact in fitting) >= _SEVERAL  # 第一产业 of 固定资产投资: all are
    for told, fit in zip(held, fits, strict=True):
        one, two = told.others
        implied, facts = way.reckon(one.interval, two.interval), facts_of(report, [told.cell, one, two])
        if fit:
            yield consistent(facts, told.cell.interval, implied)
            continue
        shown = way.reckon(one.shown, two.shown)
        first, second = (two, one) if way.reckon is _change else (one, two)
        exact = way.reckon(exactly(one.value), exactly(two.value)).middle
        if way.reckon is _growth and not at_current and _is_real(facts[:1], told_of, told.cell.value, exact):
            yield undecidable(facts, "real_or_mixed_growth")
            continue
        formula = f"{plain(first.value)} {way.sign} {plain(second.value)}"
        words = (f"按{formula}应为", f"{formula} is", formula)
        size = plain(exact) if way.reckon is _change or exact is None else f"{exact:.2f}%"
        yield cell_differs(report, told, (implied, shown, size), words, _SURE)


def _is_real(facts: Sequence[Fact], nominal: set[str | None], told: Decimal, implied: Decimal | None) -> bool:
    """Return whether a growth may be at constant prices, as that of 生产总值 is; `nominal` are those told not to be."""
    near = implied is not None and abs(told - implied) < _DEFLATOR
    return near and any(fact.metric not in nominal and basis(fact) in _REAL for fact in facts)


def judged_cells(report: ReportFacts) -> frozenset[int]:
    """Return where the changes stand that most rows of their table bear out, or that stand in such a column."""
    found: set[int] = set()
    for table in tables(report):
        for place in table.of_kind("change"):
            ways = [held for way, held in _grown(table, place) if most(_fits(way, held))]
            found.update(told.cell.start for held in ways[:1] for told in held)
    return frozenset(found)
