"""Changes whose base does not stand between a level and its change, for the check from_to_growth.

97.2%,比上年提高1.3个百分点(上年为95.9%) · 26.4亿元,比目标24亿元超出10%,比上年22.0亿元增长20%
收购8.6万担,上等烟比例68.2%;去年收购9.2万担,今年少收0.6万担
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.checks.forms import sentence_end, sentence_start
from pipeline.checks.s10_from_to_growth.change_roles import AGO, DATE, LONG, NEAR, Roles, of_time
from pipeline.checks.skeleton import AMOUNT, POINTS, RATE, Skeleton

_BASE = re.compile(rf"\s?(?:,|;|,?\()(?:而|其中)?(?!同期)(?:{AGO}|[12]\d{{3}}年)[末底初]?[^,;:()]{{0,10}}$")
_OWN_BASE = re.compile(rf",[比较]于?(?:{AGO}|{DATE})[^,;:()]{{0,8}}$")
_WAS = re.compile(rf"[,;]而?{AGO}[^,;:()]{{0,10}}$")
_NOW = re.compile("[,;](?:[今本]年|同比|一年)[^,;:()]{0,6}$")
_COMPARED = re.compile(r"[比较占为超][^,;:()]{0,16}$")
_NAME = re.compile("([一-鿿]{3})(?:达到?|[为是至到]|实现)?$")
_ELSE = re.compile("年初|环比|期初|[上]月|季|五年|三年|累计")
_TO = re.compile("(?:,[^,;:()]{0,6}(?:达到?|完成|实现|为)了?|至|到)[^,;:()]{0,4}")
_YEARLY = re.compile("(?:同比|[比较][上去]年)[^,;]{0,6}$")
_LEAD = 10  # characters
_SEVERAL, _BACK, _LINE = 3, 5, "。\n"  # a level, what it is compared with, and its base


def bases_apart(bones: Skeleton, match: re.Match[str]) -> Iterator[Roles]:
    """Yield the readings of a change whose base stands behind it, or behind another comparison."""
    text, place, verb = bones.text, match.end() - 1, match["verb"] or ""
    if not verb:
        return
    sign = RATE if match["change"] == POINTS else AMOUNT
    low, high = sentence_start(text, match.start(), _LINE), sentence_end(text, match.end(), _LINE)
    places = [at for at, figure in bones.signs(low, high) if text[at - 1] != "第" and not of_time(figure)]
    before, after = [at for at in places if at < place][-_BACK:], [at for at in places if at > place][:1]
    yield from _over_base(text, before, place, verb)
    more = [at for at in places if at > place][:2]
    if len(more) > 1 and text[more[0]] == text[more[1]] == sign:
        yield from _level_and_base(text, place, (more[0], more[1]), verb)
    if after and text[after[0]] == sign:
        for first in [at for at in before[-2:] if text[at] == sign][::-1]:
            yield from _base_behind(text, first, place, after[0], verb)


def _over_base(text: str, before: Sequence[int], place: int, verb: str) -> Iterator[Roles]:
    """Yield the reading of a change over a base right before it, behind another comparison or a sentence of its own."""
    if len(before) < _SEVERAL:
        return
    base, behind = before[-1], text[before[-1] + 1 : place]
    lead = text[before[-2] + 1 : base]
    again = _WAS.search(lead) is not None and _NOW.match(behind) is not None
    if not again and ("," in behind or not _OWN_BASE.search(lead)):
        return
    levels = [at for at in before[:-1] if text[at] == text[base] and not _COMPARED.search(text, max(0, at - NEAR), at)]
    if levels and levels[-1] != before[-2]:
        tight = again and len(verb) > 1 and verb[1] in lead  # 去年收购9.2万担,今年少收0.6万担
        yield Roles(base, levels[-1], place, behind, verb, True, tight=tight)


def _base_behind(text: str, first: int, place: int, base: int, verb: str) -> Iterator[Roles]:
    """Yield the reading of a change between a level and the one before it, which is told behind by its name again."""
    between, behind = text[first + 1 : place], text[place + 1 : base]
    if len(between) <= NEAR and _BASE.fullmatch(behind):
        name = _NAME.search(text, max(0, first - _LEAD), first)
        other = _ELSE.search(between)
        tight = name is not None and name[1] in behind and (other is None or other[0] in behind)
        yield Roles(base, first, place, between + behind, verb, True, tight=tight)


def _level_and_base(text: str, place: int, levels: tuple[int, int], verb: str) -> Iterator[Roles]:
    """Yield the reading of a change before its level, with the base behind that: 增长12.4%,达到8650万,去年为7460万."""
    now, base = levels
    to, behind = text[place + 1 : now], text[now + 1 : base]
    if _TO.fullmatch(to) and _BASE.fullmatch(behind):
        tight = _YEARLY.search(text, max(0, place - LONG), place) is not None
        yield Roles(base, now, place, behind, verb, True, tight=tight)
