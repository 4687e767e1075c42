"""Levels named by words further back: the clause before, the sentence, what a colon or 从 leads on from."""

from __future__ import annotations

import re

from extractors.base import Money, Percentage
from extractors.number.printed import SUM
from extractors.numbering import ITEM
from pipeline.metric.draft import Draft, Scope
from pipeline.metric.leading.levels import last_numbered
from pipeline.metric.leading.nouns import noun
from pipeline.metric.shares import part_of
from pipeline.metric.sums.spent import can_measure
from pipeline.metric.wording import words
from pipeline.metric.wording.glue import tail

# A sum of its own, whose name only begins so: 资产|处置损益3万元,合计….
_LONGER = re.compile(f"(?![达过超近约为突共至])[\u4e00-\u9fff]{{2,8}}-?{SUM}")
# 2.研发经费占GDP比重。|2010年为1.62%: an item that names its indicator before it tells the years.
_ITEM = re.compile(rf"{ITEM}[^,;。:\n0-9]{{4,30}}[。:]?\n?")
_YEARS = re.compile(r"(?:[12][0-9]{3}年度?|[今去上]年)(?:为|是|达到?|仅为?|约为?)?[约近]?")
_LONGEST = 40  # characters of the line of an item
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


def headed(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name the first value of an item by its heading, where but a year stands before it: 2.亩均税收。2010年为9万元."""
    folded, first = scope.folded, draft.first
    if before is not None or not _YEARS.fullmatch(folded, first, draft.figure.start):
        return False
    low = folded.rfind("\n", max(0, first - _LONGEST), first - 1) + 1
    if not _ITEM.fullmatch(folded, low, first):
        return False
    end = first - 1 - (folded[first - 2 : first - 1] in "。:")
    share = part_of.share_before(folded, low, end + 1 if folded[end] not in "。:\n" else end)
    if share is not None and isinstance(draft.figure, Percentage):
        draft.measure, draft.base = "share", share.whole
        draft.name(part_of.name(words.run_before(folded, share.part_end, low), share.whole))
        return True
    hit = scope.ending(low, end, end)
    if hit is not None and (hit[2].role == "verb" or not can_measure(draft, hit[2])):
        return False
    run = words.run_before(folded, end, low)
    if hit is None and (not words.has_head(run) or isinstance(draft.figure, Percentage) != words.is_ratio(run)):
        return False
    draft.name(words.named(folded, hit[0], low, hit[2], scope.hits) if hit else (run, None))
    return True
