"""X1: whether the levels that two reports state agree with the growth that one of them states.

With a year missing between them only a bound is judged: two rises on record, and a fall in between that nobody tells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from pipeline import intervals
from pipeline.checks.archive import CrossCase, CrossCheck, across_reports
from pipeline.checks.base import Judgement, consistent, undecidable
from pipeline.checks.cross_words import cued
from pipeline.checks.findings import Message
from pipeline.checks.series import Point, Series
from pipeline.checks.x1_growth_chain.chained import both_years, comparable, grown_by, of_one_report, spans_of, told_of
from pipeline.checks.x1_growth_chain.stated_changes import steps
from pipeline.checks.x1_growth_chain.untold_fall import untold_fall

_REVISION = Decimal("0.02")  # levels of a year are revised by as much afterwards
_ESTIMATE = Decimal("0.04")  # what a report expects of its own year comes out within that
_CHEAPER = Decimal("0.05")  # consumer prices never fell so far in a year
_DEFLATOR = Decimal("0.15")  # real growth may lie so far from the growth of levels


def judge(series: Series) -> Iterator[Judgement]:
    """Hold each stated growth against the levels of its series."""
    if len({p.report.doc_id for p in series.levels}) < 2:
        return
    yield from steps(series)
    if series.growths:
        for year in sorted({p.year for p in series.levels if p.whole or p.expected}):
            rates = [p for p in series.growths if p.year == year and p.months == 12 and _told(p)]
            if rates:
                yield from _year(series, year, rates)


def _told(rate: Point) -> bool:
    """Return whether a growth is told of what was, or of what a report at the end of its year expects."""
    return rate.fact.modality == "actual" or rate.expected


def _year(series: Series, year: int, rates: Sequence[Point]) -> Iterator[Judgement]:
    """Judge the growth stated for one year."""
    now, before = told_of(series, year), told_of(series, year - 1)
    if before:
        yield from _chain(series, now, before, rates)
        return
    earlier = series.in_year(year - 2)
    if earlier and not any(p.report is q.report for p in now for q in earlier):
        yield from untold_fall(series, now, earlier, rates)


def _chain(
    series: Series, now: Sequence[Point], before: Sequence[Point], rates: Sequence[Point]
) -> Iterator[Judgement]:
    """Hold level(t) against level(t-1) times the stated growth, where they stand in different reports.

    A report's growth is of the level it states itself, whatever other reports give for that year.
    """
    mine = of_one_report(rates)
    factor = grown_by(mine)
    own = [point for point in now if point.report is mine[0].report]
    both = [(point, old) for point in own or now for old in before]
    agreed = next(((p, old) for p, old in both if not p.value.disjoint(old.value * factor)), None)
    point, old = agreed or both[0]
    if agreed:
        yield consistent((point.fact, old.fact, mine[0].fact), point.value, old.value * factor)
        return
    facts = (point.fact, old.fact, *(rate.fact for rate in mine))
    if len({p.report.doc_id for p in (point, old, mine[0])}) < 2:
        return
    implied = old.shown * grown_by(mine, True)
    size = intervals.gap(point.shown, implied)
    basis = series.entry.growth_basis if series.entry else "na"
    basis = "nominal" if any(cued("nominal", rate.clause) for rate in mine) else basis
    due, told = implied.middle, point.shown.middle
    income = series.entry is not None and series.entry.kind == "per_capita"
    fell = income and due is not None and told is not None and told < due
    reason = _excuse(point, old, size, basis, fell)
    yield undecidable(facts, reason) if reason else _contradiction(series, point, old, mine, size, basis)


def _excuse(point: Point, old: Point, size: Decimal, basis: str, fell: bool) -> str | None:
    """Return why levels and growth may differ and all be right.

    `fell` says that an income lies below what the growth makes of it: consumer prices would have to have fallen.
    """
    if point.fact.qualifier != "exact" or old.fact.qualifier != "exact":
        return "open_interval"
    if size < (_ESTIMATE if old.expected else _REVISION):
        return "revision_possible"
    if basis in ("real", "mixed") and size < (_CHEAPER if fell else _DEFLATOR):
        return "real_or_mixed_growth"
    return None if comparable(point, old) else "scope_or_revision"


def _contradiction(
    series: Series, point: Point, old: Point, rates: Sequence[Point], size: Decimal, basis: str
) -> Judgement:
    """Say that level, level and growth cannot all hold."""
    stated, implied = point.shown, old.shown * grown_by(rates, True)
    rate = "、".join(p.printed for p in rates)
    real, estimated = basis in ("real", "mixed"), old.expected
    expected = intervals.show(implied, series.key.unit)
    about = expected
    if implied.middle and len(rates) == 1:
        about = intervals.show_number(implied.middle, series.key.unit) + series.key.unit
    message = Message(
        "low" if real or estimated else intervals.severity(size),
        60 if real or estimated else 88,
        f"{old.year}年{old.printed},{point.year}年称增长{rate},应约为{about},实为{point.printed}",
        f"{old.printed} in {old.year} and a growth of {rate} give about {about} in {point.year}, not {point.printed}",
        f"{old.printed} × (1 + {rate}) = {expected} ≠ {point.printed} {intervals.show(stated, series.key.unit)}",
        intervals.hint(stated, implied, point.printed),
        klass="noteworthy" if real else "inconsistency",
    )
    facts = (point.fact, old.fact, *(p.fact for p in rates))
    finding = across_reports(spans_of(point, old, rates), message, both_years(series, old, point))
    return Judgement("inconsistent", facts, stated, implied, "disjoint", finding)


CHECK = CrossCheck(
    "X1",
    "growth_chain",
    "Do the levels of two reports agree with the growth, or the change, that is stated between them?",
    (
        "real or mixed growth: a note at most",
        "small gaps may be revisions",
        "with a year missing only an untold fall between two rises is judged",
        "a list of rates that does not align: any of its rates",
    ),
    (
        CrossCase(
            (
                "临河镇2012年工作总结\n全镇实现财政收入2.5亿元,比上年增长10%。\n临河镇人民政府 2012年12月",
                "临河镇2013年工作总结\n全镇实现财政收入3.9亿元,比上年增长12%。\n临河镇人民政府 2013年12月",
            ),
            "inconsistent",
        ),
        CrossCase(
            (
                "临河镇2012年工作总结\n全镇实现财政收入2.5亿元,比上年增长10%。\n临河镇人民政府 2012年12月",
                "临河镇2013年工作总结\n全镇实现财政收入2.8亿元,比上年增长12%。\n临河镇人民政府 2013年12月",
            ),
            "consistent",
        ),
        CrossCase(
            (
                "临河镇2012年工作总结\n全镇完成工业总产值22.0亿元。\n临河镇人民政府 2012年12月",
                "临河镇2013年工作总结\n全镇完成工业总产值24.6亿元,按现价计算增长18.5%。\n临河镇人民政府 2013年12月",
            ),
            "inconsistent",
        ),
        CrossCase(
            (
                "临河镇2012年工作总结\n全镇实现财政收入2860万元。\n临河镇人民政府 2012年12月",
                "临河镇2013年工作总结\n全镇实现财政收入3012万元,比上年增加252万元。\n临河镇人民政府 2013年12月",
            ),
            "inconsistent",
        ),
        CrossCase(
            (
                "临河镇2012年工作总结\n全镇实现财政收入2860万元。\n临河镇人民政府 2012年12月",
                "临河镇2013年工作总结\n财政收入3912万元。投资600万元,比上年增加52万元。\n临河镇人民政府 2013年12月",
            ),
            None,
        ),
        CrossCase(
            (
                "临河镇2012年工作总结\n全镇实现财政收入2860万元。\n临河镇人民政府 2012年12月",
                "临河镇2013年工作总结\n全镇实现财政收入2700万元,比上年减少160万元。\n临河镇人民政府 2013年12月",
            ),
            "consistent",
        ),
    ),
    series=judge,
)
