"""Sums dealt out to things before their verb: 陶瓷、新材料、装备制造三大产业分别实现产值24亿元、19亿元、11亿元.

So are the sums that go on with such a list: …分别签约5个、3个,|总投资分别为9亿元、4亿元.  Firms and places that stand
so are subjects; 分别 behind the indicator (产值分别达到…) is read by `respectively`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.metrics import filed
from pipeline.metric.draft import Draft, Scope
from pipeline.metric.lists.partners import with_each
from pipeline.metric.lists.respectively import Named, number
from pipeline.metric.things.coordinated import by_ordinal
from pipeline.metric.things.listed_things import are_trades, before_verb, things_of

_VERB = re.compile("(?:累计)?(?:实现|完成|创造|取得|产生)了?|")
_IN_TERM = re.compile("^(?:实现|完成)")  # 实现收入: an indicator with its verb
_NUMBER = re.compile(r"\d[\d.]*")
_EACH = "分别"
_OTHER = re.compile("[(;。:\n]|其中|合计|共计")
_REACH = 160  # characters back to the list that sums go on with


def each_has(run: Sequence[Draft], scope: Scope) -> bool:
    """Name the figures of a run by the things that have one each; False where they are no such list."""
    head = run[0]
    if named := with_each(run, scope):
        return _give(run, named)
    hit = scope.ending(head.low, head.begin, head.begin)
    if hit is None or hit[2].role == "verb" or head.grows or head.measure not in ("level", "rate"):
        return False
    low = scope.clause(head.low, hit[0])
    named = _going_on(low, run, scope) if head.glue.respective else _by_verb(low, hit[0], head, scope)
    return len(named) == len(run) and _give(run, named)


def _give(run: Sequence[Draft], named: Sequence[Named]) -> bool:
    """Give the figures of a list the names of what they are of, one each."""
    number(run)
    for draft, name in zip(run, named, strict=True):
        draft.measure, draft.base = run[0].measure, run[0].base
        draft.name(name)
    return True


def _by_verb(low: int, start: int, head: Draft, scope: Scope) -> list[Named]:
    """Return the names of the things before 分别 and a verb, each with the indicator that begins at `start`."""
    folded = scope.folded
    before = before_verb(folded, low, start, scope.firm_ends)
    if before is None or not _VERB.fullmatch(before["verb"]):
        return []
    of = folded[start : head.begin] if before["verb"] else _IN_TERM.sub("", folded[start : head.begin])
    return by_ordinal(before["all"] + of) or [filed(thing + of) for thing in things_of(folded, before)]


def _going_on(low: int, run: Sequence[Draft], scope: Scope) -> list[Named]:
    """Return the names of the things of the list right before the clause at `low`, which tells just an indicator.

    That list, and whatever stands between, must hold as many numbers in each of its clauses.
    """
    head, folded = run[0], scope.folded
    begin = folded.rfind(_EACH, max(head.first, low - _REACH), low - 1)
    if begin < 0 or folded[low - 1] != ",":
        return []
    between = folded[begin : low - 1]
    if _OTHER.search(between) or any(len(_NUMBER.findall(part)) != len(run) for part in between.split(",")):
        return []
    clause = scope.clause(head.first, begin)
    number_at = _NUMBER.search(folded, begin, low)
    before = before_verb(folded, clause, number_at.start(), scope.firm_ends) if number_at else None
    things = things_of(folded, before) if before else []
    if before is None or len(things) != len(run) or not are_trades(folded, before, things):
        return []
    return [filed(thing + folded[low : head.begin]) for thing in things]
