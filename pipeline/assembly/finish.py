"""The last stage: link names across the archive, check across reports, and write the tables that waited for it."""

from __future__ import annotations

import dataclasses
import os
import uuid
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from pipeline import suppressions, tables
from pipeline.across import sides
from pipeline.across.archive import check_archive
from pipeline.across.copies import find_copies
from pipeline.assembly import audit, table_jobs
from pipeline.assembly.filled import Copies, Entities, Facts
from pipeline.assembly.gather import Gathered
from pipeline.checks.chosen import Chosen
from pipeline.database.base import Engine, rows_of
from pipeline.database.duck import Duck
from pipeline.database.records import Records, Shelf
from pipeline.database.sent import Sent
from pipeline.engines.cluster import Spread, publish
from pipeline.engines.shards import SCHEMAS
from pipeline.linking import archive as link
from pipeline.startup.lean import use_system_memory
from pipeline.storage.write import writers as writing
from pipeline.workers.beside import Beside
from pipeline.workers.pool import Pool

_ASKED = ("enterprises", "facts", *sides.SCHEMAS)  # what the engine is asked about beside documents
_HELD = ("flags", "flag_evidence")  # tables that no worker writes: the engine holds them until all are met


@dataclasses.dataclass(slots=True)
class Finished:
    """What the last stage gives: rows per table, flags by severity (open ones), reasons for abstaining."""

    counts: dict[str, int]
    open_flags: dict[str, int]
    reasons: Mapping[str, int]


def finish(
    folder: Path,
    found: Gathered,
    rules: suppressions.Suppressions,
    threads: int = 1,
    pool: Pool | None = None,
    checks: Chosen = None,
) -> Finished:
    """Write all tables below `folder`; those that are ready are written while questions are still being answered.

    `pool`: idle workers that judge and write tables.  `threads`: of DuckDB.  `checks`: those that are asked for.
    """
    use_system_memory()
    here = folder.parent / "engine"
    jobs = _Jobs(found, here / uuid.uuid4().hex, Beside(pool))
    given = jobs.texts() if pool else None
    with Duck(here, threads, pool=pool, texts=given) as engine, Shelf(here) as shelf:
        engine.files("documents", found.chunks.files("documents"), tables.SCHEMAS["documents"])
        for table in _ASKED:
            _name(engine, found, table)

        def linked() -> None:
            jobs.write("registry", partial(link.registry, jobs.sent(engine, link.READ)))
            known = Entities.of(engine, shelf)
            for table in ("enterprises", "money", "percentages", "patents"):
                jobs.extracted(table, partial(known.fill, table))

        for table in ("sentences", "rejects"):
            jobs.extracted(table)
        across(engine, lambda: jobs.extracted("documents", Copies.of(engine, shelf).mark), linked, checks)
        jobs.extracted("facts", Facts.of(engine, shelf).mark)
        engine.sql("told", table_jobs.TOLD)
        told = jobs.sent(engine, {"told": table_jobs.OF_TOLD})
        jobs.write("comparisons", partial(table_jobs.comparisons, found, told))
        reasons = _reasons(engine)
        if rules:
            jobs.put(folder)  # which files the evidence stands in is read of the documents
        with writing(folder, _HELD) as writers:
            open_flags = audit.write_flags(engine, engine, folder, found, writers, rules)
        jobs.put(folder)
    counts = {**jobs.rows, **{table: writer.rows for table, writer in writers.items()}}
    return Finished({table: counts[table] for table in tables.TABLES}, open_flags, reasons)


@dataclasses.dataclass(slots=True)
class _Jobs:
    """Tables that workers write, to a folder that no other run uses."""

    found: Gathered
    folder: Path
    beside: Beside
    rows: dict[str, int] = dataclasses.field(default_factory=dict)  # of the tables that are in their place
    _done: list[table_jobs.Written] = dataclasses.field(default_factory=list)

    def __post_init__(self) -> None:
        """Make the folder."""
        self.folder.mkdir(parents=True)

    def texts(self) -> Callable[[], Records]:
        """Have the texts of all documents written to a file; return a function that waits for it and opens it."""
        path = self.folder / "texts"
        begun = self.beside.do(table_jobs.texts, path, self.found.chunks)

        def read() -> Records:
            self.beside.wait(begun)
            return Records(path)

        return read

    def write(self, table: str, rows: table_jobs.Rows) -> None:
        """Have a table written."""
        self.beside.do(table_jobs.write, self.folder, table, rows)

    def extracted(self, table: str, changed: table_jobs.Changed | None = None) -> None:
        """Have a table of extracted rows written; `changed` fills in what is known by now."""
        self.write(table, partial(table_jobs.extracted, self.found, table, changed))

    def sent(self, engine: Duck, orders: Mapping[str, Sequence[str]]) -> Sent:
        """Return tables of the engine in a form that workers can read."""
        return Sent.of(engine, self.folder, orders)

    def put(self, folder: Path) -> None:
        """Wait for all jobs, and move their tables into place."""
        self._settle()
        for table, rows in self._done:
            os.replace(self.folder / table, folder / table)
            self.rows[table] = rows
        self._done.clear()

    def _settle(self) -> None:
        """Wait for all jobs."""
        self._done += filter(None, self.beside.settle())


def _name(engine: Duck, found: Gathered, table: str) -> None:
    """Let the engine read a table where it lies; of texts met twice only the rows of the first."""
    repeated = found.repeated(table)
    if repeated.num_rows:
        engine.table(f"{table}_repeated", repeated)
    but = f"{table}_repeated" if repeated.num_rows else None
    engine.files(table, found.chunks.files(table), SCHEMAS[table], but)


def across(
    engine: Engine,
    copies: Callable[[], None] = lambda: None,
    links: Callable[[], None] = lambda: None,
    checks: Chosen = None,
) -> None:
    """Find copies, link names and check across reports.

    The engine holds `documents`, `enterprises`, `facts` and the sides.  `copies` and `links` are called as soon as
    these are known.
    """
    find_copies(engine)
    engine.keep("again", "copies", "reports")
    copies()
    link.link(engine)
    links()
    engine.keep("entities", "spelt_in")
    check_archive(engine, checks)
    engine.keep("judged", "first", "marked", "reasons")


def finish_spread(folder: Path, found: Spread, rules: suppressions.Suppressions, checks: Chosen = None) -> Finished:
    """Write all tables below `folder` on a cluster, most of them by the executors that hold the rows."""
    engine = found.engine
    across(engine, checks=checks)
    counts = publish(engine, folder)
    names = ("registry", "rejects", "flags", "flag_evidence")
    with writing(folder, names) as writers, Duck(folder.parent / "held") as held:
        for rows in link.registry(engine):
            writers["registry"].write(rows)
        writers["rejects"].write(tables.to_arrow("rejects", found.missing))
        open_flags = audit.write_flags(engine, held, folder, found, writers, rules)
    for table, writer in writers.items():
        counts[table] = counts.get(table, 0) + writer.rows
    return Finished(counts, open_flags, _reasons(engine))


def _reasons(engine: Engine) -> dict[str, int]:
    """Return why checks across reports abstained, and how often."""
    return {f"check:{check}:{reason}": times for check, reason, times in rows_of(engine, "reasons", ())}
