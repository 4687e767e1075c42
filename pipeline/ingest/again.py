"""Reading again what an earlier run rejected, and nothing that it has: the tables of that run say which is which."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pyarrow as pa

from pipeline.ingest.names import MEMBER, file_of
from pipeline.ingest.pages import Page
from pipeline.startup.late_numpy import np
from pipeline.startup.late_parquet import pq
from pipeline.tables import Reject

if TYPE_CHECKING:
    import numpy.typing as npt

Place = tuple[str, str | None]  # source and record


class Rejected(NamedTuple):
    """One row of `rejects`, as far as it matters here, by its columns; `content` is the digest of its file."""

    source: str
    record: str | None
    reason: str
    content: str | None = None

    @property
    def file(self) -> str:
        """The file that holds it."""
        return file_of(self.source)


def rejects(folder: Path) -> Iterator[Rejected]:
    """Yield the rejects of a finished run."""
    for batch in _batches(folder / "rejects", list(Rejected._fields)):
        for row in batch.to_pylist():
            yield Rejected(**row)


def documents(folder: Path, files: Collection[str]) -> Iterator[Place]:
    """Yield the places of the documents that a finished run has of some files."""
    for batch in _batches(folder / "documents", ["source", "record"]):
        sources = batch["source"].cast("string").to_pylist()
        for source, record in zip(sources, batch["record"].to_pylist(), strict=True):
            if file_of(source) in files:
                yield source, record


def files(folder: Path) -> Iterator[str]:
    """Yield the files that the documents of a finished run are of; each once where its rows follow one another."""
    last = None
    for batch in _batches(folder / "documents", ["source"]):
        for source in batch["source"].cast("string").to_pylist():
            file = file_of(source)
            if file != last:
                yield file
            last = file


def _batches(table: Path, columns: list[str]) -> Iterator[pa.RecordBatch]:
    """Yield some columns of a table; `pyarrow.dataset` would load pandas."""
    for path in sorted(table.glob("*.parquet")):
        with pq.ParquetFile(path) as file:
            yield from file.iter_batches(columns=columns)


def only(found: Iterable[Page | Reject], folder: str) -> Iterator[Page | Reject]:
    """Yield of what is found in a file only what the run in `folder` rejected.

    A row whose id changed with its content counts as rejected; what the run has as a document does not, nor a page of
    a file of which it rejected nothing.
    """
    wanted, had = _known(folder, os.stat(os.path.join(folder, "manifest.json")).st_mtime_ns)
    for item in found:
        if any(source in wanted for source in _around(item.source)) and not _among(item, had):
            yield item


def _around(source: str) -> Iterator[str]:
    """Yield a source and the archives it is in."""
    yield source
    while MEMBER in source:
        source = source.rpartition(MEMBER)[0]
        yield source


@lru_cache(maxsize=1)
def _known(folder: str, _which: int) -> tuple[frozenset[str], npt.NDArray[np.uint64]]:
    """Return the sources in which something was rejected, and digests of the places of documents in the same files.

    `_which` tells the tables of one run from those of the next.  Eight bytes a document, sorted: an archive of a
    hundred million rows may have one that was rejected.
    """
    found = list(rejects(Path(folder)))
    places = documents(Path(folder), {reject.file for reject in found})
    digests = np.fromiter((_digest(*place) for place in places), np.uint64)
    digests.sort()
    return frozenset(reject.source for reject in found), digests


def _among(item: Page | Reject, digests: npt.NDArray[np.uint64]) -> bool:
    """Return whether a place is among those with these digests."""
    digest = np.uint64(_digest(item.source, item.record))
    at = int(np.searchsorted(digests, digest))
    return at < len(digests) and bool(digests[at] == digest)


def _digest(source: str, record: str | None) -> int:
    """Return eight bytes that stand for a place."""
    said = source if record is None else f"{source}\0{record}"
    return int.from_bytes(hashlib.blake2b(said.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")
