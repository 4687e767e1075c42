"""Long lists of words, packed as numbers into one pool of words that is a single string: three times as fast to read.

A packed value is what `marshal` takes: where its items or keys are words they are numbers, anything else stands as it
is.  Values of one pool share their words, as the sets and tables of a lexicon do in memory.
"""

from __future__ import annotations

import marshal
from array import array
from collections.abc import Iterable, Iterator
from functools import cache, partial
from itertools import accumulate, pairwise
from typing import Any

from extractors.words.seldom import Listed, Words, kept

_LONG = 300  # items; of fewer there is nothing to gain
_SEVERAL = 8_000  # words; more are not taken out of the string one by one
Packed = tuple[Any, ...]


class Pool:
    """Words by number."""

    def __init__(self, joined: str = "", starts: bytes | memoryview = b"") -> None:
        """Take the string that `joined` returned, and the places that `starts` returned."""
        self._joined, self._starts = joined, memoryview(starts).cast("I")
        self._split = None if starts else joined.split("\n") if joined else []
        self._numbers: dict[str, int] = {}

    def joined(self) -> str:
        """Return all words as one string."""
        return "\n".join(self._words)

    def starts(self) -> bytes:
        """Return where each word begins in `joined`, and where the next one would."""
        return array("I", accumulate((len(word) + 1 for word in self._words), initial=0)).tobytes()

    def pack(self, value: Any) -> Packed:
        """Return a value in packed form, and add its words to the pool."""
        if _is_long(value):
            numbers = self._number(sorted(value) if isinstance(value, frozenset) else value)
            if isinstance(value, dict):
                return "sorted" if _is_sorted(value) else "dict", numbers, marshal.dumps(list(value.values()))
            return ("set" if isinstance(value, frozenset) else "list"), numbers
        if isinstance(value, tuple) and any(map(_is_long, value)):
            return "tuple", *map(self.pack, value)
        return "plain", marshal.dumps(value)

    def unpack(self, packed: Packed) -> Any:
        """Return the value that was packed."""
        match packed:
            case ("dict" | "sorted", numbers, values):
                return dict(zip(self._of(numbers), marshal.loads(values), strict=True))
            case ("set", numbers):
                return frozenset(self._of(numbers))
            case ("list", numbers):
                return list(self._of(numbers))
            case ("tuple", *parts):
                return tuple(map(self.unpack, parts))
            case (_, data):
                return marshal.loads(data)
        raise ValueError(packed)

    def kept(self, packed: Packed) -> Words[Any] | Listed | None:
        """Return a mapping that looks words up in the pool, None where the packed words are not in order."""
        if packed[0] not in ("set", "sorted", "list"):
            return None
        numbers = memoryview(packed[1]).cast("I")
        every = partial(self._of, packed[1])
        match packed:
            case ("list", _):
                return Listed(numbers, self.word, every)
            case (_, _, values):
                return kept(numbers, self.word, every, cache(partial(marshal.loads, values)))
        return kept(numbers, self.word, every, partial([None].__mul__, len(numbers)))

    def word(self, number: int) -> str:
        """Return the word of a number."""
        if self._split is None:
            return self._joined[self._starts[number] : self._starts[number + 1] - 1]
        return self._split[number]

    @property
    def _words(self) -> list[str]:
        """All words; taking them apart costs some milliseconds, so only where many are asked for."""
        if self._split is None:
            self._split = self._joined.split("\n")
        return self._split

    def _of(self, numbers: bytes) -> Iterator[str]:
        """Return the words of these numbers."""
        few = self._split is None and len(numbers) < 4 * _SEVERAL
        return map(self.word if few else self._words.__getitem__, memoryview(numbers).cast("I"))

    def _number(self, words: Iterable[str]) -> bytes:
        """Return the numbers of words, new ones behind all others."""
        if not self._numbers:
            self._numbers = {word: number for number, word in enumerate(self._words)}
        words = list(words)
        for word in words:
            if word not in self._numbers:
                self._numbers[word] = len(self._words)
                self._words.append(word)
        return array("I", map(self._numbers.__getitem__, words)).tobytes()


def _is_long(value: Any) -> bool:
    """Return whether a value is long and its items or keys are words."""
    if not isinstance(value, (dict, frozenset, list)) or len(value) < _LONG:
        return False
    return all(isinstance(word, str) and word and "\n" not in word for word in value)


def _is_sorted(words: Iterable[str]) -> bool:
    """Tell whether words are in order."""
    return all(a < b for a, b in pairwise(words))
