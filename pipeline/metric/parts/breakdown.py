"""Figures of the parts that a sentence takes a whole apart into: 分门类看,采矿业下降2.1%; 分产品看,减速机收入12亿元.

A growth behind such words is of the part in what the sentence before speaks of (规模以上工业增加值增长7.6%: 采矿业
增加值); a sum or a rate is the part's own (减速机收入, 减速机毛利率), not that of whoever takes it apart.
"""

from __future__ import annotations

import re

from extractors.base import Percentage
from extractors.metrics import filed, indicators
from pipeline.metric.draft import Draft, Scope
from pipeline.metric.parts.known_wholes import kind_of_firms, sold_by_place
from pipeline.metric.things.scopes import unsaid
from pipeline.metric.wording.acts import either
from pipeline.metric.wording.acts import words as acts

_OPENS = re.compile(
    f"(?:(?<!部)分[\u4e00-\u9fff、]{{1,10}}?看|按[\u4e00-\u9fff、]{{2,12}}?分|从{either('aspect')}"
    "[\u4e00-\u9fff]{0,6}?看),"
)
_INSIDE = re.compile("(?:其中,?|[^,;。0-9]{2,24}?(?P<head>零售额|销售额|增加值|投资)中,(?:其中,)?)")
_WHOLE = re.compile(f"(?:{either('whole_noun')}|总?产值|[贷存]款余额)$")
_PART = re.compile("(?:其中,?)?(?P<part>(?:(?!公司|该|其(?!他|它)|在)[A-Za-z\u4e00-\u9fff、()]){2,24})")
_SEVERAL = re.compile("[、和与及]\\s?[0-9]")
_DOES = re.compile("(?:累计|共|全年)?(?:实现|完成|创造)$")
_PLACES = acts("place_end")
_KIND = re.compile(
    "(?:左右|以上)?[,;、](?P<among>其中[,:]?)?(?P<kind>[轻重]工业|采矿业|制造业|[\u4e00-\u9fff]{2,8}产业)"
)
_KINDS = ("轻工业增加值", "重工业增加值", "采矿业增加值", "制造业增加值")
_REACH = 600  # characters back to where a whole is taken apart, or spoken of: work stays linear in long sentences
_ON = re.compile(r"(?:左右|以上)?,")


def opens(folded: str) -> bool:
    """Tell whether a text can hold a breakdown; spares the rule for most."""
    return (
        "轻工业" in folded
        or "看," in folded
        or "分," in folded
        or "中," in folded
        or "制造业" in folded
        or "产业增" in folded
    )


def broken_down(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name a figure of a part by the part and by what it is of."""
    opens_it = _may_open(scope.folded, draft.begin)
    if not draft.grows and not opens_it:
        return False
    first = max(scope.folded.rfind("。", 0, draft.first), scope.folded.rfind("\n", 0, draft.first)) + 1  # no semicolon
    opened = _opening(scope.folded, first, draft.begin) if opens_it else None
    if not draft.grows:
        return opened is not None and _own(draft, before, opened.end(), scope)
    if not isinstance(draft.figure, Percentage):
        return False
    return _grown(draft, opened, scope) if opened is not None else _among(draft, first, scope)


def _may_open(folded: str, high: int) -> bool:
    """Tell whether words that take a whole apart can end not far before `high`."""
    low = high - _REACH if high > _REACH else 0
    return folded.find("看,", low, high) >= 0 or folded.find("分,", low, high) >= 0


def _opening(folded: str, low: int, high: int) -> re.Match[str] | None:
    """Return the last words between `low` and `high` that take a whole apart."""
    low = max(low, high - _REACH)
    return next(reversed([*_OPENS.finditer(folded, low, high)]), None)


def _grown(draft: Draft, opened: re.Match[str], scope: Scope) -> bool:
    """Name the growth of a part without an indicator of its own by that of the whole before the breakdown."""
    clause = scope.clause(opened.end(), draft.begin)
    told = _PART.fullmatch(scope.folded, clause, draft.begin)
    named = scope.hits.by_end.get(draft.begin)
    if told is None or told["part"].endswith(_PLACES) or (named and _is_of_its_own(named[1])):
        return False
    whole = draft.previous
    while whole is not None and whole.figure.start >= opened.start():
        whole = whole.previous
    if whole is None or whole.metric is None or "\n" in scope.folded[whole.figure.end : opened.start()]:
        return False
    head = _WHOLE.search(whole.metric) if whole.measure in ("growth", "level") else None
    if head is None:
        return False
    draft.name(filed(told["part"] + head[0]))
    return True


def _among(draft: Draft, first: int, scope: Scope) -> bool:
    """Name the growth of one of many: 商品零售额中,汽车类增长2%; 工业增加值增长7%。其中,汽车制造业下降8%."""
    if part := kind_of_firms(draft, first, scope):
        draft.name(filed(part + "增加值"))
        return True
    inside = _INSIDE.match(scope.folded, first, draft.begin)
    clause = scope.clause(inside.end() if inside else first, draft.begin)
    told = _PART.fullmatch(scope.folded, clause, draft.begin) if inside else None
    if inside is None and (kind := _of_kind(draft, scope)):
        draft.name(filed(kind + "增加值"))
        return True
    if inside is None or told is None or not told["part"].endswith("类" if inside["head"] else "业"):
        return False
    head = inside["head"] or _industry(draft, first, scope)
    if head:
        draft.name(filed(told["part"] + head))
    return bool(head)


def _of_kind(draft: Draft, scope: Scope) -> str:
    """Return the kind of industry a growth is of, behind that of the whole: 工业增加值增长7%,其中轻工业增长5%."""
    whole = draft.previous
    if whole is None or whole.sentence != draft.sentence or whole.measure != "growth":
        return ""
    kind = _KIND.fullmatch(scope.folded, whole.figure.end, draft.begin)
    if kind is None or not (whole.metric or "").endswith("增加值"):
        return ""
    next_one = whole.metric in _KINDS or (whole.metric or "").endswith("产业增加值")
    return kind["kind"] if kind["among"] or next_one else ""


def _industry(draft: Draft, first: int, scope: Scope) -> str:
    """Return 增加值 where the paragraph spoke of that of industry before the sentence that begins at `first`."""
    whole = draft.previous
    while (
        whole is not None and whole.figure.end > first - _REACH and scope.folded.find("\n", whole.figure.end, first) < 0
    ):
        if whole.figure.start < first and whole.measure == "growth" and (whole.metric or "").endswith("工业增加值"):
            return "增加值"
        whole = whole.previous
    return ""


def _is_of_its_own(term: str) -> bool:
    """Tell whether a term names a figure, not a branch or the firms of one: 利润, but 第三产业, 规模以上企业."""
    return indicators()[term].unit_family != "count" and not term.endswith("业")


def _own(draft: Draft, before: Draft | None, low: int, scope: Scope) -> bool:
    """Name a sum or rate by the part that stands before its indicator, or in the clause before it."""
    hit = scope.ending(max(low, draft.low), draft.begin, draft.figure.start)
    if hit is None and low > draft.first:
        return sold_by_place(draft, low, scope)
    if (
        hit is None
        or hit[2].role == "verb"
        or hit[2].term == "支出"
        or (hit[2].unit_family == "percent") != isinstance(draft.figure, Percentage)
    ):
        return False
    clause = scope.clause(low, hit[0])
    does = _DOES.search(scope.folded, clause, hit[0])
    end = does.start() if does else hit[0]  # 减速机|实现|收入
    told = _PART.fullmatch(scope.folded, clause, end)
    if told is not None and (told["part"].endswith(_PLACES) or end in scope.firm_ends):
        return False
    if told is not None and "、" in told["part"] and _SEVERAL.match(scope.folded, draft.last):
        return False  # 冰箱、空调销售额达到69亿元和42亿元
    part = told["part"] if told else _carried(draft, before, hit[0], low, scope)
    own = before.metric.removeprefix(part) if told is None and before is not None and before.metric else ""
    if not part or (own and hit[2].term != own and hit[2].term.endswith(own)):
        return False  # 中央级收入3亿元,|地方级收入2亿元
    draft.holder = part
    draft.measure = "share" if hit[2].kind == "share" else draft.measure
    draft.name(filed(part + unsaid(hit[2].term)))
    return True


def _carried(draft: Draft, before: Draft | None, start: int, low: int, scope: Scope) -> str:
    """Return the part that the figures before a noun at `start` are of, where only commas and growths lie between."""
    while before is not None and before.figure.start >= low:
        if _ON.fullmatch(scope.folded, before.figure.end, start) is None:
            return ""
        if before.holder:
            return before.holder
        start = scope.clause(low, before.begin)
        before = before.previous
    return ""
