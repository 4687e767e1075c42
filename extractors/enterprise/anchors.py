"""Names that end in a legal form or in a typical suffix, and names known beforehand: one pass for all anchors."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from extractors.base import Passage
from extractors.enterprise.edge import left_edge
from extractors.enterprise.group_names import dull, has_local_name, has_name
from extractors.enterprise.proofs import is_person
from extractors.enterprise.suffixes import NO_END, RIGHT_CUE, Anchor, Span, read_suffix
from extractors.enterprise.words import crosses_word, guards, known_names, role, vocabulary
from extractors.lexicon import Matcher, load


@cache
def _anchors() -> tuple[tuple[Anchor, ...], bytes, Matcher]:
    """Return what anchor words mean, which meaning each word of their matcher has, and the matcher.

    One byte a word stays in the processor's cache.  Known names lose against forms.
    """
    table: dict[str, Anchor] = {}
    for name, entry in known_names().items():
        table[name] = Anchor(entry.kind, "ambiguous" if entry.ambiguous else "known")
    for row in load("name_cues"):
        table[row["cue"]] = Anchor(row["role"], "cue")
    for row in load("name_suffixes"):
        if row["strength"] == "ending":
            continue
        table[row["suffix"]] = Anchor("short", row["strength"])
    for row in guards():
        table[row["phrase"]] = Anchor("", "guard")
    for row in load("legal_forms"):
        table[row["form"]] = Anchor(row["kind"], row["strength"])
    matcher = Matcher(table)
    meanings = tuple(dict.fromkeys(table.values()))
    numbers = {meaning: number for number, meaning in enumerate(meanings)}
    return meanings, bytes(numbers[table[word]] for word in matcher.words), matcher


Cue = tuple[int, int, str]
_CACHE_KEY = "anchors"


def scan(passage: Passage) -> list[tuple[int, int, int]]:
    """Return number, start and end of the anchor words of a passage; the pass is made once and kept on it."""
    found = passage.cache.get(_CACHE_KEY)
    if not isinstance(found, list):
        found = passage.cache[_CACHE_KEY] = _anchors()[2].indexes(passage.folded)
    return found


def find_anchors(passage: Passage) -> tuple[list[Span], list[Span], list[Cue]]:
    """Return the names sure by form or lexicon, the ambiguous known names seen, and the cues for other names."""
    sure: list[Span] = []
    ambiguous: list[Span] = []
    cues: list[Cue] = []
    folded = passage.folded
    meanings, codes, _ = _anchors()
    for index, start, end in scan(passage):
        anchor = meanings[codes[index]]
        strength = anchor.strength
        if strength == "cue":
            cues.append((start, end, anchor.kind))
        elif strength == "ambiguous":
            word = folded[start:end]
            if not (_is_no_firm(folded, end, word) or (end - start == 2 and is_person(folded, start, end))):
                ambiguous.append(Span(start, _lengthened(folded, end, word), anchor.kind, "known_name", word))
        else:
            span = _READERS[strength](passage, start, end, folded[start:end], anchor)
            if span is not None:
                sure.append(span)
    return sure, ambiguous, cues


def _known(passage: Passage, start: int, end: int, word: str, anchor: Anchor) -> Span | None:
    """Return a known name where it stands for itself."""
    folded = passage.folded
    if (end - start <= 3 and crosses_word(folded, start, end)) or _is_no_firm(folded, end, word):
        return None
    if end - start == 2 and is_person(folded, start, end):
        return None
    if word.isascii() and (_is_latin(folded[start - 1 : start]) or _is_latin(folded[end : end + 1])):
        return None
    longer = _lengthened(folded, end, word)
    ended = not folded[longer : longer + 1].isalnum() or RIGHT_CUE.match(folded, longer) is not None
    place = _own_place(folded, start, word) if ended else 0
    return Span(start - place, longer, anchor.kind, "known_name", folded[start - place : longer])


# A place before these says where the firm sits; before the others it names the local one: 上海|万科.
_NATIONAL = ("股份", "银行", "证券", "保险", "基金", "期货", "信托")
_AT = frozenset("在到赴访于")


def _own_place(folded: str, start: int, word: str) -> int:
    """Return the length of the province or city right before a known name that names a local firm with it."""
    level = vocabulary().regions.get(folded[start - 2 : start])
    if level not in _LOCAL or word[0] == "中" or len(word) > 5 or word.endswith(_NATIONAL):
        return 0
    edge = left_edge(folded, start)
    if edge is None or edge.start != start - 2 or edge.core or folded[start - 3 : start - 2] in _AT:
        return 0
    return 0 if word.isascii() else 2


_LOCAL = frozenset({"province", "prefecture", "county"})


_LONGER = role("known_tail")
_LONGER_FIRST = frozenset(tail[0] for tail in _LONGER)
_HELD = frozenset("股子孙权企公")
_PLACED = re.compile(
    r"\((?:中国|香港|亚洲|亚太|上海|北京)\)(?:控股|公司|集团|投资)?(?!有限|股份|科技|[\u4e00-\u9fff]{0,8}有限)"
)
_COMPLETE = ("集团", "公司", "股份", "证券", "顾问", "资讯", "银行", "基金", "期货")


def _lengthened(folded: str, end: int, word: str) -> int:
    """Return the end of a known name with the line or the place it takes on: 巴克莱|资本, 味千|(中国)控股."""
    if folded[end : end + 1] == "(" and (placed := _PLACED.match(folded, end)):
        return placed.end()
    if folded[end : end + 1] not in _LONGER_FIRST or word.endswith(_COMPLETE):
        return end + 2 if word.endswith("集团") and folded.startswith("公司", end) else end
    for size in (4, 3, 2):
        if folded[end : end + size] in _LONGER:
            stop = end + size
            if folded[end:stop] == "控股" and folded[stop : stop + 1] in _HELD:
                return end
            return stop if not folded[stop : stop + 1].isalnum() or RIGHT_CUE.match(folded, stop) else end
    return end


# What is called after a firm, or only sounds like one: 航天信息|产业园, 中国黄金|市场.
_PARK_FIRST, _CHINA_FIRST = frozenset("产工科"), frozenset("市产行企消需储价协生年进出现期供")
_NOT_NAMED = re.compile(r"产业园|工业园|科技园|产业基地")
_OF_CHINA = re.compile(r"市场|产业|行业|企业|消费|需求|储备|价格|协会|生产|年鉴|进口|出口|现货|期货|供应")


def _is_no_firm(folded: str, end: int, word: str) -> bool:
    """Tell whether what follows makes something else of a known name: a park, a market."""
    after = folded[end : end + 1]
    if after in _PARK_FIRST and _NOT_NAMED.match(folded, end):
        return True
    return after in _CHINA_FIRST and word.startswith("中国") and _OF_CHINA.match(folded, end) is not None


def _is_latin(char: str) -> bool:
    """Tell whether a neighbour glues a Latin name to a longer word."""
    return char.isascii() and char.isalnum()


def _legal(passage: Passage, start: int, end: int, word: str, anchor: Anchor) -> Span | None:
    """Return a legal name: 山东开泰工业科技|有限公司."""
    edge = left_edge(passage.folded, start, legal=True)
    if edge is None or (edge.generic and not (edge.region and edge.tail and not edge.core)):
        passage.drop(start, end, "legal_form", "no_trade_name")
        return None
    if len(edge.core) > 10 and not edge.known:
        passage.drop(edge.start, end, "legal_form", "left_edge_in_doubt")
        return None
    return Span(edge.start, end, anchor.kind, "legal_form", edge.core, edge.tail, edge.region)


def _medium(passage: Passage, start: int, end: int, word: str, anchor: Anchor) -> Span | None:
    """Return a name in …集团, …公司, …厂, …合作社 whose core is a trade name and no generic word."""
    folded = passage.folded
    if not folded[start - 1 : start].isalpha() or dull(folded, start, word):
        return None
    bad = NO_END.get(word[-2] if word[-1] in "团司" else word[-1])
    if bad and bad.match(folded, end):
        return None
    edge = left_edge(folded, start)
    if edge is None or not (has_name(edge, word) or has_local_name(folded, edge, word)):
        passage.drop(start, end, "group_form", "no_trade_name")
        return None
    core = edge.core
    if not edge.tail and not edge.region and core[1:] in known_names() and vocabulary().classes.get(core[0]) == "weak":
        return Span(edge.start + 1, end, anchor.kind, "group_form", core[1:])  # 对|方正公司, where 对方 is a word
    return Span(edge.start, end, anchor.kind, "group_form", core, edge.tail, edge.region)


def _guard(passage: Passage, start: int, end: int, word: str, anchor: Anchor) -> Span | None:
    """Count a word that swallows a known name (三星级)."""
    passage.drop(start, end, "known_name", "guarded_word")
    return None


_READERS: dict[str, Callable[[Passage, int, int, str, Anchor], Span | None]] = {
    "known": _known,
    "guard": _guard,
    "strong": _legal,
    "medium": _medium,
    "own": read_suffix,
    "sure": read_suffix,
    "fair": read_suffix,
    "weak": read_suffix,
}
