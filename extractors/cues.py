"""Look back from a number for a cue word, over the glue that may stand between (约, 达到, 了, 分别).

A cue is an ending of the text before the number, so `str.endswith` with a tuple decides in C; glue is peeled off
longest first, and only where its last character says that there is any.
"""

from __future__ import annotations

from collections.abc import Iterable

from extractors.lexicon import load

WINDOW = 18


class Glue:
    """Words that may stand between a cue and a number."""

    def __init__(self, words: Iterable[str]) -> None:
        """Sort the words by their last character, longest first."""
        self._by_end: dict[str, tuple[str, ...]] = {}
        for word in sorted(words, key=len):
            self._by_end[word[-1]] = (word, *self._by_end.get(word[-1], ()))

    def peel(self, window: str) -> str | None:
        """Return the window without the longest glue word at its end, None where there is none."""
        for word in self._by_end.get(window[-1:], ()):
            if window.endswith(word):
                return window[: -len(word)].rstrip(" \n")
        return None


def glue(role: str) -> Glue:
    """Return the glue of one role: money, share, growth or rate."""
    return Glue(row["word"] for row in load("cue_glue") if role in row["roles"].split())


def cued(folded: str, start: int, cues: tuple[str, ...], between: Glue) -> int:
    """Return where the window ends in which one of the cues stands last, -1 where none stands before the number."""
    base = max(0, start - WINDOW)
    window: str | None = folded[base:start].rstrip(" \n")
    while window:
        if window.endswith(cues):
            return base + len(window)
        window = between.peel(window)
    return -1
