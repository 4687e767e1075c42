"""How often a level is said to have doubled, told with both levels, for the check from_to_growth.

由3.1亿元增加到12.6亿元,四年间翻了两番 · 收入9260元,比2015年的4520元翻了一番

翻一番 is twice as much, 翻两番 four times.  Who says so leaves a little out, or stops short of the next doubling; less
than nine tenths of it is no such thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from extractors.numbering import HAN_NUMBERS
from pipeline import intervals
from pipeline.checks.base import Judgement, consistent, undecidable
from pipeline.checks.figures import all_exact, level
from pipeline.checks.findings import Message, of_figures
from pipeline.checks.forms import form, found
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.words import either
from pipeline.intervals import Interval
from pipeline.tables import Fact

_DOUBLED = "(?P<said>(?:接?近|将近|约|整整)?翻了?(?:(?:接?近|将近)?(?P<times>[一两二三四五])番多?|番)(?![的目]))"
_FROM_TO = form(
    rf"[由从]〜{{0,14}}(?P<old>Ⓝ)〜{{0,3}}{either('S10.moved')}[到至为]〜{{0,8}}(?P<new>Ⓝ),〜{{0,10}}{_DOUBLED}",
    "产值由2016年的3.1亿元增加到12.6亿元,四年间翻了两番。",
    "翻〜{0,5}番",
)
_BESIDE = form(
    rf"(?P<new>Ⓝ),(?:[比较与在]〜{{2,12}}?(?P<old>Ⓝ)〜{{0,6}}){_DOUBLED}",
    "农民人均可支配收入9260元,比2015年的4520元翻了一番。",
    "翻〜{0,5}番",
)
_BEHIND = form(
    rf"(?P<new>Ⓝ),(?:[比较与在]〜{{2,8}}|同比|实现){_DOUBLED}〜{{0,3}}[,(](?:[12]\d{{3}}年|{either('S10.ago')})〜{{0,6}}(?P<old>Ⓝ)",
    "村集体收入860万元,比2015年翻了一番还多(2015年为512万元)。",
    "翻〜{0,5}番",
)
_REAL = re.compile("不变价|可比|同口径")
_AHEAD = re.compile(f"{either('S1.ahead')}|年均")
_TWO = Decimal(2)
_SHORT = Decimal("0.9")  # of a doubling that is called one


@gated(_FROM_TO, _BESIDE, _BEHIND)
def doublings(report: ReportFacts) -> Iterator[Judgement]:
    """Hold each doubling against the two levels told with it."""
    for one in (_FROM_TO, _BESIDE, _BEHIND):
        for match, figures in found(report, one):
            old, new = figures["old"], figures["new"]
            if old.unit == new.unit and level(old) and level(new) and not _AHEAD.search(match[0]):
                low, high = report.sentence_span(old.start)
                yield _judged(report, old, new, match, _REAL.search(report.folded, low, high) is not None)


def _judged(report: ReportFacts, old: Fact, new: Fact, match: re.Match[str], real: bool) -> Judgement:
    """Compare new / old with what so many doublings may be."""
    before = report.interval(old)
    if real or not before.positive or not all_exact(old, new):
        return undecidable((new, old), "real_or_average_growth" if real else "open_interval")
    times = HAN_NUMBERS.get(match["times"] or "一", 2)
    stated = Interval(_TWO**times * _SHORT, _TWO ** (times + 1) * _SHORT)
    implied = report.interval(new) / before
    if not implied.disjoint(stated):
        return consistent((new, old), stated, implied)
    a, b = report.printed(old), report.printed(new)
    shown = report.shown(new) / report.shown(old)
    size = "?" if shown.middle is None else intervals.show_number(shown.middle, "倍")
    message = Message(
        "high" if intervals.gap(stated, implied) > _SHORT / _TWO else "medium",
        88,
        f"{b}是{a}的{size}倍,文中称“{match['said']}”",
        f"{b} is {size} times {a}, the text says {match['said']}",
        f"{b} / {a} = {size}; {match['said']} = ×{_TWO**times}",
    )
    finding = of_figures(report, (new, old), message)
    return Judgement("inconsistent", (new, old), stated, implied, "disjoint", finding)
