"""Long lists of words as numbers of the words of one pool, which is one string: three times as fast to read as by word.

What is packed is what `marshal` takes: a value of which words are the items or the keys is told by numbers, any other
as it is.  Values of one pool share their words, as the sets and tables of a lexicon do in memory.
"""

from __future__ import annotations

import marshal
from array import array
from collections.abc import Iterable, Iterator
from typing import Any

_LONG = 300  # items; of fewer there is nothing to gain
Packed = tuple[Any, ...]


class Pool:
    """Words by number."""

    def __init__(self, joined: str = "") -> None:
        """Take the words apart that `joined` returned."""
        self._words = joined.split("\n") if joined else []
        self._numbers: dict[str, int] = {}

    def joined(self) -> str:
        """Return all words as one string."""
        return "\n".join(self._words)

    def pack(self, value: Any) -> Packed:
        """Return a value as `unpack` takes it, and take up its words."""
        if _is_long(value):
            numbers = self._number(sorted(value) if isinstance(value, frozenset) else value)
            if isinstance(value, dict):
                return "dict", numbers, marshal.dumps(list(value.values()))
            return ("set" if isinstance(value, frozenset) else "list"), numbers
        if isinstance(value, tuple) and any(map(_is_long, value)):
            return "tuple", *map(self.pack, value)
        return "plain", marshal.dumps(value)

    def unpack(self, packed: Packed) -> Any:
        """Return what was packed."""
        match packed:
            case ("dict", numbers, values):
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

    def _of(self, numbers: bytes) -> Iterator[str]:
        """Return the words of these numbers."""
        return map(self._words.__getitem__, memoryview(numbers).cast("I"))

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
    """Tell whether a value is long, and its items or keys are words."""
    if not isinstance(value, (dict, frozenset, list)) or len(value) < _LONG:
        return False
    return all(isinstance(word, str) and word and "\n" not in word for word in value)
