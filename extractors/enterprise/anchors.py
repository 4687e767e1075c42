"""Names that end in a legal form or in a typical suffix, and names known beforehand: one pass for all anchors."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import NamedTuple

from extractors.base import Passage
from extractors.enterprise.called import is_no_firm, of_the_country
from extractors.enterprise.forms import read_group, read_legal
from extractors.enterprise.known import known_span, lengthened
from extractors.enterprise.proofs import is_person
from extractors.enterprise.right import MAY_FOLLOW
from extractors.enterprise.spans import Anchor, Span
from extractors.enterprise.suffixes import may_be_coined, read_suffix
from extractors.enterprise.words import guards, known_names, vocabulary
from extractors.lexicon import Matcher, load, matcher, pairs
from extractors.words.matcher import in_order
from extractors.words.prepared import made


@cache
def _anchors() -> tuple[tuple[Anchor, ...], bytes, Matcher]:
    """Return what anchor words mean, which meaning each word of their matcher has, and the matcher.

    One byte a word stays in the processor's cache.
    """
    meanings, codes = made("meanings of anchors", _numbered)
    return tuple(Anchor(*meaning) for meaning in meanings), codes, matcher("anchors", _meanings)


def _numbered() -> tuple[list[tuple[str, str]], bytes]:
    """Return all meanings, and which one each word has."""
    meanings = list(dict.fromkeys(_meanings().values()))
    return meanings, bytes(map(meanings.index, _meanings().values()))


@cache
def _meanings() -> dict[str, tuple[str, str]]:
    """Return the kind and strength of each word, in the matcher's order; forms win against names."""
    table: dict[str, tuple[str, str]] = {}
    for name, (kind, doubtful) in known_names().items():
        table[name] = (kind, "ambiguous" if doubtful else "known")
    for row in load("name_cues"):
        table[row["cue"]] = (row["role"], "cue")
    for row in load("name_suffixes"):
        if row["strength"] == "ending":
            continue
        table[row["suffix"]] = ("short", row["strength"])
    for row in guards():
        table[row["phrase"]] = ("", "guard")
    for row in load("legal_forms"):
        table[row["form"]] = (row["kind"], row["strength"])
    table = {**_places(), **table}
    return {word: table[word] for word in in_order(table)}


def _places() -> dict[str, tuple[str, str]]:
    """Return the provinces and cities, for a name may open with one: 佛山, and 佛山岱腾."""
    return {
        place: ("place", "cue")
        for place, level in pairs("regions", "level").items()
        if level in _LARGE and len(place) == 2
    }


_REGIONS = vocabulary().regions
_LARGE = frozenset({"province", "prefecture"})
Cue = tuple[int, int, str]
_CACHE_KEY = "anchors"


class Found(NamedTuple):
    """What the anchors of a text give: names sure by form or lexicon, ambiguous known names, cues for other names."""

    sure: list[Span]
    ambiguous: list[Span]
    cues: list[Cue]


_Asked = tuple[Passage, Found, int, int, Anchor]


def scan(passage: Passage) -> list[tuple[int, int, int]]:
    """Return number, start and end of the anchor words of a passage; the pass is made once and kept on it."""
    found = passage.cache.get(_CACHE_KEY)
    if not isinstance(found, list):
        found = passage.cache[_CACHE_KEY] = _anchors()[2].indexes(passage.folded)
    return found


def read_all(passages: Iterable[Passage]) -> list[Found]:
    """Return what the anchors of each passage give: all anchors of one strength in all of them, then the next.

    So the words and the code of each reader stay in the processor's cache.
    """
    asked: dict[str, list[_Asked]] = {strength: [] for strength in _READERS}
    read = [_sorted_out(passage, asked) for passage in passages]
    for strength, places in asked.items():
        reader = _READERS[strength]
        for passage, found, start, end, anchor in places:
            span = reader(passage, start, end, passage.folded[start:end], anchor)
            if span is not None:
                doubtful = strength == "ambiguous" and span.rule == "known_name"
                (found.ambiguous if doubtful else found.sure).append(span)
    return read


def _sorted_out(passage: Passage, asked: dict[str, list[_Asked]]) -> Found:
    """Return a passage's cues, and ask for its other anchors by their strength."""
    found = Found([], [], [])
    folded, cues = passage.folded, found.cues
    meanings, codes, _ = _anchors()
    for index, start, end in scan(passage):
        anchor = meanings[codes[index]]
        strength = anchor.strength
        if strength == "cue":
            cues.append((start, end, anchor.kind))
            at = end - 2 if folded.endswith("中国", start, end) else end - 1 if anchor.kind == "place" else end
            if at < end and folded[at : at + 2] in _REGIONS and (word := _known_word(folded, at)):
                kind, doubtful = known_names()[word]
                named = Anchor(kind, "ambiguous" if doubtful else "known")
                asked[named.strength].append((passage, found, at, at + len(word), named))
        elif (  # three of four are a mere word: 环境|问题
            strength != "weak" or folded[end : end + 1] in MAY_FOLLOW or may_be_coined(folded, start)
        ):
            asked[strength].append((passage, found, start, end, anchor))
        if strength == "weak" and folded[start:end] in _twofold():
            asked["ambiguous"].append((passage, found, start, end, Anchor(anchor.kind, "ambiguous")))
    return found


@cache
def _twofold() -> frozenset[str]:
    """Return the doubtful names that names of other firms end in as well: 联通, and 河南|联通; no goods or trades."""
    words = vocabulary()
    doubtful = {name for name, (_, ambiguous) in known_names().items() if ambiguous}
    ends = {row["suffix"] for row in load("name_suffixes") if row["strength"] == "weak"}
    return frozenset(name for name in doubtful & ends if name not in words.common and name not in words.industry)


def _known_word(folded: str, start: int) -> str:
    """Return the longest known name that opens with the end of a cue (是|中国石化, and 中|山西证券 behind 其)."""
    words = (folded[start : start + size] for size in range(_LONGEST, 3, -1))
    return next((word for word in words if word in known_names()), "")


_LONGEST = 10


def _known(passage: Passage, start: int, end: int, word: str, anchor: Anchor) -> Span | None:
    """Return a known name where it stands for itself."""
    return known_span(passage.folded, start, end, word, anchor.kind)


_GROUP = Anchor("group", "medium")


def _ambiguous(passage: Passage, start: int, end: int, word: str, anchor: Anchor) -> Span | None:
    """Return a known name that is an ordinary word too, if nothing makes something else of it here."""
    folded = passage.folded
    if word[-1] == "集" and folded.startswith("团", end):  # 华|中集|团
        group = read_group(passage, end - 1, end + 1, "集团", _GROUP)
        if group is not None:
            return group
    if end - start == 2 and is_person(folded, start, end):
        return None
    if is_no_firm(folded, end, word) or of_the_country(folded, end, word):
        return None
    return Span(start, lengthened(folded, end, word), anchor.kind, "known_name", word)


def _guard(passage: Passage, start: int, end: int, word: str, anchor: Anchor) -> Span | None:
    """Count a word that swallows a known name (三星级)."""
    passage.drop(start, end, "known_name", "guarded_word")
    return None


_READERS: dict[str, Callable[[Passage, int, int, str, Anchor], Span | None]] = {
    "known": _known,  # first: of a name found twice the known one stays
    "ambiguous": _ambiguous,
    "guard": _guard,
    "strong": read_legal,
    "medium": read_group,
    "own": read_suffix,
    "sure": read_suffix,
    "fair": read_suffix,
    "weak": read_suffix,
}
