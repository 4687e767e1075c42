"""Growths of the firms and branches that a whole is made of: 工业增加值增长8%,其中国有企业增长5%,私营企业增长9%.

So are branches in a row, by a rate or by an amount: 轮胎行业利润减少3亿元,陶瓷行业减少2亿元.
"""

from __future__ import annotations

import re

from extractors.metrics import filed
from pipeline.metric.draft import Draft, Scope
from pipeline.metric.wording.acts import words as acts

_PART = "(?P<part>(?![其各全该本])[\u4e00-\u9fff、]{2,14}业)"  # 企业, 行业, 制造业
_AMONG = re.compile(rf"(?:左右|以上|以内)?[,;。:](?:其中|主要是)[,:]?{_PART}")
_NEXT = re.compile(rf"(?:左右|以上|以内)?[,;、和](?:而|但)?{_PART}")
_HEADS = acts("shared_head")
_OF_WHOLE, _OF_PART = "零售总额", "零售额"  # whose parts have no 总 in their names


def of_part(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name the growth of firms of a kind, or of a branch, by what the growth before it, or its level, is of."""
    if scope.folded[draft.begin - 1 : draft.begin] != "业" or before is None or before.metric is None:
        return False
    end = before.figure.end
    among = _AMONG.fullmatch(scope.folded, end, draft.begin)
    told = among or _NEXT.fullmatch(scope.folded, end, draft.begin)
    alike = before.measure == draft.measure == "delta"
    head = _head(before.metric) if told and (alike or before.measure in ("growth", "level")) else ""
    if told is None or not head or (among is None and not _is_part(before, head, scope)):
        return False
    draft.name(filed(told["part"] + head))
    return True


def _head(name: str) -> str:
    """Return the end of a name that its parts share, the longest one; an empty string where there is none."""
    head = next((word for word in _HEADS if name.endswith(word)), "")
    return _OF_PART if head == _OF_WHOLE else head


def _is_part(before: Draft, head: str, scope: Scope) -> bool:
    """Tell whether a growth is itself of firms or of a branch: 规模以上工业|增加值 is, 生产总值 is not."""
    if before.measure == "level":
        return False
    told = scope.folded.rfind(head, before.low, before.figure.start)  # 软件业|净利润增长8%, whose name is 净利润
    return (before.metric or "").removesuffix(head).endswith("业") or scope.folded[told - 1 : told] == "业"
