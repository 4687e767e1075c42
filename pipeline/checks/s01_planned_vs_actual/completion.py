"""How much of a plan was completed, told sentences behind the plan, for the check planned_vs_actual.

一般公共预算收入年初预算5.2亿元。…完成5.12亿元,为预算的98.5%

A revised plan, one of several plans and a plan of another indicator are not judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.figure_words import figure_word
from pipeline.checks.among import or_head
from pipeline.checks.base import Judgement, undecidable
from pipeline.checks.figures import all_exact, level, same_when
from pipeline.checks.forms import form, found
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.s01_planned_vs_actual.fulfilled import COMES_TO, rated
from pipeline.checks.s01_planned_vs_actual.plans import PART
from pipeline.checks.words import any_of, either
from pipeline.tables import Fact

_NAMES = f"(?P<name>{figure_word('plan_name')})"
_DONE = form(
    rf"(?P<done>Ⓝ)(?:,〜{{0,6}}(?:增长|下降)Ⓟ)?,{COMES_TO}(?:年初|全?年度?|当年)?{_NAMES}数?(?:任务)?的(?P<rate>Ⓟ)",
    "完成投资18.2亿元,为年度计划的112%。",
    "[划算务标]数?(?:任务)?的Ⓟ",
)
_PLAN = form(
    rf"{_NAMES}(?:数|任务|目标)?(?P<what>〜{{0,8}})(?P<plan>Ⓝ)",
    "年度计划投资15亿元。",
    figure_word("plan_name"),
)
# The rate bears the name of what is done with a task: 年度任务40000吨,全年完成34000吨,任务完成率92.5%.
_RATED = form(
    rf"(?:{figure_word('plan_name')}|指标)数?(?P<plan>Ⓝ),〜{{0,12}}(?P<done>Ⓝ),(?:〜{{0,6}}Ⓝ,)?(?:{figure_word('plan_name')}|指标)?(?:完成|兑现|执行|达成)率(?:达到?|为)?(?P<rate>Ⓟ)",
    "年度任务40000吨,全年完成34000吨,任务完成率92.5%。",
    "率(?:达到?|为)?Ⓟ",
)
_REVISED = any_of("S1.revised")
_SPAN = any_of("S1.span")  # a plan, or an outcome, of more or less than the year
_VERBS = re.compile(rf"(?:{either('S1.verb')}|[为是的约])+")
_REACH, _BACK = 200, 8


@gated(_RATED)
def by_name(report: ReportFacts, judged: set[int]) -> Iterator[Judgement]:
    """Hold a rate of completion against the task and what was done, told right before it."""
    for _, figures in found(report, _RATED):
        plan, done, rate = (figures[name] for name in ("plan", "done", "rate"))
        if rate.start in judged:
            continue
        if plan.unit == done.unit and level(plan) and level(done) and not _SPAN.search(report.words(plan)):
            yield _judged(report, plan, done, rate)


@gated(_DONE)
def completed(report: ReportFacts, judged: set[int]) -> Iterator[Judgement]:
    """Hold each rate of completion that is not judged yet against the one plan before it."""
    dones = [(m, f) for m, f in found(report, _DONE) if f["rate"].start not in judged]
    if not dones:
        return
    plans = list(found(report, _PLAN))
    for match, figures in dones:
        done, rate = figures["done"], figures["rate"]
        low = max(report.folded.rfind("\n", 0, done.start), done.start - _REACH)
        near = [
            (m, f["plan"])
            for m, f in plans
            if low < f["plan"].start < done.start and f["plan"].unit == done.unit and _planned(f["plan"])
        ]
        if len(near) != 1 or near[0][0]["name"] != match["name"] or not level(done):
            continue
        said, plan = near[0]
        if _one_matter(report, plan, done, said["what"]):
            yield _judged(report, plan, done, rate)


def _planned(fact: Fact) -> bool:
    """Return whether a figure may be a plan: 公共预算收入完成5.12亿元 names a budget, and is none."""
    return level(fact) and fact.modality != "actual"


def _one_matter(report: ReportFacts, plan: Fact, done: Fact, what: str) -> bool:
    """Return whether an outcome is of the indicator, the subject and the time of a plan, as far as they are known."""
    words, planned = report.words(done), report.words(plan)
    if _SPAN.search(words + planned) or PART.search(words) or PART.search(planned):
        return False
    if None not in (plan.subject, done.subject) and plan.subject != done.subject:
        return False
    if None not in (plan.period_start, done.period_start) and not same_when(plan, done):
        return False
    if plan.metric_id and done.metric_id:
        return plan.metric_id == done.metric_id
    named = _VERBS.sub("", what)
    return bool(named and named in words) or bool(done.metric and done.metric in planned)


def _judged(report: ReportFacts, plan: Fact, done: Fact, rate: Fact) -> Judgement:
    """Compare outcome / plan with the rate of completion."""
    facts = (rate, done, plan)
    if _REVISED.search(report.folded, plan.start, rate.end):
        return undecidable(facts, "plan_revised")
    if not all_exact(*facts):
        return undecidable(facts, "open_interval")
    return or_head(report, done, lambda fact: rated(report, plan, fact, rate))


def beside(report: ReportFacts) -> Iterator[Judgement]:
    """Hold a rate against the outcome and the plan in money told with it: 完成1.15亿元,占全年任务1.08亿元的106.5%."""
    told = [fact for fact in report.facts if fact.measure != "growth"]  # 27.3亿元,增长4.1%,完成年度任务26亿元的…
    for place, (plan, rate) in enumerate(pairwise(told)):
        if rate.unit != "%" or plan.modality != "planned" or report.folded[plan.end : rate.start] != "的":
            continue
        done = _outcome(told[max(0, place - _BACK) : place], plan)
        if done is not None and level(plan) and (rate.metric or "").endswith("完成率"):
            yield _judged(report, plan, done, rate)


def _outcome(before: Sequence[Fact], plan: Fact) -> Fact | None:
    """Return the one figure told before a plan that is of its indicator, subject and time, and is none itself."""
    alike = [
        fact
        for fact in before
        if fact.metric is not None
        and (fact.metric, fact.unit, fact.subject) == (plan.metric, plan.unit, plan.subject)
        and level(fact)
        and fact.modality != "planned"
        and same_when(plan, fact)
        and plan.start - fact.start < _REACH
    ]
    return alike[-1] if len({(fact.low, fact.high) for fact in alike}) == 1 else None
