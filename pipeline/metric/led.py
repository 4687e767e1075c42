"""Levels named by words further back: the clause before, the sentence, what a colon or 从 leads on from."""

from __future__ import annotations

import re

from extractors.base import Money
from pipeline.metric import words
from pipeline.metric.draft import Draft, Scope
from pipeline.metric.glue import tail
from pipeline.metric.levels import last_numbered
from pipeline.metric.nouns import noun

# A sum of its own, whose name only begins so: 资产|处置损益3万元,合计….
_LONGER = re.compile("(?![达过超近约为突共至])[\u4e00-\u9fff]{2,8}-?[0-9.]{1,10}[万亿]{0,2}元")
_SUM = re.compile("合计|共计|总计|总共")


def reached(draft: Draft, scope: Scope) -> bool:
    """Name a level by the indicator of the clause before that has another number: 出口额增长1倍,2008年达到16亿元."""
    if draft.glue.series or scope.folded[draft.begin - 1 : draft.begin] == ":":
        return _led(draft, scope)
    if not draft.glue.reached:
        return False
    level = last_numbered(draft, draft.low, scope)
    if level is None or not isinstance(draft.figure, Money):
        return False
    draft.name(level)
    return True


def total(draft: Draft, scope: Scope) -> bool:
    """Name a total without words of its own by the last indicator of its sentence: 经费过亿元的企业7家,合计17.8亿元."""
    listed = "包括" in scope.folded[draft.low : draft.begin]
    if listed or not isinstance(draft.figure, Money) or not _SUM.search(draft.glue.text):
        return False
    for place in range(draft.begin, max(draft.first, draft.begin - 60), -1):
        hit = scope.ending(draft.first, place, place)
        if hit and hit[2].role != "verb" and hit[2].unit_family == "currency":
            if _LONGER.match(scope.folded, place):
                return False
            draft.name(words.named(scope.folded, hit[0], draft.first, hit[2], scope.hits))
            return True
    return False


def _led(draft: Draft, scope: Scope) -> bool:
    """Name the first value of a change by the words that end the clause before it: 停车费,由每小时3元调整为5元."""
    folded = scope.folded
    end = draft.begin - (folded[draft.begin - 1 : draft.begin] in ",:")
    hit = scope.ending(draft.low, end, end)
    if hit is None and folded[end : end + 1] == ":":
        end = tail(folded, draft.low, end)[0]
        hit = scope.ending(draft.low, end, end)
    if hit and hit[2].role != "verb" and end > draft.low:
        return noun(draft, hit, None, scope)
    return False
