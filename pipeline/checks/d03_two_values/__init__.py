"""D3: two_values.

Has one indicator of one subject and period two values?

Other heads (财政科技经费 / 科技经费), other verbs (参与 / 起草), parts of a whole, cumulative beside yearly values,
series and projects that each have a sum of their own are no contradiction: the printed words must agree, not only the
indicator.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, combinations

from pipeline import intervals
from pipeline.checks.base import Case, Check, Judgement, consistent, undecidable
from pipeline.checks.d03_two_values.beside_tables import beside_tables
from pipeline.checks.d03_two_values.counts_again import again
from pipeline.checks.d03_two_values.headline_slips import headline_slips
from pipeline.checks.d03_two_values.headlines import headlines
from pipeline.checks.d03_two_values.loosely_swapped import swapped_loosely
from pipeline.checks.d03_two_values.named_before import named_before, named_by_deed
from pipeline.checks.d03_two_values.reached import reached
from pipeline.checks.d03_two_values.swapped_digits import changed_about, swapped
from pipeline.checks.d03_two_values.topline import topline
from pipeline.checks.d03_two_values.unit_slips import slips
from pipeline.checks.d03_two_values.wording import DATES, NOT_HAN, PLACE_END, STOP, elsewhere, framed, unnamed, worded
from pipeline.checks.findings import Message, of_figures
from pipeline.checks.report import ReportFacts
from pipeline.severity import worse
from pipeline.tables import Fact

_MOST, _WINDOW, _SAME = 6, 36, 9
_LONG = 14  # characters, digits included, that are the same before a figure where a sentence is said again
_MARKS = re.compile(r"[^0-9一-鿿A-Za-z&.%]")
_PLANNED, _MEASURES = frozenset({"planned", "target"}), frozenset({"level", "growth", "share"})


def judge(report: ReportFacts) -> Iterator[Judgement]:
    """Compare the facts that speak of the same thing, and the figures that stand behind the very same words."""
    heads = list(headlines(report))
    yield from (one if isinstance(one, Judgement) else _apart(report, *one) for one in heads)
    judged = {one.facts[0].start if isinstance(one, Judgement) else one[0].start for one in heads}
    yield from (_apart(report, *pair) for pair in headline_slips(report) if pair[0].start not in judged)
    if not report.of_record:  # news tells of quarters, projects and forecasts in the same words
        told = {(a.start, b.start): (a, b) for a, b in chain(swapped(report), swapped_loosely(report))}
        yield from (_apart(report, *pair) for pair in told.values())
        return
    groups: dict[tuple[object, ...], list[Fact]] = {}
    for fact in report.facts:
        if fact.measure in _MEASURES and not (fact.part_of or fact.inferred or fact.list_group is not None):
            key = _key(fact)
            if key is not None:
                groups.setdefault(key, []).append(fact)
    seen: set[tuple[int, int]] = set()
    for facts in groups.values():
        if len(facts) > 1 and len({(fact.low, fact.high) for fact in facts}) <= _MOST:
            yield from _group(report, facts, seen)
    yield from _repeated(report, seen)
    by_name = chain(named_before(report), named_by_deed(report))
    found = chain(slips(report), changed_about(report), again(report), swapped_loosely(report), by_name)
    told = {(a.start, b.start): (a, b) for a, b in found}
    yield from (_apart(report, *pair) for place, pair in told.items() if place not in seen)
    yield from topline(report)
    yield from (_held(report, *pair) for pair in chain(reached(report), beside_tables(report)))


def _key(fact: Fact) -> tuple[object, ...] | None:
    """Return what two facts must share to be compared; None where the indicator is not one of the lexicon."""
    if fact.metric is None or (fact.measure != "level" and fact.metric_id is None):
        return None
    named = fact.metric if fact.metric_id in (None, "investment_project") else fact.metric_id
    who = PLACE_END.sub("", fact.subject or "")
    planned = fact.modality in _PLANNED
    base = "yoy" if fact.measure == "growth" and fact.base is None else fact.base
    return who, named, fact.measure, fact.unit, base, planned, fact.period_start, fact.period_end


def _group(report: ReportFacts, facts: list[Fact], seen: set[tuple[int, int]]) -> Iterator[Judgement]:
    """Judge the pairs of one group."""
    for a, b in combinations(facts[:12], 2):
        if a.sentence_id == b.sentence_id:
            continue
        first, second = report.interval(a), report.interval(b)
        if not first.disjoint(second):
            yield consistent((a, b), first, second)
            continue
        reason = _doubt(report, a, b)
        if reason:
            yield undecidable((a, b), reason)
            continue
        seen.add((a.start, b.start))
        yield _apart(report, a, b)


def _doubt(report: ReportFacts, a: Fact, b: Fact) -> str | None:
    """Return why two values need not be a contradiction."""
    if a.period_start is None and not report.of_record:
        return "undated"
    if not a.subject or a.subject[0] in "该本其":
        return "no_subject"
    return framed(report, a, b) or worded(report, a, b)


def _repeated(report: ReportFacts, seen: set[tuple[int, int]]) -> Iterator[Judgement]:
    """Compare figures behind the very same words, as a title and its lead have them; three are a series."""
    near: dict[tuple[str, str], list[Fact]] = {}
    long: dict[tuple[str, str], list[Fact]] = {}
    for fact in report.facts:
        if fact.unit in ("%", "百分点") or fact.measure != "level" or fact.qualifier != "exact":
            continue
        window = report.folded[max(0, fact.start - _WINDOW) : fact.start]
        said = _MARKS.sub("", DATES.sub("", window))[-_LONG:]
        if len(said) == _LONG:
            long.setdefault((said, fact.unit), []).append(fact)
        words = NOT_HAN.sub("", window)[-_SAME:]
        if fact.measure == "level" and fact.list_group is None and len(words) == _SAME:
            near.setdefault((words, fact.unit), []).append(fact)
    for pairs, whole in ((long, True), (near, False)):
        for facts in pairs.values():
            if len(facts) == 2 and (facts[0].start, facts[1].start) not in seen:
                seen.add((facts[0].start, facts[1].start))
                yield from _twice(report, facts[0], facts[1], whole)


def _twice(report: ReportFacts, a: Fact, b: Fact, whole: bool) -> Iterator[Judgement]:
    """Judge two figures behind the same words; where a `whole` sentence is said again nothing else is asked."""
    first, second = report.interval(a), report.interval(b)
    if a.sentence_id == b.sentence_id or not first.disjoint(second):
        return
    said = STOP.search(unnamed(report, a)) if whole else None
    reason = ("scope_word" if said else None) if whole else _loose(report, a, b)
    reason = reason or elsewhere(report, a, b, whole)
    if reason:
        yield undecidable((a, b), reason)
        return
    yield _apart(report, a, b)


def _loose(report: ReportFacts, a: Fact, b: Fact) -> str | None:
    """Return why two figures behind a few words alike need not speak of one thing."""
    if a.period_start is None and not report.of_record:
        return "undated"
    if (a.period_start, a.period_end) != (b.period_start, b.period_end):
        return "periods_differ"
    if None not in (a.metric_id, b.metric_id) and a.metric_id != b.metric_id:
        return "indicators_differ"
    return framed(report, a, b) or worded(report, a, b)


def _held(report: ReportFacts, told: Fact, cell: Fact) -> Judgement:
    """Compare a figure of the text with that of a table."""
    first, second = report.interval(cell), report.interval(told)
    return _apart(report, cell, told) if first.disjoint(second) else consistent((told, cell), second, first)


def _apart(report: ReportFacts, a: Fact, b: Fact) -> Judgement:
    """Return the judgement that two figures contradict each other."""
    first, second = report.shown(a), report.shown(b)
    x, y = report.printed(a), report.printed(b)
    message = Message(
        worse("medium", intervals.severity(intervals.gap(first, second))),
        82,
        f"{a.subject or ''}{a.metric}前后不一:{x}与{y}",
        f"two values of one indicator: {x} and {y}",
        f"{x} {intervals.show(first, a.unit)} ≠ {y} {intervals.show(second, b.unit)}",
        intervals.hint(second, first, y),
    )
    finding = of_figures(report, (b, a), message, a)
    return Judgement("inconsistent", (b, a), report.interval(b), report.interval(a), "disjoint", finding)


CHECK = Check(
    "D3",
    "two_values",
    "Has one indicator of one subject and period two values?",
    judge,
    ("other head, verb or population", "parts of a whole", "cumulative values", "series"),
    (
        Case(
            "永兴机械有限公司2013年工作总结\n永兴机械有限公司2013年实现销售收入3.62亿元。公司加大技改力度。永兴机械有限公司2013年实现销售收入4.12亿元。",
            "inconsistent",
        ),
        Case(
            "永兴机械有限公司2013年工作总结\n永兴机械有限公司2013年实现销售收入3.62亿元。公司加大技改力度。永兴机械有限公司2013年实现销售收入3.6亿元。",
            "consistent",
        ),
        Case(
            "永兴机械有限公司2013年工作总结\n永兴机械有限公司2012年实现销售收入3.62亿元。永兴机械有限公司2013年实现销售收入4.12亿元。",
            "undecidable",
        ),
        Case(
            "柳河县2009年民营经济工作总结\n全县民营企业2180户,注册资本46.7亿元;个体工商户1.38万户,注册资本6.2亿元。",
            "undecidable",
        ),
        Case(
            "柳河县2009年民营经济工作总结\n全县上缴税金5.46亿元。\n全县骨干民营企业68家,共纳税3.17亿元。",
            "undecidable",
        ),
        Case(
            "柳河县2009年民营经济工作总结\n全县上缴税金5.46亿元。\n全县民营企业2180户,上缴税金3.17亿元。",
            "inconsistent",
        ),
        Case(
            "浏水陶瓷有限公司2012年工作总结\n投资1.2亿元新建的自动化釉线8月投产。目前,投资1.2万元新建的自动化釉线运行良好。",
            "inconsistent",
        ),
    ),
    least_facts=0,
    least_numbers=2,
)
