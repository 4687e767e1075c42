"""A figure of the text against the cell of a table of the same report, for the check two_values.

1—3月,固定资产投资同比增长8.4%。 … 固定资产投资 182630 9.4

Only where both name the same subject, indicator and period, all cells of that key agree, and the sentence says nothing
but when, where and the label of the row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.report import ReportFacts
from pipeline.checks.table_view import tables
from pipeline.tables import Fact

_Key = tuple[object, ...]
_LEAD = re.compile(
    r"(?:\d{4}年|[一二三四]季度|[上下]半年|全年|前?\d{1,2}[-~—至]{0,2}\d{0,2}月份?|全[省市州县区镇]|[完实][成现]|初步核算|截至|末)*"
)
_REST = re.compile(
    r"(?:完成|实现|达到?|为|约)?(?:,?(?:同比|比上年|较上年)(?:同期)?)?(?:增长|下降|增加|减少)?(?:了|为)?"
)


def beside_tables(report: ReportFacts) -> Iterator[tuple[Fact, Fact]]:
    """Yield a figure of the text with the cell that tells the same."""
    if not tables(report):
        return
    labels = {cell.start: line.label for table in tables(report) for line in table.lines for cell in line.cells if cell}
    cells: dict[_Key, list[Fact]] = {}
    for fact in report.facts:
        if fact.start in labels and fact.metric and fact.period_start:
            cells.setdefault(_key(fact), []).append(fact)
    for fact in report.facts:
        told = cells.get(_key(fact), []) if fact.start not in labels and fact.qualifier == "exact" else []
        if len({(cell.low, cell.high) for cell in told}) == 1 and _plain(report, fact, labels[told[0].start]):
            yield fact, told[0]


def _key(fact: Fact) -> _Key:
    """Return what two figures must share to tell the same."""
    base = "yoy" if fact.measure == "growth" and fact.base is None else fact.base
    named = fact.metric_id or fact.metric
    return fact.subject, named, fact.measure, fact.unit, base, fact.modality, fact.period_start, fact.period_end


def _plain(report: ReportFacts, fact: Fact, label: str) -> bool:
    """Return whether the clause of a figure holds the label of a row, when and where, and nothing else."""
    words = report.words(fact).replace(fact.subject or "#", "").replace(report.region or "#", "").replace(" ", "")
    before, found, behind = words.partition(label)
    return bool(found) and _LEAD.fullmatch(before) is not None and _REST.fullmatch(behind) is not None
