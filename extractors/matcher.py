"""All of many words in one pass over a text.

To make the automaton of 50,000 words takes as long as to read 50,000 characters with it.  The first texts are therefore
read with one of the words that they can hold, those whose first three characters stand in them side by side; it finds
the same.  After a few of these the automaton of all words is made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import compress
from operator import add, itemgetter
from weakref import WeakSet

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from extractors.base import fold

_MANY = 2_000  # words; the automaton of fewer is made in a few milliseconds
_PARTS, _CHARS = 8, 20_000  # automata of some words, and characters read with them, after which one of all pays
Hit = tuple[int, int, int]
_BEGIN = itemgetter(slice(3))  # of a word
_met: set[str] = set()  # up to three characters that stand side by side in texts that are read now or soon
_waiting: WeakSet[Matcher] = WeakSet()  # that have no automaton of all words yet
_much: list[bool] = []  # not empty where much is to be read


class Matcher:
    """All of many words in one pass over a text: leftmost-longest, non-overlapping, offsets in code points.

    `indexes(folded)` returns `(index in words, start, end)` in text order; the cheap form of `find` for short windows.
    """

    def __init__(self, words: Iterable[str], dense: bool = False, ordered: bool = False) -> None:
        """Compile `words`; they are folded as the text is.  `dense` reads twice as fast, for a larger table.

        `ordered`: the words are what `in_order` returns.
        """
        self.words, self.dense = list(words) if ordered else in_order(words), dense
        self.indexes: Callable[[str], list[Hit]]
        if (dense or len(self.words) > _MANY) and not _much:
            self.indexes = _Parts(self).indexes
            _waiting.add(self)
        else:
            self.indexes = _automaton(self.words, dense)

    def find(self, folded: str) -> Iterator[tuple[int, int, str]]:
        """Yield `(start, end, word)` in text order; `folded` is `Passage.folded`."""
        words = self.words
        for index, start, end in self.indexes(folded):
            yield start, end, words[index]


def in_order(words: Iterable[str]) -> list[str]:
    """Return words as `Matcher.words` has them: folded, sorted, each once."""
    given = list(words)
    joined = "\n".join(given)
    folded = fold(joined)
    known = dict.fromkeys(given if folded == joined else folded.split("\n"))  # in order: that sorts soonest
    return sorted(filter(None, known))


class _Parts:
    """Finds what a matcher finds with automata of some of its words, and puts one of all in its place in time."""

    def __init__(self, matcher: Matcher) -> None:
        self._matcher, self._made, self._read = matcher, 0, 0
        self._part: tuple[frozenset[str], list[int], Callable[[str], list[Hit]]] = (frozenset(), [], lambda _: [])

    def indexes(self, folded: str) -> list[Hit]:
        """Return what `Matcher.indexes` is to return."""
        met, numbers, found = self._part
        self._read += len(folded)
        if self._read > _CHARS:
            return _whole(self._matcher)(folded)
        begins = _begins(folded)
        if not begins <= met:
            self._made += 1
            if self._made > _PARTS:
                return _whole(self._matcher)(folded)
            _met.update(begins)
            self._part = met, numbers, found = self._of(frozenset(_met))
        return [(numbers[index], start, end) for index, start, end in found(folded)]

    def _of(self, met: frozenset[str]) -> tuple[frozenset[str], list[int], Callable[[str], list[Hit]]]:
        """Return what finds the words that can stand where these characters and pairs do, with their numbers."""
        fits = list(map(met.__contains__, map(_BEGIN, self._matcher.words)))
        words = list(compress(self._matcher.words, fits))
        return met, list(compress(range(len(fits)), fits)), _automaton(words)


def expect(texts: Iterable[str]) -> None:
    """Make ready for some texts: where automata are made of some words, one is made for all of these together."""
    if _waiting:
        for text in texts:
            _met.update(_begins(fold(text)))


def expect_all() -> None:
    """Make ready for many texts: automata of all words, now and of what is made later."""
    _much.append(True)
    while _waiting:
        _whole(_waiting.pop())


def _whole(matcher: Matcher) -> Callable[[str], list[Hit]]:
    """Give a matcher the automaton of all its words."""
    _waiting.discard(matcher)
    matcher.indexes = _automaton(matcher.words, matcher.dense)
    return matcher.indexes


@lru_cache(maxsize=128)  # every matcher asks it of the same texts; of few, for long runs have automata of all words
def _begins(folded: str) -> frozenset[str]:
    """Return what the words in a text can begin with."""
    pairs = list(map(add, folded, folded[1:]))
    return frozenset(folded).union(pairs, map(add, pairs, folded[2:]))


def _automaton(words: list[str], dense: bool = False) -> Callable[[str], list[Hit]]:
    """Return the search of an automaton."""
    how = Implementation.DFA if dense else None
    search: Callable[[str], list[Hit]] = AhoCorasick(
        words, matchkind=MatchKind.LeftmostLongest, implementation=how
    ).find_matches_as_indexes
    return search
