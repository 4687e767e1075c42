"""Whom each report of a bucket is held against: the few before it, and in a small bucket the first one.

A window of SQL would do the same, but holds whole parts of the archive in memory: 169 MB for a million texts that are
nearly one.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

import pyarrow as pa

OFFERED = pa.schema([("one", pa.string()), ("two", pa.string()), ("time", pa.int32())])
_BEFORE = 3  # reports before each
_Member = tuple[str, str]  # doc_id and head, the first report that it hangs together with as far as is known


def offer(rows: pa.Table, keys: tuple[str, ...], first: bool = False) -> pa.Table:
    """Return who (`two`) is held against whom (`one`) of its group, and in which round (`time`).

    Groups agree in `keys` and are in order.  What hangs together already is not asked again.  `first`: each report is
    held against the first of its group before the others.
    """
    columns = [rows[name].to_pylist() for name in (*keys, "doc_id", "head")]
    found: list[tuple[str, str, int]] = []
    for _, told in groupby(zip(*columns, strict=True), key=itemgetter(*range(len(keys)))):
        members = [row[-2:] for row in told]
        found += ((one, two, 1) for one, two in _beside(members))
        if first:
            found += ((members[0][0], doc_id, 0) for doc_id, head in members if head != members[0][1])
    names = zip(*found, strict=True) if found else ((), (), ())
    return pa.table([pa.array(column, kind) for column, kind in zip(names, OFFERED.types, strict=True)], schema=OFFERED)


def _beside(members: list[_Member]) -> Iterator[tuple[str, str]]:
    """Yield each member with those of the few before it that hang together with another report."""
    for place, (doc_id, head) in enumerate(members):
        for other, its in members[max(0, place - _BEFORE) : place]:
            if its != head:
                yield other, doc_id
