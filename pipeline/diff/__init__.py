"""What differs between two runs: rows gained, lost and changed, and why.

The cause of a difference is told from the manifests and the documents, not guessed:

- `input`: the row is of a document that only one run has, and its record is new, gone, or another text now;
- `program`, `lexicon`, `option` (joined by + where several differ): the record is the same, what read it is not;
- `archive`: record and settings are the same; other records of the archive changed what is linked or compared;
- `none`: nothing that differs explains it, which is a fault of heshu.

Rows of a document that both runs have are matched by their place.  Where the text of a record differs, its rows are
matched by what they say and which of several alike they are, so that one changed word is not a page lost and gained.
"""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline import tables
from pipeline.database.duck import Duck
from pipeline.diff.query import KEYS, query
from pipeline.diff.records import documents_of_one
from pipeline.folder import MANIFEST, damage, is_ours, lost
from pipeline.storage.write import columns

# Columns that are another in another text, though the row says the same.
_SHIFTED = frozenset({"doc_id", "start", "end", "sentence_id", "fact_id", "part_of"})
_READ = (*KEYS, "flag_evidence")
# What a run was told that changes no row.
_NEUTRAL = frozenset({"workers", "report", "guard"})
# Columns of where a document was found; the same report from another folder is the same report.
_PLACE = {"documents": frozenset({"source", "record", "source_start", "encoding"})}


class DiffError(ValueError):
    """The two runs cannot be compared; the message says why."""


@dataclass(frozen=True, slots=True)
class Change:
    """One row of a `table` that differs, by `kind` and `cause` (see the module).

    `row` is all of one that was gained or lost, else what it is known by (`query.KEYS`); `columns` then maps each that
    differs to its value before and after.
    """

    table: str
    kind: str  # gained, lost, changed
    cause: str
    row: Mapping[str, Any]
    columns: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Settings:
    """What differs in what read the inputs: program, lexicons by name, options by name."""

    program: tuple[str, str] | None
    lexicons: tuple[str, ...]
    options: Mapping[str, tuple[Any, Any]]

    @property
    def cause(self) -> str:
        """The kinds of what differs, joined; empty where nothing does."""
        kinds = (("program", self.program), ("lexicon", self.lexicons), ("option", self.options))
        return "+".join(name for name, differs in kinds if differs)


def _scratch(folders: Iterable[Path]) -> tempfile.TemporaryDirectory[str]:
    """Return a folder for what does not fit in memory, on a disk that had room for the tables of one of the runs.

    Beside one that may be written to; else in the system's.
    """
    for folder in folders:
        try:
            return tempfile.TemporaryDirectory(prefix=".heshu-diff-", dir=folder.absolute().parent)
        except OSError:
            continue
    return tempfile.TemporaryDirectory(prefix="heshu-diff-")


def settings(a: Mapping[str, Any], b: Mapping[str, Any]) -> Settings:
    """Return what differs between two manifests."""
    before, after = (_program(m, _libraries(a, b)) for m in (a, b))
    words = [_words(manifest) for manifest in (a, b)]
    lexicons = sorted(name for name in words[0] | words[1] if words[0].get(name) != words[1].get(name))
    names = sorted(set(a["options"]) | set(b["options"]) - _NEUTRAL)
    pairs = {name: (a["options"].get(name), b["options"].get(name)) for name in names if name not in _NEUTRAL}
    options = {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}
    return Settings((before, after) if before != after else None, tuple(lexicons), options)


def _libraries(a: Mapping[str, Any], b: Mapping[str, Any]) -> list[str]:
    """Return the libraries that two runs had in different versions; earlier runs did not record them."""
    if "libraries" not in a or "libraries" not in b:
        return []
    names = sorted(set(a["libraries"]) | set(b["libraries"]))
    return [name for name in names if a["libraries"].get(name) != b["libraries"].get(name)]


def _program(manifest: Mapping[str, Any], libraries: Sequence[str]) -> str:
    """Return the program of a run in words, with the versions of some libraries."""
    said = f"{manifest['version']} {manifest.get('program_fingerprint', '')}".strip()
    return ", ".join([said, *(f"{name} {manifest['libraries'].get(name) or 'not installed'}" for name in libraries)])


def _words(manifest: Mapping[str, Any]) -> dict[str, str | None]:
    """Return the fingerprints of all that a run had of words: heshu's, the user's, and the user's spaCy pipeline."""
    own = {f"your {name}": value for name, value in manifest.get("user_lexicon", {}).items()}
    return {**manifest["lexicons"], **own, "spaCy model": manifest.get("spacy_model")}


class Diff:
    """Two finished runs side by side."""

    def __init__(self, a: Path, b: Path) -> None:
        """Read the manifests; raise `DiffError` where a folder holds no finished run, or tables are damaged or gone."""
        for folder in (a, b):
            if not is_ours(folder):
                raise DiffError(f"{folder} holds no finished run of heshu; name the folder given with --out")
            if broken := lost(folder, _READ) or damage(folder, tables.TABLES):
                raise DiffError(broken)
        self.folders = (a, b)
        self.settings = settings(*(json.loads((f / MANIFEST).read_text(encoding="utf-8")) for f in (a, b)))
        self.counts: dict[str, Counter[tuple[str, str]]] = {table: Counter() for table in KEYS}
        self._only, self._pages = documents_of_one(a, b)

    def changes(self) -> Iterator[Change]:
        """Yield what differs, table by table, and count it."""
        with _scratch(self.folders) as work, Duck(Path(work)) as duck:
            for side, folder in zip("ab", self.folders, strict=True):
                for table in _READ:
                    paths = sorted((folder / table).glob("part-*.parquet"))
                    duck.files(f"{side}_{table}", paths, tables.SCHEMAS[table])
            duck.table("pages", self._pages)
            for table in KEYS:
                yield from self._table(duck, table)

    def _table(self, duck: Duck, table: str) -> Iterator[Change]:
        """Yield the rows of one table that differ."""
        shared = self._shared(table)
        duck.sql(f"d_{table}", query(table, shared))
        for rows in duck.read(f"d_{table}", ["_order"]):
            for row in rows.to_pylist():
                change = self._change(table, row, shared)
                if change:
                    self.counts[table][change.kind, change.cause] += 1
                    yield change

    def _shared(self, table: str) -> list[str]:
        """Return the columns to compare: those that both runs have, of documents without the text, which is its id."""
        both = [columns(folder, table) for folder in self.folders]
        return [name for name in both[0] if name in both[1] and (table, name) != ("documents", "text")]

    def _change(self, table: str, row: Mapping[str, Any], names: list[str]) -> Change | None:
        """Return one row as a change; None where only its place differs."""
        a, b = row["_a"], row["_b"]
        kind = "gained" if a is None else "lost" if b is None else "changed"
        cause = self._cause(row["_docs"], rests_on_input=table == "rejects")
        if a is None or b is None:
            return Change(table, kind, cause, b or a)
        differ = {name: (a[name], b[name]) for name in names if a[name] != b[name]}
        moved = _SHIFTED if a.get("doc_id") != b.get("doc_id") else _PLACE.get(table, frozenset())
        differ = {name: pair for name, pair in differ.items() if name not in moved}
        return Change(table, kind, cause, {key: a[key] for key in KEYS[table]}, differ) if differ else None

    def _cause(self, docs: list[str | None], rests_on_input: bool) -> str:
        """Return why a row differs that rests on some documents, or on the input alone."""
        of_one = [self._only[doc] for doc in docs if doc in self._only]
        if "input" in of_one:
            return "input"
        if self.settings.cause:
            return self.settings.cause
        if rests_on_input or "limit" in of_one:
            return "input"
        return "archive" if self._only else "none"


def summary(found: Diff) -> dict[str, Any]:
    """Return the counts by table, kind and cause, and what differs in the settings, for people and machines."""
    counted: dict[str, dict[str, dict[str, int]]] = {}
    for table, counts in found.counts.items():
        for (kind, cause), number in sorted(counts.items()):
            counted.setdefault(table, {}).setdefault(kind, {})[cause] = number
    return {
        "runs": [str(folder) for folder in found.folders],
        "settings": {
            "program": found.settings.program,
            "lexicons": list(found.settings.lexicons),
            "options": dict(found.settings.options),
        },
        "tables": counted,
    }
