"""A figure of the headline against the same one in the text, for the check two_values.

临河机床2021年收入增长26.4% … 实现营业收入18.7亿元,同比增长24.6%: believed to differ only by a slip of the pen
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline import intervals
from pipeline.checks.base import Judgement, consistent
from pipeline.checks.report import ReportFacts
from pipeline.tables import Fact

TOP = 160  # characters of what stands above a text
_MEASURES = frozenset({"level", "growth", "share"})


def top_of(report: ReportFacts) -> int:
    """Return where the lines above a text end: before the line that has the first full stop; 0 where there are none."""
    end = report.folded.find("。")
    return max(report.folded.rfind("\n", 0, end if end >= 0 else 0), 0)


def headlines(report: ReportFacts) -> Iterator[tuple[Fact, Fact] | Judgement]:
    """Yield a figure of the headline with the one of the text that it should be, or that both agree."""
    top = top_of(report)
    if not 0 < top <= TOP or not report.facts or report.facts[0].start >= top:
        return
    for head in report.facts:
        if head.start >= top:
            return
        if not _plain(head):
            continue
        told = [fact for fact in report.facts if fact.start > top and _plain(fact) and _key(fact) == _key(head)]
        value = report.interval(head)
        fitting = next((fact for fact in told if not report.interval(fact).disjoint(value)), None)
        if fitting is not None:
            yield consistent((head, fitting), value, report.interval(fitting))
        elif len({fact.low for fact in told}) == 1 and _slipped(report, head, told[0]):
            yield head, told[0]


def _plain(fact: Fact) -> bool:
    """Return whether a figure is exact, of a known time, and neither of a part nor of a list."""
    whole = fact.part_of is None and fact.list_group is None and not fact.inferred
    return whole and fact.measure in _MEASURES and fact.qualifier == "exact" and fact.period_start is not None


def _key(fact: Fact) -> tuple[object, ...]:
    """Return what two figures must share to be one."""
    named = fact.metric_id or fact.metric
    return fact.subject, named, fact.measure, fact.unit, fact.period_start, fact.period_end, fact.modality


def _slipped(report: ReportFacts, head: Fact, told: Fact) -> bool:
    """Return whether one of two figures is the other but for a slip, with digits enough to tell."""
    if head.metric is None or not intervals.telling(report.printed(told)):
        return False
    return intervals.slip(report.interval(head), report.interval(told), report.printed(head)) is not None
