"""Long lists of words of which a short text asks little: looked up on disk, and read into memory when asked more often.

Reading one word of a list takes a fifth of a microsecond, looking one up takes two.  A list that was asked often is
replaced by a dictionary, which costs no more than any other from then on.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

_OFTEN, _SHARE = 100, 32  # questions after which a list is read: so many, and one for so many words it has
_MISSING = object()
Value = TypeVar("Value")


class Words(dict[str, Value]):
    """Words, each with a value; read-only."""

    __slots__ = ("_all", "_asked", "_said", "_word", "_words")

    _asked: int
    _words: Sequence[int]  # their numbers, in the order of the words
    _word: Callable[[int], str]  # the word of a number
    _all: Callable[[], Iterable[str]]  # all words in order, sooner than one by one
    _said: Callable[[], Sequence[Any]]  # what is said of each, in the same order


class _Kept(Words[Value]):
    """The same, not read yet."""

    __slots__ = ()

    def __contains__(self, word: object) -> bool:
        return word in _read(self) if self._is_asked_often() else _place(self, word) is not None

    def get(self, word: str, default: Any = None) -> Any:
        """Return the value of a word."""
        if self._is_asked_often():
            return _read(self).get(word, default)
        place = _place(self, word)
        return default if place is None else self._said()[place]

    def __missing__(self, word: str) -> Value:  # called where none is here, and none is
        found = self.get(word, _MISSING)
        if found is _MISSING:
            raise KeyError(word)
        value: Value = found
        return value

    def __iter__(self) -> Iterator[str]:
        return iter(_read(self))

    def __len__(self) -> int:
        return len(_read(self))

    def __repr__(self) -> str:
        return repr(_read(self))

    def __reversed__(self) -> Iterator[str]:
        return reversed(_read(self))

    def __eq__(self, other: object) -> bool:
        return _read(self) == other

    def __ne__(self, other: object) -> bool:
        return _read(self) != other

    __hash__ = None  # type: ignore[assignment]

    def keys(self) -> Any:
        """Return the words."""
        return _read(self).keys()

    def values(self) -> Any:
        """Return their values."""
        return _read(self).values()

    def items(self) -> Any:
        """Return both."""
        return _read(self).items()

    def copy(self) -> dict[str, Value]:
        """Return a plain dictionary."""
        return dict(_read(self))

    def __or__(self, other: Any) -> Any:
        return dict(_read(self)) | other

    def _is_asked_often(self) -> bool:
        """Count a question, and return whether reading all words is worth it by now."""
        self._asked += 1
        return self._asked > _OFTEN + len(self._words) // _SHARE


class Listed(Sequence[str]):
    """A sequence of words, each read when it is asked for."""

    def __init__(self, numbers: Sequence[int], word: Callable[[int], str], every: Callable[[], Iterable[str]]) -> None:
        """Stand for the words of these numbers; `every` reads all of them at once."""
        self._numbers, self._word, self._all = numbers, word, every

    def __len__(self) -> int:
        return len(self._numbers)

    def __getitem__(self, place: Any) -> Any:
        return self._word(self._numbers[place])

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())


_waiting: list[_Kept[Any]] = []


def kept(
    words: Sequence[int],
    word: Callable[[int], str],
    every: Callable[[], Iterable[str]],
    said: Callable[[], Sequence[Any]],
) -> Words[Any]:
    """Return a mapping of words that are kept on disk as numbers in order.

    `word`: returns the word of a number; `every`: all of these words; `said`: the value of each.
    """
    found = _Kept[Any]()
    found._asked, found._words, found._word, found._all, found._said = 0, words, word, every, said
    _waiting.append(found)
    return found


def ready(words: Iterable[str]) -> Words[None]:
    """Return a mapping of words that are in memory already."""
    return Words(dict.fromkeys(words))


def read_all() -> None:
    """Read all waiting lists: for a process that reads many texts, or forks workers that do."""
    while _waiting:
        _read(_waiting[-1])


def _read(words: _Kept[Value]) -> Words[Value]:
    """Read a list into memory: it is a dictionary as any other from here on."""
    read = dict(zip(words._all(), words._said(), strict=True))
    dict.update(words, read)
    words.__class__ = Words  # type: ignore[assignment]
    _waiting[:] = [each for each in _waiting if each is not words]
    return words


def _place(words: _Kept[Any], word: object) -> int | None:
    """Return where a word stands by bisection, None where it is none of these."""
    numbers = words._words
    place = bisect_left(numbers, word, key=words._word) if isinstance(word, str) else len(numbers)
    return place if place < len(numbers) and words._word(numbers[place]) == word else None
