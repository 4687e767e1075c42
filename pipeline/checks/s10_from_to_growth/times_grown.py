"""How many times a level grew, or is another one, told with both, for the check from_to_growth.

由2015年的12家增加到45家,增长2.75倍 · 产值45亿元,是2015年15亿元的3倍

增长2.75倍 is 2.75 times more, so 3.75 times as much.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from pipeline import intervals
from pipeline.checks.base import Judgement, undecidable
from pipeline.checks.figures import all_exact, level
from pipeline.checks.forms import form, found
from pipeline.checks.gated import gated
from pipeline.checks.reckoned import Reckoning, against_reckoning, worded
from pipeline.checks.report import ReportFacts
from pipeline.checks.s10_from_to_growth.growth_told import REAL
from pipeline.checks.words import either
from pipeline.intervals import HUNDRED, Interval
from pipeline.tables import Fact

_GROWN = form(
    f"[由从]〜{{0,14}}(?P<old>Ⓝ)〜{{0,3}}{either('S10.moved')}[到至]〜{{0,8}}(?P<new>Ⓝ),(?:[两二三四五六七八九十]年(?:间|来|内)?)?(?:增长|增加|扩大|提高)了?(?P<times>Ⓝ)",
    "高新技术企业由2014年的16家增加到60家,增长3.75倍。",
    "[长加大高]了?Ⓝ",
)
# The same without a verb between the levels: 从2016年的96家到现在的512家,五年增长了4.3倍.
_FROM_TO = form(
    r"[由从]〜{0,14}(?P<old>Ⓝ)〜{0,3}[到至](?:现在|目前|[今去]年|\d{4}年)〜{0,6}(?P<new>Ⓝ),〜{0,6}(?:增长|增加|扩大|提高)了?(?P<times>Ⓝ)",
    "高新技术企业从2016年的96家到2021年的512家,五年增长了7.2倍。",
    "[长加大高]了?Ⓝ",
)
_IS = form(
    r"(?P<new>Ⓝ),(?:是|为|相当于)〜{0,12}(?P<old>Ⓝ)的(?P<times>Ⓝ)",
    "全年产值48亿元,是2015年16亿元的4倍。",
    "的Ⓝ",
)
# What was, told behind: 14.2亿元,是2020年的1.2倍,2020年为10.4亿元.
_IS_BEHIND = form(
    rf"(?P<new>Ⓝ),(?:是|为|相当于)(?P<ago>[12]\d{{3}}年|{either('S10.ago')})(?:同期|末|底)?的(?P<times>Ⓝ)[,(](?:而)?(?P=ago)(?:同期|末|底)?〜{{0,6}}(?P<old>Ⓝ)",
    "土地出让金14.2亿元,是2020年的1.2倍,2020年为10.4亿元。",
    "年[同末底期]{0,2}的Ⓝ",
)
_SHARE = form(
    rf"(?P<new>Ⓝ),(?:[是为]|相当于)(?P<ago>[12]\d{{3}}年|{either('S10.ago')})(?:同期|末|底)?的(?P<times>Ⓟ)[,(](?:而)?(?P=ago)(?:同期|末|底)?〜{{0,6}}(?P<old>Ⓝ)",
    "化解纠纷218起,是去年的86%,去年为242起。",
    "年[同末底期]{0,2}的Ⓟ",
)
_HALF = Decimal("0.5")


@gated(_GROWN, _FROM_TO, _IS, _IS_BEHIND, _SHARE)
def times_grown(report: ReportFacts) -> Iterator[Judgement]:
    """Hold each number of times against the two levels told with it."""
    for _, figures in found(report, _SHARE):
        old, new, part = (figures[name] for name in ("old", "new", "times"))
        exact = all_exact(old, new, part) and report.interval(old).positive
        if exact and old.unit == new.unit and level(old) and level(new):
            value, shown = ((read(new) / read(old)).scaled(HUNDRED) for read in (report.interval, report.shown))
            label = f"{report.printed(new)} / {report.printed(old)}"
            yield against_reckoning(report, (part, old, new), Reckoning(value, shown, *worded(label), new))
    if "倍" not in report.folded:
        return
    for one in (_GROWN, _FROM_TO, _IS, _IS_BEHIND):
        for match, figures in found(report, one):
            old, new, times = (figures[name] for name in ("old", "new", "times"))
            if times.unit != "倍" or old.unit != new.unit or not (level(old) and level(new)) or REAL.search(match[0]):
                continue
            yield of_times(report, (times, old, new), one not in (_IS, _IS_BEHIND))


def of_times(report: ReportFacts, facts: tuple[Fact, Fact, Fact], more: bool) -> Judgement:
    """Compare a number of times with new / old, or with how many times `more` that is."""
    times, old, new = facts
    before, after = report.interval(old), report.interval(new)
    if not all_exact(*facts) or not before.positive:
        return undecidable(facts, "open_interval")
    less = intervals.exactly(1 if more else 0)
    shown = report.shown(new) / report.shown(old) - less
    label = f"{report.printed(new)} / {report.printed(old)}{' − 1' if more else ''}"
    stated = _stated(report.interval(times))
    judged = against_reckoning(report, facts, Reckoning(after / before - less, shown, *worded(label), new), stated)
    return judged if stated.disjoint(after / before) else _loosely(judged)


def _loosely(judged: Judgement) -> Judgement:
    """Make little of 增长4倍 said of what is four times as much: strictly it is five times, but many write so."""
    if judged.finding is None:
        return judged
    return replace(judged, finding=replace(judged.finding, severity="low", klass="noteworthy"))


def _stated(times: Interval) -> Interval:
    """Return what a number of times can mean: a whole one is rounded."""
    if times.low is None or times.high is None or times.low != times.low.to_integral_value():
        return times
    return Interval(times.low - _HALF, times.high + _HALF)
