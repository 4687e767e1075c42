"""Places that no list knows: in the report of the place they lie in, and dealt a figure each.

其中青石镇财政收入1.64亿元; 东风村、红旗村分别实现收入30万元、25万元; 柳河、清江两镇分别….  Only the head of a clause,
or a list that begins its clause and leads to 分别, says that such words are the names of places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractors.lexicon import pairs, seldom, terms
from extractors.number.printed import SCALED

DEALT = "分别"
# A town of a county's report, known or not, at the head of a clause: 其中青石镇财政收入1.64亿元.
_LOWER = re.compile(
    "(?:^|(?<=[,。;:、\n])|(?<=其中)|(?<=[,。;:、\n0-9]年))(?![各全我本该每两三几多])"
    "[\u4e00-\u9fff]{1,3}(?<![乡城小集重心制名强古村家下返故老水山特色两三四五])(?:镇|乡|街道)(?![镇乡村企民愁土音亲办])"
)
# So are the counties of a city's report: ,清江县财政收入3亿元 (but 贫困县, 县城, 县级).
_COUNTY = re.compile(
    "(?:^|(?<=[,。;:、\n])|(?<=其中)|(?<=[,。;:、\n0-9]年))(?![各全我本该每两三几多])"
    "[\u4e00-\u9fff]{1,3}(?<![困点范强类大小个等各多])县(?![城域级委政里内长处直区乡镇])"
)
# And its districts, right before a figure of their own: 城西区986件、高新区1043件 (but 示范区3个).
_DISTRICT = re.compile(
    "(?:^|(?<=[,。;:、\n]))(?![各全我本该每两三几多])[\u4e00-\u9fff]{1,3}(?<![园景社地辖山灾库林牧小校厂片街矿范护])区"
    f"(?={SCALED}[元件%人亩户吨])"
)
# And the zones that have its name: 清江经济开发区完成工业总产值90亿元.
_ZONE_ENDS = ("开发区", "高新区", "经开区", "工业园", "产业园")
_HAS_TOWNS = ("县", "区", "市", "旗")
_ENDS = "街道|社区|[镇乡村县区市旗]"
_AND = "[、和与及]"
_BEFORE = re.compile("(?:其中|今年|去年|全年|上半年|[0-9]{4}年)?")
_NAME = re.compile(f"(?![全我各本该在对由从向将])[一-鿿](?:(?!{_AND})[一-鿿])?[一-鿿](?:{_ENDS})")
_SHORT = re.compile(f"(?:(?!{_AND})[一-鿿]){{2,3}}?(?={_AND}|[两三四五六七八九十]个?(?:{_ENDS}))")
_COUNT = re.compile(f"([两三四五六七八九十])个?({_ENDS})")
_REST = re.compile(r"(?![级委府长医、和与及])[^,;。:\n、]{0,16}")
_NUMBERS = " 一两三四五六七八九十"
_STOPS = ",;。:\n"
_JOINED, _BARE = re.compile(_AND), re.compile("[一-鿿]{2,4}")
Found = list[tuple[int, int, str]]


def places_below(window: str, region: str) -> Iterator[tuple[int, int, str]]:
    """Yield the towns and counties at the head of clauses, in the report of a place that may have them."""
    if region.endswith(_HAS_TOWNS) and ("镇" in window or "乡" in window or "街道" in window):
        yield from ((m.start(), m.end(), m[0]) for m in _LOWER.finditer(window))
    if region[-1] == "市" and "县" in window:
        yield from ((m.start(), m.end(), m[0]) for m in _COUNTY.finditer(window))
    if region[-1] == "市" and "区" in window:
        yield from ((m.start(), m.end(), m[0]) for m in _DISTRICT.finditer(window))
    own = region[:-1]
    if len(own) > 1 and own in window and region.endswith(_HAS_TOWNS) and any(map(window.__contains__, _ZONE_ENDS)):
        yield from ((m.start(), m.end(), m[0]) for m in _zones(own).finditer(window))


@cache
def _zones(own: str) -> re.Pattern[str]:
    """Return a pattern for the zones at the head of a clause that have the name of the report's place."""
    return re.compile(
        f"(?:^|(?<=[,。;:、\n])|(?<=其中)|(?<=[,。;:、\n0-9]年)){re.escape(own)}[一-鿿]{{0,8}}?"
        f"(?:{'|'.join(_ZONE_ENDS)})区?(?![内外的建管党规项基区])"
    )


@cache
def _generic() -> tuple[str, ...]:
    """Return how words end that are named like places and are none: 城区, 农村, 示范村."""
    return tuple(terms("subject_cues", kind="no_place"))


def dealt_places(window: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, name) of each place in such a list."""
    at = window.find(DEALT)
    while at >= 0:
        begin = _BEFORE.match(window, max(window.rfind(mark, 0, at) for mark in _STOPS) + 1)
        low = begin.end() if begin else at
        yield from _named(window, low, at) or _short(window, low, at) or _beside_known(window, low, at)
        at = window.find(DEALT, at + len(DEALT))


def _listed(pattern: re.Pattern[str], window: str, low: int, high: int) -> Found:
    """Return the names that stand joined from `low` on."""
    found: Found = []
    place = low
    while match := pattern.match(window, place, high):
        found.append((match.start(), match.end(), match[0]))
        place = match.end() + 1
        if window[match.end()] not in "、和与及":
            return found
    return []


def _named(window: str, low: int, high: int) -> Found:
    """Return the places of a list that are told with what they are: 东风村、红旗村."""
    found = _listed(_NAME, window, low, high)
    if len(found) < 2 or any(name.endswith(_generic()) for _, _, name in found):
        return []
    end = found[-1][1]
    count = _COUNT.match(window, end, high)
    if count is not None and _NUMBERS.index(count[1]) != len(found):
        return []
    return found if _REST.fullmatch(window, count.end() if count else end, high) else []


def _short(window: str, low: int, high: int) -> Found:
    """Return the places that are told what they are once: 柳河、清江两镇."""
    found = _listed(_SHORT, window, low, high)
    count = _COUNT.match(window, found[-1][1], high) if len(found) > 1 else None
    if count is None or _NUMBERS.index(count[1]) != len(found) or not _REST.fullmatch(window, count.end(), high):
        return []
    return [(start, end, name + count[2]) for start, end, name in found]


def _beside_known(window: str, low: int, high: int) -> Found:
    """Return the places of a list of which one at least is known, the others are no words: 龙口、牟平|的…分别…."""
    head, of, rest = window[low:high].partition("的")
    if not of or "、" not in head or not _REST.fullmatch(rest):
        return []
    found, at, known = [], low, pairs("regions", "level")
    for name in _JOINED.split(head):
        if not _BARE.fullmatch(name) or (name not in known and name in seldom("common_words")):
            return []
        found.append((at, at + len(name), name))
        at += len(name) + 1
    return found if any(name in known for _, _, name in found) else []
