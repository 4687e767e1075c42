"""Rates that say by their name what part they are: 整改率 of 隐患 found and 整改, for the check share_times_base.

排查隐患812处,已整改743处,整改率91.5% · 公共预算收入9.6亿元,其中税收收入7.1亿元,税收占比74%
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.figures import level
from pipeline.checks.forms import form, found
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.s02_share_times_base.loosely_named import slip_in_rate
from pipeline.checks.s02_share_times_base.part_shares import share_fits
from pipeline.checks.splits import CHANGED
from pipeline.checks.words import act as act_of
from pipeline.checks.words import any_of, either
from pipeline.tables import Fact

_SIZE = "(?:达到?了?|为|是)?"
_DONE = form(
    rf"(?P<of>〜{{2,16}})(?P<whole>Ⓝ)(?P<rest>次?),(?P<did>〜{{2,14}})(?P<part>Ⓝ)(?P=rest),(?P<name>[一-鿿]{{2,8}})(?:率|进度){_SIZE}(?P<rate>Ⓟ)",
    "排查隐患812处,已整改812处,整改率96.5%。",
    f"(?:率|进度){_SIZE}Ⓟ",
)
_AMONG = form(
    rf"(?P<whole>Ⓝ)(?:,〜{{0,6}}(?:增长|下降)Ⓟ)?,其中:?(?P<did>〜{{2,12}})(?P<part>Ⓝ)(?:,〜{{0,6}}(?:增长|下降)Ⓟ)?,(?P<name>[一-鿿]{{2,4}})占比{_SIZE}(?P<rate>Ⓟ)",
    "一般公共预算收入9.6亿元,其中税收收入7.1亿元,税收占比84%。",
    f"占比{_SIZE}Ⓟ",
)
# The rate first: 回收率98.2%,应收水费1620万元,实收1560万元
_BEFORE = form(
    rf"率{_SIZE}(?P<rate>Ⓟ)[,(:]应(?P<did>[一-鿿]{{1,2}})〜{{0,8}}(?P<whole>Ⓝ)[,、](?:已|实际?)(?P=did)〜{{0,8}}(?P<part>Ⓝ)",
    "水费回收率98.2%,应收水费1620万元,实收1560万元。",
    "应〜{1,10}Ⓝ",
)
_FIRST = form(
    rf"(?P<name>[一-鿿]{{2,8}})(?:率|进度){_SIZE}(?P<rate>Ⓟ)[,(:;](?P<of>〜{{2,12}})(?P<whole>Ⓝ)(?P<rest>次?)[,、](?P<did>〜{{2,12}})(?P<part>Ⓝ)",
    "合格率98.5%,抽检1260批,合格1204批。",
    f"(?:率|进度){_SIZE}Ⓟ",
)
_LEAD, _TAIL = 3, 2  # characters beside what was done: 已完成整改, 整改到位
_DATED = re.compile("(?:截[至止]到?|[到至])?(?:[0-9]{4}年)?(?:[0-9]{1,2}月|年)[底末份]?")
_NOT = ("不", "未", "非", "没有")  # 不合格42批次, 合格率: what is left has it
_NO_PART = re.compile(f"利润?$|负债$|不良$|{either('S10.rise')}")  # 毛利率, 增长率: of another whole
_OTHER = any_of("S2.other_base")  # 同比, 累计, 计划: of another time, or another whole


@gated(_DONE, _AMONG, _BEFORE, _FIRST)
def named(report: ReportFacts) -> Iterator[tuple[Fact, Fact, Fact]]:
    """Yield part, rate and whole where the name of a rate says what was done with the whole."""
    for match, figures in found(report, _DONE):
        part, rate, whole = (figures[name] for name in ("part", "rate", "whole"))
        of, did = match["of"], _DATED.sub("", match["did"])
        act = _act(match["name"], of, did)
        if act and act not in of and not _OTHER.search(of + did) and _alone(report, whole) and _one_kind(part, whole):
            yield part, rate, whole
    for _, figures in found(report, _BEFORE):
        part, rate, whole = (figures[name] for name in ("part", "rate", "whole"))
        if _one_kind(part, whole):
            yield part, rate, whole
    yield from _rate_first(report)
    for match, figures in found(report, _AMONG):
        part, rate, whole = (figures[name] for name in ("part", "rate", "whole"))
        named = match["name"] in match["did"] and not CHANGED.search(report.words(whole))
        if named and not _OTHER.search(match["did"]) and _one_kind(part, whole):
            yield part, rate, whole


def _rate_first(report: ReportFacts) -> Iterator[tuple[Fact, Fact, Fact]]:
    """Yield part, rate and whole told behind their rate; it need not be of what follows, so a slip must tell."""
    for match, figures in found(report, _FIRST):
        part, rate, whole = (figures[name] for name in ("part", "rate", "whole"))
        of, did = match["of"], match["did"]
        act = _act(match["name"], of, did) if _one_kind(part, whole) else ""
        plain = act and act not in of and not _OTHER.search(of + did)
        if plain and (share_fits(report, part, rate, whole) or slip_in_rate(report, part, rate, whole)):
            yield part, rate, whole


def _act(name: str, of: str, did: str) -> str:
    """Return what the name of a rate says was done with the whole, if a clause says so of all of it; else nothing.

    整改率 after 已完成整改; of 毕业去向落实率 落实 is the act and 毕业去向 what both speak of; not 出口产品合格.
    """
    rest = name[:-2]
    acts = list(re.finditer(act_of(name[-2:]), did))
    act = acts[-1][0] if acts else name[-2:]
    before, _, behind = did.rpartition(act)
    plain = act in did and not before.endswith(_NOT) and "其中" not in did and not _NO_PART.search(name)
    spoken = frozenset(of + did)
    left = "".join(char for char in behind if char not in name)
    return act if plain and len(before) <= _LEAD and len(left) <= _TAIL and spoken.issuperset(rest) else ""


def _one_kind(part: Fact, whole: Fact) -> bool:
    """Return whether two levels are of one unit."""
    return part.unit == whole.unit and level(part) and level(whole)


def _alone(report: ReportFacts, whole: Fact) -> bool:
    """Return whether no figure of its unit stands before the whole in its sentence: 立行立改80个,限期整改40个."""
    low = report.sentence_span(whole.start)[0]
    before = (report.amount(number) for number in report.numbers(low, whole.start) if number.unit)
    return all(fact is None or fact.unit != whole.unit for fact in before)
