"""Facts that define each other by their indicators, for the check identity: 利税 = 利润 + 税金, 人均 = 总量 / 人口.

Only those of one subject and period, told close together, are held against each other.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from extractors.lexicon import load
from pipeline import intervals
from pipeline.checks.base import Judgement, undecidable
from pipeline.checks.d04_identity.between import between
from pipeline.checks.figures import all_exact, level
from pipeline.checks.reckoned import Reckoning, against_reckoning
from pipeline.checks.report import ReportFacts
from pipeline.tables import Fact

_NEAR = 220
# Registered and resident population differ by that much.
_BASE = Decimal("0.1")
_OPEN = "open_interval"
_POPULATION = "population"
_PER_HEAD = frozenset({"gdp_per_capita"})
_REGISTERED, _RESIDENT = "户籍", "常住人口"
_HEADS = re.compile(r"(?:常住|户籍|总)?人口")
_LABEL = 12
_OTHERS = re.compile("其[他它余](?:各?[项种]?税|出口|进口|利润)")  # 增值税…,其他税金…: one tax is not all of them


@dataclass(frozen=True, slots=True)
class Identity:
    """One identity: `whole` is the sum, or with `ratio` the quotient, of the two others."""

    whole: str
    first: str
    second: str
    ratio: bool


@cache
def _identities() -> tuple[Identity, ...]:
    """Return the identities of the lexicon."""
    return tuple(
        Identity(row["whole"], row["first"], row["second"], row["kind"] == "ratio") for row in load("identities")
    )


@cache
def _wanted() -> frozenset[str]:
    """Return every indicator some identity speaks of."""
    return frozenset(name for item in _identities() for name in (item.whole, item.first, item.second))


def identities(report: ReportFacts) -> Iterator[Judgement]:
    """Try every identity on the facts of one subject and period."""
    wanted = _wanted()
    facts = [fact for fact in report.facts if fact.metric_id in wanted]
    if len(facts) < 2:  # the population may be told besides
        return
    facts = sorted([*facts, *_people(report, facts)], key=lambda fact: fact.start)
    if len({fact.metric_id for fact in facts}) < 3:
        return
    levels = [fact for fact in facts if level(fact)]
    growths = [fact for fact in facts if fact.measure == "growth" and fact.unit == "%"]
    for item in _identities():
        yield from _alone([_judged(report, whole, pair, item) for whole, pair in _pairs(report, levels, item)])
        for whole, pair in _pairs(report, growths, item) if not item.ratio else ():
            yield between(report, whole, pair)


def _alone(judged: Sequence[Judgement]) -> Iterator[Judgement]:
    """Leave open what two figures say of a whole, where they make up another one: 利税2.4亿元,… 全县利税8.2亿元."""
    sound = {_ids(judgement) for judgement in judged if judgement.verdict == "consistent"}
    for judgement in judged:
        if judgement.finding and _ids(judgement) in sound:
            yield undecidable(judgement.facts, "parts_of_another")
        else:
            yield judgement


def _ids(judgement: Judgement) -> tuple[str, ...]:
    """Return which figures a whole is held against."""
    return tuple(fact.fact_id for fact in judgement.facts[1:])


def _people(report: ReportFacts, facts: Sequence[Fact]) -> Iterator[Fact]:
    """Yield the counts of the population around a figure per head, of its subject and period."""
    per_head = next((fact for fact in facts if fact.metric_id in _PER_HEAD), None)
    if per_head is None or any(fact.metric_id == _POPULATION for fact in facts):
        return
    for fact in report.between(max(0, per_head.start - _NEAR), per_head.start + _NEAR):
        words = report.words(fact)
        if fact.unit == "人" and _HEADS.search(words[-_LABEL:]):
            yield replace(
                fact,
                metric_id=_POPULATION,
                metric=_HEADS.search(words)[0],  # type: ignore[index]
                subject=per_head.subject,
                period_start=per_head.period_start,
                period_end=per_head.period_end,
                modality=per_head.modality,
            )


def _pairs(report: ReportFacts, facts: Sequence[Fact], item: Identity) -> Iterator[tuple[Fact, tuple[Fact, Fact]]]:
    """Yield each whole of an identity with the two facts it is held against."""
    for whole in facts:
        pair = _pair(report, whole, facts, item) if whole.metric_id == item.whole else None
        if pair:
            yield whole, pair


def _around(whole: Fact, facts: Sequence[Fact]) -> Sequence[Fact]:
    """Return those of some facts, in text order, that are not far from one."""
    low = bisect_left(facts, whole.start - _NEAR, key=lambda fact: fact.start)
    return facts[low : bisect_right(facts, whole.start + _NEAR, lo=low, key=lambda fact: fact.start)]


def _pair(report: ReportFacts, whole: Fact, facts: Sequence[Fact], item: Identity) -> tuple[Fact, Fact] | None:
    """Return the nearest facts that the identity holds against `whole`, if each is one only."""
    found, around = [], _around(whole, facts)
    for name in (item.first, item.second):
        near = [f for f in around if f.metric_id == name and _fellow(report, whole, f, item.ratio)]
        near.sort(key=lambda fact: abs(fact.start - whole.start))
        if not near:
            return None
        found.append(near[0])
    return found[0], found[1]


def _fellow(report: ReportFacts, whole: Fact, fact: Fact, ratio: bool) -> bool:
    """Return whether two facts are of one subject, period and kind, close together."""
    if abs(fact.start - whole.start) > _NEAR or fact.subject != whole.subject or (fact.part_of and ratio):
        return False
    same = (fact.period_start, fact.period_end, fact.modality) == (whole.period_start, whole.period_end, whole.modality)
    low, high = sorted((fact.start, whole.start))
    other = bool(report.mentioned(low + 1, high))
    return same and not other and (ratio or fact.unit == whole.unit)


def _judged(report: ReportFacts, whole: Fact, pair: tuple[Fact, Fact], item: Identity) -> Judgement:
    """Compare a figure with the sum or quotient of two others."""
    first, second = pair
    facts = (whole, first, second)
    stated = report.interval(whole)
    if not all_exact(*facts):
        return undecidable(facts, _OPEN)
    if not item.ratio and _OTHERS.search(report.folded, *_span(facts)):
        return undecidable(facts, "other_parts")
    if item.ratio and (whole.unit != first.unit or second.unit != "人"):
        return undecidable(facts, "units_differ")
    if second.metric_id == _POPULATION and _of_residents(report, second):
        return undecidable(facts, "population_base")
    one, two = report.interval(first), report.interval(second)
    implied = one / two if item.ratio else one + two
    if item.ratio and 0 < intervals.gap(stated, implied) < _BASE:
        return undecidable(facts, "population_base")
    one, two = report.shown(first), report.shown(second)
    shown = one / two if item.ratio else one + two
    sign = "/" if item.ratio else "+"
    formula = f"{report.printed(first)} {sign} {report.printed(second)}"
    said = (formula, f"{whole.metric}应为{first.metric}{sign}{second.metric}=", f"{formula} =")
    return against_reckoning(report, facts, Reckoning(implied, shown, *said, whole, 85, "identity_fails"))


def _of_residents(report: ReportFacts, people: Fact) -> bool:
    """Return whether a population is the registered one, while the report tells the residents, whom 人均 is of."""
    return _REGISTERED in report.words(people) and _RESIDENT in report.folded


def _span(facts: Sequence[Fact]) -> tuple[int, int]:
    """Return from where to where some figures stand."""
    return min(fact.start for fact in facts) - _LABEL, max(fact.end for fact in facts) + _LABEL
