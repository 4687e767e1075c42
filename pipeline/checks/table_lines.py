"""Rows of a table whose columns are parted by blanks alone, for the check table_arithmetic.

    货运总量 万吨 87643.2 10.8
    铁路 万吨 9216.5 3.2
    公路 万吨 71408.3 12.1

No heads are read here, only the first figure of each row; so kinds of one thing must follow what names all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import reduce
from itertools import pairwise
from operator import add
from typing import NamedTuple

from pipeline import intervals
from pipeline.checks.base import Judgement, consistent
from pipeline.checks.findings import About, Message, quoted, year_of
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.table_findings import plain
from pipeline.checks.table_kinds import WHOLE, leaves_none_out, rows_of_kinds
from pipeline.checks.table_view import Cell, cell_of
from pipeline.intervals import Interval

_ROW = re.compile(
    r"^ *(?P<label>[一-鿿]{2,8})(?: +[一-鿿]{1,6}|\([一-鿿]{1,6}\))? +(?P<figure>\d[\d.]{0,12})(?= |$)", re.M
)
_KIND = re.compile(r"^ *(?:铁路|公路)[ (]", re.M)
_SURE, _MOST = 75, 12


class _Row(NamedTuple):
    """A row: where it begins, its label and its first figure."""

    start: int
    label: str
    cell: Cell


@gated(_KIND)
def lines(report: ReportFacts) -> Iterator[Judgement]:
    """Add up the kinds in the rows behind each that names all of them."""
    found = [
        _Row(match.start(), match["label"], cell)
        for match in _ROW.finditer(report.folded)
        if (cell := cell_of(report.folded, match.span("figure")))
    ]
    for at, whole in enumerate(found):
        if not WHOLE.search(whole.label):
            continue
        kinds = rows_of_kinds(_following(report, found[at : at + _MOST]))
        if kinds:
            yield from _judged(report, whole, kinds)


def _following(report: ReportFacts, rows: Sequence[_Row]) -> list[_Row]:
    """Return the rows behind the first of some, as long as each stands right below the one before it."""
    told: list[_Row] = []
    for before, row in pairwise(rows):
        if report.folded.count("\n", before.cell.end, row.start + 1) > 1:
            break
        told.append(row)
    return told


def _judged(report: ReportFacts, whole: _Row, kinds: Sequence[_Row]) -> Iterator[Judgement]:
    """Compare a row with the sum of its kinds."""
    added = reduce(add, (row.cell.interval for row in kinds))
    if not whole.cell.interval.disjoint(added):
        yield consistent(report.facts_at(whole.cell.start), whole.cell.interval, added)
    elif leaves_none_out(kinds) or _slip(report, whole, added):
        yield _differs(report, whole, kinds, added)


def _slip(report: ReportFacts, whole: _Row, added: Interval) -> bool:
    """Return whether a slip in the total explains why its kinds miss it."""
    return intervals.slip(whole.cell.interval, added, report.text[whole.cell.start : whole.cell.end]) is not None


def _differs(report: ReportFacts, whole: _Row, kinds: Sequence[_Row], added: Interval) -> Judgement:
    """Say what a total should be."""
    due = plain(sum((row.cell.value for row in kinds), start=intervals.ZERO))
    printed = report.text[whole.cell.start : whole.cell.end]
    formula = " + ".join(plain(row.cell.value) for row in kinds)
    message = Message(
        "medium",
        _SURE,
        f"表中“{whole.label}”为{printed},各项相加为{due}",
        f"in a table {whole.label} is {printed}, its parts add up to {due}",
        f"{formula} = {due} ≠ {printed}",
        intervals.hint(whole.cell.interval, added, printed),
    )
    spans = [(row.start, row.cell.end) for row in kinds]
    about = About(None, whole.label, year_of(report))
    finding = quoted(message, [(whole.start, whole.cell.end)], spans, about=about)
    return Judgement("inconsistent", (), whole.cell.interval, added, "table_differs", finding)
