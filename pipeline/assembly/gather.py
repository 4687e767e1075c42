"""All chunks as one set of tables; of reports with the same text the first one counts, and the others are marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import pyarrow as pa

from pipeline.engines.shards import Chunks, read_chunk
from pipeline.startup.late_numpy import np
from pipeline.startup.lean import functions

if TYPE_CHECKING:
    import numpy.typing as npt

Digests: TypeAlias = "npt.NDArray[np.uint64]"
# Flags are told apart by their ids; a documents row and a reject are of one place each.
_EACH = ("documents", "flags", "rejects")
# What rows are gathered to before they are linked and written: a row group of a few rows costs what a large one does,
# and what is held of one, as objects and columns, is many times its bytes.
_ROWS, _BYTES = 5_000, 1 << 20
_PIECES = 64  # tables that are held apart: one of a few rows takes tens of kilobytes


@dataclass(frozen=True)
class Gathered:
    """The rows of all chunks."""

    chunks: Chunks

    @cached_property
    def _copies(self) -> dict[Path, tuple[pa.Array, pa.Array]]:
        """Chunk → which of its documents rows are copies, and the ids whose other rows an earlier chunk holds."""
        several = self._several
        seen: set[str] = set()
        found: dict[Path, tuple[pa.Array, pa.Array]] = {}
        for path in self.chunks.paths if len(several) else ():
            ids = _ids(path)
            met = _among(_digests(ids), several)
            if not met.any():
                continue
            before = seen.intersection(ids)
            marks = [once_more and _again(doc_id, seen) for doc_id, once_more in zip(ids, met.tolist(), strict=True)]
            if any(marks):
                found[path] = pa.array(marks), pa.array(sorted(before), pa.string())
        return found

    @property
    def _several(self) -> Digests:
        """Sorted digests of the texts met more than once; of each text only the eight bytes of its digest are held."""
        every = np.sort(np.concatenate([_digests([]), *(_digests(_ids(path)) for path in self.chunks.paths)]))
        again: Digests = every[1:][every[1:] == every[:-1]]
        return again

    def repeated(self, table: str) -> pa.Table:
        """Return the rows of a table that are left out, as file and doc_id: an earlier chunk holds their text."""
        ids = [(path, doc_id) for path, (_, before) in self._copies.items() for doc_id in before.to_pylist()]
        files = pa.array([str(path / f"{table}.parquet") for path, _ in ids], pa.string())
        return pa.table({"file": files, "doc_id": pa.array([doc_id for _, doc_id in ids], pa.string())})

    def rows(self, table: str) -> Iterator[pa.Table]:
        """Yield the rows of a table in the order of the chunks, small ones together."""
        held: list[pa.Table] = []
        number = size = 0
        for rows in self._chunk_rows(table):
            held = [_together([*held, rows]).combine_chunks()] if len(held) == _PIECES else [*held, rows]
            number, size = number + len(rows), size + rows.nbytes
            if number >= _ROWS or size >= _BYTES:
                yield _together(held)
                held, number, size = [], 0, 0
        if held:
            yield _together(held)

    def _chunk_rows(self, table: str) -> Iterator[pa.Table]:
        """Yield the rows of a table, chunk by chunk."""
        for path in self.chunks.paths:
            rows = read_chunk(path, table)
            if path in self._copies:
                copies, before = self._copies[path]
                rows = _marked(rows, copies) if table == "documents" else _kept(table, rows, before)
            if rows.num_rows:
                yield rows

    def counted(self, what: str) -> Counter[str]:
        """Return the sum over all chunks of `reasons` or `rejects`."""
        total: Counter[str] = Counter()
        for about in self.chunks.about():
            total.update(about[what])
        return total


def _together(pieces: list[pa.Table]) -> pa.Table:
    """Return tables as one, with one dictionary for each column of codes."""
    return pieces[0] if len(pieces) == 1 else pa.concat_tables(pieces).unify_dictionaries()


def _ids(chunk: Path) -> list[str]:
    """Return the ids of the documents rows of a chunk."""
    return list(read_chunk(chunk, "documents", ["doc_id"])["doc_id"].to_pylist())


def _digests(ids: list[str]) -> Digests:
    """Return the first eight bytes of each id."""
    return np.array([int(doc_id[:16], 16) for doc_id in ids], np.uint64)


def _among(digests: Digests, known: Digests) -> npt.NDArray[np.bool_]:
    """Return which digests are among the known ones, which are sorted."""
    places = np.minimum(np.searchsorted(known, digests), len(known) - 1)
    found: npt.NDArray[np.bool_] = known[places] == digests
    return found


def _again(doc_id: str, seen: set[str]) -> bool:
    """Return whether an id was seen before, and remember it."""
    before = doc_id in seen
    seen.add(doc_id)
    return before


def _kept(table: str, rows: pa.Table, before: pa.Array) -> pa.Table:
    """Return rows without those of documents that an earlier chunk holds."""
    if table in _EACH or not len(before):
        return rows
    compute = functions()
    return rows.filter(compute.invert(compute.is_in(rows["doc_id"], before)))


def _marked(rows: pa.Table, copies: pa.Array) -> pa.Table:
    """Return documents with `duplicate_of` set where the same text was met before."""
    place = rows.schema.get_field_index("duplicate_of")
    marks = functions().if_else(copies, rows["doc_id"], rows["duplicate_of"])
    return rows.set_column(place, rows.schema.field(place), marks)
