"""The chunks of a finished run, kept beside its tables: what another try at its rejects is put together with.

They are links to the files that the run worked with, numbered in the order of their rows, in `DIR/.kept`.  A chunk
that holds something of which another try is made is written anew without it; nothing else is read.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline.engines import identity
from pipeline.engines.shards import ABOUT, SCHEMAS, Chunks, Store, layout, read_chunk
from pipeline.folder import KEPT
from pipeline.ingest import file_of
from pipeline.startup.lean import functions

FOLDER = KEPT
_BY_DOCUMENT = tuple(table for table, schema in SCHEMAS.items() if "doc_id" in schema.names and table != "documents")
_NO_LINKS = (errno.EPERM, errno.EXDEV, errno.ENOTSUP, errno.EMLINK, errno.ENOSYS)


@dataclass(frozen=True, slots=True)
class Replaced:
    """Files read again: of `whole` ones all rows are replaced, of `rest` only their rejects; names as in `source`."""

    whole: frozenset[str]
    rest: frozenset[str]

    @property
    def all(self) -> frozenset[str]:
        """Every file of which something is replaced."""
        return self.whole | self.rest


def keep(chunks: Chunks, folder: Path) -> None:
    """Keep chunks below `folder`, a folder of tables."""
    for number, path in enumerate(chunks.paths):
        place = folder / FOLDER / f"{number:08d}"
        place.mkdir(parents=True)
        for file in path.iterdir():
            _link(file, place / file.name)


def _link(file: Path, place: Path) -> None:
    """Give a file a second name; where the file system has no links, copy it."""
    try:
        os.link(file, place)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        shutil.copyfile(file, place)


def kept(folder: Path) -> Chunks | None:
    """Return the chunks kept in a folder of tables, None where none are, or where theirs are other tables than ours.

    None are kept with `--no-keep`, by Spark, and where nothing was rejected.
    """
    paths = sorted((folder / FOLDER).glob("[0-9]*"))
    if not paths or not all((path / ABOUT).is_file() for path in paths):
        return None
    chunks = Chunks(paths)
    # One that lacks a table that this version needs of every report would give its reports no copies, and say nothing.
    return chunks if all(about.get("layout") == layout() for about in chunks.about()) else None


def without(chunks: Chunks, run: str, replaced: Replaced, store: Store) -> Iterator[Path]:
    """Yield the chunks of `run` with what is not replaced; those that must lose rows are written anew to `store`."""
    files, asked = replaced.all, identity.combined(run=run, whole=sorted(replaced.whole), rest=sorted(replaced.rest))
    for path, about in zip(chunks.paths, chunks.about(), strict=True):
        if files.isdisjoint(about["files"]):
            yield path
        elif found := _written(path, about, asked, replaced, store):
            yield found


def _written(path: Path, about: dict[str, Any], asked: str, replaced: Replaced, store: Store) -> Path | None:
    """Return a chunk without what is replaced, None where nothing is left of it."""
    key = identity.combined(chunk=path.name, asked=asked)
    if store.has(key, 0):
        return store.chunk(key, 0)
    left = _left(path, replaced)
    if not left["documents"].num_rows and not left["rejects"].num_rows:
        return None
    store.write(key, 0, left, {file: counts for file, counts in about["files"].items() if file not in replaced.whole})
    return store.chunk(key, 0)


def _left(path: Path, replaced: Replaced) -> dict[str, pa.Table]:
    """Return the rows of a chunk that stay."""
    left = {table: read_chunk(path, table) for table in SCHEMAS if table != "registry"}
    left["rejects"] = _not_of(left["rejects"], replaced.all)
    documents = _not_of(left["documents"], replaced.whole)
    if documents.num_rows == left["documents"].num_rows:
        return left
    left["documents"], doc_ids = documents, documents["doc_id"]
    is_in = functions().is_in
    for table in _BY_DOCUMENT:
        left[table] = left[table].filter(is_in(left[table]["doc_id"], doc_ids))
    left["flags"] = left["flags"].filter(is_in(left["flags"]["flag_id"], left["flag_evidence"]["flag_id"]))
    return left


def _not_of(rows: pa.Table, files: frozenset[str]) -> pa.Table:
    """Return the rows whose source is in none of the files."""
    return rows.filter(pa.array([file_of(source) not in files for source in rows["source"].to_pylist()], pa.bool_()))
