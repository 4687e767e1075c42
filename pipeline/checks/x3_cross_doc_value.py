"""X3: one figure with two values in two reports, claims of every year that changed, members above their group."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise

from pipeline import intervals
from pipeline.checks.agreement import MOST, contradictions, groups
from pipeline.checks.archive import CrossCase, CrossCheck, CrossFinding, cross
from pipeline.checks.base import Finding, Judgement, consistent, sure, undecidable
from pipeline.checks.cross_words import common_words, cued, place_name, sentence
from pipeline.checks.figures import period_of
from pipeline.checks.members import members
from pipeline.checks.pairs import Pair, tail
from pipeline.checks.series import Point, Series, restated
from pipeline.intervals import Interval

_EVENTS = frozenset({"investment_project", "funds_raised", "share_price", "contract_value", "loan", "loans"})
_MOVED = "(?:提高|增加|上升|上调|调整|增长|提升|降低|下降|减少|扩大|[增升降减提])[到至为]"
_MOVED_ON, _MOVED_TO = re.compile(_MOVED), re.compile(f"{_MOVED}(?:每[人户年亩头])?$")
_ALIKE = 3  # characters that the words of two figures share
_MORE = Decimal("1.5")
_FAR = Decimal(20)  # values so far apart are not of one thing


def values(series: Series) -> Iterator[Judgement]:
    """Compare what different reports say of one period."""
    if len({p.report.doc_id for p in series.levels}) < 2 or series.key.what in _EVENTS:
        return
    yield from _claims(series)
    periods: dict[tuple[date, date], list[Point]] = {}
    for point in series.levels:
        start, end = point.fact.period_start, point.fact.period_end
        if start and end and point.fact.modality == "actual" and point.fact.measure != "delta":
            periods.setdefault((start, end), []).append(point)
    for period in sorted(periods):
        yield from _compare(series, periods[period])


def _claims(series: Series) -> Iterator[Judgement]:
    """Compare what two reports of different years say of every year."""
    claims = [p for p in series.levels if p.fact.modality == "actual" and cued("standing", p.clause) and not _moves(p)]
    for old, new in pairwise(sorted(claims, key=lambda p: p.report.report_year or 0)):
        years = (old.report.report_year, new.report.report_year)
        if None in years or years[0] == years[1]:
            continue
        if _bounded(old).disjoint(_bounded(new)):
            yield _changed(old, new)
        else:
            yield consistent((new.fact, old.fact), new.value, old.value)


def _moves(point: Point) -> bool:
    """Return whether a claim tells its own change or the mean of some years: 每人每年由320元提高到380元, 年均增长9%."""
    folded, fact = point.report.folded, point.fact
    moved = _MOVED_ON.match(folded, fact.end) or _MOVED_TO.search(folded, max(0, fact.start - 8), fact.start)
    return moved is not None or "年均" in point.clause


def _compare(series: Series, points: Sequence[Point]) -> Iterator[Judgement]:
    """Compare what reports say of one period: which of them agree, and which values contradict each other."""
    found = groups(points)
    for group in found:
        first = group[0]
        other = next((p for p in group if p.report is not first.report), None)
        if other:
            yield consistent([p.fact for p in group], first.value, other.value)
    if len(found) > MOST:
        yield undecidable([group[0].fact for group in found], "many_values")
        return
    for alike, a, b in contradictions(found, _alike):
        old, new = (b, a) if (a.report.report_year or 0) > (b.report.report_year or 0) else (a, b)
        reason = _excuse(series, old, new, alike)
        facts = (new.fact, old.fact)
        yield (
            undecidable(facts, reason)
            if reason
            else Judgement("inconsistent", facts, new.shown, old.shown, "disjoint", _two_values(series, old, new))
        )


def _alike(a: Point, b: Point) -> int:
    """Return how many characters in a row the words before two figures share."""
    return common_words(_words(a), _words(b))


def _words(point: Point) -> str:
    """Return the words right before a figure."""
    told = _told(point)
    return tail(told.report, told.fact)


def _told(point: Point) -> Point:
    """Return the figure whose words say what a figure is of: of 上年为1.25亿元 the one it stands beside."""
    report, fact = point.report, point.fact
    if not restated(report, fact):
        return point
    beside = report.between(report.sentence_span(fact.start)[0], fact.start)
    return Point(report, next((f for f in reversed(beside) if (f.metric, f.unit) == (fact.metric, fact.unit)), fact))


def _excuse(series: Series, a: Point, b: Point, alike: int) -> str | None:
    """Return why two values may both be right."""
    if alike < _ALIKE or (":" in series.key.what and alike < _ALIKE + 1):
        return "worded_differently"
    if any(cued("revised", p.report.folded[slice(*sentence(p.report, p.fact.start))]) for p in (a, b)):
        return "revision"
    one, two = ({word for _, _, word in cued("scope", _told(point).clause)} for point in (a, b))
    if one != two:
        return "scope_differs"
    ratio = b.value / a.value
    if (ratio.low is not None and ratio.low > _FAR) or (ratio.high is not None and ratio.high < 1 / _FAR):
        return "too_far_apart"
    return None


def _when(point: Point) -> str:
    """Return the period of a figure as messages say it."""
    start, end = point.fact.period_start, point.fact.period_end
    return str(point.year) if point.months == 12 and point.year else f"{start}..{end}"


def _two_values(series: Series, a: Point, b: Point) -> CrossFinding:
    """Say what the two reports state."""
    size = intervals.gap(a.shown, b.shown)
    unit = series.key.unit
    finding = Finding(
        "inconsistency",
        "medium" if intervals.severity(size) == "high" else "low",
        sure(75),
        f"{b.fact.metric or '同一指标'}({_when(b)})在两份报告中数值不同:{a.printed}与{b.printed}",
        f"two reports give {b.fact.metric or 'one figure'} ({_when(b)}) two values: {a.printed} and {b.printed}",
        f"{a.printed} {intervals.show(a.shown, unit)} ≠ {b.printed} {intervals.show(b.shown, unit)}",
        (),
        intervals.hint(b.shown, a.shown, b.printed),
        b.fact.subject,
        b.fact.metric,
        period_of(b.fact),
    )
    return cross([b.at("stated"), a.at("against")], finding)


def standing(pair: Pair) -> Iterator[Judgement]:
    """Compare what one sentence says of every year in two reports of one place."""
    if not (pair.same_place and pair.later):
        return
    for old, new in pair.aligned:
        claims = all(cued("standing", report.words(fact)) for report, fact in ((pair.a, old), (pair.b, new)))
        if not claims or new.modality in ("planned", "target"):
            continue
        before, after = Point(pair.a, old), Point(pair.b, new)
        if _moves(before) or _moves(after):
            continue
        if not _bounded(before).disjoint(_bounded(after)):
            yield consistent((new, old), after.value, before.value)
            continue
        yield _changed(before, after)


def _changed(before: Point, after: Point) -> Judgement:
    """Say that a claim of every year changed."""
    old, new = before.fact, after.fact
    years = (before.report.report_year, after.report.report_year)
    finding = Finding(
        "noteworthy",
        "medium",
        sure(80),
        f"“每年”的说法前后不一:{years[0]}年为{before.printed},{years[1]}年为{after.printed}",
        f"said of every year: {before.printed} in {years[0]}, {after.printed} in {years[1]}",
        f"{before.printed} {intervals.show(before.shown)} ≠ {after.printed} {intervals.show(after.shown)}",
        (),
        intervals.hint(after.shown, before.shown, after.printed),
        new.subject or place_name(after.report.region),
        new.metric or old.metric,
        (str(years[0]), str(years[1])),
    )
    places = [after.at("stated"), before.at("against")]
    found = cross(places, finding)
    return Judgement("inconsistent", (new, old), after.shown, before.shown, "standing_claim_changed", found)


def _bounded(point: Point) -> Interval:
    """Return what a figure can mean; 1000余 is less than half as much again."""
    value = point.value
    return Interval(value.low, value.low * _MORE) if value.high is None and value.low else value


CHECK = CrossCheck(
    "X3",
    "cross_doc_value",
    "Do reports agree on one figure, on what is said of every year, and is no member above its group?",
    ("revisions", "other scope words", "worded differently", "other places with the same sentence", "single events"),
    (
        CrossCase(
            (
                "临河镇2012年工作总结\n全镇实现财政收入2.5亿元。\n临河镇人民政府 2012年12月",
                "临河镇2013年工作总结\n2012年全镇实现财政收入2.9亿元。\n临河镇人民政府 2013年12月",
            ),
            "inconsistent",
        ),
        CrossCase(
            (
                "临河镇2012年工作总结\n全镇实现财政收入2.5亿元。\n临河镇人民政府 2012年12月",
                "临河镇2013年工作总结\n2012年全镇实现财政收入2.5亿元。\n临河镇人民政府 2013年12月",
            ),
            "consistent",
        ),
        CrossCase(
            (
                "临河镇2012年工作总结\n全镇实现财政收入2.5亿元。\n临河镇人民政府 2012年12月",
                "临河镇2013年工作总结\n全镇实现财政收入2.9亿元,上年为2.2亿元。\n临河镇人民政府 2013年12月",
            ),
            "inconsistent",
        ),
        CrossCase(
            (
                "临河镇2012年工作总结\n全镇完成固定资产投资2.5亿元。\n临河镇人民政府 2012年12月",
                "临河镇2013年工作总结\n2012年,完成固定资产投资2.9亿元。\n临河镇人民政府 2013年12月",
            ),
            "inconsistent",
        ),
    ),
    series=values,
    pair=standing,
    report=members,
)
