"""How much of a plan was completed, in any words, for the check planned_vs_actual.

收入84.6亿元,上年同期71.9亿元,增长17.7%,完成协会预测的全年112亿元目标的71.5%
年初安排41.3亿元,因四季度出让集中,全年入库45.3亿元,完成预算的113.6%
其中税收收入27.3亿元、非税收入1.9亿元。税收收入比上年增长5.4%,完成年度任务26亿元的95.2%

The plan is the figure with the word of a plan in its clause, the outcome what is told of its unit beside it.  So loose
a reading says that they disagree only where a slip of the pen explains it, or where nothing else is told.  An outcome
told in the sentences before must bear the very name that the rate's sentence begins with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from extractors.figure_words import figure_word
from pipeline.checks.among import amounts
from pipeline.checks.base import Judgement
from pipeline.checks.figures import level
from pipeline.checks.forms import figure_at, levels_within, sentence_start
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.s01_planned_vs_actual.fulfilled import rated
from pipeline.checks.skeleton import AMOUNT, RATE
from pipeline.checks.slips import slipped
from pipeline.checks.words import any_of, either
from pipeline.intervals import HUNDRED
from pipeline.tables import Fact

_PLAN = figure_word("plan_name")
_DONE = re.compile(
    rf"(?:完成|实现|达到?|[为占是])了?[^,。;:\n{RATE}]{{0,24}}?{_PLAN}(?:数|值|任务|总额)?(?P<set>{AMOUNT})?的?[约仅]?(?P<rate>{RATE})"
    rf"|(?<!资金)(?:完成|兑现|执行|达成|到位)(?:率|进度)(?:达到?|[为约仅])?\s?(?P<named>{RATE})"
)
_SET = re.compile(f"{_PLAN}|{either('S1.fixed')}")
_BASE = any_of("S1.base_was")
_OTHER = any_of("S1.span")
_CHANGED = re.compile(f"(?:同比|[比较][上去]年)净?{either('S10.delta')}了?$")
_REVISED = any_of("S1.revised")
_SUBJECT = re.compile("[一-鿿]{3,12}?(?=[比较,]|同比)")
_HAVING = "完成实现达到为约共有"
_QUARTER = re.compile("[一二三四1-4]季度")
_REACH, _BEFORE = 120, 200  # characters before a rate, and before its sentence


@gated(_DONE)
def loosely_completed(report: ReportFacts, judged: Set[int]) -> Iterator[Judgement]:
    """Hold each rate of completion that is not judged yet against a plan and an outcome of its sentence."""
    bones = report.skeleton
    for match in _DONE.finditer(bones.text):
        place = match.start("rate") if match["rate"] else match.start("named")
        rate = figure_at(report, bones, place)
        if rate is None or rate.start in judged or rate.qualifier != "exact":
            continue
        low = max(sentence_start(bones.text, place), place - _REACH)
        told = levels_within(report, bones, low, place)
        if not _REVISED.search(bones.text, low, place) and not _OTHER.search(bones.text, low, place):
            yield from _judged(report, rate, told, match["set"] is not None)


def _told_before(report: ReportFacts, rate: Fact) -> list[Fact]:
    """Return the levels that the sentences before tell under the name that the sentence of a rate begins with."""
    low, _ = report.sentence_span(rate.start)
    name = _SUBJECT.match(report.folded, low, rate.start)
    if name is None:
        return []
    since = report.line_start(low, _BEFORE)
    return [f for f in amounts(report, since, low) if level(f) and report.words(f).rstrip(_HAVING).endswith(name[0])]


def _judged(report: ReportFacts, rate: Fact, told: Sequence[Fact], between: bool) -> Iterator[Judgement]:
    """Judge the outcome that fits the plan, else the only one there is if it is a slip away.

    An outcome of its own sentence is the matter of share_times_base where the plan stands `between` it and the rate.
    """
    plans = [fact for fact in told if _SET.search(_words(report, fact)) and fact.qualifier == "exact"]
    if not plans:
        return
    plan = plans[-1]
    others = [fact for fact in told if fact.unit == plan.unit and fact not in plans]
    done = [fact for fact in others if not (_BASE.search(words := report.words(fact)) or _CHANGED.search(words))]
    if done and between:
        return
    had = [] if done else others
    done = done or [fact for fact in _told_before(report, rate) if fact.unit == plan.unit]
    judgements = [rated(report, plan, fact, rate) for fact in done]
    fitting = next((one for one in judgements if one.verdict == "consistent"), None)
    rest = [fact for fact in told if fact not in (plan, *done, *had) and not _QUARTER.match(report.printed(fact))]
    if fitting is not None:
        yield fitting
    elif len({fact.low for fact in done}) == 1 and _believed(report, rate, done[0], plan, not rest):
        yield judgements[0]


def _words(report: ReportFacts, fact: Fact) -> str:
    """Return the words around a figure: those of its clause before it, and 目标 or the like right behind it."""
    return report.words(fact) + report.folded[fact.end : fact.end + 6].partition(",")[0]


def _believed(report: ReportFacts, rate: Fact, done: Fact, plan: Fact, alone: bool) -> bool:
    """Return whether nothing else is told, or one of the three would agree with the others but for a slip."""
    if done.qualifier != "exact" or alone:
        return done.qualifier == "exact"
    stated, value, base = (report.interval(fact) for fact in (rate, done, plan))
    readings = (
        (rate, stated, (value / base).scaled(HUNDRED)),
        (done, value, (base * stated).scaled(1 / HUNDRED)),
        (plan, base, (value / stated).scaled(HUNDRED)),
    )
    return slipped(report, readings)
