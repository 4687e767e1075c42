"""Growth told as the yearly average between two levels of two years, for the check from_to_growth.

由2012年的20亿元增长到2017年的45亿元,年均增长17.6%

The average is that of compound growth; what fits another reading of it — the mean of the whole growth, both years
counted — is undecidable.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from extractors.numbering import HAN_NUMBERS
from pipeline.checks.base import Judgement, consistent, undecidable
from pipeline.checks.cross_words import cued
from pipeline.checks.figures import all_exact, level
from pipeline.checks.forms import found
from pipeline.checks.gated import gated
from pipeline.checks.reckoned import Reckoning, against_reckoning
from pipeline.checks.report import ReportFacts
from pipeline.checks.s10_from_to_growth.growth_told import REAL, basis
from pipeline.checks.s10_from_to_growth.yearly_forms import AHEAD, BEHIND, FIRST, FORMS, GOAL, OVER, SPAN_RATE, SPANS
from pipeline.checks.series import Point
from pipeline.checks.words import number_of
from pipeline.intervals import HUNDRED, Interval, exactly
from pipeline.tables import Fact

_AVERAGE = re.compile("年(?:均|平均)|平均每年|复合")
_NAME = 4  # characters of the name of a count
_PLANS = range(3, 7)  # years that a plan covers
_MOST, _BEFORE = 30, 160  # years; characters before an average that may tell its levels
_NO_FALL = Decimal(5)  # points
_PRICES, _FALL = Decimal(3), Decimal(1)  # points by which yearly growth at constant prices may lie below that of
# the levels, and above it


@gated(_AVERAGE)
def averaged(report: ReportFacts) -> Iterator[Judgement]:
    """Hold each yearly average against the two levels of its sentence."""
    if not _AVERAGE.search(report.folded):
        return
    for one in (*FORMS, FIRST, OVER):
        for match, figures in found(report, one):
            old, new, rate = (figures[name] for name in ("old", "new", "rate"))
            years = int(match["last"]) - int(match["first"])
            if old.unit == new.unit and level(old) and level(new) and 1 < years < _MOST:
                yield _judged(report, (rate, old, new), years, match)
    for one in (*SPANS, *BEHIND):
        for match, figures in found(report, one):
            old, new, rate = (figures[name] for name in ("old", "new", "rate"))
            if old.unit == new.unit and level(old) and level(new) and (years := _years_of(match)) > 1:
                yield _judged(report, (rate, old, new), years, match)
    yield from _ahead(report)
    yield from _goals(report)
    yield from _of_span(report)


def _years_of(match: re.Match[str]) -> int:
    """Return how many years a span covers: 2012-2017年, 五年来, “十二五”期间."""
    told = match.groupdict()
    if told.get("first"):
        return int(told["last"]) - int(told["first"])
    return 5 if told.get("plan") else number_of(told["years"])


@gated(AHEAD)
def _ahead(report: ReportFacts) -> Iterator[Judgement]:
    """Hold a yearly average up to a goal against the only level the report tells of the year it starts from."""
    for match, figures in found(report, AHEAD):
        new, rate, years = figures["new"], figures["rate"], HAN_NUMBERS[match["years"]]
        if new.metric is None or new.year is None or not level(new):
            continue
        key = (new.subject, new.metric, new.unit, new.year - years)
        old = {f.low: f for f in report.facts if (f.subject, f.metric, f.unit, f.year) == key and _was(report, f)}
        if len(old) == 1:
            yield _judged(report, (rate, next(iter(old.values())), new), years, match)


def _of_span(report: ReportFacts) -> Iterator[Judgement]:
    """Hold the yearly average of a span against the only levels that the text before it tells of its two ends."""
    for match, figures in found(report, SPAN_RATE):
        rate, ends = figures["rate"], [int(match[name]) for name in ("first", "last")]
        told = [fact for fact in report.between(max(0, rate.start - _BEFORE), rate.start) if _was_or_will(fact)]
        levels = [{fact.low: fact for fact in told if fact.year == year} for year in ends]
        if any(len(of_year) != 1 for of_year in levels):
            continue
        old, new = (next(iter(of_year.values())) for of_year in levels)
        if (old.subject, old.metric, old.unit) == (new.subject, new.metric, new.unit) and ends[1] - ends[0] > 1:
            yield _judged(report, (rate, old, new), ends[1] - ends[0], match)


def _was_or_will(fact: Fact) -> bool:
    """Return whether a figure is one exact level of something that is named."""
    return level(fact) and fact.qualifier == "exact" and fact.metric is not None


def _goals(report: ReportFacts) -> Iterator[Judgement]:
    """Hold the yearly average of a goal that names no years against the only level told of a year before the plan."""
    for match, figures in found(report, GOAL):
        rows = report.facts if figures["new"].kind != "count" else [Fact(*row) for row in report.count_rows]
        rate, new = figures["rate"], next((fact for fact in rows if fact.start == figures["new"].start), None)
        if new is None or new.year is None or not level(new) or new.modality not in ("planned", "target"):
            continue
        if new.metric_id is None and len(new.metric or "") < _NAME:
            continue
        told = [fact for fact in rows if _key(fact, new) == _key(new, new) and _was(report, fact)]
        old = {(f.year, f.low): f for f in told if f.year and new.year - f.year in _PLANS and f.modality == "actual"}
        if len(old) == 1 and _scopes(report, new) == _scopes(report, base := next(iter(old.values()))):
            yield _judged(report, (rate, base, new), new.year - (base.year or 0), match)


def _key(fact: Fact, like: Fact) -> tuple[str | None, ...]:
    """Return what a figure is of, in the terms in which another one is named."""
    return fact.subject, fact.metric_id, fact.metric if like.metric_id is None else None, fact.unit


def _scopes(report: ReportFacts, fact: Fact) -> set[str]:
    """Return the words of scope beside a figure."""
    return {word for _, _, word in cued("scope", report.words(fact))}


def _was(report: ReportFacts, fact: Fact) -> bool:
    """Return whether a figure is what was reached in a whole year."""
    return level(fact) and fact.qualifier == "exact" and Point(report, fact).whole


def _judged(report: ReportFacts, facts: tuple[Fact, Fact, Fact], years: int, match: re.Match[str]) -> Judgement:
    """Compare (new / old) ^ (1 / years) − 1 with the yearly average."""
    rate, old, new = facts
    before, after, stated = (report.interval(fact) for fact in (old, new, rate))
    if not all_exact(*facts) or not before.positive or not after.positive:
        return undecidable(facts, "open_interval")
    times = after / before
    implied = _compound(times, years)
    real = bool(REAL.search(_AVERAGE.sub("", match[0]))) or "real" in (basis(new), basis(old))
    if real and not _above_any(stated, implied):
        return undecidable(facts, "real_or_average_growth")
    if not stated.disjoint(implied):
        return consistent(facts, stated, implied)
    divided = not stated.disjoint((times - exactly(1)).scaled(HUNDRED / years))
    if any(not stated.disjoint(_compound(times, other)) for other in (years + 1, years - 1)):
        return undecidable(facts, "average_read_otherwise")
    rises = (stated.middle or 0) > (implied.middle or 0)  # prices that fall for years explain less
    if "mixed" in (basis(new), basis(old)) and stated.distance(implied) < (_FALL if rises else _PRICES):
        return undecidable(facts, "real_or_average_growth")
    a, b = report.printed(old), report.printed(new)
    label = f"({b} / {a})^(1/{years}) − 1"
    said = (label, f"{a} → {b},{years}年平均每年增长", f"{a} → {b} in {years} years is a yearly")
    shown = _compound(report.shown(new) / report.shown(old), years)
    judgement = against_reckoning(report, facts, Reckoning(implied, shown, *said, new))
    return _of_plain_division(judgement) if divided else judgement


def _of_plain_division(judgement: Judgement) -> Judgement:
    """Say that a yearly average is the whole growth divided by the years: a common misreading, so of low severity."""
    if judgement.finding is None:
        return judgement
    told = judgement.finding
    zh, en = f"{told.message_zh}(像是总增幅除以年数)", f"{told.message_en} (as the whole growth divided by the years)"
    return replace(
        judgement, reason="plain_division", finding=replace(told, severity="low", message_zh=zh, message_en=en)
    )


def _above_any(stated: Interval, implied: Interval) -> bool:
    """Return whether yearly growth is told so far above that of the levels that no fall of prices explains it."""
    return stated.low is not None and implied.high is not None and stated.low - implied.high > _NO_FALL


def _compound(times: Interval, years: int) -> Interval:
    """Return the yearly growth in per cent that multiplies a level by `times`."""
    ends = (None if end is None else (end ** (Decimal(1) / years) - 1) * HUNDRED for end in (times.low, times.high))
    return Interval(*ends)
