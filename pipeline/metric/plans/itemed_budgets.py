"""What the first sums of an item of a budget are of, where only its heading says so.

(一)一般公共预算⏎1.收入。年初预算安排20亿元,调整为19亿元,实际完成19.2亿元,为调整预算的101%,同比下降2%
→ 一般公共预算收入 for all of them
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.base import Money
from extractors.metrics import filed
from pipeline.metric.draft import Draft, Scope
from pipeline.metric.plans.budgeted import VAGUE
from pipeline.metric.wording.acts import either

_SIDES = ("收入", "支出")
_ITEM = re.compile(
    r"[ 　]*(?:[0-9]{1,2}[.、]|\([0-9一二三四五六七八九]{1,2}\)、?|[一二三四五六七八九十]{1,2}(?:、|是))"
    r"(?P<of>[^,;。:\n0-9]{0,14}?(?:收入|支出))(?:预算)?(?:完成|执行|收支)?(?:情况)?(?:[。:]\n?|\n)"
)
_FUND = re.compile(
    r"[ 　]*(?:[0-9]{1,2}[.、]|\([0-9一二三四五六七八九]{1,2}\)、?|[一二三四五六七八九十]{1,2}、)"
    r"(?:全?[省市县区镇])?(?P<of>[一-鿿]{2,8}?预算)(?:收支|执行|完成)*(?:情况)?[。:]?"
)
_NUMBERED = re.compile(r"[ 　]*(?:\(?[一二三四五六七八九十]{1,2}[)、])")
# What may stand between the sums: 年初预算安排, 经区人大常委会批准调整为, 实际完成.
_TELLS = re.compile(
    r"[,;、]?(?:20[0-9]{2}年|当年|全年)?(?:经[^,;。0-9]{2,20}(?:批准|同意|通过)后?,?)?"
    rf"(?:{either('of_budget')}|[后的数额为是])*[约近]?"
)
_RATE, _DONE = "预算完成率", "执行率"
_DONES = (_DONE, "预算执行率", "支出执行率")
_VAGUE = (*VAGUE, *_SIDES, *map("实际".__add__, _SIDES))
_BACK, _LINES = 1500, 12  # characters, and lines, from an item back to the heading of its budget


def by_items(drafts: Sequence[Draft], scope: Scope) -> None:
    """Name the first sums, their rates and growths in an item of a budget by what heads it."""
    if "预算" not in scope.folded:
        return
    name = ""
    for draft in drafts:
        first = _opened(draft, scope) if draft.metric in _VAGUE else ""
        before = draft.previous
        begun = name and before is not None and before.sentence == draft.sentence
        name = first or (name if begun and before is not None and _goes_on(draft, before, name, scope) else "")
        if name:
            rate = _RATE if draft.measure == "share" else _DONE if draft.metric in _DONES else ""
            draft.name((name + rate, None) if rate else filed(name))
            draft.inferred = False


def _opened(draft: Draft, scope: Scope) -> str:
    """Return what the item is of whose first sum a figure is, or nothing."""
    folded, start = scope.folded, draft.figure.start
    if not isinstance(draft.figure, Money) or draft.measure != "level":
        return ""
    line = folded.rfind("\n", max(0, start - 60), start) + 1
    item = _ITEM.match(folded, line, start)
    if item is None and line:  # its heading stands on a line of its own
        line = folded.rfind("\n", max(0, line - 30), line - 1) + 1
        item = _ITEM.match(folded, line, start)
    if item is None or not _TELLS.fullmatch(folded, item.end(), start):
        return ""
    return item["of"] if item["of"] not in _SIDES else _fund(line, scope) + item["of"]


def _fund(line: int, scope: Scope) -> str:
    """Return the budget whose heading stands above a line, or nothing."""
    lines = scope.folded[max(0, line - _BACK) : line].split("\n")[:-1]
    for above in lines[: -_LINES - 1 : -1]:
        fund = _FUND.fullmatch(above) or _FUND.match(above)
        if fund is not None:
            return fund["of"]
        if _NUMBERED.match(above):
            break
    return ""


def _goes_on(draft: Draft, before: Draft, name: str, scope: Scope) -> bool:
    """Tell whether a figure goes on with the sums of an item: one more sum, what was done of it, its growth."""
    if isinstance(draft.figure, Money):
        told = draft.metric in _VAGUE and draft.measure == "level"
        return told and _TELLS.fullmatch(scope.folded, before.figure.end, draft.figure.start) is not None
    if draft.metric in _DONES:
        return scope.clause(before.figure.end, draft.begin) == before.figure.end + 1
    if draft.measure == "share":
        return (draft.metric or "").endswith(_RATE) and draft.metric != f"{name}{_RATE}"
    return draft.measure == "growth" and draft.metric in _VAGUE and draft.begin <= before.figure.end + 1
