"""A change that the level it led to cannot have had, for the check impossible.

农业总产值3.86万元,比上年增加2100万元: more was added than there is · 亏损2870亿元,较上季多亏410万元: 亿 for 万

Levels that may have been below zero are left out; of a change far too small only that of a slip of 万 and 亿 is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline import intervals
from pipeline.checks.base import Judgement, consistent
from pipeline.checks.exceeding import Told, part_above_whole
from pipeline.checks.figures import level
from pipeline.checks.findings import Message, of_figures
from pipeline.checks.forms import form, found
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.words import any_of, either
from pipeline.intervals import Interval
from pipeline.tables import Fact

_FORM = form(
    rf"(?P<whole>Ⓝ),(?:同比|[相同]?[比较]{either('S10.ago')}(?:同期|末|底|度)?)(?P<how>净?{either('S10.delta')}[一-鿿]?)了?(?P<change>Ⓝ)",
    "农业总产值3.86万元,比上年增加2100万元。",
    rf",(?:同比|[相同]?[比较]{either('S10.ago')})",
)
_FALLS, _BALANCE = any_of("S10.fall"), any_of("S4.net")
_OWN = re.compile(r"[每均]|新增|利润|盈|其中|超[收产额支]")
_BARE = frozenset("万亿")  # 25l亿元: what stood before it was not read
_TINY, _SLIP = Decimal(3) / 10**5, Decimal(10) ** 4
_USUAL = Interval(Decimal("0.002"), Decimal(1))  # a change as a share of its level, once 亿 is 万
_TOLD = Told(
    "high", 85, "增加的{part}多于增加后的{whole}", "{part} were added, which made only {whole}", "more_than_all"
)


@gated(_FORM)
def changed(report: ReportFacts) -> Iterator[Judgement]:
    """Hold each change against the level that it led to."""
    for match, figures in found(report, _FORM):
        whole, change = figures["whole"], figures["change"]
        exact = whole.qualifier == change.qualifier == "exact" and whole.unit == change.unit and level(whole)
        exact = exact and report.printed(whole)[:1] not in _BARE
        if exact and not _OWN.search(report.words(whole) + match["how"]):
            yield from _judged(report, whole, change, bool(_FALLS.search(match["how"])))


def _judged(report: ReportFacts, whole: Fact, change: Fact, fell: bool) -> Iterator[Judgement]:
    """Compare the size of a change with its level."""
    top, moved = report.interval(whole), report.interval(change)
    moved = -moved if moved.high is not None and moved.high < 0 else moved
    if not (top.positive and moved.positive):
        return
    ratio = moved / top
    if ratio.high is not None and ratio.high < _TINY and whole.unit == "元":
        if not ratio.scaled(_SLIP).disjoint(_USUAL) or not ratio.scaled(_SLIP**2).disjoint(_USUAL):
            yield _slipped(report, whole, change, ratio)
    elif fell or ratio.low is None or ratio.low <= 1:
        yield consistent((change, whole), moved, top)
    elif not _BALANCE.search(report.words(whole)):
        yield part_above_whole(report, change, whole, _TOLD)


def _slipped(report: ReportFacts, whole: Fact, change: Fact, ratio: Interval) -> Judgement:
    """Say that a level and its change have scales that do not go together."""
    a, b = report.printed(whole), report.printed(change)
    message = Message(
        "medium",
        85,
        f"{a}只变动{b},疑有一处单位有误",
        f"{a} changed by {b} only: one has the wrong unit",
        f"{b} / {a} = {intervals.show_number((ratio.middle or Decimal(0)) * 100)}%",
        "factor_10^4",
        klass="data_quality",
    )
    finding = of_figures(report, (whole, change), message)
    return Judgement("inconsistent", (whole, change), reason="scale_slipped", finding=finding)
