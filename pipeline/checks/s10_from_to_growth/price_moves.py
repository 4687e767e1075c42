"""A price or an index, by how much it moved, and in per cent, for the check from_to_growth.

沪铜主力合约上涨320元,涨幅0.55%,收于58640元/吨 · 收报2810.45点,下跌26.38点,跌幅0.93%: then it must be D / (Y ∓ D)

Both moves are over one close, whichever that is.  In a list of several prices each has its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pipeline.checks.base import Judgement, undecidable
from pipeline.checks.forms import form, found
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.s10_from_to_growth.growth_told import basis, over_before
from pipeline.checks.words import any_of, either
from pipeline.tables import Fact

_PER = r"(?:/[一-鿿]{1,3})?"
_MOVED = either("S10.climbed")
_BY = f"(?P<verb>{_MOVED})了?(?P<delta>Ⓝ){_PER}"
_SIZE = rf"(?:{_MOVED}幅?|[涨跌升降增减]幅度?|幅度)(?:[为约]|达到?)?了?约?"
_RATE = f"(?:,?[或即]〜{{0,4}}|,?〜{{0,4}}{_SIZE})(?P<change>Ⓟ)"
_CLOSED = f"{either('S10.closed')}(?:[于在至]|价为?)?"
_THAN = "(?:[比较]〜{2,8}|环比)(?:每[一-鿿]{1,2})?"
_FORMS = (
    form(
        f"{_BY}{_RATE},(?:〜{{0,12}},)?(?:至|〜{{0,12}}{_CLOSED})〜{{0,8}}(?P<new>Ⓝ)",
        "主力合约上涨320元,涨幅0.82%,收于58640元/吨。",
        f"(?:{_CLOSED}|至)〜{{0,8}}Ⓝ",
    ),
    form(
        f"{_BY},(?:至|{_CLOSED})〜{{0,8}}(?P<new>Ⓝ){_PER}{_RATE}",
        "原油主力合约收跌79美分,至118.78美元,跌幅0.86%。",
        f",(?:{_CLOSED}|至)〜{{0,8}}Ⓝ",
    ),
    form(
        f"{_CLOSED}〜{{0,8}}(?P<new>Ⓝ){_PER},〜{{0,12}}{_BY}{_RATE}",
        "上证指数收报2810.45点,下跌26.38点,跌幅1.25%。",
        f"{_CLOSED}〜{{0,8}}Ⓝ",
    ),
    form(
        f"(?P<new>Ⓝ){_PER},(?:〜{{0,12}},)?{_THAN}{_BY}{_RATE}",
        "水泥价格为420元/吨,较2010年上涨60元/吨,涨幅达19.8%。",
        f",{_THAN}{_MOVED}了?Ⓝ",
    ),
)
_REAL = re.compile("不变价|可比|同口径|实际")
_SHORT, _LAST = re.compile("[比较][^,年]{0,6}[旬周月日季][^,年]{0,3}$"), re.compile("环比")
_OTHER_BASE = re.compile("同比|[比较]|环比|年[初末]")
_FALLS = any_of("S10.sank")


@gated(*_FORMS)
def price_moves(report: ReportFacts) -> Iterator[Judgement]:
    """Hold each move in per cent against the move and the price it led to."""
    done: set[int] = set()
    for one in _FORMS:
        for match, figures in found(report, one):
            change = figures["change"]
            if change.start not in done and _alike(figures) and _one_base(match):
                done.add(change.start)
                yield from _judged(report, figures, match)


def _one_base(match: re.Match[str]) -> bool:
    """Return whether both moves are over one level.

    较6月上旬减少1.2万吨,环比降低0.6% are; 比上周增61万吨,同比增长3% are not.
    """
    before = match.string[match.start() : match.start("delta")]
    behind = match.string[match.end("delta") : match.start("change")]
    return not _OTHER_BASE.search(_LAST.sub("", behind) if _SHORT.search(before) else behind)


def _alike(figures: Mapping[str, Fact]) -> bool:
    """Return whether a price and its move are of one unit, and all three are exact."""
    new, delta, change = (figures[name] for name in ("new", "delta", "change"))
    one_unit = new.unit.partition("/")[0] == delta.unit.partition("/")[0]
    return one_unit and all(fact.low is not None and fact.low == fact.high for fact in (new, delta, change))


def _judged(report: ReportFacts, figures: Mapping[str, Fact], match: re.Match[str]) -> Iterator[Judgement]:
    """Compare D / (Y ∓ D) with the move in per cent."""
    new, delta, change = (figures[name] for name in ("new", "delta", "change"))
    if basis(new) in ("real", "mixed") or _REAL.search(match[0]):
        yield undecidable((change, new, delta), "real_or_average_growth")
        return
    told = over_before(report, new, delta, change, _FALLS.search(match["verb"]) is not None)
    if told is not None:
        yield told
