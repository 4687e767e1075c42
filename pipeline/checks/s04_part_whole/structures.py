"""Shares that make up a structure (三次产业结构为10.2:48.3:41.5) and must add up to 100, for the check part_whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from pipeline import intervals
from pipeline.checks.base import Judgement
from pipeline.checks.findings import Message, quoted
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.s04_part_whole.sectors import sectors
from pipeline.checks.words import any_of
from pipeline.intervals import HUNDRED, ZERO, Interval

# From its first colon on; what stands before that is looked for backwards, so that not every number is tried.
_RATIO = re.compile(r"[:∶](?<=[\d%][:∶])\d{1,2}(?:\.\d{1,2})?%?(?:[:∶]\d{1,2}(?:\.\d{1,2})?%?){1,3}(?![\d:∶]|\.\d)")
_RATIO_HEAD = re.compile(r"(?<![\d.:∶])\d{1,2}(?:\.\d{1,2})?%?$")
_STRUCTURE = any_of("S4.structure")


@gated(_STRUCTURE)
def structures(report: ReportFacts) -> Iterator[Judgement]:
    """Add up shares that make up a structure: 三次产业结构为10.2:48.3:41.5."""
    for match in _RATIO.finditer(report.folded):
        head = _RATIO_HEAD.search(report.folded, max(0, match.start() - 7), match.start())
        if head is None:
            continue
        start = head.start()
        before = report.folded[max(0, start - 24) : start]
        values = [
            Interval(*share(text))
            for text in report.folded[start : match.end()].replace("%", "").replace("∶", ":").split(":")
        ]
        middle = sum((value.middle or ZERO for value in values), ZERO)
        if len(values) < 3 or not _STRUCTURE.search(before) or not 80 <= middle <= 120:
            continue
        total = Interval(ZERO, ZERO)
        for value in values:
            total = total + value
        whole = Interval(HUNDRED, HUNDRED)
        if not total.disjoint(whole):
            yield Judgement("consistent", (), total, whole)
            told = sectors(report, (start, match.end()), values)
            if told is not None:
                yield told
            continue
        quote = report.text[start : match.end()]
        message = Message(
            "high",
            90,
            f"结构{quote}合计{intervals.show_number(middle)},不是100",
            f"the structure {quote} adds up to {intervals.show_number(middle)}, not to 100",
            f"{quote} → {intervals.show(total)} ≠ 100",
        )
        finding = quoted(message, [(report.clause(start), match.end())])
        yield Judgement("inconsistent", (), total, whole, "sum_differs", finding)


def others(found: Iterable[Judgement], sums: Iterable[Judgement]) -> Iterator[Judgement]:
    """Leave out structures that differ because their figures do not add up: that is one cause, told before."""
    wrong = [{fact.fact_id for fact in told.facts} for told in sums if told.finding]
    for told in found:
        its = {fact.fact_id for fact in told.facts}
        if not (told.finding and its and any(its <= known for known in wrong)):
            yield told


def share(text: str) -> tuple[Decimal, Decimal]:
    """Return the interval of a printed share."""
    value = Decimal(text)
    slack = Decimal("0.5").scaleb(-len(text.partition(".")[2]))
    return value - slack, value + slack
