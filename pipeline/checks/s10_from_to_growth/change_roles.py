"""Which two levels a change lies between, read off the words right before each figure, for the check from_to_growth.

现货价由月初的Ⓝ一路走高,本周收于Ⓝ,累计涨幅Ⓟ: 由 and 月初 say which level is the older one, so whatever else is told
between the figures.  No other figure may stand among them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from extractors.number.quantities import Quantity
from pipeline.checks.forms import sentence_end, sentence_start
from pipeline.checks.skeleton import AMOUNT, POINTS, RATE, Skeleton
from pipeline.checks.words import either

_SIGNS = f"{AMOUNT}{RATE}{POINTS}"
# A change is told behind a verb, or as a multiple: 增长Ⓟ, 涨幅达Ⓟ, 达到五年前的Ⓝ倍.
_CHANGE = re.compile(
    rf"(?P<verb>{either('S10.change')})(?:(?:幅度?|比例|额|率)(?:[为约近仅]|[高竟]?达到?了?){{0,2}}|了?高?达?[约近仅]?)"
    rf"\s?(?P<change>[{_SIGNS}])\Z|(?:达到?|[是为]|相当于)[^,。;:\n{_SIGNS}]{{0,10}}的(?P<times>{AMOUNT})\Z"
)
_AGO = rf"(?:{either('S10.ago')}|{either('S10.since')})"
_DATE = r"(?:[12]\d{3}年|\d{1,2}月)"
_SINCE_WORD = rf"(?:由(?!于)|从(?![事业])|自(?={_AGO}|{_DATE}))"
_SINCE_WORDED = re.compile(f"{_SINCE_WORD}[^,;:()]*$")
_FROM = re.compile(rf"(?:{_SINCE_WORD}|{_AGO}|{_DATE})[^,;:()]{{0,14}}$")
_ONCE = re.compile(rf"(?:{_SINCE_WORD}|{_AGO})[^,;:()]{{0,14}}$")
_THAN = re.compile(
    rf"(?:(?<![对之])比(?![重例率])|较|相对于?|[同与和跟]其?(?={_AGO}|{_DATE}))[^,;:()]{{0,22}}\(?$|\({_AGO}[^,;()]{{0,8}}$"
)
_NOW = re.compile(r"[至到为达]了?[^,;:()]{0,6}$")
_REACHED = re.compile(r"[^,;:()\d]{0,3},?[^,;:()\d]{0,6}[至到达为]了?[^,;:()\d]{0,8}")
_LATER = re.compile(r"[12]\d{3}年|今年|本[年期]")
_AGAINST = re.compile(rf"(?<![对之相同环])(?:比(?![重例率])|较)于?(?!{_AGO}|{_DATE}|大幅)")
_SINCE = re.compile(r"[^;:()]{0,10}[由从自][^,;:()]{0,14}")
_YEARLY, _YEARLY_BASE = re.compile("同比|[比较][上去]年"), re.compile(r"[上去前]一?年|同期|[12]\d{3}年(?![初末底])")
_YEAR = re.compile(r"([12]\d{3})年[^,;:]{0,14}$")
# What is compared, named anew before 较: 投资总额比上年的….
_NAMED = re.compile(r",([一-鿿]{2,12}?)(?:同|相|环)?(?:比|较)")
_DEALT = re.compile(rf"[、和与及][{_SIGNS}]")
_OTHERS, _REACH, _LONG = 2, 110, 24  # figures beside a change, how far these reach, and what leads up to it
_FAR, _NEAR = 45, 26  # characters between two levels, and behind them


class Roles(NamedTuple):
    """Where two levels and their change stand in a skeleton, the words between them, and the verb of the change."""

    old: int
    new: int
    change: int
    words: str
    verb: str
    sure: bool  # whether words tell the older level from the newer one, not years alone
    renamed: bool = False  # whether what is compared is named anew between the levels
    earlier: int = -1  # where another level stands before both, from which the change may be counted


def changes(bones: Skeleton) -> Iterator[re.Match[str]]:
    """Yield the changes of a skeleton, each up to its sign, that have two other figures near them."""
    starts = bones.starts
    for number, at in enumerate(starts):
        near = starts[max(0, number - _OTHERS) : number + _OTHERS + 1]
        if any(last - first <= _REACH for first, last in zip(near, near[_OTHERS:], strict=False)):
            match = _CHANGE.search(bones.text, max(0, at - _LONG), at + 1)
            if match:
                yield match


def roles(bones: Skeleton, match: re.Match[str]) -> Iterator[Roles]:
    """Yield the ways to read which levels a change lies between."""
    text, place = bones.text, match.end() - 1
    low, high = sentence_start(text, match.start()), sentence_end(text, match.end())
    sign = RATE if match["change"] == POINTS else AMOUNT
    figures = bones.signs(low, high)
    places = [at for at, figure in figures if text[at - 1] != "第" and not _of_time(figure)]  # 第四位, 二季度
    before, after = [at for at in places if at < place][-3:], [at for at in places if at > place][:2]
    verb = match["verb"] or ""
    if _DEALT.match(text, place + 1):  # 3.45万辆和3.69万辆,增长13.5%和20.5%: a growth for each
        return
    if len(before) > 1 and text[before[-1]] == text[before[-2]] == sign:
        lead = text[max(low, before[-2] - _NEAR, before[-3] + 1 if len(before) > 2 else 0) : before[-2]]
        earlier = before[-3] if len(before) > 2 and text[before[-3]] == sign else -1
        yield from (one._replace(earlier=earlier) for one in _both_before(text, before[-2:], lead, place, verb))
    if verb and before and after and text[before[-1]] == text[after[0]] == sign:
        lead = text[max(low, before[-1] - _NEAR, before[-2] + 1 if len(before) > 1 else 0) : before[-1]]
        yield from _around(text, (before[-1], place, after[0]), lead, verb)
    if verb and len(after) > 1 and text[after[0]] == text[after[1]] == sign:
        yield from _both_behind(text, (place, after[0], after[1]), verb)


def _of_time(figure: Quantity) -> bool:
    """Return whether a figure counts parts of a year."""
    return figure.unit is not None and figure.unit.word.startswith("季")


def _both_before(text: str, levels: list[int], lead: str, place: int, verb: str) -> Iterator[Roles]:
    """Yield the reading of levels that stand before their change."""
    first, second = levels
    between, behind = text[first + 1 : second], text[second + 1 : place]
    yearly = _YEARLY.search(behind) and not _YEARLY_BASE.search(lead + between)
    if len(between) > _FAR or len(behind) > _NEAR or _AGAINST.search(behind) or yearly:
        return  # 年初352.6亿元,同比增长19.6%: over another level
    words = between + behind
    if _THAN.search(between) or (_ONCE.search(between) and not _ONCE.search(lead)):
        if not _ONCE.search(lead):
            named = _NAMED.search(between)
            yield Roles(second, first, place, words, verb, True, named is not None and named[1] not in lead)
    elif (years := (_YEAR.search(lead), _YEAR.search(between)))[0] and years[1]:
        old, new = (first, second) if years[0][1] < years[1][1] else (second, first)
        yield Roles(old, new, place, words, verb, False)
    elif _FROM.search(lead) and not _ONCE.search(between):
        yield Roles(first, second, place, words, verb, _SINCE_WORDED.search(lead) is not None)


def _around(text: str, places: tuple[int, int, int], lead: str, verb: str) -> Iterator[Roles]:
    """Yield the reading of a change between the level before it and the one that it led to."""
    first, place, second = places
    between, behind = text[first + 1 : place], text[place + 1 : second]
    since = _ONCE.search(lead) or (_FROM.search(lead) and _LATER.search(between))
    if len(between) <= _NEAR and since and _REACHED.fullmatch(behind):
        yield Roles(first, second, place, between + behind, verb, _SINCE_WORDED.search(lead) is not None)


def _both_behind(text: str, places: tuple[int, int, int], verb: str) -> Iterator[Roles]:
    """Yield the reading of levels that stand behind their change: 增长4.5%,从1094亿美元攀升至1143亿美元."""
    place, first, second = places
    since, between = text[place + 1 : first], text[first + 1 : second]
    if _SINCE.fullmatch(since) and len(between) <= _NEAR and _NOW.search(between):
        yield Roles(first, second, place, since + between, verb, True)
