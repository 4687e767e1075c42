"""The words the checks know, from `lexicons/check_words.tsv`: a row a word, with the uses it has (`S9.beyond`)."""

from __future__ import annotations

import re
from functools import cache

from extractors.lexicon import load

HAN_NUMBERS = {char: number for number, char in enumerate("一二三四五六七八九十", 1)} | {"两": 2}


@cache
def _by_use() -> dict[str, list[str]]:
    """Return the words of each use."""
    found: dict[str, list[str]] = {}
    for row in load("check_words"):
        for use in row["uses"].split("+"):
            found.setdefault(use, []).append(row["word"])
    return found


@cache
def words(use: str) -> tuple[str, ...]:
    """Return the words of one use, the longest first; a use without words is a slip of the pen."""
    return tuple(sorted(_by_use()[use], key=lambda word: (-len(word), word)))


@cache
def either(use: str) -> str:
    """Return an alternation of the words of one use, for patterns."""
    return f"(?:{'|'.join(map(re.escape, words(use)))})"


@cache
def any_of(use: str) -> re.Pattern[str]:
    """Return a pattern that finds any word of one use."""
    return re.compile(either(use))


@cache
def one_of(*given: str) -> re.Pattern[str]:
    """Return a pattern that finds any of some words: it skips ahead to their first characters, `in` does not."""
    return re.compile("|".join(map(re.escape, given)))


def places(folded: str, words: re.Pattern[str]) -> list[tuple[int, int]]:
    """Return where any of a few words stands, in text order, those that overlap, too."""
    found = []
    match = words.search(folded)
    while match:
        found.append(match.span())
        match = words.search(folded, match.start() + 1)
    return found
