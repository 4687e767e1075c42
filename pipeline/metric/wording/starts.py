"""Words of a list found by their first two characters: far cheaper on short windows than an alternation of hundreds."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable
from functools import cache
from operator import itemgetter

from extractors.words import prepared

_Noted = tuple[frozenset[str], dict[str, int], frozenset[str]]


_FIRST = itemgetter(0)


class Starts:
    """A list of words, asked for the longest that begins at a place."""

    __slots__ = ("_firsts", "_kept", "_longer", "_single", "_words")

    _words: Container[str]

    def __init__(self, words: Iterable[str], kept: Iterable[str] = ()) -> None:
        """Note how long words with the same first two characters are; those that begin one of `kept` are none."""
        wanted = frozenset(words)
        self._kept, self._firsts = frozenset(kept) - wanted, frozenset[str]()
        self._words, self._longer, self._single = _noted(wanted | self._kept if self._kept else wanted)

    @classmethod
    def prepared(cls, name: str, words: Callable[[], Iterable[str]]) -> Starts:
        """Return those of a long list, which an earlier start may have noted under this name."""
        made_of, noted = cls(()), cache(lambda: _noted(frozenset(words())))
        made_of._words = prepared.words(f"words of {name}", lambda: noted()[0])
        made_of._longer = prepared.words(f"starts of {name}", lambda: noted()[1])
        single = prepared.made(f"words of {name} of one character", lambda: "".join(sorted(noted()[2])))
        firsts = prepared.made(f"firsts of {name}", lambda: "".join(sorted({*noted()[2], *map(_FIRST, noted()[1])})))
        made_of._single, made_of._firsts = frozenset(single), frozenset(firsts)
        return made_of

    def at(self, text: str, place: int) -> str:
        """Return the longest word that begins at `place`, or nothing."""
        first = text[place : place + 2]
        longest = self._longer.get(first)
        if longest is not None:
            for size in range(longest, 1, -1):
                word = text[place : place + size]
                if word in self._words:
                    return "" if word in self._kept else word
        return first[0] if first[:1] in self._single else ""

    def first(self, text: str) -> int:
        """Return where the first word begins, -1 where there is none."""
        longer, single = self._longer, self._single
        for place, char in enumerate(text):
            if (text[place : place + 2] in longer or char in single) and self.at(text, place):
                return place
        return -1

    def last_end(self, text: str) -> int:
        """Return where the word that begins last ends, 0 where there is none."""
        firsts = self._firsts = self._firsts or self._single.union(map(_FIRST, self._longer))
        longer, single = self._longer, self._single
        for place in range(len(text) - 1, -1, -1):
            char = text[place]
            if char in firsts and (char in single or text[place : place + 2] in longer):
                word = self.at(text, place)
                if word:
                    return place + len(word)
        return 0

    def all(self, text: str) -> list[str]:
        """Return the words of `text` from left to right, without overlaps."""
        found, place = [], 0
        while place < len(text):
            word = self.at(text, place)
            if word:
                found.append(word)
            place += len(word) or 1
        return found


def _noted(words: frozenset[str]) -> _Noted:
    """Return words, how long the longest is with the same first two characters, and those of one character."""
    longer = {word[:2]: len(word) for word in sorted(words, key=len)}  # the longest comes last
    single = frozenset(first for first in longer if len(first) == 1)
    for first in single:
        del longer[first]
    return words, dict(sorted(longer.items())), single  # in order: that is soonest read again
