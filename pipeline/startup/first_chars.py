"""Patterns that skip ahead to a character they can begin with.

`re` notes with the code of a pattern which characters a match can begin with, and then tries it at these alone.  It
does so only where the pattern opens with a character, a class or an alternation of words: not with (?:涨|[升降])幅, nor
with (?<!其)中, (?P<whole>\\d+) or 约?\\d, all of which tell as plainly what they begin with.  There it tries each place
of a text, at ten times the price.  Here the characters are read out of the whole pattern; its code is the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

_MOST = 600  # characters; what begins with one of more, [一-鿿] say, begins nearly everywhere
_ASIDE = {"AT", "ASSERT", "ASSERT_NOT"}  # what takes no character
_REPEATS = {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}
Chars = list[tuple[Any, Any]]  # as in a class: characters, ranges, categories


class _AnyError(Exception):
    """A match can begin with anything, or with what is not understood here."""


@contextmanager
def noted(compiler: Any) -> Iterator[None]:
    """Let `re._compiler` note the first characters of all patterns that tell them."""
    plainly = compiler._get_charset_prefix
    compiler._get_charset_prefix = _with_more(plainly, compiler.SRE_FLAG_IGNORECASE)
    try:
        yield
    finally:
        compiler._get_charset_prefix = plainly


def _with_more(plainly: Callable[[Any, int], Any], ignorecase: int) -> Callable[[Any, int], Any]:
    """Return what is asked where `re` finds no first characters; patterns for letters of both cases are left alone."""

    def prefix(pattern: Any, flags: int) -> Any:
        found = plainly(pattern, flags)
        return first_chars(pattern) if found is None and not flags & ignorecase else found

    return prefix


def first_chars(pattern: Any) -> Chars | None:
    """Return what matches of a parsed pattern begin with, as items of a class; None where that is much or nothing."""
    try:
        chars, empty = _first(pattern)
    except _AnyError:
        return None
    many = sum(value[1] - value[0] + 1 if str(op) == "RANGE" else 1 for op, value in chars) > _MOST
    return None if empty or many else list(dict.fromkeys(chars))


def _first(items: Iterable[tuple[Any, Any]]) -> tuple[Chars, bool]:
    """Return what pieces that follow each other can begin with, and whether all of them can match nothing."""
    chars: Chars = []
    for op, value in items:
        more, empty = _of_piece(op, value)
        chars += more
        if not empty:
            return chars, False
    return chars, True


def _of_piece(op: Any, value: Any) -> tuple[Chars, bool]:
    """Return what a piece can begin with, and whether it can match nothing."""
    name = str(op)
    if name in _ASIDE:
        return [], True
    if name == "LITERAL":
        return [(op, value)], False
    if name == "IN" and str(value[0][0]) != "NEGATE":
        return value, False
    if name == "BRANCH":
        branches = [_first(branch) for branch in value[1]]
        return [char for chars, _ in branches for char in chars], any(empty for _, empty in branches)
    if name == "SUBPATTERN" and not value[1] and not value[2]:  # no flags of its own
        return _first(value[3])
    if name in _REPEATS:
        chars, empty = _first(value[2])
        return chars, empty or not value[0]
    raise _AnyError
