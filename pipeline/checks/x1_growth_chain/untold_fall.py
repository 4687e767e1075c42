"""A fall that nobody tells of, in the year between two reports that both tell of a rise: for the check growth_chain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from pipeline import intervals
from pipeline.checks.archive import across_reports
from pipeline.checks.base import Judgement, undecidable
from pipeline.checks.findings import Message
from pipeline.checks.series import Point, Series
from pipeline.checks.x1_growth_chain.chained import both_years, comparable, grown_by, of_one_report, spans_of
from pipeline.intervals import HUNDRED, ONE, exactly

_FALL = Decimal("0.90")  # an untold fall to less than this, between two rises, is not believed
_RISE = Decimal(5)


def untold_fall(
    series: Series, now: Sequence[Point], old: Sequence[Point], rates: Sequence[Point]
) -> Iterator[Judgement]:
    """With one year missing, look for a fall in it that both reports' rises leave untold."""
    point, earlier, mine = now[0], old[0], of_one_report(rates)
    facts = (point.fact, earlier.fact, *(p.fact for p in mine))
    before = [p for p in series.growths if p.year == earlier.year and p.report is earlier.report]
    factor = grown_by(mine)
    between = point.value / factor / earlier.value
    if series.entry and series.entry.growth_basis in ("real", "mixed"):
        yield undecidable(facts, "real_or_mixed_growth")
        return
    risen = all((rate.value.low or 0) >= _RISE for rate in (*mine, *before)) and bool(before)
    if between.high is None or not risen or between.high >= _FALL or not comparable(point, earlier):
        yield undecidable(facts, "year_missing")
        return
    year = earlier.year + 1
    middle = point.shown / grown_by(mine, True)
    level = intervals.show(middle, series.key.unit)
    change = intervals.show((middle / earlier.shown - exactly(ONE)).scaled(HUNDRED), "%")
    rate = "、".join(p.printed for p in mine)
    grown = before[0].printed
    message = Message(
        "high",
        85,
        f"{point.year}年{point.printed}、增长{rate},则{year}年仅{level},而{earlier.year}年已达{earlier.printed}且增长{grown}",
        f"{point.printed} in {point.year} after growing {rate} means {level} in {year}, "
        f"but {earlier.year} already had {earlier.printed}, growing {grown}",
        f"{point.printed} / (1 + {rate}) = {level} ({year}); {level} / {earlier.printed} - 1 = {change}%",
    )
    grew = before[0]
    places = [*spans_of(point, earlier, mine), ("against", grew.report.doc_id, *grew.report.quote(grew.fact))]
    finding = across_reports(places, message, both_years(series, earlier, point))
    yield Judgement("inconsistent", facts, point.shown, earlier.shown * factor, "untold_fall", finding)
