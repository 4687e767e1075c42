"""Names that end in a legal form or in a typical suffix, and names known beforehand: one pass for all anchors."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from extractors.base import Passage
from extractors.enterprise_edge import Edge, left_edge
from extractors.enterprise_suffixes import NO_END, Anchor, Span, read_suffix
from extractors.enterprise_words import crosses_word, guards, known_names, role, vocabulary
from extractors.lexicon import Matcher, load


@cache
def _anchors() -> tuple[dict[str, Anchor], Matcher]:
    """Return all anchor words with their meaning, and their matcher; known names lose against forms."""
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
    return table, Matcher(table)


Cue = tuple[int, int, str]


def find_anchors(passage: Passage) -> tuple[list[Span], list[Span], list[Cue]]:
    """Return the names sure by form or lexicon, the ambiguous known names seen, and the cues for other names."""
    sure: list[Span] = []
    ambiguous: list[Span] = []
    cues: list[Cue] = []
    folded = passage.folded
    table, matcher = _anchors()
    for start, end, word in matcher.find(folded):
        anchor = table[word]
        strength = anchor.strength
        if strength == "cue":
            cues.append((start, end, anchor.kind))
        elif strength == "ambiguous":
            ambiguous.append(Span(start, end, anchor.kind, "known_name", word))
        else:
            span = _READERS[strength](passage, start, end, word, anchor)
            if span is not None:
                sure.append(span)
    return sure, ambiguous, cues


def _known(passage: Passage, start: int, end: int, word: str, anchor: Anchor) -> Span | None:
    """Return a known name where it stands for itself."""
    folded = passage.folded
    if end - start <= 3 and crosses_word(folded, start, end):
        return None
    if word.isascii() and (_is_latin(folded[start - 1 : start]) or _is_latin(folded[end : end + 1])):
        return None
    return Span(start, end, anchor.kind, "known_name", word)


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
    if not folded[start - 1 : start].isalpha() or _dull(folded, start):
        return None
    bad = NO_END.get(word[-2] if word[-1] in "团司" else word[-1])
    if bad and bad.match(folded, end):
        return None
    edge = left_edge(folded, start)
    if edge is None or not _has_name(edge, word):
        passage.drop(start, end, "group_form", "no_trade_name")
        return None
    return Span(edge.start, end, anchor.kind, "group_form", edge.core, edge.tail, edge.region)


def _dull(folded: str, start: int) -> bool:
    """Tell by the two characters before 公司, 集团 … that no name ends here; the cheap test that spares a window."""
    if folded[start - 1] in _DULL:
        return True
    words = vocabulary()
    pair = folded[start - 2 : start]
    kind = words.classes.get(pair)
    return kind in {"stop", "verb"} or (pair in words.generic and kind != "industry")


_DULL = frozenset("的该本各子母分总等家个大老新小此何某型类性式级化制系国下上内外里时后()")


def _has_name(edge: Edge, word: str) -> bool:
    """Tell whether the core of a name without legal form is a trade name."""
    if edge.known and len(edge.core) <= 8:
        return edge.last in known_names() or (edge.opens and edge.gap == 2 and word == "公司")
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
