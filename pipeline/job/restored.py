"""The chunks of a finished run that kept none, made anew from its tables, with what another try does not replace.

A row of `documents` holds all that was read of a report, and its text; so the same program gives the rows that it gave
then, and no input is opened, whether the run was on this machine or on Spark.  It costs what extracting costs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from pipeline import tables
from pipeline.checks.chosen import Chosen, in_report
from pipeline.document.split import Report
from pipeline.engines import identity
from pipeline.engines.pile import GROUP, reasons_of, to_tables
from pipeline.engines.shards import Shard, Store
from pipeline.engines.work import CHUNK, RECORD
from pipeline.extract import Extracted, Origin, extract_all
from pipeline.ingest import file_of
from pipeline.job.kept import Replaced
from pipeline.segment import words
from pipeline.startup.late_parquet import pq
from pipeline.workers.deaths import Task
from pipeline.workers.pool import Pool
from pipeline.workers.watch import Watch

Row = dict[str, Any]


def chunks(folder: Path, run: str, replaced: Replaced, store: Store, pool: Pool, checks: Chosen = None) -> list[Path]:
    """Return chunks of `run`, whose tables are in `folder`, in the order of its rows; what is replaced is left out.

    Those that an earlier, unfinished try made are not made again.
    """
    asked = identity.combined(
        run=run, whole=sorted(replaced.whole), rest=sorted(replaced.rest), program=identity.program(), checks=checks
    )
    places = [place for table in ("documents", "rejects") for place in _groups(folder, table)]
    tasks = (Task(_make, (number, place, asked, replaced, store, checks)) for number, place in enumerate(places))
    done: dict[int, Shard] = dict(result for _, result in pool.run(tasks))
    return [store.chunk(done[place].key, chunk) for place in sorted(done) for chunk in range(done[place].chunks)]


class _Group(NamedTuple):
    """A row group of a table: its file, and its number there."""

    table: str
    path: Path
    number: int


def _groups(folder: Path, table: str) -> Iterator[_Group]:
    """Yield the row groups of a table."""
    for path in sorted((folder / table).glob("*.parquet")):
        with pq.ParquetFile(path) as file:
            yield from (_Group(table, path, number) for number in range(file.num_row_groups))


def _make(
    number: int, group: _Group, asked: str, replaced: Replaced, store: Store, checks: Chosen, _: Watch
) -> tuple[int, Shard]:
    """Make the chunks of one row group in a worker; return its number and shard."""
    table, path, place = group
    key = identity.combined(asked=asked, table=table, file=path.name, group=place)
    done = store.finished(key)
    if done:
        return number, done
    with pq.ParquetFile(path) as file:
        rows = file.read_row_group(place, use_threads=False).to_pylist()
    gone = replaced.whole if table == "documents" else replaced.all
    left = [row for row in rows if file_of(row["source"]) not in gone]
    made = 0
    for made, lot in enumerate(_lots(left), 1):
        found = _extracted(lot, checks) if table == "documents" else []
        rejects = [tables.Reject(**row) for row in lot] if table == "rejects" else []
        built = {**to_tables(found), "rejects": tables.to_arrow("rejects", rejects)}
        store.write(key, made - 1, built, reasons_of(found, rejects))
    shard = Shard(key, made, key, 0)
    store.finish(shard)
    return number, shard


def _lots(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Yield rows, as many at once as a chunk has."""
    lot: list[Row] = []
    size = 0
    for row in rows:
        lot.append(row)
        size += RECORD + len(row.get("text") or "")
        if size >= CHUNK:
            yield lot
            lot, size = [], 0
    if lot:
        yield lot


def _extracted(rows: Sequence[Row], checks: Chosen) -> list[Extracted]:
    """Return what the reports of some documents rows give."""
    lots = [rows[at : at + GROUP] for at in range(0, len(rows), GROUP)]
    asked = in_report(checks)
    return [item for lot in lots for item in extract_all([_report(row) for row in lot], words, checks=asked)]


def _report(row: Row) -> tuple[Report, Origin]:
    """Return the report that a row was made of."""
    said = {name: row[name] for name in Report._fields}
    said["fixes"] = tuple(tables.Fix(**fix) for fix in row["fixes"])
    return Report(**said), Origin(row["source"], row["record"], row["encoding"])
