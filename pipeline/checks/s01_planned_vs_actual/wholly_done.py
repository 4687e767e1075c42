"""Tasks said to be done wholly, by the counts of what was to be done and of what was, for the check planned_vs_actual.

今年要对136所村卫生室实施改造。…到10月底,123所村卫生室改造完毕,全面完成年度任务
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.among import amounts
from pipeline.checks.base import Judgement, consistent
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.s01_planned_vs_actual.claimed import otherwise
from pipeline.checks.words import any_of, either
from pipeline.tables import Fact

_CLAIM = re.compile(
    rf"(?P<said>{either('S1.wholly')}完成了?(?:[全本当]年度?|年[度初]|[既预]定|改造|[省市县区上][一-鿿]{{1,3}}){{0,3}}(?:目标|任务|计划))(?!的)"
)
_TO_DO, _AHEAD, _PART = any_of("S1.to_do"), any_of("S1.ahead"), any_of("S4.loose_open")
_SET = re.compile("(?:任务|目标|计划)[一-鿿]{0,2}$")
_NOUN = re.compile("[一-鿿]{2,8}")
_BEFORE, _NAME = 160, 3


@gated(_CLAIM)
def wholly_done(report: ReportFacts) -> Iterator[Judgement]:
    """Hold the last count before such a claim against the count of the same things that were to be done."""
    for match in _CLAIM.finditer(report.folded):
        low = report.sentence_span(match.start())[0]
        for done in reversed(amounts(report, low, match.start())):
            plan = _plan(report, done, low) or _task(report, done, low, match.start())
            if plan is not None and not _AHEAD.search(report.folded, done.end, match.start()):
                yield _judged(report, done, plan, match["said"])
                break


def _plan(report: ReportFacts, done: Fact, low: int) -> Fact | None:
    """Return the one count of the same things, told before a sentence, that is of what was to be done."""
    name, words = _name(report, done), report.words(done)
    if not name or _TO_DO.search(words) or _PART.search(words):
        return None
    told = [fact for fact in amounts(report, max(0, low - _BEFORE), low) if fact.unit == done.unit]
    plans = [fact for fact in told if _set(report, fact) and name.startswith(_name(report, fact)[:_NAME])]
    return plans[0] if len(plans) == 1 else None


def _task(report: ReportFacts, done: Fact, low: int, claim: int) -> Fact | None:
    """Return the one other figure of a sentence in the unit of what was done, if told as a task: 任务86万平方米."""
    alike = [fact for fact in amounts(report, low, claim) if fact.unit == done.unit]
    if len(alike) != 2 or alike[1].start != done.start or done.qualifier != "exact" or alike[0].qualifier != "exact":
        return None
    plain = _SET.search(report.words(alike[0])) and not _TO_DO.search(report.words(done))
    return alike[0] if plain and not _PART.search(report.words(done)) else None


def _name(report: ReportFacts, fact: Fact) -> str:
    """Return what is counted, where the words behind a count name it: 136所|村卫生室实施改造."""
    named = _NOUN.match(report.folded, fact.end) if fact.qualifier == "exact" and fact.unit not in ("元", "%") else None
    return named[0] if named and len(named[0]) >= _NAME else ""


def _set(report: ReportFacts, fact: Fact) -> bool:
    """Return whether a count, named, is of what is to be done."""
    return bool(_name(report, fact)) and _TO_DO.search(report.words(fact)) is not None


def _judged(report: ReportFacts, done: Fact, plan: Fact, said: str) -> Judgement:
    """Judge a claim: what was done must not be less than what was to be done."""
    actual, planned = report.interval(done), report.interval(plan)
    if actual.high is None or planned.low is None or actual.high >= planned.low:
        return consistent((done, plan), actual, planned)
    a, b = report.printed(done), report.printed(plan)
    told = (f"{a}不足{b},文中却称“{said}”", f"{a} is less than {b}, yet the text says {said}", f"{a} < {b}")
    return otherwise(report, (done, plan), (actual, planned), told)
