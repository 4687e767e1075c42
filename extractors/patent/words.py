"""The words of sentences that count patents, found in one pass: kinds, actions, fillers, blockers."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from extractors.lexicon import Matcher, load


class Word(NamedTuple):
    """A word of the lexicon where it stands in the text."""

    start: int
    end: int
    role: str
    value: str


@cache
def _lexicon() -> tuple[Matcher, dict[str, tuple[str, str]]]:
    """Return the matcher and the meaning of its words."""
    meaning = {row["word"]: (row["role"], row["value"]) for row in load("patent_words")}
    return Matcher(meaning), meaning


def words_in(folded: str, start: int, end: int) -> list[Word]:
    """Return the words of a stretch of text, longest first, without overlaps."""
    matcher, meaning = _lexicon()
    return [Word(start + a, start + b, *meaning[word]) for a, b, word in matcher.find(folded[start:end])]


def covered(folded: str, words: list[Word], start: int, end: int) -> bool:
    """Tell whether a stretch holds nothing but blanks, digits of dates and words that may stand beside a count."""
    place = start
    for word in words:
        if word.end <= start or word.start >= end:
            continue
        if word.role in ("blocker", "neutral") or not _empty(folded[place : word.start]):
            return False
        place = word.end
    return _empty(folded[place:end])


def _empty(gap: str) -> bool:
    """Tell whether a gap between words is only blanks and digits."""
    return not gap.strip(" \n0123456789-")
