"""What a pattern cannot match without, read out of the pattern itself.

占(?:比|总数)的?Ⓟ needs 占, and 比 or 总数.  A need is a set of strings of which each match holds one.  What the reading
does not understand asks for nothing: a need may be missing, but is never wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from importlib import import_module
from itertools import product
from typing import Any

Need = frozenset[str]
_Read = tuple[Need | None, list[Need]]  # all strings that a piece matches, where these are few, and what it needs
_MOST = 48  # strings of a piece
_MANY, _LONG = 12, 4  # strings of a need, characters of a string
_NOTHING: Need = frozenset({""})
_ZERO_WIDTH = {"AT", "ASSERT", "ASSERT_NOT"}
_REPEATS = {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}


def needs_of(pattern: re.Pattern[str], signs: Need = frozenset()) -> list[Need]:
    """Return the needs of a pattern; `signs` are characters that stand for others, so that no string goes over one."""
    if pattern.flags & re.IGNORECASE:
        return []
    parsed = import_module("re._parser").parse(pattern.pattern, pattern.flags & ~re.UNICODE)
    return _all(_Reading(signs).sequence(parsed))


class _Reading:
    """The pieces of a pattern as the parser of `re` tells them apart."""

    def __init__(self, signs: Need) -> None:
        self._signs = signs

    def sequence(self, items: Iterable[tuple[Any, Any]]) -> _Read:
        """Read pieces that follow each other: the strings of neighbours are joined while they are few."""
        run, needs, whole = _NOTHING, list[Need](), True
        for op, value in items:
            strings, inner = self._piece(str(op), value)
            needs += inner
            if strings is not None and len(run) * len(strings) <= _MOST:
                run = frozenset(map("".join, product(run, strings)))
                continue
            needs += _need(run)
            run, whole = _NOTHING if strings is None else strings, False
        return (run, needs) if whole else (None, [*needs, *_need(run)])

    def _piece(self, op: str, value: Any) -> _Read:
        """Read one piece."""
        if op == "LITERAL":
            return self._chars(frozenset({chr(value)}))
        if op in _ZERO_WIDTH:
            return _NOTHING, []
        if op == "IN":
            return self._chars(_class(value))
        if op == "SUBPATTERN":
            return (None, []) if value[1] else self.sequence(value[3])  # flags of its own
        if op == "BRANCH":
            return _branches([self.sequence(branch) for branch in value[1]])
        return self._repeated(*value) if op in _REPEATS else (None, [])

    def _chars(self, chars: Need | None) -> _Read:
        """Read one of some characters; signs are needed by themselves."""
        if chars is None or not chars & self._signs:
            return chars, []
        return None, [chars] if chars <= self._signs else []

    def _repeated(self, least: int, most: int, items: Any) -> _Read:
        """Read what is repeated; what stands once at most is a piece of the strings around it."""
        read = self.sequence(items)
        if most == 1 and read[0] is not None:
            return (read[0], read[1]) if least else (read[0] | _NOTHING, [])
        return None, _all(read) if least else []


def _class(items: Sequence[tuple[Any, Any]]) -> Need | None:
    """Return the characters of a class, None where these are many."""
    chars: set[str] = set()
    for op, value in items:
        if str(op) == "LITERAL":
            chars.add(chr(value))
        elif str(op) == "RANGE" and value[1] - value[0] < _MOST:
            chars.update(map(chr, range(value[0], value[1] + 1)))
        else:
            return None
    return frozenset(chars) if len(chars) <= _MOST else None


def _branches(branches: list[_Read]) -> _Read:
    """Read pieces of which one stands: where their strings are too many, they have one need of each together."""
    strings = [strings for strings, _ in branches if strings is not None]
    joined: Need = frozenset().union(*strings)
    if len(strings) == len(branches) and len(joined) <= _MOST:
        return joined, []
    needs = [_all(branch) for branch in branches]
    return None, _need(frozenset().union(*(max(one, key=_spares) for one in needs))) if all(needs) else []


def _all(read: _Read) -> list[Need]:
    """Return all needs of what was read."""
    strings, needs = read
    return needs if strings is None else [*needs, *_need(strings)]


def _need(strings: Need) -> list[Need]:
    """Return strings as a need, without those that hold another; none where one of them is empty."""
    if "" in strings:
        return []
    return [frozenset(one for one in strings if not any(other in one for other in strings if other != one))]


def _spares(need: Need) -> tuple[int, int]:
    """Tell how much a need spares: its strings are long, and few."""
    return min(map(len, need)), -len(need)


def shortened(need: Need) -> Need:
    """Return a need of fewer strings that asks for no more: of many strings only their beginnings."""
    for size in range(_LONG, 1, -1):
        if len(need) > _MANY:
            need = _need(frozenset(one[:size] for one in need))[0]
    return need
