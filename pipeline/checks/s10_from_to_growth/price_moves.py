"""A price or an index, by how much it moved, and in per cent, for the check from_to_growth.

沪铜主力合约上涨320元,涨幅0.55%,收于58640元/吨 · 收报2810.45点,下跌26.38点,跌幅0.93%: then it must be D / (Y ∓ D)

Both moves are over one close, whichever that is.  In a list of several prices each has its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.checks.base import Judgement
from pipeline.checks.forms import form, found
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.s10_from_to_growth.growth_told import verdict
from pipeline.checks.words import any_of, either
from pipeline.intervals import HUNDRED
from pipeline.tables import Fact

_PER = r"(?:/[一-鿿]{1,3})?"
_BY = f"(?P<verb>{either('S10.climbed')})了?(?P<delta>Ⓝ){_PER}"
_RATE = f"(?:,|,?或)?〜{{0,4}}(?:{either('S10.climbed')})?(?:幅度?)?(?:[为约]|达到?)?(?P<change>Ⓟ)"
_CLOSED = f"{either('S10.closed')}(?:[于在至]|价为?)?"
_FORMS = (
    form(
        f"{_BY}{_RATE},(?:〜{{0,12}},)?〜{{0,12}}{_CLOSED}〜{{0,8}}(?P<new>Ⓝ)",
        "主力合约上涨320元,涨幅0.82%,收于58640元/吨。",
        f"{_CLOSED}〜{{0,8}}Ⓝ",
    ),
    form(
        f"{_CLOSED}〜{{0,8}}(?P<new>Ⓝ){_PER},〜{{0,12}}{_BY}{_RATE}",
        "上证指数收报2810.45点,下跌26.38点,跌幅1.25%。",
        f"{_CLOSED}〜{{0,8}}Ⓝ",
    ),
    form(
        f"价〜{{0,10}}(?P<new>Ⓝ){_PER},[比较]〜{{2,10}}{_BY}{_RATE}",
        "水泥价格为420元/吨,较2010年上涨60元/吨,涨幅达19.8%。",
        f",[比较]〜{{2,10}}(?:{either('S10.climbed')})了?Ⓝ",
    ),
)
_FALLS = any_of("S10.sank")


@gated(*_FORMS)
def price_moves(report: ReportFacts) -> Iterator[Judgement]:
    """Hold each move in per cent against the move and the price it led to."""
    done: set[int] = set()
    for one in _FORMS:
        for match, figures in found(report, one):
            change = figures["change"]
            if change.start not in done and _alike(figures):
                done.add(change.start)
                yield from _judged(report, figures, _FALLS.search(match["verb"]) is not None)


def _alike(figures: Mapping[str, Fact]) -> bool:
    """Return whether a price, which may be told to be more, and its move are of one unit, and the moves single figures.

    超过420元/吨,上涨60元/吨: by a sixth at most.
    """
    new, delta, change = (figures[name] for name in ("new", "delta", "change"))
    one_unit = new.unit.partition("/")[0] == delta.unit.partition("/")[0]
    return one_unit and new.low is not None and all(f.low is not None and f.low == f.high for f in (delta, change))


def _judged(report: ReportFacts, figures: Mapping[str, Fact], falls: bool) -> Iterator[Judgement]:
    """Compare D / (Y ∓ D) with the move in per cent."""
    new, delta, change = (figures[name] for name in ("new", "delta", "change"))
    read = [(report.interval(new), report.interval(delta).size), (report.shown(new), report.shown(delta).size)]
    befores = [level + by if falls else level - by for level, by in read]
    if not all(before.positive for before in befores):
        return
    implied, shown = ((by / before).scaled(HUNDRED) for (_, by), before in zip(read, befores, strict=True))
    one, two = report.printed(delta), report.printed(new)
    label = f"{one} / ({two} {'+' if falls else '−'} {one})"
    yield verdict(report, (change, new, delta), (report.interval(change).size, implied, shown), label)
