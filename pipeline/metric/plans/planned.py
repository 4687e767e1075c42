"""How much of a plan is done, and the plan that a figure is told against."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.base import Money, Percentage
from extractors.figure_words import figure_word
from extractors.metrics import filed, indicators
from extractors.number.printed import SCALED
from pipeline.metric.draft import Draft, Scope
from pipeline.metric.leading.levels import last_numbered, levels_before
from pipeline.metric.lists.items import items_before
from pipeline.metric.lists.respectively import number
from pipeline.metric.plans.come_to import past_progress
from pipeline.metric.wording import words
from pipeline.metric.wording.acts import either

# Whose plan it is, and of what time: 市下达年度|目标, 2025年|目标值, 五年|任务.
_WHOSE = (
    r"(?:[全本当]年|年度|年初|\d{4}年|十[一二三四五]五|[一二三四五]年|上级|调整后?|规划|[年县市州区镇乡省])*"
    rf"(?:委|政府|党委)?{either('sets_plan')}?的?(?:年度|全年|年初|\d{{4}}年|[一二三四五]年)?"
)
_DONE = re.compile(
    rf"(?:(?:完成|实现|达到|占|为)了?{_WHOSE}|超过?(?:{figure_word('of_year')}|年)?(?:的|原定|既定|预定)?)"
    rf"(?P<what>[\u4e00-\u9fff]{{2,6}}?)??(?P<plan>{either('plan')})(?:任务|指标)?[数额值]?的?$"
)
_AS_PLANNED = re.compile(r"(?<=[\u4e00-\u9fff])计划完成了?$")
# 占全年任务1.08亿元的106.5%: the plan in money stands between its word and the rate.
_TO_PLAN = rf"{figure_word('to_plan')}了?{_WHOSE}(?P<plan>{either('plan')})(?:任务|指标)?[数额值]?"
_PLAN_SUM = re.compile(rf"{_TO_PLAN}\(?$")
_OF_PLAN_SUM = re.compile(
    rf"{figure_word('to_plan')}了?{_WHOSE}(?P<what>[\u4e00-\u9fff]{{2,8}}?)??(?P<plan>{either('plan')})(?:任务|指标)?[数额值]?"
    rf"\(?{SCALED}(?![\d.,])[\u4e00-\u9fff]{{1,3}}\)?的$"
)  # 完成固定资产投资|任务150亿元|的48%
_RATE_FOLLOWS = re.compile(r"\)?的\d{1,3}(?:\.\d{1,2})?%")
_OF_SUM = re.compile(rf"元(?:的|的?[\u4e00-\u9fff]{{2,4}})?(?P<plan>{either('plan')})的?$")
_PLANNED = re.compile(rf"\s?\((?:年度|年初|全年)?(?:{either('plan')})(?:数|额|值)?为?")
# Met, or missed, by the clause before; the aim itself stands between its verb and its noun.
_MET = re.compile(
    rf"(?:左右|以上)?[,、](?:(?:{either('how_met')}|[已均未])*(?:完成|实现)|超过|超出|高于|低于)了?{_WHOSE}"
)
_AIM = re.compile(f"(?:左右|以上|以内|以下)?的?{either('kind_of_aim')}*(?:目标|任务)(?![完实])")
_MORE = ("净增", "新增")
_PLAN, _DIGIT = re.compile("[预计任目指承]"), re.compile(r"\d")


def done(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name how much of a plan is done: 财政收入12亿元,完成预算的92%."""
    of_sum = scope.folded.endswith("元的", 0, draft.figure.start)
    if (
        draft.grows
        or draft.measure == "delta"
        or not (of_sum or _PLAN.search(scope.folded, max(0, draft.figure.start - 16), draft.figure.start))
    ):
        return False
    low = max(draft.low, draft.figure.start - 24)
    if _AS_PLANNED.search(scope.folded, low, draft.figure.start):
        return _as_planned(draft, scope)
    start = draft.figure.start
    match = (
        _DONE.search(scope.folded, low, start)
        or _OF_SUM.search(scope.folded, low - 8, start)
        or _OF_PLAN_SUM.search(scope.folded, max(draft.first, start - 40), start)
    )
    if match is None:
        return False
    name = match.groupdict().get("what") or ""
    before = past_progress(before)
    if name in _MORE and before is not None and before.metric:
        name = before.metric + name  # 存款余额18亿元,完成净增|计划2亿元的109%
    elif name and match[0].startswith("占") and before is not None and name not in (before.metric or name):
        return False  # 预备费3亿元,占|支出预算的1.5%: a share of another thing
    elif name and not (name in indicators() or words.has_head(name)):
        return False
    name = filed(name)[0] if match.re is _OF_PLAN_SUM else name
    name = name or _planned_name(draft, match.start(), before, scope)
    draft.name((f"{name.removesuffix(match['plan'])}{match['plan']}完成率", None))
    draft.measure, draft.base = "share", match["plan"]
    return True


def plans_done(run: list[Draft], drafts: Sequence[Draft], scope: Scope) -> bool:
    """Name how much of the plans of the last levels was done: 收入9亿元、支出8亿元,分别完成预算的92%和95%."""
    head = run[0]
    clause = scope.clause(head.low, head.begin)
    plan = _rate_of_plans(scope.folded, clause, head.figure.start) if scope.folded.startswith("分别", clause) else None
    if plan is None:
        return False
    named = _told_before(run, drafts, clause, scope) or [""] * len(run)
    for draft, name in zip(run, named, strict=True):
        draft.measure, draft.base = "share", plan
        draft.name((f"{name}{plan}完成率", None))
    number(run)
    return True


def _told_before(run: list[Draft], drafts: Sequence[Draft], clause: int, scope: Scope) -> list[str]:
    """Return what the plans of a list are of: the last amounts with nothing counted behind them, or the last items."""
    levels = levels_before(run, drafts)
    if levels and _DIGIT.search(scope.folded, levels[-1].figure.end, clause) is None:
        return [level.metric or "" for level in levels]
    return [name for name, _ in items_before(clause, run[0], len(run), drafts, scope)]


def _rate_of_plans(folded: str, clause: int, start: int) -> str | None:
    """Return the plan that the figures of a list are rates of, where their clause says nothing else: 分别完成预算的."""
    match = _DONE.match(folded, clause + len("分别"), start)
    return match["plan"] if match and not match["what"] else None


def _as_planned(draft: Draft, scope: Scope) -> bool:
    """Name how much of its plan a thing came to: 货运量计划完成104%."""
    start = scope.folded.rfind("计划", draft.low, draft.figure.start)
    name = words.run_before(scope.folded, start, draft.low)
    if len(name) > 1:
        draft.name((f"{name}计划完成率", None))
        draft.measure, draft.base = "share", "计划"
    return len(name) > 1


def _planned_name(draft: Draft, start: int, before: Draft | None, scope: Scope) -> str:
    """Return what was planned, named before its plan: 财政收入12亿元,完成预算的92%."""
    hit = scope.ending(draft.low, start, start)
    name = hit[2].metric if hit else (before.metric or "") if before and before.measure != "share" else ""
    # 授权20件|,完成目标的93%; 申请64件,占计划|60件|的106%
    if hit is not None and hit[2].role == "generic" and hit[2].metric_id is None:  # 县本级|收入
        name = words.named(scope.folded, hit[0], draft.low, hit[2], scope.hits)[0]
    told = before is not None and name != "" and (before.figure.end == start - 1 or before.figure.start > start)
    item = [] if hit or told else items_before(start, draft, 1, [before] if before else [], scope)
    if item:
        return item[0][0]
    level = None if name or not scope.at_break(start, draft.low) else last_numbered(draft, draft.low, scope)
    return level[0] if level else name


def planned(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name the plan that a figure is told against: 完成任务的131%(任务数6亿元)."""
    assert before is not None
    if not _PLANNED.fullmatch(scope.folded, before.figure.end, draft.figure.start):
        return False
    while before is not None and not isinstance(before.figure, Money):
        before = before.previous
    if before is None or before.sentence != draft.sentence or before.metric is None:
        return False
    draft.name((before.metric, before.metric_id))
    return True


def planned_rate(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name the plan in brackets that a percentage is told against: 增长10.8%(计划9%)."""
    assert before is not None
    if not isinstance(before.figure, Percentage) or before.sentence != draft.sentence:
        return False
    if not _PLANNED.fullmatch(scope.folded, before.figure.end, draft.figure.start):
        return False
    draft.follow(before)
    return True


def of_plan(folded: str, start: int, end: int) -> bool:
    """Tell whether a count is a plan told beside how much of it was done: 接待4.6万人次,完成任务|10万人次|的46%."""
    if not _RATE_FOLLOWS.match(folded, end):
        return False
    return _PLAN_SUM.search(folded, max(0, start - 24), start) is not None


def plan_sum(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name the plan in money that a rate is told of: 实现产值1.15亿元,占全年任务1.08亿元的106.5%."""
    if draft.grows or not _RATE_FOLLOWS.match(scope.folded, draft.last):
        return False
    match = _PLAN_SUM.search(scope.folded, max(draft.low, draft.figure.start - 24), draft.figure.start)
    if match is None:
        return False
    return _as_level(draft, before)


def _as_level(draft: Draft, before: Draft | None) -> bool:
    """Name a sum as the last level before it, behind what that grew by: 产值36亿元,同比增长26%,完成任务75亿元的48%."""
    while before is not None and before.sentence == draft.sentence and before.measure in ("growth", "delta", "share"):
        before = before.previous
    if before is None or before.metric is None or before.sentence != draft.sentence:
        return False
    if not isinstance(before.figure, Money) or before.measure != "level":
        return False
    draft.name((before.metric, before.metric_id))
    return True


def aim_met(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name an aim by what met it: 引进资金30亿元,超额完成25亿元的目标任务; 能耗下降4%,完成下降3%的目标."""
    assert before is not None
    if before.sentence != draft.sentence or not _AIM.match(scope.folded, draft.last):
        return False
    if not _MET.fullmatch(scope.folded, before.figure.end, draft.begin if draft.grows else draft.figure.start):
        return False
    if isinstance(draft.figure, Money):
        return not draft.grows and draft.figure.per is None and _as_level(draft, before)
    if not isinstance(before.figure, Percentage) or (draft.grows and before.measure != "growth"):
        return False
    if before.figure.falling and not draft.grows:
        return False  # 能耗下降3%,超额完成2.5%的目标: nothing says of that one that it falls
    draft.follow(before)
    return True
