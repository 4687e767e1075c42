"""All words of a long list, found in one pass over a text by an Aho-Corasick automaton.

Making the automaton of 50,000 words takes as long as reading 50,000 characters with it.  The first texts are therefore
read with an automaton of only those words that they can hold (whose first three characters stand in them side by side,
as two pairs); it finds the same.  After a few of these the automaton of all words is made.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import compress
from weakref import WeakSet

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from extractors.base import fold

_MANY = 2_000  # words; the automaton of fewer is made in a few milliseconds
_PARTS, _CHARS = 8, 20_000  # automata of some words, and characters read with them, after which one of all pays
Hit = tuple[int, int, int]
_LITTLE = sys.byteorder == "little"
_CODEC = "utf-16-le" if _LITTLE else "utf-16-be"  # in two of its units, taken as a number, stand two characters
_met: set[int] = set()  # two characters that stand side by side in texts that are read now or soon
_waiting: WeakSet[Matcher] = WeakSet()  # that have no automaton of all words yet
_much: list[bool] = []  # not empty where much is to be read


class Matcher:
    """All of many words in one pass over a text: leftmost-longest, non-overlapping, offsets in code points.

    `indexes(folded)` returns `(index in words, start, end)` in text order; the cheap form of `find` for short windows.
    """

    def __init__(self, words: Iterable[str], dense: bool = False, ordered: bool = False, begins: bytes = b"") -> None:
        """Compile `words`, folded as the text is; `dense` reads twice as fast and takes a larger table.

        `ordered`: the words are what `in_order` returns.  `begins`: what `beginnings` returns of them.
        """
        self.words = words if ordered and isinstance(words, Sequence) else in_order(words)
        self.dense = dense
        self.indexes: Callable[[str], list[Hit]]
        if (dense or len(self.words) > _MANY) and not _much:
            self.indexes = _Parts(self, begins).indexes
            _waiting.add(self)
        else:
            self.indexes = _automaton(list(self.words), dense)

    def find(self, folded: str) -> Iterator[tuple[int, int, str]]:
        """Yield `(start, end, word)` in text order; `folded` is `Passage.folded`."""
        words = self.words
        for index, start, end in self.indexes(folded):
            yield start, end, words[index]


def in_order(words: Iterable[str]) -> list[str]:
    """Return words as `Matcher.words` wants them: folded, sorted, each once."""
    given = list(words)
    joined = "\n".join(given)
    folded = fold(joined)
    known = dict.fromkeys(given if folded == joined else folded.split("\n"))  # in order: that sorts soonest
    return sorted(filter(None, known))


class _Parts:
    """Stands in for a matcher with automata of some of its words, until one of all words is worth making."""

    def __init__(self, matcher: Matcher, begins: bytes) -> None:
        self._matcher, self._begins, self._made, self._read = matcher, begins, 0, 0
        self._part: tuple[frozenset[int], list[int], Callable[[str], list[Hit]]] = (frozenset(), [], lambda _: [])

    def indexes(self, folded: str) -> list[Hit]:
        """Return what `Matcher.indexes` returns."""
        met, numbers, found = self._part
        self._read += len(folded)
        if self._read > _CHARS:
            return _whole(self._matcher)(folded)
        pairs = _pairs(folded)
        if not pairs <= met:
            self._made += 1
            if self._made > _PARTS:
                return _whole(self._matcher)(folded)
            _met.update(pairs)
            self._part = met, numbers, found = self._of(frozenset(_met))
        return [(numbers[index], start, end) for index, start, end in found(folded)]

    def _of(self, met: frozenset[int]) -> tuple[frozenset[int], list[int], Callable[[str], list[Hit]]]:
        """Return an automaton of the words that can begin with these pairs of characters, with their numbers."""
        words = self._matcher.words
        self._begins = self._begins or beginnings(words)
        size, both = len(words), memoryview(self._begins).cast("I")
        second = both[size:]
        fits = compress(range(size), map(met.__contains__, both[:size]))
        numbers = [number for number in fits if second[number] in met]
        return met, numbers, _automaton([words[number] for number in numbers])


def expect(texts: Iterable[str]) -> None:
    """Prepare for some texts: automata of some words are made for all of these texts together."""
    if _waiting:
        for text in texts:
            _met.update(_pairs(fold(text)))


def expect_all() -> None:
    """Prepare for many texts: make automata of all words, for every matcher there is or will be."""
    _much.append(True)
    while _waiting:
        _whole(_waiting.pop())


def _whole(matcher: Matcher) -> Callable[[str], list[Hit]]:
    """Give a matcher the automaton of all its words."""
    _waiting.discard(matcher)
    matcher.words = list(matcher.words)
    matcher.indexes = _automaton(matcher.words, matcher.dense)
    return matcher.indexes


@lru_cache(maxsize=128)  # every matcher asks it of the same texts; of few, for long runs have automata of all words
def _pairs(folded: str) -> frozenset[int]:
    """Return each two units that stand side by side in a text, and each before nothing, as words of one or two end."""
    data = memoryview(folded.encode(_CODEC, "surrogatepass"))
    one = data.cast("H") if _LITTLE else [unit << 16 for unit in data.cast("H")]
    return frozenset((0,)).union(one, *(data[at : len(data) - (len(data) - at) % 4].cast("I") for at in (0, 2)))


def beginnings(words: Iterable[str]) -> bytes:
    """Return the first and second unit of each word as a number, and behind all of these the second and third."""
    units = [word[:3].encode(_CODEC, "surrogatepass")[:6].ljust(6, b"\0") for word in words]
    return b"".join([*(each[:4] for each in units), *(each[2:] for each in units)])


def _automaton(words: list[str], dense: bool = False) -> Callable[[str], list[Hit]]:
    """Return the search of an automaton."""
    how = Implementation.DFA if dense else None
    search: Callable[[str], list[Hit]] = AhoCorasick(
        words, matchkind=MatchKind.LeftmostLongest, implementation=how
    ).find_matches_as_indexes
    return search
