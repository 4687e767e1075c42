"""Sums over some years and their yearly mean, told together, for the check identity: 五年累计14.6亿元,年均2.92亿元."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extractors.numbering import HAN_NUMBERS
from pipeline.checks.base import Judgement, undecidable
from pipeline.checks.figures import all_exact, level
from pipeline.checks.forms import form, found
from pipeline.checks.gated import gated
from pipeline.checks.reckoned import Reckoning, against_reckoning, worded
from pipeline.checks.report import ReportFacts
from pipeline.intervals import Interval

_FORM = form(
    r"(?<![十一二三四五六七八九])(?P<years>[两二三四五六])年(?:来|间)?,?(?:共|累计|总共|共计)〜{0,14}(?P<sum>Ⓝ),(?:年均|平均每年|每年平均)(?P<what>〜{0,8})(?P<mean>Ⓝ)",
    "五年累计投入环保资金6.4亿元,年均投入1.92亿元。",
    "(?:年均|平均每年|每年平均)〜{0,8}Ⓝ",
)
_ROUNDED = Interval(Decimal("-0.5"), Decimal(1))


@gated(_FORM)
def every_year(report: ReportFacts) -> Iterator[Judgement]:
    """Hold each yearly mean against the sum of the years told before it."""
    for match, figures in found(report, _FORM):
        told, whole = figures["mean"], figures["sum"]
        if told.unit != whole.unit or told.measure == "growth" or not level(whole) or "增" in match["what"]:
            continue
        facts, years = (told, whole), Decimal(HAN_NUMBERS[match["years"]])
        if not all_exact(*facts):
            yield undecidable(facts, "open_interval")
            continue
        said = worded(f"{report.printed(whole)} / {years}")
        implied, shown = (value.scaled(1 / years) for value in (report.interval(whole), report.shown(whole)))
        stated = report.interval(told)
        if stated.low == stated.high:  # a count: 年均172件
            stated = stated + _ROUNDED
        yield against_reckoning(report, facts, Reckoning(implied, shown, *said, told, reason="identity_fails"), stated)
