"""The place a report speaks of: 青阳镇, 浙江省台州市椒江区, or with its mask **镇, XX区."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from extractors import lexicon
from extractors.lexicon import alternation
from extractors.roles import Roles
from pipeline.document.lines import HAN
from pipeline.document.signature import two_columns

_MASK = "*×XＸx某○"
_UNIT = alternation(two_columns("place_units"))
_LONG_UNITS = ("街道", "自治县", "自治州", "自治区", "产业开发区")
_ZONES = Roles("zone_words")
_NAME = rf"(?!国家|省级|市级|[全各我])[{HAN}]"  # begins the name of a zone or a park, not its rank
_ZONE = re.compile(rf"{_NAME}{{2,4}}?{_ZONES.either('zone')}")
_PLACE = re.compile(rf"(?:[{_MASK}]{{1,6}}|[{HAN}]{{2,12}}?)(?:{_UNIT})")
_MASKED = re.compile(rf"[{_MASK}]{{1,4}}(?:{_UNIT})")
_BELOW = re.compile(rf"(?![各全我该本每某在与和及的是对为])[{HAN}]{{2,3}}[镇乡县]")
_NAMED = re.compile(rf"(?:^|[\n。，,；;“ ])([{HAN}]{{2,4}}(?:街道|[镇乡县区市]))")
# A park or a zone gives its own account: 白塔新材料产业园2016年工作总结; 青山工业园区管委会.
_YEAR = "[12一二][0-9〇○零一二三四五六七八九]{3}年"
_OFFICE = rf"管委会|管理委员会|党工委|党委|关于|[上下]半年|{_YEAR}|前?[第一二三四1-4]{{1,2}}季度|工作[总要计汇]|$"
_PARK = re.compile(rf"(?P<own>{_NAME}{{0,12}}?){_ZONES.either('park_kind')}{_ZONES.either('park')}(?={_OFFICE})")
_ZONE_OF = re.compile(rf"{_ZONES.either('zone')}(?={_OFFICE})")  # 柳河县|经济开发区
# A community gives its own account where its title has a year or its office signs: 春晖社区2019年总结, 春晖社区居委会.
_COMMUNITY = re.compile(
    rf"(?!{_ZONES.either('community')}){_NAME}{{1,4}}社区"
    rf"(?=居民?委|党[委总支]|{_YEAR})"
)
# The speaker's own place behind a word that leads to it is none of this name: 占全县, 以来我镇.
_DEICTIC = re.compile(rf"[{HAN}]*(?:[我各该]|[占居为在是从对向使让比达及与]全)(?:街道|[镇乡县区市省])")
_OWN = re.compile("我(街道|[镇乡县区市省])(?!场)")
_WHOLE = re.compile("全(街道|[镇乡县区市])(?!场)")
_GOVERNED = _ZONES.words("governed")
_NO_TOWNS = frozenset("新小大中各与和及对全在的是非按使从县市省国我村")  # before 城镇: 新城镇, 小城镇, 全国城镇
_MARKET = frozenset("场值民价盈")  # 市场, 市值, 市民 … after a noun
_BEFORE_PLACE = re.compile(
    rf"(?:{_ZONES.either('before_place')}|首季度?|(?:19|20)\d\d年(?:度|[上下]半年|前?第?[一二三四1-4]个?季度|\d{{1,2}}[-—~至]\d{{1,2}}月份?|\d{{1,2}}月份?)?"
    r"|[《“\"\s])*"
)


def region_of(text: str, witnesses: Sequence[str | None], whole: bool) -> str | None:
    """Return the place a report speaks of, as the first of the witnesses names it, else (`whole`) its first lines."""
    for line in witnesses:
        place = _leading_place(line) if line else None
        if place:
            return place
    if not whole:
        return None
    opening = text[:600]
    own = _OWN.search(opening)
    masked = _MASKED.search(opening)
    if masked and (own is None or masked.group().endswith(own[1])):
        return masked.group()
    level = own or _WHOLE.search(opening)
    for found in _NAMED.finditer(opening):
        place = found.group(1)
        if own is not None and not place.endswith(own[1]):
            continue  # 我镇…在青河县委的领导下
        governs = level is not None and place.endswith(level[1]) and opening.startswith(_GOVERNED, found.end())
        follows = opening[found.end() : found.end() + 1]
        known = place in lexicon.seldom("regions")
        if known or (_is_place(place, follows) and (governs or text.count(place) >= 3)):
            return place
    return None


@lru_cache(maxsize=4096)  # titles and issuers recur
def _leading_place(line: str) -> str | None:
    """Return the place a title or a name begins with: 青阳镇, **镇, 浙江省台州市椒江区."""
    start = _BEFORE_PLACE.match(line)
    at = begin = start.end() if start else 0
    while found := _PLACE.match(line, at):
        if not _is_place(found.group(), line[found.end() : found.end() + 1]):
            break
        at = found.end()
    found = _PARK.match(line, at)
    named = found is not None and (at > begin or len(found["own"]) > 1)  # 白沙镇|工业园区, but no 工业园区 alone
    if not named:
        found = (_ZONE_OF.match(line, at) if at > begin else None) or _COMMUNITY.match(line, at)
    return line[begin : found.end() if found else at] or None


def _is_place(word: str, follows: str) -> bool:
    """Return whether a word with the ending of a place is one: known, masked, or of usual length and no stop word."""
    if word in lexicon.seldom("regions") or word[0] in _MASK:
        return True
    short = len(word) <= 4 or word.endswith(_LONG_UNITS) or _ZONE.fullmatch(word) is not None
    if not short:
        return any(word[:cut] in lexicon.seldom("regions") and _is_below(word[cut:]) for cut in (2, 3))
    return not _is_stopped(word) and (word[-1] != "市" or follows not in _MARKET)


def _is_below(word: str) -> bool:
    """Return whether what stands behind a place without its level is one below it: 昆山|青浦镇, 苏州|吴江区."""
    return word in lexicon.seldom("regions") or (_BELOW.fullmatch(word) is not None and not _is_stopped(word))


def _is_stopped(place: str) -> bool:
    """Return whether a word only looks like a place."""
    if _DEICTIC.fullmatch(place):
        return True
    if len(place) == 3 and place.endswith("城镇"):  # 古城镇
        return place[0] in _NO_TOWNS
    stops = two_columns("region_stops")
    refused = ("suffix", "long") if len(place) > 3 else ("suffix",)
    return place in stops or any(stops.get(place[-size:]) in refused for size in (2, 3))
