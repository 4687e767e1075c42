"""How much of a goal was completed that a list of goals told sections before, for the check planned_vs_actual.

主要指标为:粮食总产21万吨;出栏生猪32万头、家禽260万羽。…全年生猪出栏30.6万头,完成年度计划的95.6%

Goal and outcome must be called by the same characters, in whatever order, and no other figure of the list so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from extractors.figure_words import figure_word
from pipeline.checks.among import amounts, label
from pipeline.checks.base import Judgement
from pipeline.checks.figures import level
from pipeline.checks.forms import form, found
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.s01_planned_vs_actual.fulfilled import COMES_TO, rated
from pipeline.checks.words import any_of, either
from pipeline.tables import Fact

_PLAN = figure_word("plan_name")
_DONE = form(
    rf"(?P<done>Ⓝ)(?:,〜{{0,8}}(?:增长|下降)Ⓟ)?,{COMES_TO}(?:年初|全?年度?|当年|既定|{_PLAN}){{0,2}}{_PLAN}数?(?:任务)?的(?P<rate>Ⓟ)",
    "全年生猪出栏30.6万头,完成年度计划的102.3%。",
    f"{_PLAN}数?(?:任务)?的Ⓟ",
)
_OPENS = re.compile(
    rf"(?:{_PLAN}|指标|要求)(?:任务|指标|目标)?(?:[是为]:?|如下:|:|,(?:[今全本]年)?(?:要|应|需)(?:完成|实现)?)"
)
_SET = re.compile(f"{_PLAN}|年初|下达|确定|要点")
_NOT = any_of("S1.not_a_goal")
_DID = either("D3.verb")
_LEAD = re.compile(rf"^(?:[全今本当]年|一年来|全[省市县区州镇乡]|{_DID}|[共已新要应需])+|(?:{_DID}|达到?|[为有了])+$")
_REVISED, _SPAN = any_of("S1.revised"), any_of("S1.span")
_WORDS, _BEFORE, _NAME = 12, 80, 2  # characters of a list member, before a list, and of a name


@gated((_DONE, _OPENS))
def listed_goals(report: ReportFacts, judged: Set[int]) -> Iterator[Judgement]:
    """Hold each rate of completion that is not judged yet against the goal of a list before it."""
    told = [figures for _, figures in found(report, _DONE) if figures["rate"].start not in judged]
    goals = list(_goals(report)) if told and not _REVISED.search(report.folded) else []
    for figures in told if goals else ():
        done, rate = figures["done"], figures["rate"]
        name = _called(report, done)
        named = [goal for goal in goals if goal.start < done.start and _alike(name, _called(report, goal))]
        exact = done.qualifier == rate.qualifier == "exact" and level(done) and not _SPAN.search(report.words(done))
        if exact and len({goal.low for goal in named}) == 1 and named[0].unit == done.unit:
            yield rated(report, named[0], done, rate)


def _goals(report: ReportFacts) -> Iterator[Fact]:
    """Yield the exact levels of each list that is said to be one of goals of the report's own year."""
    for opened in _OPENS.finditer(report.folded):
        low, end = report.sentence_span(opened.start())
        end = min((at for mark in "。\n" if (at := report.folded.find(mark, opened.end())) >= 0), default=end)
        own = report.folded[low : opened.end()]
        later = f"{(report.report_year or 0) + 1}年" in own
        if _SET.search(report.folded, max(0, low - _BEFORE), opened.end()) and not (later or _NOT.search(own)):
            yield from (
                fact for fact in amounts(report, opened.end(), end) if level(fact) and fact.qualifier == "exact"
            )


def _called(report: ReportFacts, fact: Fact) -> str:
    """Return what a figure is called in its list: 出栏生猪, without its verbs."""
    return _LEAD.sub("", label(report, fact)[-_WORDS:])


def _alike(one: str, two: str) -> bool:
    """Return whether two names are made of the same characters: 生猪出栏, 出栏生猪."""
    return len(one) >= _NAME and (one == two or (len(one) > _NAME and sorted(one) == sorted(two)))
