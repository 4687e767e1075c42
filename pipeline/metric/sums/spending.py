"""What is spent: on an area before it (用于教育、卫生方面的支出), or of the expense that a breakdown is about."""

from __future__ import annotations

import re

from extractors.metrics import Indicator, filed, indicators
from pipeline.metric.draft import Draft, Scope
from pipeline.metric.things.scopes import branch_before, joined
from pipeline.metric.wording import words
from pipeline.metric.wording.acts import words as acts

_AREA = re.compile("(?:在|用于|对(?!外))(?P<area>[\u4e00-\u9fff、]{2,14}?)(?:等)?(?:方面的?|的)$")
_BREAKDOWN = re.compile("[分从][^,;。]{2,10}看,")
_INVESTED = tuple(acts("invested_in"))
_SHORT = 5  # characters: 项目建设|投资 says no more than 投资
_SPENDING = frozenset(acts("spent_on"))


def spending(draft: Draft, start: int, entry: Indicator, scope: Scope) -> tuple[str, str | None] | None:
    """Return the name of what is spent on an area that stands before it: 用于教育、卫生方面的支出, 在工业方面支出."""
    if entry.term not in _SPENDING:
        return None
    match = _AREA.search(scope.folded, max(draft.low, start - 22), start)
    if match is None or words.has_edge(match["area"]):
        return None
    return filed(match["area"] + entry.term)


def topic_of(draft: Draft, start: int, scope: Scope) -> tuple[str, str | None] | None:
    """Return the name of a bare 支出 in a breakdown by the expense that the text speaks of: 分活动主体看,企业支出."""
    low = max(scope.folded.rfind(mark, 0, start) + 1 for mark in "。\n")
    if not _BREAKDOWN.search(scope.folded, max(low, start - 120), start):
        return None
    for place in range(low, max(0, low - 240), -1):
        hit = scope.hits.by_end.get(place)
        if hit and hit[1].endswith(("经费", "投入")) and indicators()[hit[1]].metric_id:
            return words.modifier(scope.folded, start, draft.low) + hit[1], None
    return None


def into_work(draft: Draft, start: int, begin: int, entry: Indicator, scope: Scope) -> tuple[str, str | None] | None:
    """Return the name of a sum by the branch or the work that it went into: 工业|投资, 河道整治|共投入."""
    if branch := branch_before(start, draft.low, scope):
        return joined(branch, entry)
    work = words.modifier(scope.folded, begin, draft.low)
    told = work.endswith(_INVESTED) and (entry.term == "投入" or len(work) > _SHORT)
    return (work + entry.term, None) if told else None
