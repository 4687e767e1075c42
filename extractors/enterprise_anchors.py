"""Names that end in a legal form or in a typical suffix, and names known beforehand: one pass for all anchors."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from extractors.base import Passage
from extractors.enterprise_edge import Edge, left_edge
from extractors.enterprise_proofs import opens_clause
from extractors.enterprise_suffixes import NO_END, Anchor, Span, read_suffix
from extractors.enterprise_words import crosses_word, guards, known_names, role, vocabulary
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


def find_anchors(passage: Passage) -> tuple[list[Span], list[Span], list[Cue]]:
    """Return the names sure by form or lexicon, the ambiguous known names seen, and the cues for other names."""
    sure: list[Span] = []
    ambiguous: list[Span] = []
    cues: list[Cue] = []
    folded = passage.folded
    meanings, codes, matcher = _anchors()
    for index, start, end in matcher.indexes(folded):
        anchor = meanings[codes[index]]
        strength = anchor.strength
        if strength == "cue":
            cues.append((start, end, anchor.kind))
        elif strength == "ambiguous":
            word = folded[start:end]
            if not _is_no_firm(folded, end, word):
                ambiguous.append(Span(start, end, anchor.kind, "known_name", word))
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
    if word.isascii() and (_is_latin(folded[start - 1 : start]) or _is_latin(folded[end : end + 1])):
        return None
    return Span(start, end, anchor.kind, "known_name", word)


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


# Works that a town runs, not firms.
_PLANTS = tuple(role("public_works"))


def _medium(passage: Passage, start: int, end: int, word: str, anchor: Anchor) -> Span | None:
    """Return a name in …集团, …公司, …厂, …合作社 whose core is a trade name and no generic word."""
    folded = passage.folded
    if not folded[start - 1 : start].isalpha() or _dull(folded, start, word):
        return None
    bad = NO_END.get(word[-2] if word[-1] in "团司" else word[-1])
    if bad and bad.match(folded, end):
        return None
    edge = left_edge(folded, start)
    if edge is None or not (_has_name(edge, word) or _has_local_name(folded, edge, word)):
        passage.drop(start, end, "group_form", "no_trade_name")
        return None
    return Span(edge.start, end, anchor.kind, "group_form", edge.core, edge.tail, edge.region)


def _dull(folded: str, start: int, word: str) -> bool:
    """Tell by the two characters before 公司, 集团 … that no name ends here; the cheap test that spares a window."""
    if folded[start - 1] in _DULL or (word == "厂" and folded[start - 1] in _TO_PLANT):
        return True
    if word.endswith("合作社"):
        return False
    words = vocabulary()
    pair = folded[start - 2 : start]
    kind = words.classes.get(pair)
    return kind in {"stop", "verb"} or (pair in words.generic and kind != "industry")


# Behind these 厂 is no firm: 出厂, 建厂, 进厂.
_TO_PLANT = frozenset("出进建设办入离返到回驻在")
_DULL = frozenset("的该本各子母分总等家个大老新小此何某型类性式级化制系国下上内外里时后()")


def _has_name(edge: Edge, word: str) -> bool:
    """Tell whether the core of a name without legal form is a trade name."""
    if edge.known and len(edge.core) <= 8:
        return edge.last in known_names() or (edge.opens and _is_branch(edge, word))
    if edge.tail.endswith(_PLANTS) or (len(edge.core) > 2 and vocabulary().classes.get(edge.core[-1]) == "weak"):
        return False
    if edge.region == "中国" and edge.tail and not edge.core:
        return True
    if not edge.core or len(edge.core) > 6 or edge.generic or not edge.hard:
        return False
    if edge.gap >= 2 or (edge.gap == 1 and 2 <= len(edge.core) <= 3 and word != "厂"):
        return edge.gap > 2 or not edge.core.isascii() or len(edge.core) > 2
    return (
        word not in {"公司", "厂", "工厂"} and len(edge.core) == 2 and vocabulary().classes.get(edge.core) == "common"
    )


def _is_branch(edge: Edge, word: str) -> bool:
    """Tell whether a known name is followed by a place or a trade name of its own: 锦湖轮胎|长春|工厂."""
    if edge.last in vocabulary().regions:
        return word.endswith(("工厂", "公司", "集团"))
    return edge.gap == 2 and word in {"公司", "集团"}


_LOCAL_FORMS = ("厂", "合作社", "联合社", "合作联社")
_ADMIN = ("省", "市", "县", "区", "镇", "乡", "村", "旗")
_ORDINAL = re.compile(r"第[一二三四五六七八九十]{1,2}$")


def _has_local_name(folded: str, edge: Edge, word: str) -> bool:
    """Tell whether a place makes a name of what follows it, or an everyday word stands where a name must.

    东港市第二耐火材料厂, 青石镇绿野果蔬专业合作社; 德昌轴承厂, 天工公司 at the head of a clause.
    """
    if edge.tail.endswith(_PLANTS) or not edge.hard:
        return False
    inner = edge.core + edge.tail
    if edge.region and _ORDINAL.match(edge.core) and edge.tail:
        return True
    if word.endswith(_LOCAL_FORMS) and edge.region.endswith(_ADMIN) and len(edge.region) >= 3:
        return 2 <= len(inner) <= 10 and inner[0] not in _DULL and not edge.known
    head = edge.core or (edge.region if edge.tail or word == "集团" else "")
    return head in vocabulary().trade and len(edge.tail) <= 6 and opens_clause(folded, edge.start)


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
