"""Plans in measures — 亩, 公里, 吨 — and what was done of them, named alike, for the check planned_vs_actual.

计划人工造林6000亩 … 实际完成人工造林4800亩 · 计划新建高标准农田6000亩,实际建成4800亩
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from pipeline.checks.forms import LINE, form, found
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.words import any_of, either
from pipeline.tables import Fact

_FORM = form(
    r"(?:计划|任务|目标)[是为]?(?:完成|新建|实施)?(?P<what>[一-鿿]{2,8}?)(?P<plan>Ⓝ)"
    r"(?P<between>[^\n]{0,120}?)(?P<then>〜{0,12})(?:实际完成|实际|(?<!计划)完成)了?(?P=what)(?:面积|里程)?(?P<done>Ⓝ)",
    "全年计划人工造林6000亩,实际完成人工造林4800亩。",
    "(?:计划|任务|目标)[是为]?(?:完成|新建|实施)?[一-鿿]{2,8}?Ⓝ",
    LINE,
)
_BUILD = either("S1.to_build")
_BUILT = form(
    rf"计划(?:完成|{_BUILD})?(?!{either('S1.made')})(?P<what>[一-鿿]{{2,10}}?)(?P<plan>Ⓝ),(?P<then>(?:全年|年底|年终|年末|最终)?)"
    rf"实际(?:完成|{either('S1.made')}|{either('S1.begun')}|{_BUILD})?了?(?P<done>Ⓝ)",
    "年初计划新建高标准农田6000亩,实际建成4800亩。",
    rf"计划(?:完成|{_BUILD})?[一-鿿]{{2,10}}?Ⓝ",
)
_EDGE = re.compile("[,。;:\nⓃⓅⒹ]")
_BEFORE = 12  # characters of what leads on to a plan
_OTHER = any_of("S1.span")
_AHEAD = any_of("S1.ahead")
_SHIFT = any_of("S1.shift")
_PART = re.compile(r"半年|季度|(?<!\d)(?:[1-9]|1[01])月|\d{4}年")


@gated(_FORM, _BUILT)
def measured(report: ReportFacts) -> Iterator[tuple[Fact, Fact]]:
    """Yield each plan in a measure with its outcome."""
    if "measure" not in report.families:
        return
    for match, figures in chain(found(report, _FORM), found(report, _BUILT)):
        plan, done = figures["plan"], figures["done"]
        lead = _EDGE.split(match.string[max(0, match.start() - _BEFORE) : match.start()])[-1]
        then = match["then"]
        known = plan.metric_id or done.metric_id or plan.kind != "count"  # these S1 pairs by indicator and period
        if plan.unit != done.unit or known or _OTHER.search(lead + then):
            continue
        if not (_AHEAD.search(then) or _SHIFT.search(then) or _PART.search(then)):
            yield plan, done
