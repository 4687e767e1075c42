"""Rates whose name says what was done with a part of a whole, in any words, for the check share_times_base.

应救治患者4250人,经多方努力已有4216人得到救治,救治率99.2%: the part is the one figure with the act of the rate beside
it, its whole the one before.  So loose a reading says that they disagree only where a slip of the pen explains it, or
where the difference of two wholes bears the part out: 预算1414.8万元,实际采购1376.3万元,节约38.5万元,节约率2.1%.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from pipeline.checks.figures import all_exact, level
from pipeline.checks.forms import figure_at, sentence_start
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.s02_share_times_base.part_shares import of_whole
from pipeline.checks.skeleton import AMOUNT, POINTS, RATE
from pipeline.checks.slips import slipped
from pipeline.checks.splits import adds_up
from pipeline.checks.words import act as act_of
from pipeline.checks.words import any_of
from pipeline.intervals import HUNDRED, ZERO
from pipeline.tables import Fact

_NAMED = re.compile(rf"(?P<act>[一-鿿]{{2}})[率面](?:[为是约仅]|高?达到?了?){{0,2}}\s?(?P<rate>{RATE})\Z")
_SIGN = re.compile(f"[{AMOUNT}{RATE}{POINTS}]")
_STOP = re.compile(f"[,;:、{AMOUNT}{RATE}{POINTS}]")
_NO_ACT = any_of("S2.no_act")  # 增长率, 持股比例: of another time, or another whole
_OTHER = any_of("S2.other_base")
_PLAIN = "平均总体综合累计全年年内当初次整"  # what adds no other scope to the name of a rate
_NOT = "不未非没无应需待拟"  # 不合格37批次, 应救治4250人
_PAIR, _LONG = 2, 10  # figures of a part and its whole; characters that name a rate
_REACH, _MOST = 14, 4  # characters beside a figure; figures before a rate


@gated(_NAMED)
def loosely_named(report: ReportFacts) -> Iterator[tuple[Fact, Fact, Fact]]:
    """Yield part, rate and whole where the act that names a rate stands beside one figure before it."""
    bones = report.plainer
    rates = (at for at in bones.starts if bones.text[at] == RATE)
    for match in filter(None, (_NAMED.search(bones.text, max(0, at - _LONG), at + 1) for at in rates)):
        if _NO_ACT.search(match["act"]):
            continue
        low = sentence_start(bones.text, match.start())
        places = [sign.start() for sign in _SIGN.finditer(bones.text, low, match.start())][-_MOST:]
        done = _done(bones.text, match["act"], places, (low, match.start()))
        if done is None:
            continue
        figures = {at: fact for at in (*places, match.start("rate")) if (fact := figure_at(report, bones, at))}
        part, rate = figures.get(done), figures.get(match.start("rate"))
        if part and rate and not _OTHER.search(bones.text[places[0] : match.start()]):
            told = [fact for at, fact in figures.items() if at < done]
            wholes = [fact for fact in told if fact.unit == part.unit and level(fact)]
            lead = _STOP.split(bones.text[low : match.start()])[-1]  # 已办结件的按期|办结率 is of another whole
            if not set(lead) <= {*bones.text[low : places[-1]], *_PLAIN}:  # 重大隐患|整改率, behind 隐患4326条
                continue
            alone = len(places) == _PAIR and len(lead) <= _PAIR and "其中" not in bones.text[places[0] : done]
            yield from _believed(report, part, rate, wholes, alone)


def _done(text: str, act: str, places: Sequence[int], span: tuple[int, int]) -> int | None:
    """Return the one amount that an act stands before, else the one it stands behind, in its clause."""
    amounts = [at for at in places if text[at] == AMOUNT]
    acted = re.compile(f"(?<![{_NOT}])(?:{act_of(act)})")
    before = [at for at in amounts if acted.search(_STOP.split(text[span[0] : at])[-1][-_REACH:])]
    found = before or [at for at in amounts if acted.search(_STOP.split(text[at + 1 : span[1]])[0][:_REACH])]
    return found[0] if len(found) == 1 else None


def _believed(
    report: ReportFacts, part: Fact, rate: Fact, wholes: Sequence[Fact], alone: bool
) -> Iterator[tuple[Fact, Fact, Fact]]:
    """Yield part, rate and the whole they fit, else the nearest one if it can be told to be the whole.

    They are `alone` where their sentence tells nothing else.
    """
    stated = report.interval(rate)
    value = report.interval(part)
    for whole in wholes:
        if not of_whole(report, part, whole).disjoint(stated):
            yield part, rate, whole
            return
    if not wholes or not all_exact(part, rate, *wholes):
        return
    wholes = _made_up(report, wholes)
    if len(wholes) > 1:
        whole, less = sorted(wholes[-2:], key=_size, reverse=True)
        top, left = report.interval(whole), report.interval(less)
        both = ((left + value) / top).scaled(HUNDRED)  # 排查120处,当场改正80处,限期整改40处,整改率100%
        if not (top - left).disjoint(value) and both.disjoint(stated):
            yield part, rate, whole
            return
        told = [one for one in wholes if slip_in_rate(report, part, rate, one)]
        if len(told) == 1 and _size(told[0]) > _size(part):  # 参考1126人,600分以上84人,本科上线962人,上线率89.4%
            yield part, rate, told[0]
        return
    whole, base = wholes[0], report.interval(wholes[0])
    left = (value / (base + value)).scaled(HUNDRED)  # 采购金额4815万元,节约595万元: what was saved is no part of it
    if _size(part) < _size(whole) and left.disjoint(stated) and (alone or slip_in_rate(report, part, rate, whole)):
        yield part, rate, whole


def slip_in_rate(report: ReportFacts, part: Fact, rate: Fact, whole: Fact) -> bool:
    """Return whether a slip of the pen explains why a rate is not what a part is of a whole."""
    stated, value = report.interval(rate), report.interval(part)
    implied = (report.interval(whole) * stated).scaled(1 / HUNDRED)
    return slipped(report, ((rate, stated, of_whole(report, part, whole)), (part, value, implied)))


def _made_up(report: ReportFacts, wholes: Sequence[Fact]) -> Sequence[Fact]:
    """Return the one whole that the others make up: 受理9846件,其中旧存412件、新收9434件; else all of them."""
    for whole in wholes:
        rest = [fact for fact in wholes if fact is not whole]
        if len(rest) > 1 and adds_up(report, whole, rest):
            return [whole]
    return wholes


def _size(fact: Fact) -> Decimal:
    """Return the size of a figure."""
    return fact.low or ZERO
