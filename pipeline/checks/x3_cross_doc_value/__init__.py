"""X3: one figure with two values in two reports, claims of every year that changed, members above their group."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from pipeline import intervals
from pipeline.checks.archive import CrossCase, CrossCheck, across_reports
from pipeline.checks.base import Finding, Judgement, consistent, undecidable
from pipeline.checks.cross_words import common_words, cued, sentence
from pipeline.checks.findings import Message, about_fact
from pipeline.checks.member_firms import members
from pipeline.checks.pairs import tail
from pipeline.checks.series import Point, Series, compared, restated
from pipeline.checks.x3_cross_doc_value.agreement import MOST, contradictions, groups
from pipeline.checks.x3_cross_doc_value.yearly_claims import claims, standing

_EVENTS = frozenset({"investment_project", "funds_raised", "share_price", "contract_value", "loan", "loans"})
_ALIKE = 3  # characters that the words of two figures share
_FAR = Decimal(20)  # values so far apart are not of one thing
_SAID = 12  # characters of a sentence that is said again


def values(series: Series) -> Iterator[Judgement]:
    """Compare what different reports say of one period."""
    if len({p.report.doc_id for p in series.levels}) < 2 or series.key.what in _EVENTS:
        return
    yield from claims(series)
    periods: dict[tuple[date, date], list[Point]] = {}
    for point in series.levels:
        start, end = point.fact.period_start, point.fact.period_end
        if start and end and point.fact.modality == "actual" and point.fact.measure != "delta":
            periods.setdefault((start, end), []).append(point)
    for period in sorted(periods):
        yield from _compare(series, periods[period])


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
    if _dated_by_copy(b, a) or _dated_by_copy(a, b):
        return "dated_by_copy"
    told = [p.report.folded[slice(*sentence(p.report, p.fact.start))] for p in (a, b)]
    if a.report.report_year == b.report.report_year:  # growth at constant prices beside it revises no level
        told = [words.replace("可比价", "") for words in told]
    slipped = intervals.slip(b.value, a.value, b.printed) or intervals.slip(a.value, b.value, a.printed)
    if any(cued("revised", words) for words in told) or (
        any(compared(p.report, p.fact) for p in (a, b)) and not slipped
    ):
        return "revision"
    one, two = ({word for _, _, word in cued("scope", _told(point).clause)} for point in (a, b))
    if one != two:
        return "scope_differs"
    ratio = b.value / a.value
    if (ratio.low is not None and ratio.low > _FAR) or (ratio.high is not None and ratio.high < 1 / _FAR):
        return "too_far_apart"
    return None


def _dated_by_copy(point: Point, other: Point) -> bool:
    """Return whether a figure has its year from a sentence before it that was taken over from the other report.

    截至2016年6月底,全县有低保对象2186户… in the report of 2017: what stands behind it may well be of 2017.
    """
    report, place = point.report, point.fact.start
    if point.year is None or point.year == report.report_year:
        return False
    dated = next((start for start, year in reversed(report.years) if year == point.year and start < place), None)
    if dated is None or report.sentence_of(dated) == report.sentence_of(place):
        return False
    said = report.folded[slice(*report.sentence_span(dated))].strip()
    return len(said) >= _SAID and said in other.report.folded


def _when(point: Point) -> str:
    """Return the period of a figure as messages say it."""
    start, end = point.fact.period_start, point.fact.period_end
    return str(point.year) if point.months == 12 and point.year else f"{start}..{end}"


def _two_values(series: Series, a: Point, b: Point) -> Finding:
    """Say what the two reports state."""
    size = intervals.gap(a.shown, b.shown)
    unit = series.key.unit
    message = Message(
        "medium" if intervals.severity(size) == "high" else "low",
        75,
        f"{b.fact.metric or '同一指标'}({_when(b)})在两份报告中数值不同:{a.printed}与{b.printed}",
        f"two reports give {b.fact.metric or 'one figure'} ({_when(b)}) two values: {a.printed} and {b.printed}",
        f"{a.printed} {intervals.show(a.shown, unit)} ≠ {b.printed} {intervals.show(b.shown, unit)}",
        intervals.hint(b.shown, a.shown, b.printed),
    )
    return across_reports([b.at("stated"), a.at("against")], message, about_fact(b.fact))


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
