"""The last stage: link names across the archive, check across reports, and write the tables that waited for it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import pyarrow as pa

from pipeline import audit, suppressions, tables
from pipeline.across import sides
from pipeline.across.archive import check_archive
from pipeline.across.copies import find_copies
from pipeline.engines.base import Engine, rows_of
from pipeline.engines.beside import Beside
from pipeline.engines.cluster import Spread, publish
from pipeline.engines.duck import Duck
from pipeline.engines.pool import Pool
from pipeline.engines.records import Shelf
from pipeline.engines.shards import SCHEMAS
from pipeline.filled import Copies, Entities, Facts
from pipeline.gather import Gathered
from pipeline.linking import archive as link
from pipeline.write import TableWriter
from pipeline.write import writers as writing

Changed = Callable[[pa.Table], pa.Table]
_ASKED = ("enterprises", "facts", *sides.SCHEMAS)  # what the engine is asked about beside documents


@dataclasses.dataclass(slots=True)
class Finished:
    """What the last stage gives: rows per table, flags by severity (open ones), reasons for abstaining."""

    counts: dict[str, int]
    open_flags: dict[str, int]
    reasons: Mapping[str, int]


def finish(
    folder: Path, found: Gathered, rules: suppressions.Suppressions, threads: int = 1, pool: Pool | None = None
) -> Finished:
    """Write all tables below `folder`; what can be written is, beside the questions that are still asked.

    `pool`: idle workers that judge.
    """
    pa.set_memory_pool(pa.system_memory_pool())  # Arrow's own keeps much of what was freed: 40 MB of 480, and no faster
    here = folder.parent / "engine"
    with Duck(here, threads, pool=pool) as engine, writing(folder, tables.TABLES) as writers:
        engine.files("documents", found.chunks.files("documents"), tables.SCHEMAS["documents"])
        for table in _ASKED:
            _name(engine, found, table)
        with Shelf(here) as shelf, Beside(threads) as beside:

            def write(table: str, changed: Changed | None = None) -> None:
                beside.do(_write, found, table, writers[table], changed)

            def write_linked() -> None:
                for rows in link.registry(engine):
                    writers["registry"].write(rows)
                for table in ("enterprises", "money", "percentages", "patents"):
                    write(table, partial(Entities.of(engine, shelf).fill, table))

            for table in ("sentences", "rejects"):
                write(table)
            across(engine, lambda: write("documents", Copies.of(engine, shelf).mark), write_linked)
            write("facts", Facts.of(engine, shelf).mark)
            audit.write_comparisons(engine, found, writers)
        open_flags = audit.write_flags(engine, engine, folder, found, writers, rules)
        reasons = _reasons(engine)
    return Finished({table: writer.rows for table, writer in writers.items()}, open_flags, reasons)


def _write(found: Gathered, table: str, writer: TableWriter, changed: Changed | None = None) -> None:
    """Write the rows of a table; `changed` fills in what was not known when they were extracted."""
    for rows in found.rows(table):
        writer.write(changed(rows) if changed else rows)
    writer.close()


def _name(engine: Duck, found: Gathered, table: str) -> None:
    """Let the engine read a table where it lies; where texts were met twice, the rows of the first one."""
    repeated = found.repeated(table)
    if repeated.num_rows:
        engine.table(f"{table}_repeated", repeated)
    but = f"{table}_repeated" if repeated.num_rows else None
    engine.files(table, found.chunks.files(table), SCHEMAS[table], but)


def across(engine: Engine, copies: Callable[[], None] = lambda: None, links: Callable[[], None] = lambda: None) -> None:
    """Answer all questions across reports; the engine holds `documents`, `enterprises`, `facts` and the sides.

    `copies` and `links` are called as soon as these are known.
    """
    find_copies(engine)
    engine.keep("again", "copies", "reports")
    copies()
    link.link(engine)
    links()
    engine.keep("entities")
    check_archive(engine)
    engine.keep("judged", "first", "marked", "reasons")


def finish_spread(folder: Path, found: Spread, rules: suppressions.Suppressions) -> Finished:
    """Write all tables below `folder`, most of them from where the rows are."""
    engine = found.engine
    across(engine)
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
