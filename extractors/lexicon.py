"""Load the TSV lexicons, refuse bad ones with a line number, and match their words in one pass.

A lexicon is a UTF-8 file `lexicons/NAME.tsv`: a header line, then one entry a line, sorted by the first
column (code-point order), no duplicates, no full-width digits, no stray blanks.  Lines that start with `#` before
the header are comments (source, licence, how it was made).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from extractors.base import fold

FOLDER = Path(__file__).parent / "lexicons"


class LexiconError(ValueError):
    """A lexicon file breaks a rule of its format; the message names file, line and rule."""


def parse(lines: Iterable[str], name: str) -> list[dict[str, str]]:
    """Return the rows of a lexicon as dicts keyed by its header; raise `LexiconError` at the first bad line."""
    header: list[str] = []
    rows: list[dict[str, str]] = []
    previous = ""
    for number, line in enumerate(lines, 1):
        line = line.rstrip("\r\n")
        if not header:
            if not line.startswith("#"):
                header = line.split("\t")
            continue
        cells = line.split("\t")
        problem = _problem(cells, header, previous)
        if problem:
            raise LexiconError(f"{name}:{number}: {problem}")
        previous = cells[0]
        rows.append(dict(zip(header, cells, strict=True)))
    return rows


def _problem(cells: list[str], header: list[str], previous: str) -> str | None:
    """Return what is wrong with one line, or None."""
    term = cells[0]
    if len(cells) != len(header):
        return f"{len(cells)} cells, the header has {len(header)}"
    if not term or any(cell != cell.strip() for cell in cells):
        return "empty term or blanks at the edge of a cell"
    if any(digit in term for digit in "０１２３４５６７８９"):
        return f"full-width digit in {term!r}"
    if term == previous:
        return f"duplicate term {term!r}"
    return f"{term!r} is out of order after {previous!r}" if term < previous else None


@cache
def load(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of `lexicons/NAME.tsv`."""
    path = FOLDER / f"{name}.tsv"
    with path.open(encoding="utf-8") as lines:
        return tuple(parse(lines, path.name))


@cache
def terms(name: str, **where: str) -> frozenset[str]:
    """Return the first column of a lexicon, of the rows whose other cells equal `where`."""
    return frozenset(
        next(iter(row.values())) for row in load(name) if all(row[key] == value for key, value in where.items())
    )


def fingerprint(name: str) -> str:
    """Return the first 12 hex digits of the lexicon file's SHA-256, as the manifest records it."""
    return hashlib.sha256((FOLDER / f"{name}.tsv").read_bytes()).hexdigest()[:12]


class Matcher:
    """All of many words in one pass over a text: leftmost-longest, non-overlapping, offsets in code points."""

    def __init__(self, words: Iterable[str], dense: bool = False) -> None:
        """Compile `words`; they are folded as the text is.  `dense` reads twice as fast, for a larger table."""
        self.words = sorted({fold(word) for word in words})
        self._automaton = AhoCorasick(
            self.words, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA if dense else None
        )

    def find(self, folded: str) -> Iterator[tuple[int, int, str]]:
        """Yield `(start, end, word)` in text order; `folded` is `Passage.folded`."""
        words = self.words
        for index, start, end in self._automaton.find_matches_as_indexes(folded):
            yield start, end, words[index]

    def indexes(self, folded: str) -> list[tuple[int, int, int]]:
        """Return `(index in words, start, end)` in text order; the cheap form of `find` for very short windows."""
        return self._automaton.find_matches_as_indexes(folded)
