"""Load the TSV lexicons, and refuse bad ones with file and line number; `Matcher` finds their words.

A lexicon is a UTF-8 file `lexicons/NAME.tsv`: a header line, then one entry a line, sorted by the first column
(code-point order), no duplicates, no full-width digits, no stray blanks.  Lines that start with `#` before the header
are comments (source, licence, how it was made).  The user's words are laid over them (`extractors.words.overlay`).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable
from functools import cache, partial, reduce
from itertools import compress
from operator import and_
from pathlib import Path

from extractors.words import overlay, prepared, shipped
from extractors.words.matcher import Matcher as Matcher
from extractors.words.matcher import beginnings, in_order
from extractors.words.seldom import Words
from extractors.words.tsv import Columns, numbered
from extractors.words.tsv import LexiconError as LexiconError

FOLDER = Path(__file__).parent / "lexicons"
# The user's words that this process was started with.
USER = overlay.active()
_LONG = frozenset({"common_words", "known_names", "regions"})  # their rows are asked for by few, and long to keep


@cache
def load(name: str) -> tuple[dict[str, str], ...]:
    """Return a lexicon's rows, the user's among them, as dicts by column; raise `LexiconError` for a bad line."""

    def make() -> tuple[dict[str, str], ...]:
        return USER.merged(name, shipped.shipped_rows(name))

    return make() if name in _LONG else prepared.made(f"rows of {name}", make)


@cache
def columns(name: str) -> Columns:
    """Return the cells of a lexicon by column, the user's among them: what `load` returns, cheaper for large ones."""
    if name not in USER.rows and name not in USER.removed:
        return shipped.shipped_columns(name)
    rows = load(name)
    return {column: [row[column] for row in rows] for column in shipped.shipped_columns(name)}


@cache
def pairs(name: str, value: str) -> dict[str, str]:
    """Return a lexicon as a read-only mapping: its first column → the column `value`."""
    return prepared.words(f"{value} of {name}", lambda: _pairs(columns(name), value))


def _pairs(table: Columns, value: str) -> dict[str, str]:
    """Return a table as a mapping: its first column → another one."""
    return dict(zip(next(iter(table.values())), table[value], strict=True))


@cache
def terms(name: str, **where: str) -> frozenset[str]:
    """Return the first column of a lexicon, of the rows whose other cells equal `where`."""
    return prepared.made(f"terms of {name} {where}", lambda: _terms(columns(name), where))


def matcher(name: str, words: Callable[[], Iterable[str]]) -> Matcher:
    """Return a matcher of a long list of words, prepared by an earlier start where there was one."""
    order = prepared.listed(f"{name} in order", lambda: in_order(words()))
    return Matcher(order, ordered=True, begins=prepared.made(f"beginnings of {name}", lambda: beginnings(order)))


@cache
def seldom(name: str, **where: str) -> Words[None]:
    """Return `terms` as a set that is looked up on disk: for long lists of which a short text asks little."""
    return prepared.words(f"terms of {name} {where}", lambda: _terms(columns(name), where))


def _terms(table: Columns, where: dict[str, str]) -> frozenset[str]:
    """Return the first column of a table, of the rows whose other cells equal `where`."""
    found: Iterable[str] = next(iter(table.values()))
    if where:
        fits = [map(value.__eq__, table[column]) for column, value in where.items()]
        found = compress(found, reduce(partial(map, and_), fits))
    return frozenset(found)


def longest_first(words: Iterable[str]) -> tuple[str, ...]:
    """Return words in the order in which a pattern must try them, the same in every process."""
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


def alternation(words: Iterable[str]) -> str:
    """Return words as the alternatives of a pattern."""
    return "|".join(map(re.escape, longest_first(words)))


def alternatives(name: str, **where: str) -> str:
    """Return `terms` as the alternatives of a pattern."""
    return alternation(terms(name, **where))


def fingerprint(name: str) -> str:
    """Return the first 12 hex digits of the SHA-256 of a shipped lexicon, as the manifest records it."""
    return hashlib.sha256(shipped.home(name).read_bytes()).hexdigest()[:12]


def fingerprints() -> dict[str, str]:
    """Return the fingerprints of all shipped lexicons by name."""
    names = (path.stem for folder in shipped.HOMES for path in sorted(folder.glob("*.tsv")))
    return prepared.made("fingerprints", lambda: {name: fingerprint(name) for name in names})


def place(name: str, term: str) -> str | None:
    """Return `file:line` of the entry that decides on a term: the user's, else heshu's; None where there is none."""
    own = USER.places.get(name, {}).get(term)
    if own or term in USER.removed.get(name, ()):
        return own
    path = shipped.home(name)
    with path.open(encoding="utf-8") as lines:
        entries = ((number, cells[0]) for number, cells in numbered(lines))
        line = next((number for number, first in entries if first == term), None)
    return None if line is None else f"{path.parent.parent.name}/lexicons/{path.name}:{line}"
