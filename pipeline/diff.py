"""What differs between two runs: rows gained, lost and changed, and why.

The cause of a difference is told from the manifests and the documents, not guessed:

- `input`: the row is of a document that only one run has, and its record is new, gone, or another text now;
- `program`, `lexicon`, `option` (joined by + where several differ): the record is the same, what read it is not;
- `archive`: record and settings are the same; other records of the archive changed what is linked or compared;
- `none`: nothing that differs explains it, which is a fault of heshu.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline import tables
from pipeline.document.clean import restore
from pipeline.engines.duck import Duck
from pipeline.write import MANIFEST, batches, is_ours

KEYS = {
    "documents": ("doc_id",),
    "enterprises": ("doc_id", "start", "end"),
    "money": ("doc_id", "start", "end"),
    "percentages": ("doc_id", "start", "end"),
    "patents": ("doc_id", "start", "end"),
    "facts": ("fact_id",),
    "registry": ("enterprise_id",),
    "flags": ("flag_id",),
    "rejects": ("source", "record", "reason"),
}
# What a run was told that changes no row.
_NEUTRAL = frozenset({"workers", "report", "guard"})
# Columns of where a document was found; the same report from another folder is the same report.
_PLACE = {"documents": frozenset({"source", "record", "source_start", "encoding"})}


class DiffError(ValueError):
    """The two runs cannot be compared; the message says why."""


@dataclass(frozen=True, slots=True)
class Change:
    """One row that differs: `columns` maps a column to its value before and after; empty for rows gained or lost."""

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


def settings(a: Mapping[str, Any], b: Mapping[str, Any]) -> Settings:
    """Return what differs between two manifests."""
    before, after = (f"{m['version']} {m.get('program_fingerprint', '')}".strip() for m in (a, b))
    words = [{**m["lexicons"], **{f"your {k}": v for k, v in m.get("user_lexicon", {}).items()}} for m in (a, b)]
    lexicons = sorted(name for name in words[0] | words[1] if words[0].get(name) != words[1].get(name))
    names = sorted(set(a["options"]) | set(b["options"]) - _NEUTRAL)
    pairs = {name: (a["options"].get(name), b["options"].get(name)) for name in names if name not in _NEUTRAL}
    options = {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}
    return Settings((before, after) if before != after else None, tuple(lexicons), options)


class Diff:
    """Two finished runs side by side; a context manager, for it works in a folder of its own."""

    def __init__(self, a: Path, b: Path) -> None:
        """Read the manifests; raise `DiffError` where a folder holds no finished run."""
        for folder in (a, b):
            if not is_ours(folder):
                raise DiffError(f"{folder} holds no finished run of heshu; name the folder given with --out")
        self.folders = (a, b)
        self.settings = settings(*(json.loads((f / MANIFEST).read_text(encoding="utf-8")) for f in (a, b)))
        self.counts: dict[str, Counter[tuple[str, str]]] = {table: Counter() for table in KEYS}
        self._only = _documents_of_one(a, b)
        self._archive = bool(self._only)

    def changes(self) -> Iterator[Change]:
        """Yield what differs, table by table, and count it."""
        with tempfile.TemporaryDirectory(prefix="heshu-diff-") as work, Duck(Path(work)) as duck:
            for side, folder in zip("ab", self.folders, strict=True):
                for table in (*KEYS, "flag_evidence"):
                    paths = sorted((folder / table).glob("part-*.parquet"))
                    duck.files(f"{side}_{table}", paths, tables.SCHEMAS[table])
            for table in KEYS:
                yield from self._table(duck, table)

    def _table(self, duck: Duck, table: str) -> Iterator[Change]:
        """Yield the rows of one table that differ."""
        shared = [name for name in tables.SCHEMAS[table].names if name != "text" or table != "documents"]
        duck.sql(f"d_{table}", _query(table, shared))
        for rows in duck.read(f"d_{table}", ["_order"]):
            for row in rows.to_pylist():
                change = self._change(table, row, shared)
                if change:
                    self.counts[table][change.kind, change.cause] += 1
                    yield change

    def _change(self, table: str, row: Mapping[str, Any], names: list[str]) -> Change | None:
        """Return one row as a change; None where only its place differs."""
        a, b = row["_a"], row["_b"]
        kind = "gained" if a is None else "lost" if b is None else "changed"
        cause = self._cause(row["_docs"])
        if a is None or b is None:
            return Change(table, kind, cause, b or a)
        differ = {name: (a[name], b[name]) for name in names if a[name] != b[name]}
        differ = {name: pair for name, pair in differ.items() if name not in _PLACE.get(table, ())}
        return Change(table, kind, cause, {key: a[key] for key in KEYS[table]}, differ) if differ else None

    def _cause(self, docs: list[str | None]) -> str:
        """Return why a row differs that rests on some documents."""
        of_one = [self._only[doc] for doc in docs if doc in self._only]
        if "input" in of_one:
            return "input"
        if self.settings.cause:
            return self.settings.cause
        return "archive" if self._archive else "none"


def _query(table: str, names: list[str]) -> str:
    """Return the query for rows of one table that differ: both sides as structs, and the documents they rest on."""
    keys = ", ".join(f'"{key}"' for key in KEYS[table])
    struct = ", ".join(f'"{name}" := "{name}"' for name in names)
    docs = '[CAST("doc_id" AS VARCHAR)]' if "doc_id" in names else "[]::VARCHAR[]"
    once = f"QUALIFY row_number() OVER (PARTITION BY {keys}) = 1"
    side = f"(SELECT {keys}, struct_pack({struct}) AS s, {docs} AS d FROM %s_{table} {once})"
    on = " AND ".join(f'a."{key}" IS NOT DISTINCT FROM b."{key}"' for key in KEYS[table])
    order = ", ".join(f'coalesce(CAST(a."{key}" AS VARCHAR), CAST(b."{key}" AS VARCHAR), \'\')' for key in KEYS[table])
    found = "coalesce(a.d, b.d)"
    if table == "flags":
        found = (
            "(SELECT coalesce(list(DISTINCT CAST(doc_id AS VARCHAR)), []) FROM "
            "(SELECT flag_id, doc_id FROM a_flag_evidence UNION ALL SELECT flag_id, doc_id FROM b_flag_evidence) e "
            "WHERE e.flag_id = coalesce(a.flag_id, b.flag_id))"
        )
    return (
        f"SELECT a.s AS _a, b.s AS _b, {found} AS _docs, concat_ws('|', {order}) AS _order "
        f"FROM {side % 'a'} a FULL JOIN {side % 'b'} b ON {on} WHERE a.s IS DISTINCT FROM b.s"
    )


def _documents_of_one(a: Path, b: Path) -> dict[str, str]:
    """Return the documents that only one run has, and whether `input` or `reading` made the difference."""
    before, after = _pages(a), _pages(b)
    ids = [{doc for page in pages.values() for doc in page.docs} for pages in (before, after)]
    out: dict[str, str] = {}
    for pages, other, known in ((before, after, ids[1]), (after, before, ids[0])):
        for record, page in pages.items():
            same = record in other and other[record].digest.digest() == page.digest.digest()
            out.update((doc, "reading" if same else "input") for doc in page.docs if doc not in known)
    return out


@dataclass(slots=True)
class _Page:
    """One record of a source: the hash of its text as decoded, and the documents it gave."""

    digest: Any = field(default_factory=lambda: hashlib.blake2b(digest_size=16))
    docs: list[str] = field(default_factory=list)


def _pages(folder: Path) -> dict[tuple[str, str | None], _Page]:
    """Return the records of a run; the sources of a page's reports, joined, are the page."""
    out: dict[tuple[str, str | None], _Page] = {}
    for rows in batches(folder, "documents", ["doc_id", "source", "record", "part", "text", "fixes"]):
        for row in rows.to_pylist():
            page = out.setdefault((row["source"], row["record"]), _Page())
            fixes = [tables.Fix(**fix) for fix in row["fixes"]]
            page.digest.update(restore(row["text"], fixes).encode("utf-8", "surrogatepass"))
            page.docs.append(row["doc_id"])
    return out


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
