"""Names and words that can be the subject of a figure: enterprises, places, 该公司, 全镇, 我国, 14个城市.

What part each plays in its clause is asked of `parts`, what it stands for of `subject`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from operator import itemgetter
from typing import Literal, NamedTuple

from extractors.base import Enterprise
from extractors.lexicon import Matcher, load, matcher, pairs, terms
from extractors.roles import Roles
from extractors.words.prepared import made
from pipeline.context.who.daughters import called
from pipeline.context.who.dealt_places import DEALT, dealt_places, places_below
from pipeline.context.who.national import OFFICE, offices
from pipeline.context.who.own_place import spans
from pipeline.context.who.unknown import firm_end
from pipeline.context.words import either, words
from pipeline.document.nation import NATION

Kind = Literal["enterprise", "several", "place", "near", "topic", "group", "region", "country"]

_GROUPS = re.compile(
    r"[0-9一二三四五六七八九十](?<![0-9][0-9])[0-9十余多]{0,4}个?(?:[^\W0-9_a-zA-Z名元亿万里家户人的]{0,4}?)(?:城市|省市|省份|县市|地市)"
)
_THIS_FIRM = re.compile(r"[这该]家[^,。;:、]{0,20}?(?:企业|公司|集团)")
_SEVERAL = re.compile(
    r"(?:[这该上前述以]{1,2}|另外|其[他余])?(?:[0-9一二两三四五六七八九十百](?<![0-9][0-9])[0-9十百余多]{0,3}|多|数)家[^,。;:、的]{0,8}?"
    f"{either('firms_of')}|[这上][些述](?:公司|企业|银行|券商)|双方|两者(?!之)"
)
# What each of them holds: far cheaper to look for, and most texts have none.
_GROUP_ENDS = ("城市", "省市", "省份", "县市", "地市")
_COUNTED = re.compile(f"家(?<=[0-9一二两三四五六七八九十百余多数]家)[^,。;:、的]{{0,8}}?{either('firms_of')}")
_THESE = re.compile("[些述](?:公司|企业|银行|券商)")
Meaning = tuple[str, Kind, str]  # a word, its kind and its level
_TOWN = re.compile("(?<![省市县区州盟旗国])[镇乡](?![镇村域企民政办级外属统江海远雄平原安坪巴康沅宁城])")
_COUNTS, _PARTICLES = "两二三四五六七八九十几多各", "从和"
_PRONOUNS = ("near", "topic", "group")
_TIED = ("region", "topic", "group")  # what may be the tail of a longer word
_IS_COUNTED = re.compile("(?:总数|数量)?[达到有为]{0,2}[0-9一二两三四五六七八九十]{1,3}家")  # 上市公司4家
_HELD = ("参股", "控股", "全资", "合资")
_START, _END = itemgetter(0), itemgetter(1)
PASSING = "passing"  # the level of a firm of which its own sentence speaks alone
_DOMESTIC, _OWN_KIND = "国内", words("domestic")


class Nominal(NamedTuple):
    """One name or pronoun; `firm` counts the enterprises, `level` is that of a place word (全镇: 镇)."""

    start: int
    end: int
    text: str
    kind: Kind
    firm: int = -1
    level: str = ""


@cache
def _words() -> dict[str, tuple[Kind, str]]:
    """Return what each pronoun and place word stands for."""
    known: dict[str, tuple[Kind, str]] = {
        region: ("place", level) for region, level in pairs("regions", "level").items()
    }
    for row in load("anaphora"):
        known[row["word"]] = (row["kind"], row["level"])  # type: ignore[assignment]
    return known


@cache
def _lexicon() -> tuple[Matcher, list[Meaning | None]]:
    """Return the automaton of pronouns and places, and what each word of it stands for, None where for nothing."""
    found = matcher("pronouns and places", _words)
    return found, made("meanings of pronouns and places", lambda: _meanings(found.words))


def _meanings(order: Sequence[str]) -> list[Meaning | None]:
    """Return what each word stands for, None where for nothing."""
    meanings = [(word, *_words()[word]) for word in order]
    return [None if level == "-" and kind not in _PRONOUNS else (word, kind, level) for word, kind, level in meanings]


def find(
    text: str, within: Sequence[tuple[int, int]], enterprises: Sequence[Enterprise], region: str | None
) -> list[Nominal]:
    """Return all enterprises, and what else there is in the windows, in text order, without overlaps.

    Enterprises win, then the longer word.
    """
    make = tuple.__new__  # a third of the price of a named tuple's own
    firms = [make(Nominal, (m.start, m.end, m.text, "enterprise", n, "")) for n, m in enumerate(enterprises)]
    others: list[Nominal] = []
    for start, end in within:
        window = text[start:end]
        if DEALT in window:
            others += [make(Nominal, (start + a, start + b, n, "place", -1, "")) for a, b, n in dealt_places(window)]
        _lexical(window, start, others)
        _phrases(window, start, others)
        if region:
            own, level = spans(window, region), region[-1]
            below = places_below(window, region)
            others += [make(Nominal, (start + a, start + b, n, "place", -1, "")) for a, b, n in below]
            others += [make(Nominal, (start + a, start + b, region, "region", -1, level)) for a, b in own]
        else:
            others += [make(Nominal, (start + a, start + b, NATION, "country", -1, OFFICE)) for a, b in offices(window)]
    others += _daughters(text, within, enterprises)
    if region and region != NATION and _DOMESTIC in text:  # a town's 国内生产总值, its 国内游客 are its own
        others = [n for n in others if n.text != _DOMESTIC or not text.startswith(_OWN_KIND, n.end)]
    if firms and others:
        firms.sort()
        starts = [n.start for n in firms]
        others = [n for n in others if not _overlaps(n, firms, starts)]
    if not others:
        return firms
    found = [*firms, *others]
    found.sort(key=_END, reverse=True)
    found.sort(key=_START)
    return [n for number, n in enumerate(found) if number == 0 or n.start >= found[number - 1].end]


def _daughters(text: str, within: Sequence[tuple[int, int]], enterprises: Sequence[Enterprise]) -> list[Nominal]:
    """Return the firms that are called by their trade alone; each holds for its own sentence."""
    return [
        Nominal(start, end, enterprises[at].text, "enterprise", at, PASSING)
        if at >= 0
        else Nominal(start, end, text[start:end], "several", -1, "firm")
        for start, end, at in called(text, within, enterprises)
    ]


def _overlaps(nominal: Nominal, firms: Sequence[Nominal], starts: Sequence[int]) -> bool:
    """Return whether a word lies inside or right after the name of an enterprise."""
    number = bisect_right(starts, nominal.end - 1) - 1
    return number >= 0 and firms[number].end > nominal.start - (nominal.kind in ("topic", "group"))


def _lexical(window: str, first: int, out: list[Nominal]) -> None:
    """Add pronouns and places."""
    matcher, meanings = _lexicon()
    for index, start, end in matcher.indexes(window):
        meaning = meanings[index]
        if meaning is None:
            continue
        word, kind, level = meaning
        if start and word[0] in _PARTICLES and len(word) == 2 and "一" <= window[start - 1] <= "鿿":
            continue  # 记者从江北区获悉, 乡镇和县区: no place
        if kind == "place" and level not in ("country", "area"):
            firm = firm_end(window, start, end, word)
            if firm is not None:
                level = "firm" if window[firm - 1] == "厂" else ""
                out.append(Nominal(first + start, first + firm, window[start:firm], "several", -1, level))
                continue
        elif (kind in _TIED and not _stands(window, start, end, kind)) or window[end : end + 1] == "族":
            continue  # 朝鲜|族同胞
        if kind == "place" and _TOWN.match(window, end):
            word, end = word + window[end], end + 1  # 柳林|镇 is no county
        out.append(tuple.__new__(Nominal, (first + start, first + end, word, kind, -1, level)))


def _stands(text: str, start: int, end: int, kind: Kind) -> bool:
    """Return whether 公司 is a word of its own, not the tail of 上述公司, nor 上市公司4家; 省级 no part of 两省财政."""
    counted = kind == "topic" and _IS_COUNTED.match(text, end) is not None
    if counted or not start:
        return not counted
    if kind == "region":
        return text[start - 1] not in _COUNTS
    before = text[start - 3 if start > 3 else 0 : start]
    if before.endswith(_HELD):
        return False  # 参股公司泓达机械有限公司: what it is
    return not "一" <= before[-1] <= "鿿" or before.endswith(_before_topic())


@cache
def _before_topic() -> tuple[str, ...]:
    """Return the words after which 公司 stands alone."""
    return (*terms("object_markers"), *Roles("subject_cues", "kind").words("report", "opener"))


def _phrases(window: str, first: int, out: list[Nominal]) -> None:
    """Add counted groups of places (14个城市), and descriptions that point back (这家速冻食品生产企业)."""
    if ("市" in window or "省份" in window) and any(map(window.__contains__, _GROUP_ENDS)):
        out += [
            Nominal(first + m.start(), first + m.end(), m[0], "place", -1, "group") for m in _GROUPS.finditer(window)
        ]
    if _has_several(window):
        out += [Nominal(first + m.start(), first + m.end(), m[0], "several") for m in _SEVERAL.finditer(window)]
    if "这家" in window or "该家" in window:
        out += [Nominal(first + m.start(), first + m.end(), m[0], "near") for m in _THIS_FIRM.finditer(window)]


def _has_several(window: str) -> bool:
    """Return whether anything stands in a window that speaks of several firms."""
    if ("家" in window and _COUNTED.search(window)) or "双方" in window or "两者" in window:
        return True
    return ("些" in window or "述" in window) and _THESE.search(window) is not None
