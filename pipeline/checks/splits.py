"""Complete splits: totals and the parts that make them up, for the check part_whole.

A split is complete where its members say so: words that exhaust whatever they divide (男 and 女; 发明, 实用新型 and
外观设计), indicators that add up (the three sectors, exports and imports), 分别为 or 由…组成 behind a total, shares
that make up a structure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, reduce
from operator import add

from extractors.lexicon import load
from pipeline import intervals
from pipeline.checks.base import Judgement, consistent, undecidable
from pipeline.checks.figures import level, unit_word
from pipeline.checks.findings import Message, of_figures
from pipeline.checks.report import ReportFacts
from pipeline.checks.words import any_of, number_of
from pipeline.intervals import ZERO, Interval
from pipeline.tables import Fact

CHANGED = any_of("S4.changed")  # a change, an average, a price: no total
_MORE = re.compile(
    r"[^,。;\n]{0,4}[,;、]?(?:另有|另外|此外(?!无)|还有|其余)"
)  # 国税1.1亿元、地税0.9亿元,另有代征税款300万元

_ACTS = ("申请量", "授权量", "拥有量")


@cache
def splits() -> dict[str, list[frozenset[str]]]:
    """Return for each total the sets of indicators that together make it up."""
    found: dict[str, list[frozenset[str]]] = {}
    for row in load("complete_splits"):
        found.setdefault(row["whole"], []).append(frozenset(row["parts"].split()))
    return found


_SPLIT = frozenset(
    name for row in load("complete_splits") if row["kind"] == "metric" for name in (row["whole"], *row["parts"].split())
)


@cache
def sets_of(*kinds: str) -> tuple[frozenset[str], ...]:
    """Return the sets of words of some kinds, as the lexicon lists them: exclusive, seen, sides and the like."""
    return tuple(frozenset(row["parts"].split()) for row in load("complete_splits") if row["kind"] in kinds)


def complete(report: ReportFacts) -> Iterator[Judgement]:
    """Add up the indicators that make up a total: kinds of patents, sectors of the economy."""
    figures = [fact for fact in report.facts if fact.metric_id in _SPLIT and level(fact)]
    for place, whole in enumerate(figures):
        for members in splits().get(whole.metric_id or "", ()):
            near = [f for f in figures[place + 1 : place + 10] if f.start - whole.end < 260 and f.metric_id in members]
            parts = near[: len(members)]
            fellows = all(_fellow(whole, part) for part in parts) and of_one_act((whole, *parts))
            if {part.metric_id for part in parts} != members or not fellows:
                continue
            between = figures[place + 1 : figures.index(parts[0])]
            if any(members in splits().get(f.metric_id or "", ()) and _fellow(f, parts[0]) for f in between):
                continue  # 申请…,授权…,其中
            told = total(report, whole, parts)
            near_by = (*figures[max(0, place - 3) : place], *between)  # 年初安排14.2亿元,实际完成14.6亿元。其中…
            if told.finding and any(_makes_up(report, other, whole, parts) for other in near_by):
                told = undecidable((whole, *parts), "parts_of_another_level")  # 比上年增长8%,2020年为286亿元。第一产业…
            yield told


def _makes_up(report: ReportFacts, other: Fact, whole: Fact, parts: Sequence[Fact]) -> bool:
    """Return whether parts make up another level of the indicator, told before the one that is nearer to them."""
    if (other.metric_id, other.unit) != (whole.metric_id, whole.unit):
        return False
    added = reduce(add, map(report.interval, parts))
    return not added.disjoint(report.interval(other))


def _fellow(whole: Fact, part: Fact) -> bool:
    """Return whether a part is of the same subject, period and unit as its whole."""
    return (
        part.unit == whole.unit
        and part.subject == whole.subject
        and part.modality == whole.modality
        and (part.period_start, part.period_end) == (whole.period_start, whole.period_end)
    )


def of_one_act(parts: Sequence[Fact]) -> bool:
    """Return whether patents among some parts were all applied for, all granted or all held: no 外观设计授权45件."""
    return len({act for part in parts for act in _ACTS if (part.metric or "").endswith(act)}) < 2


def told_size(written: str | None, counted: Fact | None) -> int:
    """Return how many things a total sums up, by a numeral (三大产业合计) or a count (三家合计); 0 where none says."""
    return int(counted.low or 0) if counted is not None else number_of(written or "")


def adds_up(report: ReportFacts, whole: Fact, parts: Sequence[Fact]) -> bool:
    """Return whether parts add up to a total."""
    return not reduce(add, map(report.interval, parts)).disjoint(report.interval(whole))


def total(report: ReportFacts, whole: Fact, parts: Sequence[Fact]) -> Judgement:
    """Compare a total with the sum of its parts."""
    top = report.interval(whole)
    added = shown = Interval(ZERO, ZERO)
    for part in parts:
        added, shown = added + report.interval(part), shown + report.shown(part)
    if not top.disjoint(added):
        return consistent((whole, *parts), top, added)
    if any(fact.qualifier not in ("exact",) for fact in (whole, *parts)):
        return undecidable((whole, *parts), "open_interval")
    if _MORE.match(report.folded, max(fact.end for fact in parts)):
        return undecidable((whole, *parts), "more_parts")
    printed = " + ".join(report.printed(part) for part in parts)
    size = intervals.show_as(shown.middle or ZERO, report.printed(whole)) + unit_word(whole, report.printed(whole))
    message = Message(
        intervals.severity(intervals.gap(top, added)),
        92,
        f"各部分之和{size}不等于总数{report.printed(whole)}",
        f"the parts add up to {size}, the total says {report.printed(whole)}",
        f"{printed} = {size} {intervals.show(shown)} ≠ {report.printed(whole)} {intervals.show(report.shown(whole))}",
        intervals.hint(top, added, report.printed(whole)),
    )
    finding = of_figures(report, (whole, *parts), message)
    return Judgement("inconsistent", (whole, *parts), top, added, "sum_differs", finding)
