"""What each firm of a list has by which the list was made: 产值超亿元企业3家,分别是:甲4.2亿元、乙2.9亿元、丙1.8亿元."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from extractors.base import Money
from pipeline.metric.draft import Draft, Scope
from pipeline.metric.wording import words

# 超, 超过, 突破, 达, 达到, 过, 逾 or 在 behind a word; one character to begin with is found sooner.
_PAST = "[超突达过逾在](?<=[\u4e00-\u9fff].)(?:(?<=超)过?|(?<=突)破|(?<=达)到?|(?<=[过逾在]))"
_SUM = "[0-9.]{0,6}[十百千万亿]{1,3}美?元"
_GROUP = re.compile(
    rf"(?P<past>{_PAST}){_SUM}(?:以上|大关)?的?[\u4e00-\u9fff]{{0,6}}?(?:企业|公司|单位)"
    r"(?:已?(?:有|共|达到?|增至|发展到)?[0-9一二两三四五六七八九十]{1,4}[家户个])?(?:企业)?,?(?:它们|分别|其中)?(?:[即为是:(]|有|包括)"
)
_LONGEST = 24  # characters between two figures of such a list: the name and what joins them


def listed(drafts: Sequence[Draft], scope: Scope) -> None:
    """Name the sums of a list of firms by what all of them have more of than a mark; one sum right behind each name."""
    folded = scope.folded
    if not scope.firm_ends or ("家" not in folded and "户" not in folded):
        return
    for group in _GROUP.finditer(folded):
        at = bisect_left(drafts, group.end(), key=lambda draft: draft.figure.start)
        run = _run(drafts, at, group, scope)
        if len(run) > 1:
            _name(run, group.start("past"), scope)


def _run(drafts: Sequence[Draft], at: int, group: re.Match[str], scope: Scope) -> list[Draft]:
    """Return the sums behind the words that open a list, each right behind the name of a firm."""
    run: list[Draft] = []
    end = group.end()
    for draft in drafts[at:]:
        figure = draft.figure
        own = isinstance(figure, Money) and draft.metric is None and figure.start in scope.firm_ends
        if not own or figure.start - end > _LONGEST or "。" in scope.folded[end : figure.start]:
            break
        run.append(draft)
        end = figure.end
    return run


def _name(run: Sequence[Draft], past: int, scope: Scope) -> None:
    """Give the sums of a list the indicator that stands before 超亿元."""
    hit = scope.ending(run[0].first, past, past)
    if hit is None or hit[2].role == "verb" or hit[2].unit_family != "currency":
        return
    name = words.named(scope.folded, hit[0], hit[0], hit[2], scope.hits)
    for draft in run:
        draft.measure = "level"
        draft.name(name)
