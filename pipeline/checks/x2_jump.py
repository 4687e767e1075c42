"""X2: figures that change by more than 30 % a year without a word about it, and stocks that shrink."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from pipeline import intervals
from pipeline.checks.archive import CrossCase, CrossCheck, across_reports
from pipeline.checks.base import Finding, Judgement, consistent, undecidable
from pipeline.checks.cross_words import cued, cues
from pipeline.checks.figures import period_of
from pipeline.checks.findings import Message, about_fact
from pipeline.checks.series import Point, Series, actual
from pipeline.checks.words import any_of
from pipeline.intervals import HUNDRED, ONE, Interval, exactly

_JUMP = Decimal("1.3")
_SHRUNK = Decimal("0.95")
_TOLD = any_of("X2.told")
_SMALL = 10  # counts below this jump by themselves
_ROOTS = 9  # and larger ones by about the root of their size: three times that, squared
_SPAN = 3  # years
_YEAR = 12
_EVENTS = frozenset({"investment_project", "funds_raised", "loss", "share_price", "contract_value", "loan", "loans"})
_HEADS = frozenset({"人数", "投入资金"})  # whose or for what is not said: of an excursion, for a road


def judge(series: Series) -> Iterator[Judgement]:
    """Compare each year's figure with the next one's."""
    if _judged(series):
        for old, new in pairwise(_one_a_year(series)):
            if old.report is not new.report and new.year - old.year <= _SPAN:
                yield _pair(series, old, new)


def _judged(series: Series) -> bool:
    """Return whether an indicator is one that moves slowly: a known one, an amount or a count."""
    entry = series.entry
    if ":" in series.key.what or series.key.unit in ("%", "百分点", "‰") or "/" in series.key.unit:
        return False
    return entry is not None and entry.kind in ("flow", "stock", "cumulative") and not _one_off(series.key.what)


def _one_off(what: str) -> bool:
    """Return whether a figure is of one deed, which says nothing of the next year's."""
    return what in _EVENTS | _HEADS


def _one_a_year(series: Series) -> list[Point]:
    """Return one actual figure a year, from its own year's report where there is one; years in dispute are left out."""
    by_year: dict[int, list[Point]] = {}
    for point in series.levels:
        told = actual(point.fact) or (point.fact.modality == "cumulative" and point.fact.measure == "level")
        if told and point.year and point.months >= 6:
            by_year.setdefault(point.year, []).append(point)
    chosen = []
    for year in sorted(by_year):
        own = [p for p in by_year[year] if p.report.report_year == year] or by_year[year]
        if all(not p.value.disjoint(own[0].value) for p in own):
            chosen.append(own[0])
    return chosen


def _whole_year(point: Point) -> Interval:
    """Return what a figure tells of a whole year: that of ten months is raised by 12/10 at most, or not at all."""
    if point.months >= _YEAR:
        return point.shown
    most = point.shown.scaled(Decimal(_YEAR) / point.months)
    return Interval(point.shown.low, most.high)


def _pair(series: Series, old: Point, new: Point) -> Judgement:
    """Compare two years."""
    facts, years = (new.fact, old.fact), new.year - old.year
    before, after = _whole_year(old), _whole_year(new)
    ratio = after / before
    if series.key.unit != "元" and _small(before, after):
        return undecidable(facts, "small_counts")
    if _scopes(series, old) != _scopes(series, new):
        return undecidable(facts, "scope_differs")
    shrunk = _is_stock(series, old, new) and ratio.high is not None and ratio.high < _SHRUNK
    if ratio.low is None or (ratio.low <= _JUMP**years and not shrunk):
        return consistent(facts, new.shown, before)
    if not shrunk and _told(series, new, years):
        return consistent(facts, new.shown, before)
    return Judgement(
        "inconsistent", facts, new.shown, before, "shrunk" if shrunk else "jump", _finding(series, old, new)
    )


def _small(before: Interval, after: Interval) -> bool:
    """Return whether counts are so small that they move by that much of themselves: 9件, a year later 17件."""
    one, two = before.middle, after.middle
    if one is None or two is None:
        return False
    return max(one, two) < _SMALL or (two > one and (two - one) ** 2 < _ROOTS * (one + two))


def _scopes(series: Series, point: Point) -> set[str]:
    """Return the words of scope beside a figure; that a stock was gathered is no scope."""
    words = {word for _, _, word in cued("scope", point.clause)}
    return words - cues("cumulative") if series.entry and series.entry.kind == "stock" else words


def _is_stock(series: Series, old: Point, new: Point) -> bool:
    """Return whether a figure is a stock that does not shrink by itself: what was gathered over the years."""
    gathered = all(cued("cumulative", point.clause) for point in (old, new))
    kind = series.entry.kind if series.entry else ""
    return gathered or kind == "cumulative" or (kind == "stock" and series.key.unit != "元")


def _told(series: Series, new: Point, years: int) -> bool:
    """Return whether the report states a growth itself: a jump with a comment; whether it fits is X1's question."""
    end = new.report.clause_end(min(new.report.clause_end(new.fact.end) + 1, len(new.report.folded)))
    if _TOLD.search(new.clause + new.report.folded[new.fact.end : end]):
        return True
    return years == 1 and any(p.year == new.year and p.report is new.report for p in series.growths)


def _finding(series: Series, old: Point, new: Point) -> Finding:
    """Say what changed by how much."""
    before, after, unit = _whole_year(old), _whole_year(new), series.key.unit
    change = (after / before - exactly(ONE)).scaled(HUNDRED)
    size = intervals.show_number(change.middle or Decimal(0), "%")
    part = next((p for p in (old, new) if p.months < _YEAR or p.part), None)
    note = "(期间不同,已折算为全年)" if part else ""
    message = Message(
        "medium",
        70 if part else 80,
        f"{old.year}年{old.printed},{new.year}年{new.printed},变化{size}%,文中未作说明{note}",
        f"{old.printed} in {old.year}, {new.printed} in {new.year}: a change of {size}% without comment"
        + (" (periods differ, raised to a whole year)" if part else ""),
        f"{intervals.show(after, unit)} / {intervals.show(before, unit)} - 1 = {intervals.show(change, '%')}%",
        intervals.hint(new.shown, before, new.printed),
        klass="noteworthy",
    )
    about = about_fact(new.fact, (*period_of(old.fact), *period_of(new.fact)))
    return across_reports([new.at("stated"), old.at("against")], message, about)


CHECK = CrossCheck(
    "X2",
    "jump",
    "Does a figure change by more than 30 % a year without comment, or a stock shrink?",
    (
        "flows may fall",
        "counts below ten",
        "other scope words",
        "a stated growth is a comment",
        "single events",
        "figures of nothing named",
    ),
    (
        CrossCase(
            (
                "临河镇2012年工作总结\n全镇实现工业总产值12亿元。\n临河镇人民政府 2012年12月",
                "临河镇2013年工作总结\n全镇实现工业总产值31亿元。\n临河镇人民政府 2013年12月",
            ),
            "inconsistent",
        ),
        CrossCase(
            (
                "临河镇2012年工作总结\n全镇实现工业总产值12亿元。\n临河镇人民政府 2012年12月",
                "临河镇2013年工作总结\n全镇实现工业总产值13亿元。\n临河镇人民政府 2013年12月",
            ),
            "consistent",
        ),
    ),
    series=judge,
)
