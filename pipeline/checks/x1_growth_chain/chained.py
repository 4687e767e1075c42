"""What levels of two years and the growth between them have in common: for the check growth_chain."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.checks.cross_words import cued, sentence
from pipeline.checks.figures import level, period_of
from pipeline.checks.findings import About, about_fact
from pipeline.checks.series import Place, Point, Series
from pipeline.intervals import HUNDRED, ONE, Interval, exactly

_EXPECTED = "预计"


def grown_by(rates: Sequence[Point], shown: bool = False) -> Interval:
    """Return by what a level is multiplied; of a list that does not align, whichever of its rates it is."""
    found = [point.shown if shown else point.value for point in rates]
    lows, highs = [value.low for value in found], [value.high for value in found]
    low = None if None in lows else min(value for value in lows if value is not None)
    high = None if None in highs else max(value for value in highs if value is not None)
    return exactly(ONE) + Interval(low, high).scaled(1 / HUNDRED)


def told_of(series: Series, year: int) -> list[Point]:
    """Return the levels of a whole year; where none is told, those that reports given at its end expect."""
    told = series.in_year(year)
    return told or [p for p in series.levels if p.year == year and p.expected and level(p.fact)]


def of_one_report(rates: Sequence[Point]) -> list[Point]:
    """Return the rates of the first report only: another report may speak of another basis."""
    return [rate for rate in rates if rate.report is rates[0].report]


def comparable(point: Point, old: Point) -> bool:
    """Return whether neither clause speaks of a revision and both are of one scope."""
    if any(map(_revised, (point, old))):
        return False
    scopes = [{word for _, _, word in cued("scope", p.clause)} for p in (point, old)]
    return scopes[0] == scopes[1]


def spans_of(point: Point, old: Point, rates: Sequence[Point]) -> list[Place]:
    """Return the spans: level and growth of the later year, level of the earlier one."""
    side, doc_id, start, _ = rates[0].at("stated")
    first: Place = (side, doc_id, start, rates[-1].fact.end)
    return [point.at("stated"), first, old.at("against")]


def both_years(series: Series, old: Point, new: Point) -> About:
    """Return that a finding speaks of two years of a series; what two reports disagree on has one cause."""
    cause = f"{series.key.who}:{old.report.doc_id}:{new.report.doc_id}"
    return about_fact(new.fact, (*period_of(old.fact), *period_of(new.fact)), cause)


def _revised(point: Point) -> bool:
    """Return whether the sentence of a level speaks of a revision; 预计 tells none where both years are told so."""
    words = point.report.folded[slice(*sentence(point.report, point.fact.start))]
    return any(word != _EXPECTED or not point.expected for _, _, word in cued("revised", words))
