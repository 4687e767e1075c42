"""Words of the user's own, laid over the lexicons: a folder, or one file, named by the environment.

The folder holds any of

- `NAME.tsv`, NAME one of heshu's lexicons: its rows add to heshu's or, where the first cell is the same, replace
  them.  Order is free; columns with a default (`lexicons/columns.tsv`) may be left out.
- `NAME.remove.tsv`: one column, the first of NAME; the rows of heshu's that go.
- `*.txt`: user dictionaries as jieba reads them (`extractors.words.user_dictionary`).

Words are constants of a process: patterns and automata are built from them once, when modules load.  So the folder is
named before that, in `HESHU_LEXICON`, which worker processes inherit; `pipeline.own` runs in a process of its own
what asks for other words than this process has.
"""

from __future__ import annotations

import difflib
import hashlib
import io
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from extractors.words.shipped import HOMES, Row, first_cell, shipped_rows
from extractors.words.tsv import LexiconError
from extractors.words.user_dictionary import Word, read_words
from extractors.words.user_rows import checked_rows, removals

VARIABLE = "HESHU_LEXICON"
# Read before any other, by the fold that makes them comparable; and what describes the others.
FIXED = frozenset({"traditional", "columns"})
_REMOVE = ".remove"


@dataclass(frozen=True, slots=True)
class Overlay:
    """What the user adds, and where: by lexicon and first cell the row and its `file:line`."""

    rows: Mapping[str, Mapping[str, Row]]
    places: Mapping[str, Mapping[str, str]]
    removed: Mapping[str, frozenset[str]]
    words: tuple[Word, ...]
    fingerprints: Mapping[str, str]

    def merged(self, name: str, rows: Sequence[Row]) -> tuple[Row, ...]:
        """Return heshu's rows of a lexicon with the user's laid over them, sorted by the first cell."""
        own, removed = self.rows.get(name), self.removed.get(name)
        if not own and not removed:
            return tuple(rows)
        table = {first_cell(row): row for row in rows if not removed or first_cell(row) not in removed}
        table.update(own or {})
        return tuple(table[term] for term in sorted(table))


EMPTY = Overlay({}, {}, {}, (), {})


def read(folder: str) -> Overlay:
    """Return the words of a folder, or of one file; raise `LexiconError` at the first line that breaks a rule."""
    found = _Reader()
    for path in _files(Path(folder)):
        found.add(path)
    return Overlay(found.rows, found.places, found.removed, tuple(found.words), found.fingerprints)


def active() -> Overlay:
    """Return the words this process was started with."""
    folder = os.environ.get(VARIABLE)
    return read(folder) if folder else EMPTY


def _files(folder: Path) -> list[Path]:
    """Return the files to read, in the order of their names."""
    if folder.is_file():
        return [folder]
    if not folder.is_dir():
        raise LexiconError(f"{folder}: no such folder of lexicons")
    found = sorted(path for path in folder.iterdir() if path.suffix in (".tsv", ".txt"))
    if not found:
        raise LexiconError(f"{folder}: no lexicon (NAME.tsv, NAME.remove.tsv) and no dictionary (*.txt) in it")
    return found


class _Reader:
    """Gathers the files of a folder."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.rows: dict[str, dict[str, Row]] = {}
        self.places: dict[str, dict[str, str]] = {}
        self.removed: dict[str, frozenset[str]] = {}
        self.words: list[Word] = []
        self.fingerprints: dict[str, str] = {}

    def add(self, path: Path) -> None:
        """Read one file."""
        data = path.read_bytes()
        self.fingerprints[path.name] = hashlib.sha256(data).hexdigest()[:12]
        try:
            lines = list(io.StringIO(data.decode("utf-8-sig"), newline=None))
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            raise LexiconError(f"{path}:{line}: not UTF-8; save the file as UTF-8") from error
        if path.suffix == ".txt":
            self._dictionary(path, lines)
            return
        name = path.stem.removesuffix(_REMOVE)
        _check_name(path, name)
        if path.stem.endswith(_REMOVE):
            self.removed[name] = frozenset(removals(path, name, lines))
        else:
            self._lexicon(path, name, lines)

    def _lexicon(self, path: Path, name: str, lines: Sequence[str]) -> None:
        """Take the rows of one lexicon."""
        for number, row in checked_rows(path, name, lines):
            self._take(name, row, f"{path}:{number}")

    def _dictionary(self, path: Path, lines: Sequence[str]) -> None:
        """Take the words of one dictionary; the firms that heshu does not know become known names."""
        known = {row["name"] for row in shipped_rows("known_names")}
        for word in read_words(path, lines):
            self.words.append(word)
            row = word.known_name()
            if row and row["name"] not in known and row["name"] not in self.rows.get("known_names", {}):
                self._take("known_names", row, word.place)

    def _take(self, name: str, row: Row, place: str) -> None:
        """Keep one row and where it stands."""
        self.rows.setdefault(name, {})[first_cell(row)] = row
        self.places.setdefault(name, {})[first_cell(row)] = place


def _check_name(path: Path, name: str) -> None:
    """Raise `LexiconError` unless `name` is a lexicon that may be changed."""
    known = sorted({file.stem for folder in HOMES for file in folder.glob("*.tsv")} - FIXED)
    if name in known:
        return
    near = difflib.get_close_matches(name, known, 1)
    advice = f"did you mean {near[0]}.tsv?" if near else f"there are: {', '.join(known)}"
    raise LexiconError(f"{path}: heshu has no lexicon {name} that could be changed; {advice}")
