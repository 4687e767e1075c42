"""Which two levels a change lies between, read off the words right before each figure, for the check from_to_growth.

现货价由月初的Ⓝ一路走高,本周收于Ⓝ,累计涨幅Ⓟ: 由 and 月初 say which level is the older one, so whatever else is told
between the figures.  No other figure may stand among them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from typing import NamedTuple

from extractors.number.quantities import Quantity
from pipeline.checks.forms import sentence_end, sentence_start
from pipeline.checks.skeleton import AMOUNT, POINTS, RATE, Skeleton
from pipeline.checks.words import either

_SIGNS = f"{AMOUNT}{RATE}{POINTS}"
_NO_MORE = "至最很许不减众增缺较"  # 至少投入: no more and no less than another
# A change is told behind a verb, or as a multiple: 增长Ⓟ, 涨幅达Ⓟ, 达到五年前的Ⓝ倍.
_CHANGE = re.compile(
    rf"(?P<verb>{either('S10.change')}|(?<![{_NO_MORE}])[多少][一-鿿]{{1,3}}?)(?:(?:幅度?|比例|额|率)(?:[为约近仅]|[高竟]?达到?了?){{0,2}}|了?高?达?[约近仅]?)"
    rf"\s?(?P<change>[{_SIGNS}])\Z|(?:达到?|[是为]|相当于)[^,。;:\n{_SIGNS}]{{0,10}}的(?P<times>{AMOUNT})\Z"
)
AGO = rf"(?:{either('S10.ago')}|{either('S10.since')})"
DATE = r"(?:[12]\d{3}年|\d{1,2}月)"
_SINCE_WORD = rf"(?:由(?!于)|从(?![事业])|自(?={AGO}|{DATE}))"
_SINCE_WORDED = re.compile(f"{_SINCE_WORD}[^,;:()]*$")
_FROM = re.compile(rf"(?:{_SINCE_WORD}|{AGO}|{DATE})[^,;:()]{{0,14}}$")
_ONCE = re.compile(rf"(?:{_SINCE_WORD}|{AGO})[^,;:()]{{0,14}}$")
_THAN = re.compile(
    rf"(?:(?<![对之])比(?![重例率])|较|相对于?|[同与和跟]其?(?={AGO}|{DATE}))[^,;:()]{{0,22}}\(?$|\({AGO}[^,;()]{{0,8}}$"
)
_NOW = re.compile(r"[至到为达]了?[^,;:()]{0,6}$")
_REACHED = re.compile(r"[^,;:()\d]{0,3},?[^,;:()\d]{0,6}[至到达为]了?[^,;:()\d]{0,8}")
_LED = re.compile(rf"[^,;:()]{{0,3}}{either('S10.moved')}了?[到至为成][^,;:()]{{0,8}}")
_AT_ONCE = re.compile(rf"(?:,[^,;:()新]{{0,4}}{AMOUNT})?,[^,;:()新]{{1,8}}")
_OVER, _ITS_OWN = re.compile(rf",[比较]于?{AGO}的?[^,;:()]{{0,4}}"), re.compile("[^,;:()]{1,8}")
_COMPARED = re.compile("[比较]")
_LATER = re.compile(r"[12]\d{3}年|今年|本[年期]")
_AGAINST = re.compile(rf"(?<![对之相同环])(?:比(?![重例率])|较)于?(?!{AGO}|{DATE}|大幅)")
_SINCE = re.compile(r"[^,;:()]{0,10},?[由从自][^,;:()]{0,14}")
_YEARLY, _YEARLY_BASE = re.compile("同比|[比较][上去]年"), re.compile(r"[上去前]一?年|同期|[12]\d{3}年(?![初末底])")
_YEAR = re.compile(r"([12]\d{3})年[^,;:]{0,14}$")
# What is compared, named anew before 较: 投资总额比上年的….
_NAMED = re.compile(r",([一-鿿]{2,12}?)(?:同|相|环)?(?:比|较)")
_DEALT = re.compile(rf"[、和与及][{_SIGNS}]")
_MEANS = re.compile("[人户亩日]均|平均")
_EACH = re.compile("每(?P<of>[一-鿿])(?:每[一-鿿])?")
_THEN = re.compile(r"[,;(]而?[12]\d{3}年(?![计目预])[^,;:()]{0,14}$")
_WHOLE, _PART = re.compile(rf"{AGO}全年"), re.compile(r"半年|[\d一]月")
_OTHERS, _REACH, LONG = 2, 110, 24  # figures beside a change, how far these reach, and what leads up to it
_FAR, NEAR = 45, 26  # characters between two levels, and behind them


class Roles(NamedTuple):
    """Where two levels and their change stand in a skeleton, the words between them, and the verb of the change."""

    old: int
    new: int
    change: int
    words: str
    verb: str
    sure: bool  # whether words tell the older level from the newer one, not years alone
    renamed: bool = False  # whether what is compared is named anew between the levels
    tight: bool = False  # whether nothing stands between the three but what says so
    earlier: int = -1  # where another level stands before both, from which the change may be counted


def changes(bones: Skeleton) -> Iterator[re.Match[str]]:
    """Yield the changes of a skeleton, each up to its sign, that have two other figures near them."""
    starts = bones.starts
    for number, at in enumerate(starts):
        near = starts[max(0, number - _OTHERS) : number + _OTHERS + 1]
        if any(last - first <= _REACH for first, last in zip(near, near[_OTHERS:], strict=False)):
            match = _CHANGE.search(bones.text, max(0, at - LONG), at + 1)
            if match:
                yield match


def roles(bones: Skeleton, match: re.Match[str], moved: Set[int] = frozenset()) -> Iterator[Roles]:
    """Yield the ways to read which levels a change lies between; changes told right before it (`moved`) are none."""
    text, place = bones.text, match.end() - 1
    low, high = sentence_start(text, match.start()), sentence_end(text, match.end())
    sign = RATE if match["change"] == POINTS else AMOUNT
    figures = list(bones.signs(low, high))
    places = [at for at, figure in figures if text[at - 1] != "第" and not of_time(figure)]  # 第四位, 二季度
    before, after = [at for at in places if at < place][-4:], [at for at in places if at > place][:2]
    skipped = before and before[-1] in moved and match["change"] != POINTS
    if skipped and _COMPARED.search(text, before[-1] + 1, place):
        return  # 较常年偏多31.2%,比去年偏多21.2%
    before = before[:-1] if skipped else before[-3:]
    verb = match["verb"] or ""
    some = any(of_time(figure) for _, figure in figures) or _PART.search(text, low, place)
    if some and _WHOLE.search(text, low, place):  # 前三季度3.62亿元,去年全年为4.10亿元
        return
    if _DEALT.match(text, place + 1):  # 3.45万辆和3.69万辆,增长13.5%和20.5%: a growth for each
        return
    if len(before) > 1 and text[before[-1]] == text[before[-2]] == sign:
        lead = text[max(low, before[-2] - NEAR, before[-3] + 1 if len(before) > 2 else 0) : before[-2]]
        earlier = before[-3] if len(before) > 2 and text[before[-3]] == sign else -1
        yield from (one._replace(earlier=earlier) for one in _both_before(text, before[-2:], lead, place, verb))
    if verb and before and after and text[before[-1]] == text[after[0]] == sign:
        lead = text[max(low, before[-1] - NEAR, before[-2] + 1 if len(before) > 1 else 0) : before[-1]]
        yield from _around(text, (before[-1], place, after[0]), lead, verb)
    if verb and len(after) > 1 and text[after[0]] == text[after[1]] == sign:
        yield from _both_behind(text, (place, after[0], after[1]), verb)


def of_time(figure: Quantity) -> bool:
    """Return whether a figure counts parts of a year."""
    return figure.unit is not None and figure.unit.word.startswith("季")


def _both_before(text: str, levels: list[int], lead: str, place: int, verb: str) -> Iterator[Roles]:
    """Yield the reading of levels that stand before their change."""
    first, second = levels
    between, behind = text[first + 1 : second], text[second + 1 : place]
    yearly = _YEARLY.search(behind) and not _YEARLY_BASE.search(lead + between)
    if len(between) > _FAR or len(behind) > NEAR or _AGAINST.search(behind) or yearly:
        return  # 年初352.6亿元,同比增长19.6%: over another level
    words = _plain(between, behind, lead)
    if _THAN.search(between) or (_ONCE.search(between) and not _ONCE.search(lead)):
        if not _ONCE.search(lead):
            named = _NAMED.search(between)
            renamed = named is not None and named[1] not in lead
            tight = _OVER.fullmatch(between) is not None and _ITS_OWN.fullmatch(behind) is not None
            yield Roles(second, first, place, words, verb, True, renamed, tight)
    elif (years := (_YEAR.search(lead), _YEAR.search(between)))[0] and years[1]:
        old, new = (first, second) if years[0][1] < years[1][1] else (second, first)
        yield Roles(old, new, place, words, verb, False)
    elif _FROM.search(lead) and not _ONCE.search(between):
        sure = _SINCE_WORDED.search(lead) is not None
        tight = sure and _LED.fullmatch(between) is not None and _AT_ONCE.fullmatch(behind) is not None
        yield Roles(first, second, place, words, verb, sure, tight=tight)
    elif _THEN.match(between) and not _YEAR.search(lead):  # 用电7.86亿千瓦时,2020年用电7.12亿千瓦时
        yield Roles(second, first, place, words, verb, False)


def _plain(between: str, behind: str, lead: str) -> str:
    """Return the words between figures without 每日, where the levels are of a day, too: 日均286吨…每日减少24吨."""
    for mean in _MEANS.findall(between):
        between = between.replace(mean, "") if mean in lead else between
    each = _EACH.search(behind)
    return between + (behind.replace(each[0], "") if each and each["of"] in lead + between else behind)


def _around(text: str, places: tuple[int, int, int], lead: str, verb: str) -> Iterator[Roles]:
    """Yield the reading of a change between the level before it and the one that it led to."""
    first, place, second = places
    between, behind = text[first + 1 : place], text[place + 1 : second]
    since = _ONCE.search(lead) or (_FROM.search(lead) and _LATER.search(between))
    if len(between) <= NEAR and since and _REACHED.fullmatch(behind):
        yield Roles(first, second, place, between + behind, verb, _SINCE_WORDED.search(lead) is not None)


def _both_behind(text: str, places: tuple[int, int, int], verb: str) -> Iterator[Roles]:
    """Yield the reading of levels that stand behind their change: 增长4.5%,从1094亿美元攀升至1143亿美元."""
    place, first, second = places
    since, between = text[place + 1 : first], text[first + 1 : second]
    if _SINCE.fullmatch(since) and len(between) <= NEAR and _NOW.search(between):
        yield Roles(first, second, place, since + between, verb, True)
