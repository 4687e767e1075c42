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
_REACHED = re.compile("(?:分别)?(?:高?达到?了?|为|超过?了?|逾|近|接近|约|均超过?)+$")


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
    kept = draft.begin, draft.glue, draft.measure, draft.base
    draft.begin, draft.glue = tail(folded, low, match.end("change"))
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
