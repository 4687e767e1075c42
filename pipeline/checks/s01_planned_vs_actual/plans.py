"""Plans and the outcomes that follow them in a text, for the check planned_vs_actual."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.lexicon import alternatives, terms
from pipeline.checks.figures import key_of, same_when, same_who
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.words import any_of, either, one_of, places
from pipeline.tables import Fact

_WORDS = {role: alternatives("plan_words", role=role) for role in ("plan", "done")}
_STEMS = one_of(*sorted({word[-2:] for word in terms("plan_words", role="plan")}))
_PLAN = re.compile(f"(?:{_WORDS['plan']})(?!的?(?:{_WORDS['done']}))")
_SAID = re.compile(_WORDS["plan"])
_DONE = re.compile(_WORDS["done"])
_AHEAD = any_of("S1.ahead")  # an outcome that is still to come
_SHIFT = any_of("S1.shift")
_SPAN = any_of("S1.years")  # 三年计划投资20亿元 is no plan of the year
_YEARS = re.compile(r"\d{4}年|[今明当本]年")
_SURE = re.compile(r"实际|决算|兑现")
_FIXED = any_of("S1.fixed")  # said of what was set beforehand, whatever the tense
_TIME = any_of("S1.time")  # says when, not what
_DEED = re.compile(f"(?:实际)?({either('S1.made')}|{either('S1.begun')})了?约?")
_TO_BUILD, _MADE = any_of("S1.to_build"), any_of("S1.made")
_SPENT = "实际安排"  # what was given, not what is planned
PART = re.compile(r"半年|季度|(?<!\d)(?:[1-9]|1[01])月")
_MONEY = frozenset({"资金", "投资", "支出", "经费"})
_COST, _OF = ("投资", "投入"), ("的", "以上的", "左右的")
_AIM = re.compile("的?(?:目标|要求|任务|比例|指标)[^,;。]{0,6},[^,;。]{0,24}(?:达到?|完成|实现|安排|支出)")
_AIMED_AT = re.compile("目标(?:人[群口]|客户|群体|市场)")  # who is aimed at is no aim
_TOTAL = ("累计", "总数", "总量", "共有")
_REACHED = re.compile("(?:完成|实现|达到)[^,。;]{0,10}(?:目标|任务|计划|要求)的$")
_REACH = 160
_NEAR = 30
_SHORT = 10  # characters of a clause that only says that a plan follows


@gated(_STEMS)
def fulfilled_plans(report: ReportFacts) -> Iterator[tuple[Fact, Fact]]:
    """Yield each planned figure with the outcome that follows it."""
    folded, done = report.folded, 0
    for start, end in places(folded, _STEMS):
        if start < done or not report.numbers(start - _NEAR, end + _NEAR):
            continue
        low, high = report.clause(start), report.clause_end(end)
        if not (_DONE.search(folded, end, high + _REACH) or _AIM.match(folded, start)):
            continue
        done = high
        if high - low <= _SHORT and not report.between(low, high):  # 按年初目标,销售收入应增长11%
            high = report.clause_end(high + 1)
        for plan in report.between(low, high):
            if (plan.measure in ("growth", "delta") and plan.unit != "%") or not _planned(report, plan):
                continue
            following = report.between(plan.end, plan.end + _REACH)[:6]
            outcome = next((f for n, f in enumerate(following) if _answers(report, plan, f, n == 0)), None)
            if outcome is not None:
                yield plan, outcome


def _planned(report: ReportFacts, fact: Fact) -> bool:
    """Return whether the clause of a figure says that it was planned."""
    end = min(report.clause_end(fact.end), fact.end + 10)
    words = report.words(fact)
    lead = report.clause(fact.start)
    before = report.folded[report.clause(max(lead - 1, 0)) : max(lead - 1, 0)]
    if _REACHED.search(words):
        return False  # 完成规划目标的26项: what was done
    if words.endswith(_COST) and report.folded.startswith(_OF, fact.end):
        return False  # 计划投资3亿元的商业广场: what a thing is to cost, in whatever years
    clause = (before if len(before) <= _SHORT else "") + words + "#" + report.folded[fact.end : end]
    meant = fact.modality in ("planned", "target", None) or _FIXED.search(clause)
    said = _SAID if fact.modality in ("planned", "target") else _PLAN
    return bool(meant and said.search(_AIMED_AT.sub("", clause))) and not (_SHIFT.search(clause) or _SPAN.search(words))


def _answers(report: ReportFacts, plan: Fact, outcome: Fact, adjacent: bool) -> bool:
    """Return whether a figure is the outcome of a plan, in words of its own or as a share that was aimed at."""
    return _reaches(report, plan, outcome) or _pairs(report, plan, outcome, adjacent)


def _pairs(report: ReportFacts, plan: Fact, outcome: Fact, adjacent: bool) -> bool:
    """Return whether a figure is the outcome of a plan."""
    words = report.words(outcome).replace(_SPENT, _SPENT[:2])
    done = _last(_DONE.search(words), words)
    if outcome.unit != plan.unit or not done:
        return False
    if words.startswith(_TOTAL) and outcome.metric != plan.metric:
        return False  # 新认定企业6家(目标5家),累计达到27家
    if _SHIFT.search(words) or _PLAN.search(words) or _dates_differ(words, report.words(plan)):
        return False
    bare = not words[done.end() :].strip("为到了约达占的比例数额")
    if (
        adjacent
        and _SURE.search(words)
        and (bare or _of_plan(report, plan, words, done) or _built(report, plan, words))
    ):
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


def _last(done: re.Match[str] | None, words: str) -> re.Match[str] | None:
    """Return the last of some words that say what was done, told in one breath: 决算|实际占 of 年终决算实际占到."""
    while done is not None and (further := _DONE.match(words, done.end())):
        done = further
    return done


def _reaches(report: ReportFacts, plan: Fact, outcome: Fact) -> bool:
    """Return whether a share is the outcome of one that was aimed at, told behind the sum that it is of.

    按照科技经费占财政支出1.5%的目标,科技经费达133万元,占财政支出的1.8%
    """
    if not (plan.measure == outcome.measure == "share") or outcome.modality != "actual" or plan.metric is None:
        return False
    if plan.metric != outcome.metric or plan.base != outcome.base:
        return False
    between = report.folded[plan.end : outcome.start]
    aim = _AIM.match(between)
    return aim is not None and "。" not in between and same_who(plan, outcome) and same_when(plan, outcome)


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


def _built(report: ReportFacts, plan: Fact, words: str) -> bool:
    """Return whether 实际 tells how much was begun or made of what was to be built: 计划新建…1200套,实际开工960套."""
    deed, meant = _DEED.fullmatch(_TIME.sub("", words)), report.words(plan)
    if deed is None or plan.unit == "元":
        return False
    return deed[1] in meant or (_MADE.search(meant) is None and _TO_BUILD.search(meant) is not None)


def _past(report: ReportFacts, outcome: Fact, words: str) -> bool:
    """Return whether a clause tells what was done, though a plan stands before it in its sentence."""
    if report.doc_type != "summary" or _AHEAD.search(words):
        return False
    when = outcome.period_start
    return when is None or report.report_year is None or when.year <= report.report_year


def _dates_differ(outcome: str, plan: str) -> bool:
    """Return whether plan and outcome name years of their own, or the outcome is that of a part of the year."""
    one, two = set(_YEARS.findall(outcome)), set(_YEARS.findall(plan))
    return (bool(one) and one != two) or bool(PART.search(outcome) and not PART.search(plan))


def _own(report: ReportFacts, outcome: Fact, done: re.Match[str]) -> str:
    """Return what an outcome says was achieved, before its verb; nothing where it only says when."""
    words = _TIME.sub("", report.words(outcome)[: done.start()])
    return words.replace(outcome.subject or "#", "").strip("的") if not _SURE.search(done[0]) else ""


def _object(words: str, place: int) -> str:
    """Return what was done, without the verb: 培训 of 实际培训."""
    return words[place:].strip("为到了约达") or "#"
