"""X6: targets of a plan against the outcome in a later summary, and against what the summary says they were."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from pipeline import intervals
from pipeline.checks.archive import CrossCase, CrossCheck, across_reports
from pipeline.checks.base import Finding, Judgement, consistent, undecidable
from pipeline.checks.cross_words import cued
from pipeline.checks.findings import Message, about_fact
from pipeline.checks.series import Point, Series

_BEYOND = re.compile("超[出过额]?[^,;]{0,8}$")
_EVENTS = frozenset({"investment_project", "funds_raised"})
_EXCEEDED = Decimal("1.3")  # a target exceeded by less is simply met
_YEARS = 2  # a target for so many years ahead may be in constant prices
_MISSED = Decimal("0.01")
_PLANS = ("target", "planned")


def judge(series: Series) -> Iterator[Judgement]:
    """Pair what one report plans for a period with what another one tells of it."""
    if series.key.what not in _EVENTS:
        yield from _series(series, series.levels)
        if series.key.unit != "%":
            yield from _series(series, [p for p in series.growths if p.fact.metric])


def _series(series: Series, points: Sequence[Point]) -> Iterator[Judgement]:
    """Judge each target of a series once for outcome and once for restatement."""
    for target in points:
        if target.fact.modality not in _PLANS or target.fact.period_end is None or target.months != 12:
            continue
        later = [p for p in points if p.report is not target.report and _same_period(p, target) and _after(target, p)]
        outcomes = [p for p in later if p.fact.modality == "actual"]
        restated = [p for p in later if p.fact.modality in _PLANS and p.report.doc_type != "plan" and not _beyond(p)]
        if outcomes:
            others = [p for p in points if p.report is target.report and p.fact.modality in _PLANS]
            also = [p for p in others if _same_period(p, target) and p.value.disjoint(target.value)]
            yield _reached(series, target, outcomes, also)
        if restated:
            yield _restated(series, target, restated[0])


def _beyond(point: Point) -> bool:
    """Return whether a figure says by how much a target was passed: 超年初目标215万元."""
    return _BEYOND.search(point.clause) is not None


def _same_period(a: Point, b: Point) -> bool:
    """Return whether two figures are of one period and measured alike."""
    return (a.fact.period_start, a.fact.period_end, a.fact.measure) == (
        b.fact.period_start,
        b.fact.period_end,
        b.fact.measure,
    )


def _after(target: Point, outcome: Point) -> bool:
    """Return whether a report can know the outcome: a summary, or a report not older than the plan."""
    plan, told = target.report, outcome.report
    older = bool(plan.issued and told.issued and told.issued < plan.issued[: len(told.issued)])
    return told.doc_type != "plan" and not older and (told.report_year or 0) >= (plan.report_year or 0)


def _scopes(a: Point, b: Point) -> bool:
    """Return whether both clauses speak of one scope."""
    return {w for _, _, w in cued("scope", a.clause)} == {w for _, _, w in cued("scope", b.clause)}


def _reached(series: Series, target: Point, outcomes: Sequence[Point], also: Sequence[Point]) -> Judgement:
    """Compare a target with its outcome; missing it is told, exceeding it by far as well.

    What meets another target of the plan (新建2个,总数达到7个) may be meant by that.
    """
    best = next((p for p in outcomes if not p.value.disjoint(target.value)), outcomes[0])
    facts = (best.fact, target.fact)
    if not best.value.disjoint(target.value):
        return consistent(facts, best.value, target.value)
    if any(not best.value.disjoint(other.value) for other in also):
        return undecidable(facts, "another_target")
    if not _scopes(best, target):
        return undecidable(facts, "scope_differs")
    if _of_years_ago(series, target):
        return undecidable(facts, "prices_differ")
    ratio = best.value / target.value
    above = target.value.high is not None and best.value.low is not None and best.value.low > target.value.high
    ceiling = target.fact.qualifier in ("at_most", "less_than")
    if above and not ceiling and (ratio.low is None or ratio.low < _EXCEEDED):
        return consistent(facts, best.value, target.value)
    if intervals.gap(best.value, target.value) < _MISSED:
        return consistent(facts, best.value, target.value)
    return Judgement("inconsistent", facts, best.shown, target.shown, "disjoint", _finding(series, target, best, above))


def _of_years_ago(series: Series, target: Point) -> bool:
    """Return whether a target was set years ahead for what may be reckoned in prices of the year it was set in."""
    told = target.report.report_year
    mixed = series.entry is not None and series.entry.growth_basis in ("real", "mixed")
    return mixed and told is not None and target.year - told >= _YEARS


def _finding(series: Series, target: Point, outcome: Point, above: bool) -> Finding:
    """Say how target and outcome differ."""
    unit = series.key.unit if target.fact.measure != "growth" else "%"
    word = "高于目标" if above else "未达目标"
    message = Message(
        "low" if above else "medium",
        70 if above else 80,
        f"{target.year}年目标{target.printed},实际{outcome.printed}:{word}",
        f"target {target.printed} for {target.year}, outcome {outcome.printed}: {'above' if above else 'missed'}",
        f"{outcome.printed} {intervals.show(outcome.shown, unit)} ≠ "
        f"{target.printed} {intervals.show(target.shown, unit)}",
        intervals.hint(outcome.shown, target.shown, outcome.printed),
        klass="noteworthy",
    )
    return across_reports([outcome.at("stated"), target.at("against")], message, about_fact(outcome.fact))


def _restated(series: Series, target: Point, later: Point) -> Judgement:
    """Compare a target with what a later report says the target was."""
    facts = (later.fact, target.fact)
    if not later.value.disjoint(target.value):
        return consistent(facts, later.value, target.value)
    if not _scopes(later, target) or cued("revised", later.clause):
        return undecidable(facts, "scope_or_revision")
    unit = series.key.unit if target.fact.measure != "growth" else "%"
    message = Message(
        "medium",
        75,
        f"{target.year}年目标前后不一:规划为{target.printed},总结称{later.printed}",
        f"the target for {target.year} was {target.printed}, the later report says it was {later.printed}",
        f"{later.printed} {intervals.show(later.shown, unit)} ≠ {target.printed} {intervals.show(target.shown, unit)}",
        intervals.hint(later.shown, target.shown, later.printed),
    )
    found = across_reports([later.at("stated"), target.at("against")], message, about_fact(later.fact))
    return Judgement("inconsistent", facts, later.shown, target.shown, "target_restated", found)


CHECK = CrossCheck(
    "X6",
    "target_outcome",
    "Was the target of a plan reached in the next summary, and does the summary restate it rightly?",
    ("other populations, units and scopes", "以上 and 左右 are intervals", "exceeding a target a little is meeting it"),
    (
        CrossCase(
            (
                "临河镇2013年工作计划\n2013年,全镇财政收入达到3亿元。\n临河镇人民政府 2013年1月",
                "临河镇2013年工作总结\n全镇实现财政收入2.1亿元。\n临河镇人民政府 2013年12月",
            ),
            "inconsistent",
        ),
        CrossCase(
            (
                "临河镇2013年工作计划\n2013年,全镇财政收入达到3亿元以上。\n临河镇人民政府 2013年1月",
                "临河镇2013年工作总结\n全镇实现财政收入3.1亿元。\n临河镇人民政府 2013年12月",
            ),
            "consistent",
        ),
    ),
    series=judge,
)
