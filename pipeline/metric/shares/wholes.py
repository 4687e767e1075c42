"""Shares whose part is not named beside them: 某国占全球产量的40%, 产量占全国的24%、21%,合计占45%.

The words of the text say what they are a share of, and the subject whose share it is; a whole that says nothing of its
own (总量, 全国) names no share.
"""

from __future__ import annotations

import re

from pipeline.metric.draft import Draft, Scope
from pipeline.metric.shares import part_of
from pipeline.metric.wording import words
from pipeline.metric.wording.acts import either

_SUMMED = re.compile(
    rf"(?:左右|以上)?[,;、)]\s?(?:前?[\d一二两三四五六七八九十]{{1,3}}[家者个省大项种])?(?:{either('summed')}|共)[^,;。\d]{{0,14}}"
)
_VAGUE = re.compile(f"(?:总体|总共?|全部|整体)?(?:[量数分体额]|{either('vague_whole')})?")
_LEADS = re.compile(f"^(?:(?!到[位账期户港岸])(?:{either('whole_lead')}))+")  # 占|到位资金的70%
_WHERE = re.compile("全?(?:世界|全球|国内?|省|市|县|区|镇|乡|村|街道|行业|市场|球)?的?")
_LIKENED = re.compile("相当于[^,;。]{0,14}$")
_ROW = re.compile("(?:左右|以上)?(?:[、和与及]|以及)")
_GOES = re.compile(f"(?:左右|以上|以下)?(?:都|均|主要|已|将)?{either('goes_to')}")
_ODD = re.compile("^[拿按以把被让使从向对和与]|[你我他她的]")
_LONGEST = 16


def of_whole(draft: Draft, whole: str, before: Draft | None, scope: Scope) -> bool:
    """Name a share by its whole alone, or by the shares that it is the sum of."""
    if _sums_up(draft, before, scope):
        return True
    name = _LEADS.sub("", whole).removesuffix("的")
    rest = _WHERE.match(name)
    vague = _VAGUE.fullmatch(name, rest.end() if rest else 0)
    if len(name) < 2 or vague or len(name) > _LONGEST or not name.isalpha() or _ODD.search(name):
        draft.reason = "share_without_part"
        return True
    draft.name((f"占{name}比例", None))
    return True


def of_owner(draft: Draft, start: int, end: int, before: Draft | None, scope: Scope) -> bool:
    """Name the share of the indicator that stands at `start`..`end` and owns it, where something is said to be it."""
    folded = scope.folded
    row = _ROW.match(folded, before.figure.end) if before is not None and before.measure == "share" else None
    if before is not None and row is not None and row.end() == start:  # 占总资产的41%和净资产的77%
        part = (before.metric or "").partition("占")[0]
        draft.name(part_of.name(part, folded[start:end]) if part else (f"占{folded[start:end]}比例", None))
        return True
    clause = scope.clause(draft.low, start)
    if _LIKENED.search(folded, clause, start) or _GOES.match(folded, draft.last):
        return of_whole(draft, words.modifier(folded, start, clause) + folded[start:end], None, scope)
    draft.reason = "share_without_part"
    return True


def _sums_up(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Follow the shares that a share is the sum of: 产量占全国比重为24%、21%,合计占全国比重为45%."""
    if before is None or before.measure != "share" or before.metric is None or draft.measure != "share":
        return False
    if not _SUMMED.fullmatch(scope.folded, before.figure.end, draft.figure.start):
        return False
    draft.name((before.metric, before.metric_id))
    draft.base = before.base
    return True
