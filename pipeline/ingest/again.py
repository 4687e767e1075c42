"""Reading again what an earlier run rejected, and nothing that it has: the tables of that run say which is which."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import pyarrow.compute as pc
import pyarrow.dataset as ds

from pipeline.ingest.pages import Page
from pipeline.tables import Reject

MEMBER = "!/"


class Rejected(NamedTuple):
    """One row of `rejects`, as far as it matters here."""

    source: str
    record: str | None
    reason: str

    @property
    def file(self) -> str:
        """The file that holds it: of a member of an archive, the archive."""
        return self.source.partition(MEMBER)[0]


def rejects(folder: Path) -> Iterator[Rejected]:
    """Yield the rejects of a finished run."""
    for batch in ds.dataset(folder / "rejects").to_batches(columns=list(Rejected._fields)):
        for row in batch.to_pylist():
            yield Rejected(**row)


def only(found: Iterable[Page | Reject], folder: str) -> Iterator[Page | Reject]:
    """Yield of what is found in a file only what the run in `folder` rejected.

    A row whose id changed with its content counts as rejected; what the run has as a document does not, nor a page of
    a file of which it rejected nothing.
    """
    wanted, had = _known(folder)
    for item in found:
        if (item.source, item.record) not in had and any(source in wanted for source in _around(item.source)):
            yield item


def _around(source: str) -> Iterator[str]:
    """Yield a source and the archives it is in."""
    yield source
    while MEMBER in source:
        source = source.rpartition(MEMBER)[0]
        yield source


@lru_cache(maxsize=1)
def _known(folder: str) -> tuple[frozenset[str], frozenset[tuple[str, str | None]]]:
    """Return the sources in which something was rejected, and (source, record) of the documents in the same files."""
    found = list(rejects(Path(folder)))
    files = {reject.file for reject in found}
    rows = ds.dataset(Path(folder) / "documents").to_batches(columns=["source", "record"])
    had = (
        (source, record)
        for batch in rows
        for source, record in zip(
            pc.cast(batch["source"], "string").to_pylist(), batch["record"].to_pylist(), strict=True
        )
        if source.partition(MEMBER)[0] in files
    )
    return frozenset(reject.source for reject in found), frozenset(had)
