"""Figures that share the indicator of the figure before them, told by words of order, of mean or of rest.

`利润最高的是甲公司,为5亿元,其次是乙公司的3亿元`: a ranking goes on.  `净利润均增长,分别为:17%和5%`: a list tells the
growths that its clause speaks of.  `专项资金168亿元,其中53亿元用于…,其余115亿元用于…`: parts of one sum.
"""

from __future__ import annotations

import re

from extractors.base import Money, Percentage
from pipeline.metric.draft import Draft, Scope
from pipeline.metric.leading.nouns import noun
from pipeline.metric.sums.spent import can_measure
from pipeline.metric.wording.acts import either
from pipeline.metric.wording.glue import tail

_SUFFIX = r"(?:\s?/\s?\d{0,3}[\u4e00-\u9fff]{1,3})?(?:左右|以上|人民币)?\)?"
_RANKED = re.compile(
    rf"{_SUFFIX}[,;。]\s?(?:而|其)?(?:{either('next_in_rank')}|(?:位[居列])?(?:排名?)?第[二三四五六七八九十](?:[位名]|大)?)"
    r"的?(?:分别|则|依次)?(?:是|为)?[^,;。!?()\d]{1,16}?(?:,|的|\(|:)?(?:[^,;。\d]{0,3}?(?:为|达到?|有|约))?"
)
_MEAN = re.compile(
    rf"{_SUFFIX},?(?:明显|大大|[远略均也还仍])*{either('against')}"
    rf"[^,;。()\d]{{2,20}}{either('mean')}\("
)
_GROWN = re.compile(
    f"(?:均|都|全部)?(?:出现|实现|呈现?|保持|获得|有)?了?{either('grown_how')}*的?(?P<way>{either('grown')})$"
)
_REST = re.compile("(?:其[中余]|剩余|余下|剩下|另外?)的?(?:约|近)?$")
_SPENT = re.compile(f"(?:全部|主要|计划|直接|[将拟则已]){{0,2}}{either('destined')}")
_REACH = 60  # characters from a sum to a part of it


def following(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name a figure by the first of these rules that is sure."""
    if before is not None and before.metric is not None and _next_in_order(draft, before, scope):
        draft.follow(before)
        return True
    return _grown_list(draft, before, scope) or _rest(draft, before, scope)


def _next_in_order(draft: Draft, before: Draft, scope: Scope) -> bool:
    """Tell whether a figure is the next of a ranking, or the mean that the one before is held against."""
    if type(before.figure) is not type(draft.figure) or draft.measure == "delta" or draft.grows:
        return False
    start, end = before.figure.end, draft.figure.start
    if _MEAN.fullmatch(scope.folded, start, end) and before.measure != "growth":
        return True
    return _RANKED.fullmatch(scope.folded, start, end) is not None and scope.ending(start, start, end) is None


def _grown_list(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name a list after 分别 by the growth that its clause speaks of: 净利润出现不同程度增长,分别为17%和5%."""
    if not isinstance(draft.figure, Percentage) or not draft.glue.respective or draft.grows:
        return False
    end = draft.begin - (scope.folded[draft.begin - 1 : draft.begin] in ",:")
    if end == draft.begin or draft.measure != "level":
        return False
    if before is not None and before.measure == "growth" and end - before.figure.end <= 3 and before.metric:
        draft.follow(before)
        return True
    low = max(draft.low, scope.clause(draft.low, end))
    way = _GROWN.search(scope.folded, low, end)
    hit = scope.ending(low, low, way.start()) if way else None
    if way is None or hit is None or hit[2].role == "verb" or way.start() - hit[1] > 1:
        return False
    draft.grows, draft.measure = True, "growth"
    return noun(draft, hit, before, scope)


def _rest(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name a part of a sum, said to be spent, by the sum: 专项资金168亿元,其中53亿元用于…,其余115亿元用于…."""
    if not isinstance(draft.figure, Money) or draft.figure.per or draft.measure != "level":
        return False
    if not _SPENT.match(scope.folded, draft.last) or not _REST.search(
        scope.folded, max(draft.first, draft.figure.start - 6), draft.figure.start
    ):
        return False
    among = scope.folded.rfind("其中", draft.first, draft.figure.start)
    if before is None and among == draft.first:  # …投入3318亿元。其中246亿元用于…: of the sentence before
        before = draft.previous
    while before is not None and (before.metric is None or before.figure.end > among >= 0):
        before = before.previous
    whole = before if before is not None and draft.sentence - before.sentence <= (among == draft.first) else None
    near = whole is not None and draft.figure.start - whole.figure.end < _REACH
    if whole is None or not near or not isinstance(whole.figure, Money) or whole.measure != "level":
        return False
    draft.follow(whole)
    return True


def in_bracket(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name a figure by the indicator that its bracket stands behind: 承诺净利润(7000万元)的15倍, 低于面值(即1元)."""
    opening = draft.begin - 1
    if draft.grows or scope.folded[opening : draft.begin] != "(" or opening <= draft.low:
        return False
    if draft.glue.text not in ("", "即") or scope.folded[draft.last : draft.last + 1] != ")":
        return False
    hit = scope.ending(draft.low, opening, opening)
    if hit is None or hit[2].role == "verb" or not can_measure(draft, hit[2]):
        return False
    draft.begin, draft.glue = tail(scope.folded, draft.low, opening)
    return noun(draft, hit, before, scope)
