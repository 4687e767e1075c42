"""Growths told behind a clause that says how strongly something changed: 彩电下跌最为严重,达到18.3%."""

from __future__ import annotations

import re

from extractors.base import Percentage
from pipeline.metric.changes.growth import growth
from pipeline.metric.draft import Draft, Scope
from pipeline.metric.indicator import indicator
from pipeline.metric.wording.acts import either
from pipeline.metric.wording.glue import tail

_STRONG = re.compile(
    "(?P<change>增[长加幅速]|上[涨升]|下[跌降滑]|[涨跌降]幅|[涨跌]势|提[高升]|减少)(?:幅度)?(?:也|更|均|都|则)?"
    f"(?:最[为是]?(?:[大小高低快慢多少]|严重|明显|显著|突出|迅猛)|(?:较为|十分|非常|尤[其为]|更[为加])?{either('markedly')})的?$"
)
# 水泥价格继续上涨,|幅度为0.6%; 宣布下调售价,|整体幅度在15%以上
_EXTENT = re.compile("[,;](?:平均|整体|总体)?幅度(?:[均都大约在为达到近高超过逾]|接近)*$")
_CHANGED = re.compile("(?P<change>(?:[上下][涨调跌浮]|[涨降提]价)了?)$")
_REACHED = re.compile("(?:分别)?(?:高?达到?了?|为|超过?了?|逾|近|接近|约|均超过?)+$")


def extent(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name by how much something changed that the clause right before says: 水泥价格继续上涨,幅度为0.6%."""
    told = _EXTENT.search(scope.folded, max(draft.low, draft.figure.start - 14), draft.figure.start)
    if told is None or not isinstance(draft.figure, Percentage):
        return False
    end = told.start()
    low = max(draft.low, scope.clause(draft.low, end))
    changed = _CHANGED.search(scope.folded, low, end)
    return changed is not None and _by_change(draft, before, low, changed.end("change"), scope)


def strongest(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name a percentage by what changed strongly in the clause right before it."""
    folded, end = scope.folded, draft.begin - 1
    if not isinstance(draft.figure, Percentage) or draft.grows or folded[end : draft.begin] != ",":
        return False
    if not _REACHED.search(draft.glue.text.strip()):
        return False
    low = max(draft.low, scope.clause(draft.low, end))
    match = _STRONG.search(folded, low, end)
    if match is None:
        return False
    return _by_change(draft, before, low, match.end("change"), scope)


def _by_change(draft: Draft, before: Draft | None, low: int, end: int, scope: Scope) -> bool:
    """Name a percentage by what the words up to `end` say has changed, or leave it as it was."""
    assert isinstance(draft.figure, Percentage)
    kept = draft.begin, draft.glue, draft.measure, draft.base
    draft.begin, draft.glue = tail(scope.folded, low, end)
    draft.grows = True
    draft.measure = "growth" if draft.figure.unit == "percent" else "delta"
    draft.base = draft.glue.base
    hit = scope.ending(low, draft.begin, draft.begin)
    named = hit is not None and hit[2].role != "verb" and indicator(draft, before, scope)
    if named or growth(draft, before, scope):
        return True
    draft.begin, draft.glue, draft.measure, draft.base = kept
    draft.grows = False
    return False
