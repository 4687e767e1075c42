"""A change that a report tells beside its level, against the level of the year before that another report tells.

    2018年财政总收入2860万元。 · 2019年财政总收入3012万元,比上年增加252万元。

For the check growth_chain, whose guards hold here, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline import intervals
from pipeline.checks.archive import across_reports
from pipeline.checks.base import Judgement, consistent, undecidable
from pipeline.checks.figures import all_exact
from pipeline.checks.findings import Message
from pipeline.checks.series import Point, Series
from pipeline.checks.words import either
from pipeline.checks.x1_growth_chain.chained import both_years, comparable
from pipeline.intervals import Interval

_CHANGED = re.compile(
    rf"(?:,|\()(?:同?[比较]|净|共){{0,2}}(?:上年|去年)(?:末|底|同期)?[净共多]?(?:增产|增收|(?P<down>减产|减收|{either('S10.fall')})|{either('S10.delta')})了?"
)
_REACH = 24  # characters between a level and its change
_REVISION = Decimal("0.02")  # levels of a year are revised by as much afterwards


def steps(series: Series) -> Iterator[Judgement]:
    """Hold level(t) less the change told beside it against what other reports say of the year before."""
    if ":" in series.key.what or series.key.unit in ("%", "‰") or len(series.years) < 2:
        return
    for point in series.levels:
        before = (
            [old for old in series.in_year(point.year - 1) if old.report is not point.report] if point.whole else []
        )
        change = _change(point) if before else None
        if change is not None:
            yield _judged(series, point, *change, before)


def _change(point: Point) -> tuple[Point, bool] | None:
    """Return the change right behind a level, and whether it is a fall; between them may stand a growth."""
    report, level = point.report, point.fact
    for fact in report.between(level.end, level.end + _REACH):
        told = _CHANGED.fullmatch(report.folded, _comma(report.folded, level.end, fact.start), fact.start)
        if told and fact.unit == level.unit:
            return Point(report, fact), told["down"] is not None or (fact.low or 0) < 0  # a fall may be told as −160
        if fact.unit not in ("%", "百分点") or fact.sentence_id != level.sentence_id:
            break  # another level: the change is its own
    return None


def _comma(folded: str, low: int, high: int) -> int:
    """Return where the words right before a change begin: at the last comma or bracket."""
    return max(folded.rfind(mark, low, high) for mark in ",(")


def _judged(series: Series, point: Point, change: Point, down: bool, before: list[Point]) -> Judgement:
    """Compare what the change leaves for the year before with what is told of it."""
    implied, shown = _left(point.value, change.value, down), _left(point.shown, change.shown, down)
    agreed = next((old for old in before if not old.value.disjoint(implied)), None)
    old = agreed or before[0]
    facts = (point.fact, change.fact, old.fact)
    if agreed:
        return consistent(facts, old.value, implied)
    if not all_exact(*facts):
        return undecidable(facts, "open_interval")
    size = intervals.gap(old.shown, shown)
    if size < _REVISION:
        return undecidable(facts, "revision_possible")
    if not comparable(point, old):
        return undecidable(facts, "scope_or_revision")
    sign, unit = "+" if down else "−", series.key.unit
    about = (
        intervals.show_number(shown.middle, unit) + unit if shown.middle is not None else intervals.show(shown, unit)
    )
    message = Message(
        "medium" if intervals.severity(size) == "high" else "low",
        75,
        f"{point.year}年{point.printed}、比上年{'减少' if down else '增加'}{change.printed},则{old.year}年应约为"
        f"{about},而{old.year}年的报告为{old.printed}",
        f"{point.printed} in {point.year}, {change.printed} {'less' if down else 'more'} than the year before, leaves "
        f"about {about} for {old.year}, where another report has {old.printed}",
        f"{point.printed} {sign} {change.printed} = {intervals.show(shown, unit)} ≠ {old.printed} "
        f"{intervals.show(old.shown, unit)}",
        intervals.hint(old.shown, shown, old.printed),
    )
    places = [point.at("stated"), change.at("stated"), old.at("against")]
    finding = across_reports(places, message, both_years(series, old, point))
    return Judgement("inconsistent", facts, old.shown, shown, "change_differs", finding)


def _left(level: Interval, change: Interval, down: bool) -> Interval:
    """Return the level before a change; a fall may have its sign."""
    size = -change if (change.low or 0) < 0 else change
    return level + size if down else level - size
