"""What a bare 收入 or 产值 is of, by the item it stands in, and what a bare 支出 is of, by the fund before.

(二)政府性基金预算。收入33.7亿元…;支出36.2亿元   → 政府性基金预算收入, 政府性基金预算支出
(三)高新技术产业。2010年产值5.2亿元            → 高新技术产业产值
收到直达资金4.8亿元,已支出4.7亿元,支出进度98%   → 直达资金, 直达资金支出, 直达资金支出进度
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.base import Percentage
from extractors.metrics import filed
from extractors.numbering import ITEM
from pipeline.metric.draft import Draft, Scope

_ITEM = re.compile(
    rf"[ 　]*{ITEM}?(?P<of>[^,;。:\n0-9]{{1,14}}?(?:预算|基金|产业|账款|贷款))(?:收支)?(?:执行|完成)?(?:情况)?[。:]"
)
_BARE = ("收入", "支出", "产值", "增加值", "余额")
_RATE = "预算完成率"
_REACH = 1000  # characters from the beginning of a paragraph
_SPENT = re.compile(",(?:其中)?(?:已|目前|实际|累计)*支出[约近]?")
_PROGRESS = re.compile(",(?:支出)?进度(?:达到?|为|是)?[约近]?")
_DEBT = re.compile("^[省市县区州](?=政府债务)")  # 核定我区|政府债务限额


def under_heading(drafts: Sequence[Draft], scope: Scope) -> None:
    """Give bare names the thing that their paragraph begins with, where no firm is told in it before them."""
    for draft in drafts:
        metric = draft.metric or ""
        if metric.removesuffix(_RATE) in _BARE:
            if not _by_item(draft, scope):
                _of_fund(draft, scope)
        elif metric in ("", "支出进度"):
            _of_progress(draft, scope)
        elif "政府债务" in metric:
            draft.metric = _DEBT.sub("", metric)


def _of_fund(draft: Draft, scope: Scope) -> None:
    """Name what was spent by the fund that the figure before tells: 直达资金4.8亿元,已支出|4.7亿元."""
    before = draft.previous
    if before is None or draft.metric != "支出" or not (before.metric or "").endswith("资金"):
        return
    if _SPENT.fullmatch(scope.folded, before.figure.end, draft.figure.start):
        draft.name(((before.metric or "") + "支出", None))


def _of_progress(draft: Draft, scope: Scope) -> None:
    """Name how much of a sum was spent by the sum before: 直达资金支出4.7亿元,支出进度|98%."""
    before = draft.previous
    if before is None or not isinstance(draft.figure, Percentage) or not (before.metric or "").endswith("支出"):
        return
    if _PROGRESS.fullmatch(scope.folded, before.figure.end, draft.figure.start):
        draft.name(((before.metric or "") + "进度", None))


def _by_item(draft: Draft, scope: Scope) -> bool:
    """Name a figure by the item of its paragraph and its own bare word."""
    start = draft.figure.start
    low = max(0, start - _REACH)
    line = scope.folded.rfind("\n", low, start) + 1
    item = _ITEM.match(scope.folded, line, start) if line or not low else None
    if item is None or any(item.end() < end <= start for end in scope.firm_ends):
        return False
    draft.name(filed(item["of"] + (draft.metric or "")))
    return True
