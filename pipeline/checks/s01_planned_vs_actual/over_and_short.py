"""By how much a task was passed or missed, told with both, for the check planned_vs_actual.

计划造林3200亩,全年完成2880亩,超额完成320亩 · 任务40000吨,全年下线34000吨,欠产6000吨
"""

from __future__ import annotations

from collections.abc import Iterator

from extractors.figure_words import figure_word
from pipeline.checks.base import Judgement
from pipeline.checks.figures import level
from pipeline.checks.forms import form, found
from pipeline.checks.gated import gated
from pipeline.checks.reckoned import Reckoning, against_reckoning, less, worded
from pipeline.checks.report import ReportFacts

_SET = f"(?:{figure_word('plan_name')}|指标)〜{{0,10}}(?P<plan>Ⓝ),〜{{0,14}}(?P<done>Ⓝ),"
_OVER = form(
    rf"{_SET}超(?:额|计划|任务|目标)?(?:完成)?(?P<by>Ⓝ)",
    "年初计划造林3200亩,全年完成2880亩,超额完成320亩。",
    "超(?:额|计划|任务|目标)?(?:完成)?Ⓝ",
)
_SHORT = form(
    rf"{_SET}(?:欠[产收缺]|短[缺收])(?P<by>Ⓝ)",
    "年度任务40000吨,全年下线34000吨,欠产5000吨。",
    "(?:欠[产收缺]|短[缺收])Ⓝ",
)


@gated(_OVER, _SHORT)
def over_and_short(report: ReportFacts) -> Iterator[Judgement]:
    """Hold what was done beyond a task, or is missing of it, against their difference."""
    for one in (_OVER, _SHORT):
        for _, figures in found(report, one):
            plan, done, by = (figures[name] for name in ("plan", "done", "by"))
            exact = all(fact.qualifier == "exact" for fact in (plan, done, by))
            if not exact or len({plan.unit, done.unit, by.unit}) > 1 or not (level(plan) and level(done)):
                continue
            value, shown, formula = less(report, (done,), plan) if one is _OVER else less(report, (plan,), done)
            told = Reckoning(value, shown, *worded(formula), done, 85, "disjoint")
            yield against_reckoning(report, (by, done, plan), told)
