"""What is spent on an area that stands before it: 用于教育、卫生方面的支出, 在工业方面支出5亿元."""

from __future__ import annotations

import re

from extractors.metrics import Indicator, filed
from pipeline.metric import words
from pipeline.metric.draft import Draft, Scope

_AREA = re.compile("(?:在|用于|对(?!外))(?P<area>[\u4e00-\u9fff、]{2,14}?)(?:等)?(?:方面的?|的)$")
_SPENDING = frozenset({"支出", "投入", "投资", "经费", "开支", "拨款", "资金"})


def spending(draft: Draft, start: int, entry: Indicator, scope: Scope) -> tuple[str, str | None] | None:
    """Return the name of what is spent on an area that stands before it: 用于教育、卫生方面的支出, 在工业方面支出."""
    if entry.term not in _SPENDING:
        return None
    match = _AREA.search(scope.folded, max(draft.low, start - 22), start)
    if match is None or words.has_edge(match["area"]):
        return None
    return filed(match["area"] + entry.term)
