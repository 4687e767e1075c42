"""What a sentence says of an outcome, for the check planned_vs_actual: 超额完成, 未完成, 完成计划的108%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.figure_words import figure_word
from pipeline import intervals
from pipeline.checks.base import Judgement
from pipeline.checks.figures import period_of
from pipeline.checks.findings import About, Message, quoted
from pipeline.checks.reckoned import Reckoning, against_reckoning
from pipeline.checks.report import ReportFacts
from pipeline.checks.words import either
from pipeline.intervals import HUNDRED, Interval
from pipeline.tables import Fact

_OVER = re.compile(rf"^,[^,。;:\d]{{0,6}}{either('S1.over')}")
_UNDER = re.compile(rf"^,[^,。;:\d]{{0,6}}{either('S1.under')}")
_RATE = re.compile(rf"^,(?:[为占是]|完成|实现)了?[^,。;\d]{{0,6}}(?P<plan>{figure_word('plan_name')})的?$")
COMES_TO = "(?:[占为是]|完成了?|实现|达到?)"  # 为预算的, 完成任务的: what leads up to a rate of completion
_TWO = 2  # 为县下达任务的115%,为奋斗目标的95.8%
_BEHIND = 24  # characters behind an outcome in which its sentence may say what it was


def told_behind_outcome(report: ReportFacts, plan: Fact, outcome: Fact) -> Iterator[Judgement]:
    """Hold what is said right behind an outcome against plan and outcome."""
    planned, actual = report.interval(plan), report.interval(outcome)
    behind = report.folded[outcome.end : outcome.end + _BEHIND]
    over, under = _OVER.search(behind), _UNDER.search(behind)
    if under and _above(actual, planned, False):
        yield _said(report, plan, outcome, under)
    elif over and not under and _above(planned, actual, True):
        yield _said(report, plan, outcome, over)
    rates = [fact for fact in report.between(outcome.end, report.sentence_span(outcome.end)[1]) if fact.unit == "%"]
    for at, rate in enumerate(rates[:_TWO]):
        said = _RATE.search("," + report.words(rate)) if at else _RATE.search(report.folded[outcome.end : rate.start])
        if said is None:
            return
        if not _of_another(report, plan, said["plan"]):
            yield rated(report, plan, outcome, rate)
            return


def _of_another(report: ReportFacts, plan: Fact, name: str) -> bool:
    """Return whether a rate is of another plan, told before: 任务3.0亿元,自定目标3.6亿元.…为任务的115%."""
    if name in report.words(plan):
        return False
    low = report.sentence_span(plan.start)[0]
    return any(fact.unit == plan.unit and name in report.words(fact) for fact in report.between(low, plan.start))


def _above(more: Interval, less: Interval, equal: bool) -> bool:
    """Return whether one figure is surely above another one, or with `equal` not below it."""
    if more.low is None or less.high is None:
        return False
    return more.low > less.high or (equal and more == less and more.low == more.high)


def _said(report: ReportFacts, plan: Fact, outcome: Fact, words: re.Match[str]) -> Judgement:
    """Say that the words of a sentence do not go with its figures."""
    a, b, said = report.printed(plan), report.printed(outcome), words[0].strip(",")
    start, end = report.quote(outcome)
    message = Message(
        "high",
        85,
        f"计划{a},实际{b},文中却称“{said}”",
        f"planned {a}, actual {b}, yet the text says “{said}”",
        f"{b} {intervals.show(report.shown(outcome), outcome.unit)}, "
        f"{a} {intervals.show(report.shown(plan), plan.unit)}",
    )
    about = About(outcome.subject or plan.subject, plan.metric, period_of(plan), f"said:{outcome.fact_id}")
    finding = quoted(message, [(start, end + words.end())], [report.quote(plan)], about=about)
    actual, planned = report.interval(outcome), report.interval(plan)
    return Judgement("inconsistent", (outcome, plan), actual, planned, "said_otherwise", finding)


def rated(report: ReportFacts, plan: Fact, outcome: Fact, rate: Fact) -> Judgement:
    """Compare outcome / plan with the rate of completion."""
    implied = (report.interval(outcome) / report.shown(plan)).scaled(HUNDRED)  # a plan is set, not cut off
    shown = (report.shown(outcome) / report.shown(plan)).scaled(HUNDRED)
    b, c = report.printed(outcome), report.printed(plan)
    said = (f"{b} / {c}", f"实际{b}是计划{c}的", f"of the planned {c} the actual {b} is")
    about = outcome if outcome.metric_id else replace(plan, subject=outcome.subject or plan.subject)
    return against_reckoning(report, (rate, outcome, plan), Reckoning(implied, shown, *said, about))
