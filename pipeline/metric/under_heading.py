"""What a bare 收入 or 产值 is of, by the item it stands in, and what a bare 增收 is of, by the figure before.

(二)政府性基金预算。收入33.7亿元…;支出36.2亿元   → 政府性基金预算收入, 政府性基金预算支出
(三)高新技术产业。2010年产值5.2亿元            → 高新技术产业产值
个人所得税2.15亿元,增收0.18亿元                → 个人所得税
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.base import Money
from extractors.metrics import filed
from extractors.numbering import ITEM
from pipeline.metric.draft import Draft, Scope

_ITEM = re.compile(rf"[ 　]*{ITEM}?(?P<of>[^,;。:\n0-9]{{1,14}}?(?:预算|基金|产业|账款|贷款))[。:]")
_BARE = ("收入", "支出", "产值", "增加值", "余额")
_MORE = "增收"
_REACH = 1000  # characters from the beginning of a paragraph


def under_heading(drafts: Sequence[Draft], scope: Scope) -> None:
    """Give bare names the thing that their paragraph begins with, where no firm is told in it before them."""
    for draft in drafts:
        if draft.metric in _BARE:
            _by_item(draft, scope)
        elif draft.metric == _MORE and (before := draft.previous) is not None and before.metric:
            between = scope.folded[before.figure.end : draft.figure.start]
            if isinstance(before.figure, Money) and not between.strip(f",{_MORE}"):
                draft.name((before.metric, before.metric_id))


def _by_item(draft: Draft, scope: Scope) -> None:
    """Name a figure by the item of its paragraph and its own bare word."""
    start = draft.figure.start
    low = max(0, start - _REACH)
    line = scope.folded.rfind("\n", low, start) + 1
    item = _ITEM.match(scope.folded, line, start) if line or not low else None
    if item is not None and not any(item.end() < end <= start for end in scope.firm_ends):
        draft.name(filed(item["of"] + (draft.metric or "")))
