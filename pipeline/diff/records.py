"""The records of two runs side by side: which documents only one has, and whether the text or its reading changed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline import tables
from pipeline.document.clean import restore
from pipeline.storage.write import batches


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


# Reasons that rest on what a run was told, not on the record alone.
_LIMITS = frozenset({"too_long", "too_deep", "timed_out", "out_of_memory"})


def _refused(folder: Path) -> set[tuple[str, str | None]]:
    """Return the records that a run refused for a limit."""
    found = (row for rows in batches(folder, "rejects") for row in rows.to_pylist())
    return {(row["source"], row["record"]) for row in found if row["reason"] in _LIMITS}


def documents_of_one(a: Path, b: Path) -> tuple[dict[str, str], pa.Table]:
    """Return what made the difference for each document that only one run has, and its place.

    `input`: its record is new, gone or another text; `reading`: the record is the same; `limit`: the other run refused
    the record for a limit it was given.  The places are a table of `(doc, page)` for those whose record both runs have:
    there their rows are matched.
    """
    before, after = _pages(a), _pages(b)
    ids = [{doc for page in pages.values() for doc in page.docs} for pages in (before, after)]
    out: dict[str, str] = {}
    place: dict[str, str] = {}
    for pages, other, known, refused in ((before, after, ids[1], _refused(b)), (after, before, ids[0], _refused(a))):
        for record, page in pages.items():
            same = record in other and other[record].digest.digest() == page.digest.digest()
            for number, doc in enumerate(page.docs):
                if doc not in known:
                    out[doc] = "reading" if same else "limit" if record in refused else "input"
                    if record in other:
                        place.setdefault(doc, f"{record[0]}|{record[1]}|{number}")
    return out, pa.table(
        {"doc": pa.array(list(place), pa.string()), "page": pa.array(list(place.values()), pa.string())}
    )
