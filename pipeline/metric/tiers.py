"""Thresholds and rates of tiers: 超过5000元的部分按3%征收个人所得税, 超出3亿元部分按5%提取奖励, 超亿元的企业4家."""

from __future__ import annotations

import re

from extractors.base import Money, Percentage
from pipeline.metric.draft import Draft, Scope

_PART = re.compile("(?:以上|以下|以内|之间)?的?部分")
# 年纳税超过百万元的企业4家, 亿元以上项目达到12个: which things are counted, not what any of them has.
_COUNTED = re.compile(
    "(?:以上|以下|以内)?的?[\u4e00-\u9fff]{0,6}(?:企业|项目|公司|单位|工程|大户|客户|品牌|产品|园区|乡镇|街道|专业村|商户)"
    "(?:[达共有为至到新增已累计超过近约:]{0,4})[0-9]{1,6}[余多]?[家个项户村]"
)
_OPEN = frozenset({"more_than", "at_least", "less_than", "at_most", "range"})
_RATE = re.compile("(?:以上|以下|以内|之间)?的?部分,?(?:则|均|再|应|可)?(?:按照?|为|征收|收取|提取|给予|税率为?)?")
_LEVIED = re.compile(
    "(?:的(?:税率|比例|标准|费率))?(?:征收|缴纳|计征|提取|给予|予以|计提|收取|缴|进行)?(?:一次性)?(?P<what>[\u4e00-\u9fff]{2,8}?)?(?=[,;。)\n]|$)"
)


def threshold(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Leave an amount without a name that says which things are counted: 年纳税超过百万元的企业4家."""
    if draft.figure.qualifier not in _OPEN or not _COUNTED.match(scope.folded, draft.last):
        return False
    draft.reason = "threshold"
    return True


def tier(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name the rate of a tier by what is levied or paid; a threshold that names nothing itself measures nothing."""
    if isinstance(draft.figure, Percentage):
        return _rate(draft, before, scope)
    if not isinstance(draft.figure, Money) or not _PART.match(scope.folded, draft.last):
        return False
    if not scope.at_break(draft.begin, draft.first):
        return False
    other = _other(draft, scope)
    if other is not None:
        draft.follow(other)
    else:
        draft.reason = "threshold"
    return True


def _rate(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name a percentage that applies to the part above or below the amount before it."""
    if before is None or not isinstance(before.figure, Money):
        return False
    if not _RATE.fullmatch(scope.folded, before.figure.end, draft.figure.start):
        return False
    levied = _LEVIED.match(scope.folded, draft.last, draft.last + 20)
    what = levied["what"] if levied else None
    if what:
        draft.measure = "share"
        draft.name((what + ("税率" if what.endswith("税") else "比例"), None))
        return True
    other = _other(draft, scope)
    if other is not None:
        draft.follow(other)
    return other is not None


def _other(draft: Draft, scope: Scope) -> Draft | None:
    """Return the figure of the tier before, in the same sentence and of the same kind."""
    other = draft.previous
    while other is not None and other.sentence == draft.sentence:
        if type(other.figure) is type(draft.figure):
            tiered = _PART.match(scope.folded, other.last) or (other.previous and "部分" in _gap(other, scope))
            return other if other.metric and tiered else None
        other = other.previous
    return None


def _gap(draft: Draft, scope: Scope) -> str:
    """Return the words between a figure and the one before it."""
    return scope.folded[draft.previous.figure.end : draft.figure.start] if draft.previous else ""
