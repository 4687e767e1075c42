"""Sums dealt out to things before their verb: 陶瓷、新材料、装备制造三大产业分别实现产值24亿元、19亿元、11亿元.

Firms and places that stand so are subjects; 分别 behind the indicator (产值分别达到…) is read by `lists`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.metrics import filed
from pipeline.metric.draft import Draft, Scope
from pipeline.metric.lists.respectively import Named, number
from pipeline.metric.things.coordinated import AND, by_ordinal, is_place
from pipeline.metric.wording import words
from pipeline.metric.wording.acts import either

_BEFORE = re.compile(
    "(?P<all>(?P<things>[\u4e00-\u9fffA-Za-z、]{5,60}?)"
    f"(?:[两二三四五六七八九十]大?{either('branch_kind')}?{either('branch')})?)"
    "(?:已|共)?分别(?:累计)?(?:实现|完成|创造|取得|产生)了?$"
)


def each_has(run: Sequence[Draft], scope: Scope) -> bool:
    """Name the figures of a run by the things that have one each; False where they are no such list."""
    head, folded = run[0], scope.folded
    hit = scope.ending(head.low, head.begin, head.begin)
    if hit is None or hit[2].role == "verb" or head.grows or head.measure != "level":
        return False
    low = scope.clause(head.low, hit[0])
    before = _BEFORE.fullmatch(folded, low, hit[0])
    if before is None or any(low < firm <= before.end("things") for firm in scope.firm_ends):
        return False
    named = by_ordinal(before["all"] + folded[hit[0] : head.begin]) or _each(low, before, hit[0], head, scope)
    if len(named) != len(run):
        return False
    number(run)
    for draft, name in zip(run, named, strict=True):
        draft.measure, draft.base = head.measure, head.base
        draft.name(name)
    return True


def _each(low: int, before: re.Match[str], start: int, head: Draft, scope: Scope) -> list[Named]:
    """Return the names of the things before 分别, each with the indicator that begins at `start`; none if unsure."""
    folded = scope.folded
    first, *others = AND.split(before["things"])
    things = [words.run_before(folded, low + len(first), low), *others]
    if any(len(thing) < len("陶瓷") or is_place(thing) for thing in things):
        return []
    return [filed(thing + folded[start : head.begin]) for thing in things]
