"""Lists: 分别 dealt out value by value."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.metrics import filed
from pipeline.metric.draft import Draft, Scope
from pipeline.metric.leading.levels import levels_before, numbered
from pipeline.metric.lists.amounts import amounts
from pipeline.metric.lists.items import items_before, unclear
from pipeline.metric.lists.joined_indicators import members
from pipeline.metric.things.coordinated import AND, by_ordinal, coordinated
from pipeline.metric.wording import words

_SEGMENTS = re.compile(
    "(?:其中,?)?(?P<things>[^,;。:0-9]{4,60}?)[两二三四五六七八九十]大(?:板块|业务|产业|行业|领域)(?:分别|各)"
    "(?:实现|完成|达到?)?(?P<of>[一-鿿]{2,8}?)(?:为|达到?)?[约近]?"
)
_THEY = re.compile("[二两三四五六]者[^,;。]{0,6}(?:比重|比例|份额|占)")
_NEAR, _REACH = 12, 400  # figures and characters before a list that may name it
_SUMS = ("金额", "数额", "总额", "总金额", "总值")
_QUANTITY = re.compile(r"[^,;。\d]{0,10}\d")
_TWO, _PAIR_REACH = 2, 90
_PAIR = re.compile(
    r"(?:累计)?产销(?:分别)?(?:完成|为|达到?)?\s?[\d.,]+万?[\u4e00-\u9fff]{1,2}[和与、][\d.,]+万?[\u4e00-\u9fff]{1,2}"
    r"(?:,[^,;。\d]{0,10}[\d.]+%[和与、][\d.]+%)*,$"
)
_TRADES = ("出口", "进口")
Named = tuple[str, str | None]


def respective(run: list[Draft], drafts: Sequence[Draft], scope: Scope) -> bool:
    """Deal the indicators before 分别 out to the figures of a run; False where there is just one for all of them.

    Where the counts differ nothing is aligned: the figures keep, in order, the indicators they could have.
    """
    head = run[0]
    if _THEY.search(scope.folded, max(head.low, head.begin - 12), head.begin) and _shares_of(run, drafts):
        number(run)
        return True
    pair = trade_pair(head, scope) if len(run) == _TWO and not head.glue.respective else []
    named = pair or _named_before(head, len(run), drafts, scope)
    if not head.glue.respective and len(named) != len(run):
        return False
    number(run)
    if len(named) != len(run) or named[0][0] in _TRADES:
        named = _coordinated(head, len(run), scope) or named
    named = _told_apart(named, head, len(run), scope) if len(named) <= 1 else named
    if len(named) != len(run) and head.grows:
        named = items_before(head.begin, head, len(run), drafts, scope) or named
    if len(named) <= 1:
        return unclear(run, scope)
    for place, draft in enumerate(run):
        draft.measure, draft.base = head.measure, head.base
        if (spread := len(named) - len(run)) == 0:
            draft.name(named[place])
            continue
        draft.reason = "list_counts_differ"
        window = named[place : place + spread + 1] if spread > 0 else named
        draft.candidates = tuple(name for name, _ in window)
    return True


def _told_apart(named: list[Named], head: Draft, count: int, scope: Scope) -> list[Named]:
    """Return the names that stand for several in one: 产销 told twice, 第一、二、三产业 whatever the figures are."""
    if len(named) == 1 and count == _TWO and named[0][0].endswith("产销"):
        return [(named[0][0][:-1] + "量", None), (named[0][0][:-2] + "销量", None)]
    clause = scope.folded[scope.clause(head.low, head.begin) : head.begin]
    return (by_ordinal(clause) if head.glue.respective and "产业" in clause else []) or named


def segments(run: Sequence[Draft], scope: Scope) -> None:
    """Give each figure of a list the thing it is of: 矿山机械、港口机械两大板块分别实现收入4亿元、2亿元."""
    head, folded = run[0], scope.folded
    clause = scope.clause(head.low, head.begin)
    told = _SEGMENTS.fullmatch(folded, clause, head.figure.start)
    things = AND.split(told["things"]) if told is not None else []
    if told is None or len(things) != len(run) or any(clause < end <= told.end("things") for end in scope.firm_ends):
        return
    for thing, draft in zip(things, run, strict=True):
        draft.name(filed(thing + told["of"]))


def trade_pair(head: Draft, scope: Scope) -> list[Named]:
    """Return what the growths of a pair are of, told without 分别: 货车产销26万辆和24万辆,环比下降5.6%和1.6%."""
    low = max(head.first, head.begin - _PAIR_REACH)
    if not head.grows or scope.folded.find("产销", low, head.begin) < 0:
        return []
    pair = _PAIR.search(scope.folded, low, head.begin)
    if pair is None:
        return []
    of = words.run_before(scope.folded, pair.start(), low)
    return [(of + "产量", None), (of + "销量", None)]


def _named_before(head: Draft, count: int, drafts: Sequence[Draft], scope: Scope) -> list[Named]:
    """Return the indicators that stand before a list: with levels of their own, joined, or counted."""
    named = _levels(head, drafts, scope) if scope.at_break(head.begin, head.low) else []
    if len(named) > count:
        named = _outside(head, count, drafts, scope) or named
    named = named or members(head, scope)
    if len(named) > count and len(set(named)) == 1:
        named = named[:1]  # of firms, of which there are more than figures
    return (_counted_again(head, count, named, scope) if len(named) != count else []) or named


def _outside(head: Draft, count: int, drafts: Sequence[Draft], scope: Scope) -> list[Named]:
    """Return the levels before a list without what is told in brackets: 利税6亿元(其中利润4亿元),分别增长5%和6%."""
    near = [draft for draft in drafts[max(0, head.index - _NEAR) : head.index] if draft.sentence == head.sentence]
    opened = scope.folded.rfind("(其中", head.first, head.begin)
    closed = scope.folded.find(")", opened, head.begin) if opened >= 0 else -1
    if closed < 0 or any(draft.measure in ("growth", "share") for draft in near):
        return []
    named = [(d.metric, d.metric_id) for d in near if d.metric and not opened < d.figure.start < closed]
    return named if len(named) == count else []


def _counted_again(head: Draft, count: int, named: list[Named], scope: Scope) -> list[Named]:
    """Return the names of sums or growths that follow the quantities of a list, where there are as many."""
    if head.grows:
        return amounts(head, count, scope)
    return _traded(head, count, scope) if len(named) == 1 and named[0][0] in _SUMS else []


def _coordinated(head: Draft, count: int, scope: Scope) -> list[Named]:
    """Return the names of things that share their noun (基础设施、制造业投资); firms among them are subjects."""
    stop = head.begin - (scope.folded[head.begin - 1 : head.begin] == ",")
    low = scope.clause(head.low, stop)
    firm = max((end for end in scope.firm_ends if low < end <= stop), default=low)
    if firm > low and (AND.search(scope.folded, low, firm) or not AND.search(scope.folded, firm, stop)):
        return []
    low = firm  # 甲公司片剂、粉剂营收
    return coordinated(scope.folded, low, stop, count, scope.hits)


def _traded(head: Draft, count: int, scope: Scope) -> list[Named]:
    """Return the sums of the acts whose quantities stand before: 出口3458台,进口154台,金额分别为…."""
    found: list[Named] = []
    place = scope.clause(head.first, head.begin) - 1
    while len(found) < count and place > head.first and (hit := scope.ending(head.first, head.first, place)):
        if hit[2].term not in _TRADES or _QUANTITY.match(scope.folded, hit[1], place) is None:
            return []
        found.insert(0, (hit[2].metric, hit[2].metric_id))
        place = hit[0]
    return found if len(found) == count else []


def _shares_of(run: list[Draft], drafts: Sequence[Draft]) -> bool:
    """Name the shares that the last levels have: 甲2亿元,乙3亿元,两者所占比重分别为40%和60%."""
    levels = levels_before(run, drafts)
    if not levels:
        return False
    for draft, level in zip(run, levels, strict=True):
        draft.measure = "share"
        draft.name((f"{level.metric}占比", None))
    return True


def number(run: Sequence[Draft]) -> None:
    """Give the figures of a list their group and their places in it."""
    for place, draft in enumerate(run):
        draft.list_group, draft.list_pos = run[0].index, place


def is_dealt_out(head: Draft, scope: Scope) -> bool:
    """Tell whether 分别 stands before the indicator of a run: 甲、乙分别实现利润1万元、2万元."""
    clause = scope.clause(head.low, head.begin)
    return head.glue.respective or "分别" in scope.folded[clause : head.begin]


def _levels(head: Draft, drafts: Sequence[Draft], scope: Scope) -> list[Named]:
    """Return the indicators of the levels before a list of growths: 收入2亿元,利润3万元,分别增长5%和6%."""
    low, found = max(head.first, head.begin - _REACH), []
    for draft in reversed(drafts[max(0, head.index - _NEAR) : head.index]):
        if draft.sentence != head.sentence:
            break
        if draft.measure in ("growth", "share"):
            low = draft.figure.end
            break
        if draft.metric:
            found.append((draft.figure.start, (draft.metric, draft.metric_id)))
    low = max(low, *(scope.folded.rfind(mark, low, head.begin) + 1 for mark in ";】"))
    found = [item for item in found if item[0] >= low] + _counted(low, head, drafts, scope)
    return [named for _, named in sorted(found)]


def _counted(low: int, head: Draft, drafts: Sequence[Draft], scope: Scope) -> list[tuple[int, Named]]:
    """Return the indicators in reach whose number is no figure of ours: 销售面积565万平方米."""
    near = drafts[max(0, head.index - _NEAR) : head.index]
    taken = {draft.figure.start + (scope.folded[draft.figure.start] == "-") for draft in near}
    found = []
    place = head.begin
    while hit := scope.ending(low, low, place):
        digits = numbered(scope.folded, hit[1], head.begin)
        if digits is not None and digits not in taken and hit[2].role != "verb":
            named = words.named(scope.folded, hit[0], low, hit[2], scope.hits)
            weighed = head.grows and hit[2].term in _TRADES  # 橡胶累计出口28万吨,12亿美元
            found.append((digits, (named[0].removesuffix("额") + "量", None) if weighed else named))
        place = hit[0]
    return found
