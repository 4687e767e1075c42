"""Values beside the one before: what was expected, the mean of all, the most and the least.

`净利润5亿元,低于预期的6亿元` · `增长7.8%,低于8%的预定目标` · `流动率为8%,行业平均为15%` ·
`借款额最低1亿元,最高的达9亿元`
"""

from __future__ import annotations

import re

from extractors.base import Money, Percentage
from pipeline.metric.draft import Draft, Scope
from pipeline.metric.wording.acts import either

_SUFFIX = rf"(?:\s?/\s?\d{{0,3}}[\u4e00-\u9fff]{{1,3}})?{either('suffix')}?"
_SIDE = rf"(?:{either('against')}|超(?!额)[过出]?|不及|[高低快慢]于|胜[于过出])了?"
_EXPECTED = either("expected")
_HELD_AGAINST = re.compile(
    rf"{_SUFFIX}[,;](?:[^,;。\d]{{0,6}}{_SIDE}[^,;。、\d]{{0,12}}{_EXPECTED}|(?:市场|分析师|机构)的?(?:预[期估测]))"
    "[值数]?(?:的|为|是|约)*"
)
_LED = re.compile(rf"{_SUFFIX},[^,;。\d]{{0,6}}{_SIDE}[^,;。、\d]{{0,10}}")
_BEHIND = re.compile(rf"{_SUFFIX}的[^,;。、%]{{0,8}}?(?:{_EXPECTED}|{either('mean')})")
_MEAN = re.compile(
    rf"{_SUFFIX},(?:而|且)?(?:同期)?{either('mean_of')}的?(?:平均|均值)(?:水平|值|数)?(?:[则也仅只约近为是在达到]|不到|超过)*"
)
_EXTREME = re.compile(
    rf"{_SUFFIX}[,、;](?:而|其中)?最[高低多少大小贵](?:的|者|时)?(?:公司|企业|一家|省份|地区)?"
    "(?:[也可能则仅只有约近达到为是高至]|超过|不过|不足|不到|甚至)*"
)
_LIKE = re.compile("最[高低多少大小贵]|[至不]少|以[上下]|部分|平均")
_NEAR = 44  # characters


def beside(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Follow the value that this one is held against, or that is of others of the same kind."""
    level = _level(draft, before)
    if level is None or level.metric is None or before is None:
        return False
    start, end = before.figure.end, draft.figure.start
    if end - start > _NEAR or draft.grows or draft.measure == "delta" or scope.ending(start, start, end):
        return False
    if not (_is_expected(draft, start, scope) or (before is level and _is_other(draft, before, scope))):
        return False
    draft.follow(level)
    return True


def _level(draft: Draft, before: Draft | None) -> Draft | None:
    """Return the last figure of the same kind that is no difference in points: 增长5.3%,环比降0.1个百分点,低于…."""
    while before is not None and before.sentence == draft.sentence:
        growth = isinstance(draft.figure, Money) and isinstance(before.figure, Percentage)
        if before.measure != "delta" and not growth:
            return before if type(before.figure) is type(draft.figure) and before.measure != "share" else None
        before = before.previous
    return None


def _is_expected(draft: Draft, start: int, scope: Scope) -> bool:
    """Tell whether a value is one that was expected, or aimed at, of what stands before it."""
    end = draft.figure.start
    if _HELD_AGAINST.fullmatch(scope.folded, start, end):
        return True
    led = _LED.fullmatch(scope.folded, start, end)
    return led is not None and _BEHIND.match(scope.folded, draft.last) is not None


def _is_other(draft: Draft, before: Draft, scope: Scope) -> bool:
    """Tell whether a value is the mean of all, or the most or the least where the one before was told as the other."""
    start, end = before.figure.end, draft.figure.start
    if _MEAN.fullmatch(scope.folded, start, end):
        return True
    told = _LIKE.search(scope.folded, max(before.first, before.figure.start - 10), before.figure.start)
    return told is not None and _EXTREME.fullmatch(scope.folded, start, end) is not None
