"""Rows of a table: the column's head names a figure, else the title above the line that says the unit."""

from __future__ import annotations

import re

from extractors.base import Percentage
from pipeline.metric.draft import Draft, Scope
from pipeline.metric.wording import words
from pipeline.metric.wording.acts import either

_UNIT = re.compile(r"单\s?位\s?[:为]")
_GROWTH = re.compile(f"{either('growth_head')}|±")
_SHARE = re.compile("占|比重|比例")
_REACH = 4000  # characters that a row may stand below its unit line


def cell(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name a cell by the head of its column, else by the title of its table."""
    if draft.figure.rule not in ("unit_header", "percent_column"):
        return False
    folded, start = scope.folded, draft.figure.start
    place = folded.rfind("单", max(0, start - _REACH), start)
    while place >= 0 and not _UNIT.match(folded, place):
        place = folded.rfind("单", max(0, start - _REACH), place)
    if place < 0:
        return False
    line = folded.rfind("\n", 0, start) + 1
    column = folded.count("\t", line, start)
    top = folded.find("\n", place) + 1
    bottom = folded.find("\n", top)
    heads = folded[top:bottom].split("\t") if 0 < top <= bottom else []
    if column < len(heads):
        begin = top + sum(len(head) + 1 for head in heads[:column])
        if _named(draft, begin, begin + len(heads[column]), scope):
            return True
        _column(draft, heads[column])
    first = folded.rfind("\n", 0, max(place - 1, 0))
    if place - first <= 2 or not folded[first + 1 : place].strip():
        first, place = folded.rfind("\n", 0, max(first, 0)), first
    return _named(draft, first + 1, place, scope)


def _column(draft: Draft, head: str) -> None:
    """Say what a column of percentages measures: a growth, or a share."""
    if isinstance(draft.figure, Percentage):
        draft.measure = "growth" if _GROWTH.search(head) else "share" if _SHARE.search(head) else draft.measure


def _named(draft: Draft, low: int, high: int, scope: Scope) -> bool:
    """Name a figure by the last indicator between two places."""
    hit = scope.ending(low, low, high) or next(
        (found for place in range(high, low, -1) if (found := scope.ending(low, place, place))), None
    )
    if hit is None or hit[2].role == "verb":
        return False
    family = hit[2].unit_family
    if family != "currency" and not (isinstance(draft.figure, Percentage) and family == "percent"):
        return False
    draft.name(words.named(scope.folded, hit[0], low, hit[2], scope.hits))
    return True
