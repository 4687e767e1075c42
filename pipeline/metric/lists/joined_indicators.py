"""Indicators joined by 、 and 和: 收入、利润和税金分别增长…; 单位GDP能耗、水耗; 液氨、纯碱每吨分别提高….

Each name is that of one figure of the list behind it.
"""

from __future__ import annotations

import re

from extractors.base import Money
from extractors.figure_words import figure_word
from extractors.metrics import Indicator, filed, indicators
from pipeline.metric.draft import Draft, Scope
from pipeline.metric.things.coordinated import AND, METALS, alone, is_place, of_topic, pieces, shared_from
from pipeline.metric.things.scopes import shared
from pipeline.metric.wording import words
from pipeline.metric.wording.acts import words as acts

Named = tuple[str, str | None]
# 甲率和乙率|较监管要求|分别高出: what they are set against is none of them.
_DIGIT = re.compile("[0-9]")
_AGAINST = re.compile("(?<![占同环对相])[较比](?![高大好多低小快])[^,;。、和与0-9]{2,12}$")
# 甲、乙批发价格|回落,环比分别下降3.7%、0.3%
_MOVED = re.compile(f"(?:[均都也]|双双|有所)*(?:{figure_word('changes')}|回[落升]|上涨|下跌)$")
_TOGETHER = re.compile("[等的]?[两二三四五六七八九十\\d]{1,2}[大家个](?:企业|公司|集团|单位)?的?")
_ACTIVITY = re.compile("(?:经营|投资|筹资)活动$")
_OWN_HEAD = re.compile("..(?:(?<!增长)率|额|总?产值|增加值|产量)$")
_PER_OUTPUT = re.compile("(?:单位|万元)(?:GDP|(?:国内|地区)?生产总值|工业增加值)")
_TWO_INDUSTRIES = ("轻、重工业", "轻重工业", "轻工业、重工业", "轻工业和重工业")
_PER_UNIT = acts("per_output")


def members(head: Draft, scope: Scope) -> list[Named]:
    """Return the indicators joined by 、 and 和 directly before the glue of a list."""
    stop = head.begin - (scope.folded[head.begin - 1 : head.begin] == ",")  # 甲、乙和丙,同比分别降低…
    low = scope.clause(head.low, stop)
    stop = _without_move(head, low, stop, scope)
    if head.grows and (against := _AGAINST.search(scope.folded, low, stop)) is not None:
        stop = against.start()
    firm = max((end for end in scope.firm_ends if low < end <= stop), default=low)
    if firm > low and not AND.match(scope.folded, firm):  # 甲厂、乙公司两家企业|产值: subjects
        low = firm
        counted = _TOGETHER.match(scope.folded, low, stop)
        low = counted.end() if counted else low
    named = joined(low, stop, scope)
    named = named or (_things(head, low, stop, scope) if scope.ending(low, stop, stop) is None else [])
    return _of_output(named, AND.split(scope.folded[low:stop]))


def _without_move(head: Draft, low: int, stop: int, scope: Scope) -> int:
    """Return where the names before a list end, without what says that they moved: 甲、乙价格回落,分别下降3%和2%."""
    moved = _MOVED.search(scope.folded, low, stop) if head.grows and stop < head.begin else None
    if moved is None or scope.ending(low, moved.start(), moved.start()) is None:
        return stop
    last = pieces(scope.folded, low, moved.start())[-1][0]
    return stop if _DIGIT.search(scope.folded, last, moved.start()) else moved.start()


def joined(low: int, stop: int, scope: Scope) -> list[Named]:
    """Return the indicators joined by 、 and 和 that end at `stop`; none where no known one does."""
    folded = scope.folded
    spans = pieces(folded, low, stop)
    hits = [scope.ending(start, end, end) for start, end in spans]
    last = hits[-1]
    if last is None:
        runs = [words.run_before(folded, end, start) for start, end in spans]
        return [filed(run) for run in runs] if len(runs) > 1 and all(map(_OWN_HEAD.search, runs)) else []
    if any(hit is None and end in scope.firm_ends for (_, end), hit in zip(spans, hits, strict=True)):
        return [_of_firms(last[2])] * len(spans)  # 甲木业、乙食品|销售分别为: each its own
    told = folded[spans[-1][0] : last[0]]  # 失业、|工伤保险基金|收入: what the last has before its indicator
    at = shared_from(told, [folded[start:end] for start, end in spans[:-1]])
    of = told[at:] if at else ""
    named: list[Named] = []
    for (start, end), hit in zip(spans, hits, strict=True):
        if hit is not None:
            name, metric_id = words.named(folded, hit[0], start, hit[2], scope.hits)
            named.append((alone(name), metric_id) if len(spans) > 1 else (name, metric_id))
            continue
        run = words.run_before(folded, end, start)
        if _OWN_HEAD.search(run):  # 小学毕业率、普及率
            named.append(filed(run))
            continue
        activity = _ACTIVITY.search(folded, start, end)
        if activity is not None and activity[0][2:] in last[2].term:  # 经营活动、筹资|活动产生的现金流量净额
            named.append(filed(activity[0] + last[2].term.partition(activity[0][2:])[2]))
            continue
        own = len(run) > 1 and last[2].role == "generic" and not is_place(run)  # 天津、北京住宅价格: one name
        named = [*named, (run + of + _shared_term(last[2].term, told), None)] if own else []
    return of_topic(shared(named, hits, low, scope), hits, low, folded)


def _shared_term(term: str, told: str) -> str:
    """Return what things share of the term of the last, whose good may be cut in two: 大米、食用|油价格."""
    rest = term[1:]
    return rest if told and term[0] in METALS and rest in indicators() else term


def _of_output(named: list[Named], printed: list[str]) -> list[Named]:
    """Return names with what the first is told for a unit of: 单位GDP能耗、水耗, but not 单位GDP能耗、排放总量."""
    unit = _PER_OUTPUT.search(printed[0]) if len(named) == len(printed) > 1 else None
    if unit is None:
        return named
    more = zip(named[1:], printed[1:], strict=True)
    return [
        filed(printed[0][unit.start() :]),
        *(filed(unit[0] + text) if text in _PER_UNIT else name for name, text in more),
    ]


def _things(head: Draft, low: int, stop: int, scope: Scope) -> list[Named]:
    """Return the names of things that rise or fall together: 液氨、纯碱每吨分别提高90元和70元."""
    runs = [words.run_before(scope.folded, end, start) for start, end in pieces(scope.folded, low, stop)]
    if scope.folded[low:stop] in _TWO_INDUSTRIES:
        of = "增加值" if head.previous and (head.previous.metric or "").endswith("增加值") else ""
        return [filed(kind + "工业" + of) for kind in "轻重"]  # 工业增加值增长8%,轻、重工业分别增长3%和9%
    if not head.grows or len(runs) < 2 or min(map(len, runs)) < 2:
        return []
    priced = head.glue.price or isinstance(head.figure, Money)
    return [(run + "价格" if priced and not run.endswith("价") else run, None) for run in runs]


def _of_firms(entry: Indicator) -> Named:
    """Return the indicator that several firms have, of which not all are known."""
    return filed("销售收入") if entry.term == "销售" else (entry.metric, entry.metric_id)
