"""By how much a task was passed or missed, told behind both, for the check planned_vs_actual.

计划造林3200亩,全年完成2880亩,超额完成320亩 · 任务40000吨,全年下线34000吨,欠产6000吨
完成税收3260万元,占计划3000万元的108.7%,超计划260万元 · 超额8% · 为任务的108%,超8个百分点

The plan is the one figure of the sentence with the word of a plan before it, the outcome the one other of its unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.figure_words import figure_word
from pipeline.checks.base import Judgement
from pipeline.checks.figures import level
from pipeline.checks.forms import figure_at, levels_within, sentence_end, sentence_start
from pipeline.checks.gated import gated
from pipeline.checks.reckoned import Reckoning, against_reckoning, less, worded
from pipeline.checks.report import ReportFacts
from pipeline.checks.skeleton import AMOUNT, POINTS, RATE
from pipeline.checks.words import any_of, either
from pipeline.intervals import HUNDRED, exactly
from pipeline.tables import Fact

_PLAN = figure_word("plan_name")
_AIMS = f"(?:{_PLAN}|指标)"
_THAN = rf"[比较](?:年初|全年|年度)?{_AIMS}(?:任务|[数的]){{0,2}}"  # 比计划的12万亩多0.6万亩: the plan inside
_BY = re.compile(
    rf"(?:(?P<over>超(?:额|收|产|出)?|{_THAN}{AMOUNT}?[多超]出?)|(?P<short>欠[产收缺]|短[缺收]|{_THAN}{AMOUNT}[少短]))(?:{_AIMS}|年度|年初|全年|完成|[数了出产收]){{0,4}}"
    rf"(?P<by>[{AMOUNT}{RATE}{POINTS}])(?![的以多])"
)
_RATED = re.compile(rf"{_AIMS}(?:数|任务)?{AMOUNT}?的?{RATE},$")
_SET = re.compile(f"{_PLAN}|指标|{either('S1.fixed')}")
_REVISED, _SPAN = any_of("S1.revised"), any_of("S1.span")
_OTHER = re.compile("[上去前]年|同期|原")
_BEYOND = re.compile(rf"(?:超额?|[欠短][产收缺])(?:{_AIMS}|完成|了){{0,3}}$")
_REACH, _TWO = 110, 2


@gated(_BY)
def over_and_short(report: ReportFacts) -> Iterator[Judgement]:
    """Hold what was done beyond a task, or is missing of it, against their difference."""
    bones = report.skeleton
    for match in _BY.finditer(bones.text):
        by, low = figure_at(report, bones, match.start("by")), sentence_start(bones.text, match.start())
        low = max(low, match.start() - _REACH)
        if by is None or by.qualifier != "exact" or _REVISED.search(bones.text, low, match.start()):
            continue
        rate = _RATED.search(bones.text, low, match.start())
        told = [fact for fact in levels_within(report, bones, low, match.start("by")) if not _apart(report, fact)]
        if match["by"] == AMOUNT:
            told = [fact for fact in told if fact.unit == by.unit]
        end = sentence_end(bones.text, match.end())
        pair = _pair(report, told) or _pair(report, [*told, *levels_within(report, bones, match.end(), end)[:1]])
        if pair is not None and not _SPAN.search(bones.text, low, match.start()):
            yield _judged(report, by, *pair, match["short"] is not None)
        elif rate is not None and match["over"] and match["by"] != AMOUNT:
            yield from _beyond(report, by, figure_at(report, bones, rate.end() - _TWO))


def _apart(report: ReportFacts, fact: Fact) -> bool:
    """Return whether a figure is neither plan nor outcome: it counts quarters, or is itself beyond a plan."""
    return fact.unit.startswith("季") or _BEYOND.search(report.words(fact)) is not None


def _pair(report: ReportFacts, told: list[Fact]) -> tuple[Fact, Fact] | None:
    """Return the one plan among some levels, and the one outcome."""
    plans = [fact for fact in told if _SET.search(report.words(fact))]
    done = [fact for fact in told if fact not in plans and not _OTHER.search(report.words(fact))]
    one = len(plans) == len(done) == 1 and plans[0].unit == done[0].unit and level(plans[0]) and level(done[0])
    exact = one and plans[0].qualifier == done[0].qualifier == "exact"
    return (plans[0], done[0]) if exact else None


def _judged(report: ReportFacts, by: Fact, plan: Fact, done: Fact, short: bool) -> Judgement:
    """Compare what is beyond a plan, or missing of it, with the difference, in its unit or in per cent of the plan."""
    more, fewer = (plan, done) if short else (done, plan)
    value, shown, formula = less(report, (more,), fewer)
    if by.unit in ("%", "百分点"):
        base, told = report.shown(plan), f"({formula}) / {report.printed(plan)}"
        value, shown = ((part / base).scaled(HUNDRED) for part in (value, shown))
        return against_reckoning(report, (by, done, plan), Reckoning(value, shown, *worded(told), done, 85))
    stated = report.interval(by)
    if short and stated.high is not None and stated.high < 0:  # 短收0.4亿元 is filed as a change below zero
        stated = -stated
    return against_reckoning(report, (by, done, plan), Reckoning(value, shown, *worded(formula), done, 85), stated)


def _beyond(report: ReportFacts, by: Fact, rate: Fact | None) -> Iterator[Judgement]:
    """Compare what is beyond a plan, in per cent, with how much of it was done: 为任务的108%,超8个百分点."""
    if rate is None or rate.unit != "%" or rate.qualifier != "exact":
        return
    value, shown = (read(rate) - exactly(HUNDRED) for read in (report.interval, report.shown))
    yield against_reckoning(
        report, (by, rate), Reckoning(value, shown, *worded(f"{report.printed(rate)} − 100%"), rate, 85)
    )
