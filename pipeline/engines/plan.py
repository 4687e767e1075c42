"""Which files are read together.

A group ends where the name of a file says so, or where it would be too large: a file that is added or removed changes
its own group, and at most those up to the next such name.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from pipeline.ingest import Source
from pipeline.tables import Reject

FILES, BYTES = 64, 4_000_000
ALONE = 1_000_000  # bytes; a file as large is no company for others, and several workers share it
_ENDS = 32  # one name in so many ends a group


def groups(found: Iterable[Source | Reject], missing: list[Reject]) -> Iterator[list[Source]]:
    """Yield groups of sources in their order; what cannot be found is added to `missing`."""
    group: list[Source] = []
    size = 0
    for source in found:
        if isinstance(source, Reject):
            missing.append(source)
            continue
        if source.size >= ALONE and group:
            yield group
            group, size = [], 0
        group.append(source)
        size += source.size
        if len(group) >= FILES or size >= BYTES or source.size >= ALONE or _ends(source.path):
            yield group
            group, size = [], 0
    if group:
        yield group


def _ends(path: str) -> bool:
    """Return whether a group ends with a file of this name."""
    name = path.encode("utf-8", "surrogateescape")
    return hashlib.blake2b(name, digest_size=2).digest()[0] % _ENDS == 0
