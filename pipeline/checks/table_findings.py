"""What a finding of the check table_arithmetic says: a cell, and what other cells of its table come to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline import intervals
from pipeline.checks.base import Judgement
from pipeline.checks.cross_words import place_name
from pipeline.checks.figures import period_of
from pipeline.checks.findings import About, Message, about_fact, quoted, year_of
from pipeline.checks.report import ReportFacts
from pipeline.checks.table_view import Cell, Line, Table
from pipeline.intervals import Interval
from pipeline.severity import Severity
from pipeline.tables import Fact

_MOST = 12  # cells quoted against one


@dataclass(frozen=True, slots=True)
class Told:
    """A cell, the row and the column it stands in, and the cells it is held against with their rows."""

    table: Table
    line: Line
    place: int
    against: tuple[tuple[Line, int], ...]

    @property
    def cell(self) -> Cell:
        """The cell itself."""
        return _of(self.line, self.place)

    @property
    def others(self) -> list[Cell]:
        """The cells it is held against."""
        return [_of(line, place) for line, place in self.against]


def _of(line: Line, place: int) -> Cell:
    """Return a cell that is known to hold a figure."""
    cell = line.cells[place]
    assert cell is not None
    return cell


def facts_of(report: ReportFacts, cells: Sequence[Cell]) -> tuple[Fact, ...]:
    """Return the rows of facts of some cells; a cell whose unit nobody names has none."""
    return tuple(fact for cell in cells for fact in report.facts_at(cell.start))


def cell_differs(
    report: ReportFacts,
    told: Told,
    values: tuple[Interval, Interval, str],
    words: tuple[str, str, str],
    sure_of: int,
) -> Judgement:
    """Say what a cell should be.

    `values`: what the others come to as it is judged, as it is shown, and as it is printed; `words`: what leads to that
    size in Chinese and in English, and the formula.
    """
    implied, shown, due = values
    zh, en, formula = words
    cell, facts = told.cell, facts_of(report, [told.cell, *told.others])
    printed = report.text[cell.start : cell.end]
    where = f"“{told.line.label}”的“{told.table.heads[told.place]}”"
    level = intervals.severity(intervals.gap(cell.interval, implied))
    message = Message(
        _capped(level, sure_of),
        sure_of,
        f"表中{where}为{printed},{zh}{due}",
        f"in a table {told.line.label} / {told.table.heads[told.place]} is {printed}, {en} {due}",
        f"{formula} = {due} {_bounds(shown)} ≠ {printed} {_bounds(cell.shown)}",
        intervals.hint(cell.interval, implied, printed),
    )
    against = [(line.start, _of(line, place).end) for line, place in told.against[:_MOST]]
    finding = quoted(message, [(told.line.start, cell.end)], against, about=_about(report, told))
    return Judgement("inconsistent", facts, cell.interval, implied, "table_differs", finding)


def _about(report: ReportFacts, told: Told) -> About:
    """Return of whom, of what and of when a cell is; findings of one table have one cause."""
    own = report.facts_at(told.cell.start)
    if not own:
        return About(place_name(report.region), None, year_of(report), told.table.name)
    return about_fact(own[0], period_of(own[0]) or year_of(report), told.table.name)


def _capped(level: Severity, sure_of: int) -> Severity:
    """Return a severity; what only one column says is not high."""
    return "medium" if level == "high" and sure_of < 85 else level


def _bounds(interval: Interval) -> str:
    """Return the ends of an interval as they stand in the table."""
    return f"[{plain(interval.low)}, {plain(interval.high)}]"


def plain(value: Decimal | None) -> str:
    """Return a number as a table prints it, without 万 and 亿."""
    if value is None:
        return "?"
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return "0" if text in ("", "-0") else text
