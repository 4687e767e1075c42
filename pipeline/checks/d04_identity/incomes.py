"""Incomes of town, country and all residents of one year, for the check identity.

全体居民24862元,城镇居民36254元,农村居民17688元: the first lies between the others · 城乡居民收入比2.05:1
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline import intervals
from pipeline.checks.base import Judgement, consistent, undecidable
from pipeline.checks.d04_identity.ratios import ratio_judged
from pipeline.checks.figures import level
from pipeline.checks.findings import Message, of_figures
from pipeline.checks.report import ReportFacts
from pipeline.intervals import Interval
from pipeline.tables import Fact

_ALL, _TOWN, _COUNTRY = "income_disposable", "income_urban", "income_rural_disposable"
_WANTED = (_ALL, _TOWN, _COUNTRY)
_RATIO = re.compile(
    r"城乡(?:居民)?(?:人均)?(?:可支配)?收入(?:之|的)?(?:倍差|比值?|倍比)"
    r"(?:由[^,。;]{1,20})?(?:(?:缩小|下降|降低?)[到至为]|达?[为是到]?)(?P<ratio>[1-9](?:\.\d{1,3}))(?![\d%])"
)
_OTHER = re.compile("[上去前]年|目标|控制|力争|预[期计]|全[国省市]|(?:19|20)\\d\\d年")
_BEFORE = 30


def incomes(report: ReportFacts) -> Iterator[Judgement]:
    """Judge the mean of both, and the ratio of one to the other, of the report's own year."""
    told = _told(report)
    for (_, _, year), by_kind in told.items():
        if len(by_kind) == len(_WANTED):
            yield _between(report, *(by_kind[kind] for kind in _WANTED))
        if year == report.report_year and {_TOWN, _COUNTRY} <= by_kind.keys() and len(told) == 1:
            yield from _ratios(report, by_kind[_TOWN], by_kind[_COUNTRY])


def _told(report: ReportFacts) -> dict[tuple[object, ...], dict[str, Fact]]:
    """Return the incomes by subject, kind of statement and year, those told once, or twice alike."""
    found: dict[tuple[object, ...], dict[str, Fact]] = {}
    apart: set[tuple[object, ...]] = set()
    for fact in report.facts:
        if fact.metric_id in _WANTED and level(fact) and fact.modality == "actual" and fact.qualifier == "exact":
            key = (fact.subject, fact.modality, fact.year)
            other = found.setdefault(key, {}).setdefault(fact.metric_id or "", fact)
            if report.interval(other).disjoint(report.interval(fact)):
                apart.add(key)
    return {key: facts for key, facts in found.items() if key not in apart and key[2] is not None}


def _between(report: ReportFacts, mean: Fact, town: Fact, country: Fact) -> Judgement:
    """Hold the income of all residents against those of town and country: it lies between them."""
    facts, value = (mean, town, country), report.interval(mean)
    ends = [report.interval(town), report.interval(country)]
    lows = [end.low for end in ends if end.low is not None]
    highs = [end.high for end in ends if end.high is not None]
    if len({fact.unit for fact in facts}) > 1 or len(lows) < len(ends) or len(highs) < len(ends):
        return undecidable(facts, "units_differ")
    span = Interval(min(lows), max(highs))
    if not value.disjoint(span):
        return consistent(facts, value, span)
    a, b, c = (report.printed(fact) for fact in facts)
    message = Message(
        "high",
        85,
        f"全体居民{a}不在城镇{b}与农村{c}之间",
        f"the income of all residents, {a}, is not between those of town, {b}, and country, {c}",
        f"{a} {intervals.show(report.shown(mean))} ∉ {intervals.show(span)}",
    )
    finding = of_figures(report, facts, message)
    return Judgement("inconsistent", facts, value, span, "mean_outside", finding)


def _ratios(report: ReportFacts, town: Fact, country: Fact) -> Iterator[Judgement]:
    """Hold each ratio of incomes told without a year against the two incomes."""
    for match in _RATIO.finditer(report.folded):
        before = report.folded[max(report.clause(match.start()), match.start() - _BEFORE) : match.start()]
        if _OTHER.search(before) or town.unit != country.unit:
            yield undecidable((town, country), "ratio_of_another_time")
            continue
        yield ratio_judged(report, town, country, match["ratio"])
