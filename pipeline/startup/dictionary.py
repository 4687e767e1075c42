"""The counts of jieba's words by first character, read from the user's cache as they are asked for.

To read all of half a million at once takes a quarter of a second; a short text needs a tenth of them.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from pipeline.startup import user_cache

_NAME = "jieba-words"
Read = Callable[[Any], tuple[dict[str, int], int]]  # an open dictionary → the counts of its words, and their sum


class Counts:
    """Counts of words by first character; `chars` are those that wait, `total` is the sum of all counts."""

    def __init__(self, read: Read, source: Path) -> None:
        """Open what is kept of the dictionary `source`, or read it by `read` and keep it."""
        self._read, self._source = read, source
        about = source.stat()
        self._stamp = f"{about.st_size}:{about.st_mtime_ns}:parts"
        self._anew: dict[str, dict[str, int]] = {}
        self._parts = user_cache.read_parts(_NAME)
        match self._parts:
            case user_cache.Parts((kept, int() as total), places) if kept == self._stamp:
                self.chars, self.total = set(places), total
            case _:
                self._make()
                self.chars = set(self._anew)

    def of(self, char: str) -> dict[str, int]:
        """Return the counts of the words that begin with a character."""
        if not self._anew and self._parts:
            found: dict[str, int] | None = self._parts.read(char)
            if found is not None:
                return found
            self._make()  # it was damaged
        return self._anew[char]

    def _make(self) -> None:
        """Read the dictionary itself, and keep it."""
        with self._source.open("rb") as lines:
            every, self.total = self._read(lines)
        for word, count in every.items():
            self._anew.setdefault(word[0], {})[word] = count
        user_cache.keep_parts(_NAME, (self._stamp, self.total), self._anew)
