"""What a sentence says of a figure by a plan or a bound told with it, for the check planned_vs_actual.

计划造林2.5万亩,实际完成2.8万亩,完成计划的112% · 新增企业28家,超额完成20家的目标 · 债务余额46亿元,控制在限额48亿元以内
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from itertools import chain, pairwise

from pipeline import intervals
from pipeline.checks.base import Judgement, consistent, undecidable
from pipeline.checks.figures import all_exact, level
from pipeline.checks.findings import Message, of_figures
from pipeline.checks.forms import form, found
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.s01_planned_vs_actual.fulfilled import COMES_TO, rated
from pipeline.checks.words import any_of, either
from pipeline.intervals import Interval
from pipeline.tables import Fact

_NAMES = "(?:计划|预算|任务|目标|指标)"
_DONE = form(
    rf"{_NAMES}〜{{0,14}}(?P<plan>Ⓝ),〜{{0,6}}(?:实际|完成|实现)〜{{0,12}}(?P<done>Ⓝ)(?:〜{{0,8}})?,"
    rf"{COMES_TO}〜{{0,6}}{_NAMES}数?(?:任务)?的(?P<rate>Ⓟ)",
    "计划植树造林2.5万亩,实际完成2.8万亩,完成计划的98%。",
    "[划算务标]数?(?:任务)?的Ⓟ",
)
# 完成15.6亿元,为预算的102.1%,增长6.5%,年初预算为15.3亿元 · 入库326家,目标300家,完成率108.7%
_SET = r"(?:年初|全?年度?|当年|调整|年度)?"
_BEHIND = form(
    rf"(?P<done>Ⓝ)(?:,〜{{0,6}}(?:增长|下降)Ⓟ)?,?{COMES_TO}{_SET}{_NAMES}{{1,2}}数?的(?P<rate>Ⓟ)"
    rf"(?:,〜{{0,6}}(?:增长|下降)Ⓟ)?[,(]{_SET}{_NAMES}{{1,2}}数?[为是]?(?P<plan>Ⓝ)",
    "完成收入15.62亿元,为预算的112.1%,增长6.5%,年初预算为15.3亿元。",
    "[划算务标]数?的Ⓟ",
)
_RATE = form(
    rf"(?P<done>Ⓝ),{_SET}{_NAMES}数?[为是]?(?P<plan>Ⓝ),(?:{_NAMES})?完成率(?:为|达到?)?(?P<rate>Ⓟ)",
    "新入库企业326家,全年目标300家,完成率118.7%。",
    "完成率(?:为|达到?)?Ⓟ",
)
_WAY = either("S1.way")
_OVER = form(
    rf"(?P<way>{_WAY}?)(?P<done>[ⓃⓅ]),(?:〜{{0,4}}[^未])?超额完成了?(?P<of>〜{{0,16}}?)(?P<aim>{_WAY}?)(?P<plan>[ⓃⓅ])的?〜{{0,6}}{_NAMES}",
    "新增规上企业18家,超额完成年初20家的目标任务。",
    "超额完成",
)
# The plan first: 年初安排45万亩,各地克服困难,到年底建成46.2万亩,超额完成年度计划
_PASSED = form(
    rf"(?:{_NAMES}|{either('S1.fixed')}|安排)〜{{0,16}}(?P<plan>Ⓝ)(?:,〜{{2,24}})?,〜{{0,12}}(?P<done>Ⓝ),(?![^,]{{0,2}}[未没不])〜{{0,3}}{either('S1.over')}",
    "年初安排新增灌溉面积45万亩,到年底建成43.6万亩,超额完成年度计划。",
    either("S1.over"),
)
_WITHIN = form(
    rf"(?P<done>[ⓃⓅ])(?:,其中〜{{0,8}}Ⓝ[、,和]〜{{0,8}}Ⓝ)?,(?:{either('S1.within')}|均|并){{0,2}}控制在〜{{0,12}}(?P<top>[ⓃⓅ])(?:的〜{{0,4}})?(?:以内|之内|以下)",
    "政府债务余额46.2亿元,控制在核定限额44.8亿元以内。",
    "控制在",
)
_BELOW = form(
    r"控制在〜{0,6}(?P<top>[ⓃⓅ])(?:的〜{0,4})?(?:以内|之内|以下),(?:全年|年终|全县|全区|全市)?实际〜{0,4}(?P<done>[ⓃⓅ])",
    "全年安全生产事故控制在5起以内,实际发生7起。",
    "控制在",
)
_PERMILLE = re.compile(r",(?:均|并|严格|成功|有效|低于)?控制在[^,。;\d]{0,12}")
_KEPT = ("以内", "之内", "以下")
_REVISED = any_of("S1.revised")
_SPAN = any_of("S1.span")
_CHANGED = re.compile(f"{either('S10.delta')}了?$")
_NONE = any_of("S1.under")


@gated(_OVER, _PASSED, _WITHIN, _BELOW, _DONE, _BEHIND, _RATE)
def claimed(report: ReportFacts, judged: Container[int]) -> Iterator[Judgement]:
    """Hold rates of completion that are not judged yet, claims of more than was planned, and bounds against figures."""
    yield from _completed(report, judged)
    for match, figures in found(report, _OVER):
        if match["way"] == match["aim"] and _told(report, figures) and not _NONE.search(match[0]):
            yield _more(report, figures["done"], figures["plan"])
    yield from _passed(report)
    for _, figures in chain(found(report, _WITHIN), found(report, _BELOW)):
        if figures["done"].unit == figures["top"].unit:
            yield _less(report, figures["done"], figures["top"])
    if "‰" in report.folded and "控制在" in report.folded:
        for done, top in pairwise(fact for fact in report.facts if fact.unit == "‰"):
            if _PERMILLE.fullmatch(report.folded, done.end, top.start) and report.folded.startswith(_KEPT, top.end):
                yield _less(report, done, top)


def _told(report: ReportFacts, figures: Mapping[str, Fact]) -> bool:
    """Return whether what was done is told in the unit of the plan, and is no change: 增收5.2亿元,超额完成34亿元."""
    done = figures["done"]
    return done.unit == figures["plan"].unit and (done.unit == "%" or not _CHANGED.search(report.words(done)))


def _passed(report: ReportFacts) -> Iterator[Judgement]:
    """Hold what is said to pass a plan told before it against that plan."""
    for match, figures in found(report, _PASSED):
        plan, done = figures["plan"], figures["done"]
        plain = plan.unit == done.unit and level(plan) and level(done) and not _of_several(report, plan)
        if plain and not _NONE.search(match[0]) and not _REVISED.search(match[0]):
            yield _more(report, done, plan)


def _completed(report: ReportFacts, judged: Container[int]) -> Iterator[Judgement]:
    """Hold each rate of completion against the plan and the outcome told right before it, in whatever unit."""
    for match, figures in (one for told in (_DONE, _BEHIND, _RATE) for one in found(report, told)):
        plan, done, rate = (figures[name] for name in ("plan", "done", "rate"))
        if plan.unit != done.unit or rate.start in judged or not (level(plan) and level(done)):
            continue
        if _of_several(report, plan):
            continue
        if _REVISED.search(_alike(match[0])) or _SPAN.search(report.words(plan) + match[0]):
            yield undecidable((rate, done, plan), "plan_revised")
        elif all_exact(plan, done, rate):
            yield rated(report, plan, done, rate)


def _of_several(report: ReportFacts, plan: Fact) -> bool:
    """Return whether a plan is the last of a list, of which a rate may mean another: 指标1.6亿元、奋斗目标1.8亿元."""
    before = report.between(report.clause(plan.start), plan.start)
    return any(fact.unit == plan.unit and "、" in report.folded[fact.end : plan.start] for fact in before)


def _alike(said: str) -> str:
    """Return a sentence whose rate and plan are both of the revised budget as if it were the only one."""
    return said.replace("调整预算", "预算") if said.count("调整预算") == said.count("预算") else said


def _size(report: ReportFacts, fact: Fact, aim: bool = False) -> Interval:
    """Return the size of a figure; a fall is filed with its sign, and an `aim` or bound (3%以内) is not rounded."""
    plain = aim and fact.qualifier in ("exact", "at_most", "at_least")
    value = Interval(fact.low, fact.high) if plain else report.interval(fact)
    return value.size


def _more(report: ReportFacts, done: Fact, plan: Fact) -> Judgement:
    """Judge 超额完成: what was done must be more than what was planned."""
    actual, planned = _size(report, done), _size(report, plan, True)
    if None in (actual.high, planned.low) or not (actual.high or 0) < (planned.low or 0):
        return consistent((done, plan), actual, planned)
    a, b = report.printed(done), report.printed(plan)
    said = (f"{a}不足{b},文中却称“超额完成”", f"{a} is less than {b}, yet the text says 超额完成", f"{a} < {b}")
    return otherwise(report, (done, plan), (actual, planned), said)


def _less(report: ReportFacts, done: Fact, top: Fact) -> Judgement:
    """Judge 控制在…以内: a figure must not be above its bound."""
    actual, bound = _size(report, done), _size(report, top, True)
    if None in (actual.low, bound.high) or not (actual.low or 0) > (bound.high or 0):
        return consistent((done, top), actual, bound)
    a, b = report.printed(done), report.printed(top)
    said = (
        f"{a}高于{b},文中却称“控制在…以内”",
        f"{a} is above {b}, yet the text says it was kept within",
        f"{a} > {b}",
    )
    return otherwise(report, (done, top), (actual, bound), said)


def otherwise(
    report: ReportFacts, facts: tuple[Fact, Fact], values: tuple[Interval, Interval], said: tuple[str, str, str]
) -> Judgement:
    """Say that the words of a sentence do not go with its figures."""
    message = Message("high", 85, *said, intervals.hint(*values, report.printed(facts[0])))
    return Judgement("inconsistent", facts, *values, "said_otherwise", of_figures(report, facts, message))
