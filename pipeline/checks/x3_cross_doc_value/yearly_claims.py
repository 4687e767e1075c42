"""What two reports say of every year, which is one figure as long as nobody says that it changed.

    2012: 每年安排技改资金300万元。 · 2014: 每年安排技改资金500万元。

For the check cross_doc_value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from extractors.figure_words import figure_word
from pipeline import intervals
from pipeline.checks.archive import across_reports
from pipeline.checks.base import Judgement, consistent
from pipeline.checks.cross_words import cued, place_name
from pipeline.checks.findings import About, Message
from pipeline.checks.pairs import Pair
from pipeline.checks.series import Point, Series
from pipeline.intervals import Interval

_MOVED = f"(?:{figure_word('changes')}|上调|调整|[增升降减提])[到至为]"
_MOVED_ON, _MOVED_TO = re.compile(_MOVED), re.compile(f"{_MOVED}(?:每[人户年亩头])?$")
_MORE = Decimal("1.5")


def claims(series: Series) -> Iterator[Judgement]:
    """Compare what two reports of different years say of every year."""
    told = [p for p in series.levels if p.fact.modality == "actual" and cued("standing", p.clause) and not _moves(p)]
    for old, new in pairwise(sorted(told, key=lambda p: p.report.report_year or 0)):
        years = (old.report.report_year, new.report.report_year)
        if None in years or years[0] == years[1]:
            continue
        if _bounded(old).disjoint(_bounded(new)):
            yield _changed(old, new)
        else:
            yield consistent((new.fact, old.fact), new.value, old.value)


def standing(pair: Pair) -> Iterator[Judgement]:
    """Compare what one sentence says of every year in two reports of one place."""
    if not (pair.same_place and pair.later):
        return
    for old, new in pair.aligned:
        claimed = all(cued("standing", report.words(fact)) for report, fact in ((pair.a, old), (pair.b, new)))
        if not claimed or new.modality in ("planned", "target"):
            continue
        before, after = Point(pair.a, old), Point(pair.b, new)
        if _moves(before) or _moves(after):
            continue
        if not _bounded(before).disjoint(_bounded(after)):
            yield consistent((new, old), after.value, before.value)
            continue
        yield _changed(before, after)


def _moves(point: Point) -> bool:
    """Return whether a claim tells its own change or the mean of some years: 每人每年由320元提高到380元, 年均增长9%."""
    folded, fact = point.report.folded, point.fact
    moved = _MOVED_ON.match(folded, fact.end) or _MOVED_TO.search(folded, max(0, fact.start - 8), fact.start)
    return moved is not None or "年均" in point.clause


def _changed(before: Point, after: Point) -> Judgement:
    """Say that a claim of every year changed."""
    old, new = before.fact, after.fact
    years = (before.report.report_year, after.report.report_year)
    message = Message(
        "medium",
        80,
        f"“每年”的说法前后不一:{years[0]}年为{before.printed},{years[1]}年为{after.printed}",
        f"said of every year: {before.printed} in {years[0]}, {after.printed} in {years[1]}",
        f"{before.printed} {intervals.show(before.shown)} ≠ {after.printed} {intervals.show(after.shown)}",
        intervals.hint(after.shown, before.shown, after.printed),
        klass="noteworthy",
    )
    subject, metric = new.subject or place_name(after.report.region), new.metric or old.metric
    about = About(subject, metric, (str(years[0]), str(years[1])))
    found = across_reports([after.at("stated"), before.at("against")], message, about)
    return Judgement("inconsistent", (new, old), after.shown, before.shown, "standing_claim_changed", found)


def _bounded(point: Point) -> Interval:
    """Return what a figure can mean; 1000余 is less than half as much again."""
    value = point.value
    return Interval(value.low, value.low * _MORE) if value.high is None and value.low else value
