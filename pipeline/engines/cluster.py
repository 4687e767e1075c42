"""The main job on Spark: the same functions, queries and judges as on one machine.

Files are extracted in waves.  A wave is named by the content of its files, written by one Spark job, and marked as
done after it: a driver that is lost costs the wave at hand.  What the checks across reports need in one place (names
that have a neighbour, flags) comes to the driver.
"""

from __future__ import annotations

import json
import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pyarrow as pa

from pipeline import ingest, tables
from pipeline.across import sides
from pipeline.checks.chosen import Chosen
from pipeline.database.base import rows_of
from pipeline.database.spark import Spark
from pipeline.engines import exchange, identity
from pipeline.engines.publish import PUBLISHED, QUERIES, WRITTEN, write_batches
from pipeline.engines.shards import SCHEMAS, write_whole
from pipeline.storage.bucket import NAMES, put_batches
from pipeline.storage.write import TableWriter
from pipeline.tables import Reject
from pipeline.workers.worker import Limits

WAVE_FILES, WAVE_BYTES = 20_000, 1 << 30
# What one task of the cluster reads; each starts a guarded process of its own.
PART_FILES, PART_BYTES, MOST_PARTS = 64, 8_000_000, 1000
# Tables of which a report's rows are kept once, however often its text was met.
_ONCE = (
    "sentences", "enterprises", "money", "percentages", "patents", "facts", "comparisons", "flag_evidence",
    *sides.SCHEMAS,
)  # fmt: skip
# Of these, tables that nobody asks about before they are written.
_PASSING = ("sentences", "money", "percentages", "patents", "comparisons", "rejects")
_ASKED_AT_ONCE = 4  # questions that do not wait for each other: a cluster is idle between the steps of one
_HOMES = "SELECT doc_id, min(chunk) AS chunk FROM all_documents GROUP BY doc_id"


@dataclass(slots=True)
class Spread:
    """What was extracted on a cluster; `rows` gives what is small enough for the driver."""

    engine: Spark
    inputs: str
    files: int
    reused: int
    missing: list[Reject]

    def rows(self, table: str) -> Iterator[pa.Table]:
        """Yield the rows of flags or their evidence; the other tables are written where they are."""
        if table in ("flags", "flag_evidence"):
            schema = tables.SCHEMAS[table]
            order = ("flag_id",) if table == "flags" else ("flag_id", "side", "doc_id", "start", "end")
            for piece in self.engine.read(table, order):
                yield tables.conform(table, piece.select(schema.names))

    def counted(self, what: str) -> Counter[str]:
        """Return the sum over all chunks of `reasons` or `rejects`."""
        total: Counter[str] = Counter(reject.reason for reject in self.missing if what == "rejects")
        for _, data in rows_of(self.engine, "abouts", ()):
            total.update(json.loads(data)[what])
        return total


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a cluster: the folder of its waves, how files are read and checked, within which limits.

    `options`: fingerprint of what changes the result.
    """

    waves: Path
    reading: ingest.Reading
    limits: Limits
    options: str
    checks: Chosen = None


def extract(
    engine: Spark,
    asked: Asked,
    found: Iterator[ingest.Source | Reject],
    progress: Callable[[int, int], None] | None = None,
) -> Spread:
    """Extract all sources in waves, and name the tables: `all_documents` …, and of each report's rows one copy."""
    missing: list[Reject] = []
    folders, prints, files, reused = [], [], 0, 0
    for number, wave in enumerate(_waves(found, missing)):
        key = _content(engine, wave, asked.options, number)
        prints.append(key)
        files += len(wave)
        folder, mark = asked.waves / key, asked.waves / f"{key}.json"
        if mark.is_file():
            reused += 1
        else:
            _extract(engine, wave, folder, asked)
            write_whole(mark, json.dumps({"files": len(wave)}))
        folders.append(folder)
        if progress:
            progress(files, 0)
    _name(engine, folders)
    return Spread(engine, identity.combined(waves=prints), files + len(missing), reused, missing)


def _waves(found: Iterator[ingest.Source | Reject], missing: list[Reject]) -> Iterator[list[ingest.Source]]:
    """Yield files in waves; what was not found is added to `missing`."""
    wave: list[ingest.Source] = []
    size = 0
    for source in found:
        if isinstance(source, Reject):
            missing.append(source)
            continue
        wave.append(source)
        size += source.size
        if len(wave) >= WAVE_FILES or size >= WAVE_BYTES:
            yield wave
            wave, size = [], 0
    if wave:
        yield wave


def _parts(wave: Sequence[ingest.Source]) -> int:
    """Return into how many tasks a wave is cut."""
    size = sum(source.size for source in wave)
    return max(1, min(MOST_PARTS, len(wave), max(len(wave) // PART_FILES, size // PART_BYTES) + 1))


def _content(engine: Spark, wave: Sequence[ingest.Source], options: str, number: int) -> str:
    """Return the name of a wave; its files are read where the executors are."""
    frame = engine.frames.dealt(exchange.sources_to_arrow(wave), _parts(wave))
    prints = engine.frames.mapped(frame, exchange.fingerprints, exchange.PRINTS).toArrow().sort_by("number")
    found = [[source.path for source in wave], prints["content"].to_pylist()]
    return identity.combined(options=options, files=found, number=number)


def _extract(engine: Spark, wave: Sequence[ingest.Source], folder: Path, asked: Asked) -> None:
    """Write the packed tables of a wave; pages are dealt out anew between reading and extracting."""
    parts = _parts(wave)
    frame = engine.frames.dealt(exchange.sources_to_arrow(wave), parts)
    pages = engine.frames.mapped(frame, partial(exchange.read_batches, asked.reading, asked.limits), exchange.PAGES)
    packed = engine.frames.mapped(
        pages.repartition(parts), exchange.extractor(asked.limits, asked.checks), exchange.PACKED
    )
    packed.write.mode("overwrite").partitionBy("name").parquet(str(folder))


def _name(engine: Spark, folders: Sequence[Path]) -> None:
    """Name all tables of the waves."""
    engine.files("abouts", _of(exchange.ABOUT, folders), exchange.STREAMS)
    for table in ("documents", "flags", "rejects", *_ONCE):
        engine.files(f"packed_{table}", _of(table, folders), exchange.STREAMS)
        schema = exchange.unpacked(table)
        engine.unwritten(f"all_{table}", partial(exchange.unpack, table), f"packed_{table}", schema)
        (engine.once if table in _PASSING else engine.sql)(table, _unpacked(table))
    engine.sql("homes_of", _HOMES)
    engine.number("homes_of")
    with ThreadPoolExecutor(_ASKED_AT_ONCE) as asking:
        list(asking.map(engine.number, ("documents", "flags", "rejects", *_ONCE)))


def _unpacked(table: str) -> str:
    """Return the query that gives the rows of an extracted table."""
    names = ", ".join(f"t.`{name}`" for name in SCHEMAS[table].names)
    once = "JOIN homes_of h ON t.doc_id = h.doc_id AND t.chunk = h.chunk" if table in _ONCE else ""
    return f"SELECT {names} FROM all_{table} t {once}"


def _of(name: str, folders: Sequence[Path]) -> list[Path]:
    """Return where the waves keep one table: each table is read once, and alone."""
    return [place for folder in folders if (place := folder / f"name={name}").is_dir()]


def publish(engine: Spark, folder: Path) -> dict[str, int]:
    """Write all tables that are written where they are below `folder`; return the number of their rows."""
    counts = {}
    for table in PUBLISHED:
        attempts = folder.parent / "attempts"
        written = engine.gathered(QUERIES[table], partial(write_batches, table, str(attempts)), WRITTEN)
        (folder / table).mkdir(parents=True, exist_ok=True)
        for number, path in enumerate(written["path"].to_pylist()):
            os.replace(path, folder / table / f"part-{number:05d}.parquet")
        TableWriter(folder, table).close()  # without rows, too, a table has a file
        shutil.rmtree(attempts, ignore_errors=True)
        counts[table] = sum(written["rows"].to_pylist())
    return counts


def put(engine: Spark, uri: str, folder: Path, names: Sequence[str]) -> None:
    """Have executors put files of a folder, which they see, into object storage: a file a task."""
    frame = engine.frames.dealt(pa.table([names], schema=NAMES), min(len(names), MOST_PARTS))
    engine.frames.mapped(frame, partial(put_batches, uri, str(folder)), NAMES).toArrow()
