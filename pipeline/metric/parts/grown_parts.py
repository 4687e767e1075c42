"""Growths of the firms and branches that a whole is made of: 工业增加值增长8%,其中国有企业增长5%,私营企业增长9%."""

from __future__ import annotations

import re

from extractors.metrics import filed
from pipeline.metric.draft import Draft, Scope

_PART = "(?P<part>(?![其各全该本])[\u4e00-\u9fff、]{2,14}业)"  # 企业, 行业, 制造业
_AMONG = re.compile(rf"(?:左右|以上|以内)?[,;。:](?:其中|主要是)[,:]?{_PART}")
_NEXT = re.compile(rf"(?:左右|以上|以内)?[,;、和](?:而|但)?{_PART}")
# What a whole has that its parts have, too, as the end of its name and as their names have it.
_HEADS = {
    "增加值": "增加值",
    "投资": "投资",
    "税收收入": "税收收入",
    "营业收入": "营业收入",
    "销售收入": "销售收入",
    "主营业务收入": "主营业务收入",
    "总产值": "总产值",
    "零售总额": "零售额",
    "零售额": "零售额",
    "销售额": "销售额",
    "出口额": "出口额",
    "进口额": "进口额",
    "利润": "利润",
    "用电量": "用电量",
}
_SIZES = sorted({len(word) for word in _HEADS}, reverse=True)


def of_part(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name the growth of firms of a kind, or of a branch, by what the growth before it, or its level, is of."""
    if scope.folded[draft.begin - 1 : draft.begin] != "业" or before is None or before.metric is None:
        return False
    end = before.figure.end
    among = _AMONG.fullmatch(scope.folded, end, draft.begin)
    told = among or _NEXT.fullmatch(scope.folded, end, draft.begin)
    head = _head(before.metric) if told and before.measure in ("growth", "level") else ""
    if told is None or not head or (among is None and not _is_part(before, head)):
        return False
    draft.name(filed(told["part"] + head))
    return True


def _head(name: str) -> str:
    """Return the end of a name that its parts share, the longest one; an empty string where there is none."""
    return next((_HEADS[name[-size:]] for size in _SIZES if name[-size:] in _HEADS), "")


def _is_part(before: Draft, head: str) -> bool:
    """Tell whether a growth is itself of firms or of a branch: 规模以上工业|增加值 is, 生产总值 is not."""
    return before.measure == "growth" and (before.metric or "").removesuffix(head).endswith("业")
