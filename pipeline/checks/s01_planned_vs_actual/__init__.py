"""S1: planned_vs_actual.

Does what was achieved differ from what was planned for the same subject, indicator and period?

It is reported as over- or under-fulfilment, never as an error: more than planned is of low severity.  What a sentence
itself says of the outcome (超额完成, 完成计划的108%) must agree with its two figures (`fulfilled`, `claimed`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from pipeline import intervals
from pipeline.checks.base import Case, Check, Judgement, consistent, undecidable
from pipeline.checks.findings import Message, of_figures
from pipeline.checks.part_year import PART_OF_YEAR
from pipeline.checks.report import ReportFacts
from pipeline.checks.s01_planned_vs_actual.aimed_rates import beyond
from pipeline.checks.s01_planned_vs_actual.bounds import bounds
from pipeline.checks.s01_planned_vs_actual.claimed import claimed
from pipeline.checks.s01_planned_vs_actual.completion import beside, by_name, completed
from pipeline.checks.s01_planned_vs_actual.debt_limit import debt_limit
from pipeline.checks.s01_planned_vs_actual.fulfilled import told_behind_outcome
from pipeline.checks.s01_planned_vs_actual.listed_goals import listed_goals
from pipeline.checks.s01_planned_vs_actual.loosely_completed import loosely_completed
from pipeline.checks.s01_planned_vs_actual.measured_plans import measured
from pipeline.checks.s01_planned_vs_actual.over_and_short import over_and_short
from pipeline.checks.s01_planned_vs_actual.phases import phases
from pipeline.checks.s01_planned_vs_actual.plans import fulfilled_plans
from pipeline.checks.s01_planned_vs_actual.set_before import set_before
from pipeline.checks.s01_planned_vs_actual.time_share import time_share
from pipeline.checks.s01_planned_vs_actual.wholly_done import wholly_done
from pipeline.checks.words import any_of
from pipeline.intervals import ZERO
from pipeline.severity import worse
from pipeline.tables import Fact

_REVISED = any_of("S1.revised")
_COSTS = re.compile("总投资|投资总额|总概算")
_OF_YEAR = re.compile("年度|全年|年初|今年")
_DEALT = re.compile("分别|依次")
_SPENT = re.compile("执行|支出|使用|列支|采购")


def judge(report: ReportFacts) -> Iterator[Judgement]:
    """Pair plans and outcomes, and hold what is said of a plan's completion against both."""
    rates: set[int] = set()
    pairs: set[tuple[int, int]] = set()
    for plan, outcome in fulfilled_plans(report):
        if _DEALT.search(report.words(outcome)):  # 甲增长6%、乙增长8%的目标,实际分别增长5.9%、8.3%
            continue
        pairs.add((plan.start, outcome.start))
        for judgement in _judged(report, plan, outcome):
            rates.update(fact.start for fact in judgement.facts if fact.unit == "%")
            yield judgement
    yield from completed(report, rates)
    yield from beside(report)
    yield from by_name(report, rates)
    yield from over_and_short(report)
    yield from claimed(report, rates)
    yield from bounds(report)
    yield from beyond(report)
    yield from debt_limit(report)
    yield from phases(report)
    yield from wholly_done(report)
    yield from time_share(report)
    for plan, outcome in chain(measured(report), set_before(report)):
        if (plan.start, outcome.start) not in pairs:
            pairs.add((plan.start, outcome.start))
            for judgement in _judged(report, plan, outcome):
                rates.update(fact.start for fact in judgement.facts if fact.unit == "%")
                yield judgement
    yield from loosely_completed(report, rates)
    yield from listed_goals(report, rates)


def _judged(report: ReportFacts, plan: Fact, outcome: Fact) -> Iterator[Judgement]:
    """Compare a plan and its outcome, and what is said of it."""
    facts = (outcome, plan)
    planned, actual = report.interval(plan), report.interval(outcome)
    if _REVISED.search(report.folded, plan.end, outcome.start):
        yield undecidable(facts, "plan_revised")
        return
    said = list(told_behind_outcome(report, plan, outcome))
    yield from said
    if any(judgement.finding for judgement in said):  # one cause, one finding
        return
    if not planned.disjoint(actual):
        yield consistent(facts, actual, planned)
        return
    done, aim = actual.middle or ZERO, planned.middle or ZERO
    more = done > aim if aim > 0 else done < aim  # 目标下降3.0%,实际下降3.4%
    if said:  # the sentence tells the completion itself: 为计划的121.3%
        return
    if not more and _under_way(report, plan, outcome):
        yield undecidable(facts, "under_way")  # 年度改厕任务260户,已完成148户, at half of the year
        return
    if not more and "预算" in report.words(plan) and _SPENT.search(report.words(outcome)):
        yield undecidable(facts, "budget_left")  # what was not spent of a budget is no plan that failed
        return
    if not more and _COSTS.search(report.words(plan)) and not _COSTS.search(report.words(outcome)):
        yield undecidable(facts, "project_under_way")  # 计划总投资4500万元,已完成2800万元: over years, and so far
        return
    a, b = report.printed(plan), report.printed(outcome)
    size = intervals.severity(intervals.gap(actual, planned))
    message = Message(
        "low" if more else worse("medium", size),
        90,
        f"计划{a},实际{b}:{'超额完成' if more else '未完成计划'}",
        f"planned {a}, actual {b}: {'over-fulfilled' if more else 'under-fulfilled'}",
        f"{b} {intervals.show(report.shown(outcome), outcome.unit)} ≠ "
        f"{a} {intervals.show(report.shown(plan), plan.unit)}",
        intervals.hint(actual, planned, b),
        klass="noteworthy",
    )
    finding = replace(of_figures(report, facts, message, plan), subject=outcome.subject or plan.subject)
    yield Judgement("inconsistent", facts, actual, planned, "disjoint", finding)


def _under_way(report: ReportFacts, plan: Fact, outcome: Fact) -> bool:
    """Return whether an outcome is that of a part of the time which its plan is for."""
    if plan.period_end and outcome.period_end:
        return outcome.period_end < plan.period_end
    line = report.folded[: max(report.folded.find("\n"), 0)]
    of_year = _OF_YEAR.search(report.folded, report.clause(plan.start), plan.start)
    return of_year is not None and PART_OF_YEAR.search(line) is not None


CHECK = Check(
    "S1",
    "planned_vs_actual",
    "Does the outcome differ from what was planned for the same subject, indicator and period?",
    judge,
    ("equal values are consistent", "said as over- or under-fulfilment", "changes against last year are no plan"),
    (
        Case(
            "临河镇2012年总结\n二、2013年打算\n2013年，计划投资1.5亿元建设物流园，年底前完成投资5000万元。\n"
            "临河镇人民政府 2012年12月",
            None,
        ),
        Case(
            "临河镇2012年总结\n全镇科技三项费按财政支出比例的1.2%安排,年终实际达到1.6%。\n临河镇人民政府 2012年12月",
            "inconsistent",
        ),
        Case(
            "临河镇2012年总结\n全镇科技三项费按财政支出比例的1.6%安排,年终实际达到1.6%。\n临河镇人民政府 2012年12月",
            "consistent",
        ),
        Case(
            "临河镇2012年工作总结\n按照年初科技经费占财政支出1.5%的目标,2012年全镇科技经费达133万元,占财政支出的1.8%。",
            "inconsistent",
        ),
        Case("临河镇2012年工作总结\n按照科技经费占财政支出1.5%的目标,全镇教育经费达133万元,占财政支出的1.8%。", None),
        Case("临河镇2012年工作总结\n年初计划培训农民500人,实际培训农民430人,群众反映良好。", "inconsistent"),
        Case("临河镇2012年工作总结\n年初计划申报专利60件,实际申报41件,未能完成任务。", "inconsistent"),
        Case("临河镇2012年工作总结\n全年计划引进项目12个,实际引进12个,超额完成任务。", "inconsistent"),
        Case(
            "临河镇2012年工作总结\n全年计划实现利润5000万元,年中调整为4250万元,实际实现利润4600万元,完成计划的108%。",
            "undecidable",
        ),
        Case("临河镇2012年工作总结\n年初计划申报专利60件,上半年实际申报41件。", None),
        Case("临河镇2012年上半年工作总结\n年度改厕任务260户,已完成148户。", "undecidable"),
        Case("临河镇2012年工作总结\n全年计划安排科技经费80万元,实际安排65万元。", "inconsistent"),
        Case("临河镇2012年工作总结\n二期计划投入资金900万元,一期实际完成投资700万元。", None),
        Case("临河镇2012年工作总结\n全年计划人工造林6000亩,实际完成人工造林4800亩。", "inconsistent"),
        Case("临河镇2012年工作总结\n全年计划人工造林6000亩,后调减为4800亩,实际完成人工造林4810亩。", "undecidable"),
        Case(
            "临河镇2012年工作总结\n年度计划投资15亿元。经过努力,全年完成投资18.2亿元,为年度计划的112%。", "inconsistent"
        ),
        Case("临河镇2012年工作总结\n万头猪场项目,计划总投资4500万元,已完成2800万元。", "undecidable"),
        Case("临河镇2012年工作总结\n三年计划投资20亿元。全年完成投资7.2亿元,占年度计划的90%。", None),
        Case("临河镇2012年工作总结\n全镇完成税收1.25亿元,占全年任务1.10亿元的106%。", "inconsistent"),
        Case("临河镇2012年工作总结\n全镇完成税收1.25亿元,占全年任务1.10亿元的113.6%。", "consistent"),
        Case("临河镇2012年工作总结\n计划投资3亿元的商业广场因拆迁滞后,全年仅完成投资2000万元。", None),
        Case(
            "临河镇2012年工作总结\n永兴纺织投资6800万元的二期5月建成投产。\n永兴纺织二期,计划投资6800万元,9月底前动工。",
            "inconsistent",
        ),
        Case("临河镇2012年工作总结\n全镇实现工业产值30亿元,比上年增长12%,完成年度计划的105%。", None),
    ),
    least_facts=0,
    least_numbers=2,
)
