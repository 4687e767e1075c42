"""Writing one table as a job for any process: its inputs are named by paths, its output is moved by the parent.

A job left over from a run that was killed writes to a folder of its own, which the next run has removed.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pyarrow as pa

from pipeline import tables
from pipeline.across import judged
from pipeline.assembly.gather import Gathered
from pipeline.database.base import Readable
from pipeline.database.records import Pieces, Records
from pipeline.engines.shards import Chunks
from pipeline.startup.lean import give_back
from pipeline.storage.write import writers
from pipeline.workers.watch import Watch

# What is asked of the judgements across reports, and in which order it is read.
TOLD = "SELECT {}, found_in, nth FROM judged WHERE doc_id IS NOT NULL".format(
    ", ".join("check_name" if name == "check" else name for name in tables.SCHEMAS["comparisons"].names)
)
OF_TOLD = ("check_name", "doc_id", "facts", "flag_id", "reason", "found_in", "nth")
Changed = Callable[[pa.Table], pa.Table]
Rows = Callable[[], Iterator[pa.Table]]
Written = tuple[str, int]  # a table and its rows


def write(folder: Path, table: str, rows: Rows, watch: Watch) -> Written:
    """Write a table below a folder; a second try begins anew."""
    shutil.rmtree(folder / table, ignore_errors=True)
    with writers(folder, [table]) as made:
        for piece in rows():
            watch.heed()
            made[table].write(piece)
            del piece
    give_back()
    return table, made[table].rows


def texts(path: Path, chunks: Chunks, watch: Watch) -> None:
    """Write the texts of all documents as `Records`."""

    def pieces() -> Pieces:
        for rows in chunks.rows("documents", ["doc_id", "text"]):
            watch.heed()
            yield rows["doc_id"], rows["text"]

    Records(path, pieces()).close()


def extracted(found: Gathered, table: str, changed: Changed | None = None) -> Iterator[pa.Table]:
    """Yield the rows of a table as extracted; `changed` fills in what was not known then."""
    for rows in found.rows(table):
        yield changed(rows) if changed else rows


def comparisons(found: Gathered, told: Readable) -> Iterator[pa.Table]:
    """Yield the judgements within reports, then those across reports, which `told` holds."""
    yield from found.rows("comparisons")
    for rows in told.read("told", OF_TOLD):
        yield judged.comparisons(rows)
