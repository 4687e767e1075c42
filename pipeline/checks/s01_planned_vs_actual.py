"""S1: planned_vs_actual.

Does what was achieved differ from what was planned for the same subject, indicator and period?

It is reported as over- or under-fulfilment, never as an error: more than planned is of low severity.  What a sentence
itself says of the outcome (超额完成, 完成计划的108%) must agree with its two figures (`fulfilled`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.lexicon import alternatives, terms
from pipeline import intervals
from pipeline.checks.base import Case, Check, Finding, Judgement, consistent, sure, undecidable
from pipeline.checks.completion import completed
from pipeline.checks.figures import key_of, period_of, same_when, same_who
from pipeline.checks.fulfilled import told
from pipeline.checks.measured import measured
from pipeline.checks.report import ReportFacts
from pipeline.checks.words import any_of, places
from pipeline.severity import worse
from pipeline.tables import Fact

_WORDS = {role: alternatives("plan_words", role=role) for role in ("plan", "done")}
_STEMS = tuple(sorted({word[-2:] for word in terms("plan_words", role="plan")}))
_PLAN = re.compile(f"(?:{_WORDS['plan']})(?!的?(?:{_WORDS['done']}))")
_SAID = re.compile(_WORDS["plan"])
_DONE = re.compile(_WORDS["done"])
_AHEAD = any_of("S1.ahead")  # an outcome that is still to come
_SHIFT = any_of("S1.shift")
_SPAN = any_of("S1.years")  # 三年计划投资20亿元 is no plan of the year
_YEARS = re.compile(r"\d{4}年|[今明当本]年")
_REVISED = any_of("S1.revised")
_SURE = re.compile(r"实际|决算|兑现")
_FIXED = any_of("S1.fixed")  # said of what was set beforehand, whatever the tense
_TIME = any_of("S1.time")  # says when, not what
_SPENT = "实际安排"  # what was given, not what is planned
_PART = re.compile(r"半年|季度|(?<!\d)(?:[1-9]|1[01])月")
_MONEY = frozenset({"资金", "投资", "支出", "经费"})
_REACH = 160
_NEAR = 30
_SHORT = 10  # characters of a clause that only says that a plan follows


def judge(report: ReportFacts) -> Iterator[Judgement]:
    """Pair plans and outcomes, and hold what is said of a plan's completion against both."""
    rates: set[int] = set()
    for judgement in _fulfilled(report):
        rates.update(fact.start for fact in judgement.facts if fact.unit == "%")
        yield judgement
    yield from completed(report, rates)
    for plan, outcome in measured(report):
        yield from _judged(report, plan, outcome)


def _fulfilled(report: ReportFacts) -> Iterator[Judgement]:
    """Pair each planned figure with the outcome that follows it."""
    folded, done = report.folded, 0
    for start, end in places(folded, _STEMS):
        if start < done or not report.numbers(start - _NEAR, end + _NEAR):
            continue
        low, high = report.clause(start), report.clause_end(end)
        if not _DONE.search(folded, end, high + _REACH):
            continue
        done = high
        if high - low <= _SHORT and not report.between(low, high):  # 按年初目标,销售收入应增长11%
            high = report.clause_end(high + 1)
        for plan in report.between(low, high):
            if (plan.measure in ("growth", "delta") and plan.unit != "%") or not _planned(report, plan):
                continue
            following = report.between(plan.end, plan.end + _REACH)[:6]
            outcome = next((f for n, f in enumerate(following) if _pairs(report, plan, f, n == 0)), None)
            if outcome is not None:
                yield from _judged(report, plan, outcome)


def _planned(report: ReportFacts, fact: Fact) -> bool:
    """Return whether the clause of a figure says that it was planned."""
    end = min(report.clause_end(fact.end), fact.end + 10)
    words = report.words(fact)
    lead = report.clause(fact.start)
    before = report.folded[report.clause(max(lead - 1, 0)) : max(lead - 1, 0)]
    clause = (before if len(before) <= _SHORT else "") + words + "#" + report.folded[fact.end : end]
    meant = fact.modality in ("planned", "target", None) or _FIXED.search(clause)
    said = _SAID if fact.modality in ("planned", "target") else _PLAN
    return bool(meant and said.search(clause)) and not (_SHIFT.search(clause) or _SPAN.search(words))


def _pairs(report: ReportFacts, plan: Fact, outcome: Fact, adjacent: bool) -> bool:
    """Return whether a figure is the outcome of a plan."""
    words = report.words(outcome).replace(_SPENT, _SPENT[:2])
    done = _DONE.search(words)
    if outcome.unit != plan.unit or not done:
        return False
    if _SHIFT.search(words) or _PLAN.search(words) or _dates_differ(words, report.words(plan)):
        return False
    bare = not words[done.end() :].strip("为到了约达占的比例数额")
    if adjacent and _SURE.search(words) and (bare or _of_plan(report, plan, words, done)):
        return _one_matter(plan, outcome)
    if outcome.measure != plan.measure or (
        outcome.modality in ("planned", "target") and not _past(report, outcome, words)
    ):
        return False
    if plan.metric_id or outcome.metric_id:
        same = key_of(plan) == key_of(outcome) and same_who(plan, outcome) and same_when(plan, outcome)
        if same or outcome.metric is not None:
            return same
    object_of = _object(words, done.end())
    return adjacent and (
        object_of in report.words(plan) or (bare and _own(report, outcome, done) in report.words(plan))
    )


def _one_matter(plan: Fact, outcome: Fact) -> bool:
    """Return whether subject and period agree, as far as they are known: a count knows neither."""
    when = outcome.period_start is None or same_when(plan, outcome)
    return when and (None in (plan.subject, outcome.subject) or same_who(plan, outcome))


def _of_plan(report: ReportFacts, plan: Fact, words: str, done: re.Match[str]) -> bool:
    """Return whether 实际 speaks of the plan beside it: it repeats its verb (计划申报…,实际申报), or says 资金."""
    if _TIME.sub("", words[: done.start()]).strip("的末底") not in ("", plan.subject):
        return False
    object_of = _object(words, done.end())
    return object_of in report.words(plan) or (plan.unit == "元" and object_of in _MONEY)


def _past(report: ReportFacts, outcome: Fact, words: str) -> bool:
    """Return whether a clause tells what was done, though a plan stands before it in its sentence."""
    if report.doc_type != "summary" or _AHEAD.search(words):
        return False
    when = outcome.period_start
    return when is None or report.report_year is None or when.year <= report.report_year


def _dates_differ(outcome: str, plan: str) -> bool:
    """Return whether plan and outcome name years of their own, or the outcome is that of a part of the year."""
    one, two = set(_YEARS.findall(outcome)), set(_YEARS.findall(plan))
    return (bool(one) and one != two) or bool(_PART.search(outcome) and not _PART.search(plan))


def _own(report: ReportFacts, outcome: Fact, done: re.Match[str]) -> str:
    """Return what an outcome says was achieved, before its verb; nothing where it only says when."""
    words = _TIME.sub("", report.words(outcome)[: done.start()])
    return words.replace(outcome.subject or "#", "").strip("的") if not _SURE.search(done[0]) else ""


def _object(words: str, place: int) -> str:
    """Return what was done, without the verb: 培训 of 实际培训."""
    return words[place:].strip("为到了约达") or "#"


def _judged(report: ReportFacts, plan: Fact, outcome: Fact) -> Iterator[Judgement]:
    """Compare a plan and its outcome, and what is said of it."""
    facts = (outcome, plan)
    planned, actual = report.interval(plan), report.interval(outcome)
    if _REVISED.search(report.folded, plan.end, outcome.start):
        yield undecidable(facts, "plan_revised")
        return
    said = list(told(report, plan, outcome))
    yield from said
    if any(judgement.finding for judgement in said):  # one cause, one finding
        return
    if not planned.disjoint(actual):
        yield consistent(facts, actual, planned)
        return
    more = (actual.middle or 0) > (planned.middle or 0)
    if said:  # the sentence tells the completion itself: 为计划的121.3%
        return
    a, b = report.printed(plan), report.printed(outcome)
    size = intervals.severity(intervals.gap(actual, planned))
    finding = Finding(
        "noteworthy",
        "low" if more else worse("medium", size),
        sure(90),
        f"计划{a},实际{b}:{'超额完成' if more else '未完成计划'}",
        f"planned {a}, actual {b}: {'over-fulfilled' if more else 'under-fulfilled'}",
        f"{b} {intervals.show(report.shown(outcome), outcome.unit)} ≠ "
        f"{a} {intervals.show(report.shown(plan), plan.unit)}",
        (("stated", *report.quote(outcome)), ("against", *report.quote(plan))),
        intervals.hint(actual, planned, b),
        outcome.subject or plan.subject,
        plan.metric,
        period_of(plan),
    )
    yield Judgement("inconsistent", facts, actual, planned, "disjoint", finding)


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
        Case("临河镇2012年工作总结\n年初计划培训农民500人,实际培训农民430人,群众反映良好。", "inconsistent"),
        Case("临河镇2012年工作总结\n年初计划申报专利60件,实际申报41件,未能完成任务。", "inconsistent"),
        Case("临河镇2012年工作总结\n全年计划引进项目12个,实际引进12个,超额完成任务。", "inconsistent"),
        Case(
            "临河镇2012年工作总结\n全年计划实现利润5000万元,年中调整为4250万元,实际实现利润4600万元,完成计划的108%。",
            "undecidable",
        ),
        Case("临河镇2012年工作总结\n年初计划申报专利60件,上半年实际申报41件。", None),
        Case("临河镇2012年工作总结\n全年计划安排科技经费80万元,实际安排65万元。", "inconsistent"),
        Case("临河镇2012年工作总结\n二期计划投入资金900万元,一期实际完成投资700万元。", None),
        Case("临河镇2012年工作总结\n全年计划人工造林6000亩,实际完成人工造林4800亩。", "inconsistent"),
        Case("临河镇2012年工作总结\n全年计划人工造林6000亩,后调减为4800亩,实际完成人工造林4810亩。", "undecidable"),
        Case(
            "临河镇2012年工作总结\n年度计划投资15亿元。经过努力,全年完成投资18.2亿元,为年度计划的112%。", "inconsistent"
        ),
        Case("临河镇2012年工作总结\n三年计划投资20亿元。全年完成投资7.2亿元,占年度计划的90%。", None),
        Case("临河镇2012年工作总结\n全镇实现工业产值30亿元,比上年增长12%,完成年度计划的105%。", None),
    ),
    cues=("实际", "完成", "达到", "决算", "兑现"),
    least_facts=0,
)
