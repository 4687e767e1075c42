"""What was promised or set in a count or a measure, and what came of it, for the check planned_vs_actual.

年初承诺硬化村组公路20公里,实际硬化18.6公里 · 定下新栽桑园800亩,到年底只栽了640亩
原定改造危房150户,因缺料最终完成132户
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.figures import level
from pipeline.checks.forms import form, found
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.words import any_of, either, words
from pipeline.tables import Fact

_FORM = form(
    rf"(?P<lead>〜{{0,16}})(?<!不){either('S1.set')}(?:了|任务|的?目标)?(?P<what>[一-鿿]{{2,14}}?)(?P<plan>Ⓝ),"
    rf"(?:[因受由]〜{{2,10}}?,?)?(?P<then>(?:{either('S1.time')}|验收|考核)*)(?P<but>(?:{either('S1.but')})+)(?P<deed>[一-鿿]{{0,4}}?)了?(?P<done>Ⓝ)",
    "年初承诺硬化村组公路20公里,实际硬化18.6公里。",
    f"{either('S1.but')}[一-鿿]{{0,5}}Ⓝ",
)
_CAME = frozenset((*words("S1.came"), *words("S1.made")))
_OTHER, _SHIFT = any_of("S1.span"), any_of("S1.years")
_PART = re.compile(r"半年|季度|(?<!\d)(?:[1-9]|1[01])月|目前|已|现")
_HEAD = 4  # characters of what was planned in which its verb stands


@gated(_FORM)
def set_before(report: ReportFacts) -> Iterator[tuple[Fact, Fact]]:
    """Yield each figure that was promised or set with what came of it, told by its own verb or as done."""
    for match, figures in found(report, _FORM):
        plan, done = figures["plan"], figures["done"]
        if plan.unit in ("元", "%") or plan.unit != done.unit or not (level(plan) and level(done)):
            continue
        said = match["lead"] + match["what"] + match["then"]
        if _OTHER.search(said) or _SHIFT.search(said) or _PART.search(said) or "实际" in match["what"]:
            continue
        if _same(match["deed"], match["what"]) and "exact" == plan.qualifier == done.qualifier:
            yield plan, done


def _same(deed: str, what: str) -> bool:
    """Return whether a verb is that of the plan (新栽, 只栽了), or says that a plan was carried out."""
    return not deed or deed in _CAME or deed in what or (len(deed) == 1 and deed in what[:_HEAD])
