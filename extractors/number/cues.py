"""Look back from a number for a cue word, over the glue that may stand between (约, 达到, 了, 分别).

A cue is an ending of the text before the number, so `str.endswith` decides in C; the last character says first
whether any cue or glue can end there at all.
"""

from __future__ import annotations

from collections.abc import Iterable

from extractors.roles import Roles

WINDOW = 18
_GLUE = Roles("cue_glue")


class Endings:
    """Words looked for at the end of a window, filed under their last character."""

    def __init__(self, words: Iterable[str]) -> None:
        """File the words, longest first."""
        self._by_end: dict[str, tuple[str, ...]] = {}
        for word in sorted(words, key=len):
            self._by_end[word[-1]] = (word, *self._by_end.get(word[-1], ()))
        self.last = frozenset(self._by_end)

    def end(self, window: str) -> bool:
        """Tell whether one of the words ends the window."""
        words = self._by_end.get(window[-1:])
        return words is not None and window.endswith(words)

    def longest(self, window: str) -> str | None:
        """Return the longest of the words that ends the window."""
        for word in self._by_end.get(window[-1:], ()):
            if window.endswith(word):
                return word
        return None

    def peel(self, window: str) -> str | None:
        """Return the window without the longest of the words at its end, None where there is none."""
        word = self.longest(window)
        return None if word is None else window[: -len(word)].rstrip(" \n")


def glue(role: str) -> Endings:
    """Return the glue of one role: money, share, growth or rate."""
    return Endings(_GLUE.words(role))


def cued(folded: str, start: int, cues: Endings, between: Endings) -> int:
    """Return where the window ends in which one of the cues stands last, -1 where none stands before the number."""
    base = max(0, start - WINDOW)
    window: str | None = folded[base:start].rstrip(" \n")
    while window:
        if cues.end(window):
            return base + len(window)
        window = between.peel(window)
    return -1
