"""The growth of a sum lies between the growths of its parts: for the check identity."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline import intervals
from pipeline.checks.base import Judgement, consistent, undecidable
from pipeline.checks.findings import Message, of_figures
from pipeline.checks.report import ReportFacts
from pipeline.intervals import Interval
from pipeline.tables import Fact

_VALUED = re.compile("[按以](美元|人民币)")


def between(report: ReportFacts, whole: Fact, parts: Sequence[Fact]) -> Judgement:
    """Hold the growth of a sum against the growths of its parts: it lies between them."""
    facts = (whole, *parts)
    stated, ends = report.interval(whole), [report.interval(fact) for fact in parts]
    if len({_valued(report, fact) for fact in facts}) > 1:
        return undecidable(facts, "valued_differently")
    if any(end.low is None or end.high is None for end in ends) or any(f.list_group is not None for f in facts):
        return undecidable(facts, "open_interval")
    implied = Interval(min(e.low for e in ends if e.low is not None), max(e.high for e in ends if e.high is not None))
    if not stated.disjoint(implied):
        return consistent(facts, stated, implied)
    a, *others = (report.printed(fact) for fact in facts)
    zh, en = "、".join(others), ", ".join(others)
    message = Message(
        "medium",
        80,
        f"{whole.metric}增速{a}不在其组成部分增速{zh}之间",
        f"the growth of a sum, {a}, is not between those of its parts, {en}",
        f"{a} {intervals.show(stated, '%')} ∉ {intervals.show(implied, '%')}",
    )
    finding = of_figures(report, facts, message)
    return Judgement("inconsistent", facts, stated, implied, "growth_outside", finding)


def _valued(report: ReportFacts, fact: Fact) -> str:
    """Return the currency that the sentence of a growth is reckoned in, as far as it says: 按美元计价增长28.3%."""
    said = _VALUED.findall(report.folded, report.sentence_span(fact.start)[0], fact.start)
    return said[-1] if said else ""
