"""Percentages that lost their sign, for the check unit_missing: 比上年增14.6."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.tabular.cells import cells
from pipeline.checks.base import Judgement, consistent
from pipeline.checks.findings import Message, of_figures
from pipeline.checks.report import ReportFacts
from pipeline.tables import Fact

_SIGN = re.compile(r"[%％‰]|分之|百分点|成|个点")
_SHARES_SIGN = re.compile(r"(?:\s?[、~\-至到和与及]\s?\d{1,3}(?:\.\d{1,2})?){1,8}\s?(?:[%‰]|个百分)")
_ROW = 500  # characters before and behind a cell that are looked at for others
_CELLS = re.compile(r"[\s|]-?\d[\d,.]*(?=[\s|]|$)")
_TITLE = re.compile(r"(?<![0-9])%(?:\)|[ ]{0,3}(?:[\t|\n]|$))")  # 增长(%), 同比±%


def lost_signs(report: ReportFacts) -> Iterator[Judgement]:
    """Take percentages whose sign was inferred."""
    for fact in report.rates:
        if fact.inferred and not _SIGN.search(report.printed(fact)):
            yield consistent((fact,)) if _excused(report, fact) else _sign(report, fact)


def _excused(report: ReportFacts, fact: Fact) -> bool:
    """Return whether a number needs no % sign of its own: an index, a cell of a table, one of a list with one sign."""
    cell = cells(report.passage).get(fact.start)
    if cell is not None:
        return not cell.lost_sign
    index = "指数" in report.folded[max(0, fact.start - 24) : fact.start]
    return index or _in_table(report, fact) or _SHARES_SIGN.match(report.folded, fact.end) is not None


def _in_table(report: ReportFacts, fact: Fact) -> bool:
    """Return whether a figure is a cell of a table: the head of its column names the unit (增长(%), 同比±%)."""
    folded = report.folded
    low, high = max(0, fact.start - _ROW), min(len(folded), fact.end + _ROW)
    start, end = folded.rfind("\n", low, fact.start), folded.find("\n", fact.end, high)
    line = folded[start + 1 if start >= 0 else low : end if end >= 0 else high]
    return len(_CELLS.findall(line)) > 1 and _TITLE.search(folded) is not None


def _sign(report: ReportFacts, fact: Fact) -> Judgement:
    """Report one lost sign; all of a report have one cause."""
    quote = report.printed(fact)
    message = Message(
        "medium",
        93,
        f"{quote}缺少百分号,按{quote}%处理",
        f"{quote} has lost its % sign; read as {quote}%",
        f"{quote} → {quote}%",
        klass="data_quality",
    )
    finding = replace(of_figures(report, [fact], message), cause=f"percent_sign_lost:{report.doc_id}")
    return Judgement("inconsistent", (fact,), reason="percent_sign_lost", finding=finding)
