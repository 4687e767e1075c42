"""Rows of a table that are the kinds of what a row above them names in all, for the check table_arithmetic.

    货运总量    万吨    8662.3
    铁路        万吨    1136.5
    公路        万吨    6871.4
    水路        万吨    654.4

No row says that it is a sum, so one that misses it is wrong only where a slip of the pen explains it, or where the
smallest kind is told (民航): nobody would leave out a larger one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import takewhile
from typing import Protocol, TypeVar

from pipeline import intervals
from pipeline.checks.base import Judgement, consistent
from pipeline.checks.report import ReportFacts
from pipeline.checks.splits import sets_of
from pipeline.checks.table_findings import Told, facts_of
from pipeline.checks.table_sums import differs, sum_of
from pipeline.checks.table_view import Table

WHOLE = re.compile("[量额数]$|总[计值]$")
_LEAST, _SURE = 2, 75
_ALL = 4  # kinds, the smallest among them: who tells that leaves out none


class Named(Protocol):
    """A row that has a label."""

    @property
    def label(self) -> str:
        """The label."""


_Named = TypeVar("_Named", bound=Named)


def kinds(report: ReportFacts, table: Table) -> Iterator[Judgement]:
    """Add up the kinds behind each row that names all of them."""
    places = table.levels()
    for at, line in enumerate(table.lines):
        rows = rows_of_kinds(table.lines[at + 1 :]) if places and WHOLE.search(line.label) else ()
        for place in places if rows else ():
            told = Told(table, line, place, tuple((row, place) for row in rows))
            if line.cells[place] is None or any(row.cells[place] is None for row in rows):
                continue
            added = sum_of(told.others)
            if not told.cell.interval.disjoint(added):
                yield consistent(facts_of(report, [told.cell, *told.others]), told.cell.interval, added)
            elif leaves_none_out(rows) or _slipped(report, told):
                yield differs(report, told, _SURE)


def rows_of_kinds(lines: Sequence[_Named]) -> list[_Named]:
    """Return the rows that follow each other and are kinds of one set, each met once; too few are none."""
    for names in sets_of("rows"):
        found = list(takewhile(partial(_is_one, names), lines))
        if len(found) >= _LEAST and len({line.label for line in found}) == len(found):
            return found
    return []


def leaves_none_out(rows: Sequence[Named]) -> bool:
    """Return whether rows tell even the smallest kind beside three others: 民航."""
    return len(rows) >= _ALL and any(row.label in names for row in rows for names in sets_of("smallest"))


def _is_one(names: frozenset[str], line: Named) -> bool:
    """Return whether a row is one of some kinds."""
    return line.label in names


def _slipped(report: ReportFacts, told: Told) -> bool:
    """Return whether one cell, its digits slipped, would make the sum right."""
    whole, added = told.cell, sum_of(told.others)
    if intervals.slip(whole.interval, added, report.text[whole.start : whole.end]):
        return True
    rest = whole.interval - added
    return any(
        intervals.slip(cell.interval, cell.interval + rest, report.text[cell.start : cell.end]) for cell in told.others
    )
