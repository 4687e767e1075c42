"""The main job: read inputs, extract, link names across the archive, write the tables, say what happened."""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from extractors import lexicon
from pipeline import ingest, link, tables
from pipeline.version import VERSION
from pipeline.work import Batch, process
from pipeline.workers import available_cores, collector_paused, run_tasks
from pipeline.write import Output, Spool, TableWriter, batches, check_target

# Rows that are final as they come, and those that wait until all names of the archive are known.
FINAL = ("documents", "sentences", "rejects")
STAGED = ("enterprises", "money", "percentages", "patents", "facts")
TASK_FILES, TASK_BYTES = 64, 4_000_000


@dataclass(frozen=True, slots=True)
class Options:
    """What a run was asked to do; goes into the manifest."""

    workers: int = 0
    max_chars: int = ingest.MAX_CHARS


@dataclass(slots=True)
class Summary:
    """What a run did."""

    out: Path
    counts: dict[str, int]
    rejects: dict[str, int]
    abstained: dict[str, int]
    seconds: float
    files: int


@dataclass(slots=True)
class _State:
    """What the parent keeps while batches arrive: writers, ids seen, running counts."""

    writers: dict[str, TableWriter]
    spools: dict[str, Spool]
    seen: set[str] = field(default_factory=set)
    reasons: Counter[str] = field(default_factory=Counter)
    rejects: Counter[str] = field(default_factory=Counter)
    digest: Any = field(default_factory=lambda: hashlib.blake2b(digest_size=16))
    files: int = 0


Report = Callable[[int, int], None]


def run(
    inputs: Sequence[str],
    out: str | Path,
    options: Options | None = None,
    *,
    overwrite: bool = False,
    progress: Report | None = None,
) -> Summary:
    """Turn files, folders and globs into the tables below `out`.

    `progress(files, documents)` is called after each task.  Raises `write.OutputError` where `out` cannot be used.
    A run that raises or is interrupted leaves `out` as it was.
    """
    options = options or Options()
    target = Path(out)
    check_target(target, overwrite)
    began = time.monotonic()
    output = Output(target)
    try:
        with collector_paused():
            state = _State(
                {table: TableWriter(output.tables, table) for table in FINAL},
                {table: Spool(output.staging, table) for table in STAGED},
            )
            for batch in run_tasks(process, _tasks(inputs, options, state), options.workers or available_cores()):
                _take(state, batch)
                if progress:
                    progress(state.files, state.writers["documents"].rows)
            counts = _finish(output, state)
        summary = Summary(
            target, counts, dict(state.rejects), dict(state.reasons), time.monotonic() - began, state.files
        )
        output.commit(_manifest(summary, inputs, options, state.digest.hexdigest()))
    finally:
        output.discard()
    return summary


def _tasks(inputs: Sequence[str], options: Options, state: _State) -> Iterator[tuple[list[ingest.Source], int]]:
    """Yield sources in groups that are worth a trip to a worker; what cannot be found is rejected at once."""
    group: list[ingest.Source] = []
    size = 0
    for source in ingest.sources(inputs):
        if isinstance(source, tables.Reject):
            _reject(state, source)
            continue
        group.append(source)
        size += source.size
        if len(group) >= TASK_FILES or size >= TASK_BYTES:
            yield group, options.max_chars
            group, size = [], 0
    if group:
        yield group, options.max_chars


def _reject(state: _State, reject: tables.Reject) -> None:
    """Write one row of rejects and count it."""
    state.writers["rejects"].write(tables.to_arrow("rejects", [reject]))
    state.rejects[reject.reason] += 1
    state.digest.update(f"{reject.source}\0{reject.record}\0{reject.reason}\n".encode("utf-8", "replace"))
    state.files += 1


def _take(state: _State, batch: Batch) -> None:
    """Write one batch; of reports whose text was met before only the documents row is kept."""
    state.reasons.update(batch.reasons)
    state.files += batch.files
    for reason in batch.tables["rejects"]["reason"].to_pylist():
        state.rejects[reason] += 1
    ids = batch.tables["documents"]["doc_id"].to_pylist()
    known = [doc_id for doc_id in ids if doc_id in state.seen]
    state.seen.update(ids)
    for doc_id, source in zip(ids, batch.tables["documents"]["source"].to_pylist(), strict=True):
        state.digest.update(f"{source}\0{doc_id}\n".encode("utf-8", "replace"))
    for table, rows in batch.tables.items():
        if known and table not in ("documents", "rejects"):
            rows = rows.filter(pc.invert(pc.is_in(rows["doc_id"], pa.array(known))))
        elif known and table == "documents":
            rows = _mark_copies(rows, set(known))
        (state.spools if table in STAGED else state.writers)[table].write(rows)


def _mark_copies(rows: pa.Table, known: set[str]) -> pa.Table:
    """Return documents with `duplicate_of` set where the very text was met before."""
    ids, marks = rows["doc_id"].to_pylist(), rows["duplicate_of"].to_pylist()
    marks = [doc_id if doc_id in known else mark for doc_id, mark in zip(ids, marks, strict=True)]
    place = rows.schema.get_field_index("duplicate_of")
    return rows.set_column(place, rows.schema.field(place), pa.array(marks, pa.string()))


def _finish(output: Output, state: _State) -> dict[str, int]:
    """Link names across the archive and write the tables that waited for it; return rows per table."""
    for writer in state.writers.values():
        writer.close()
    for spool in state.spools.values():
        spool.close()
    linked = link.link_archive(
        state.spools["enterprises"].batches(), batches(output.tables, "documents", ["doc_id", "region"])
    )
    writers = {table: TableWriter(output.tables, table) for table in ("registry", *STAGED)}
    writers["registry"].write(tables.to_arrow("registry", linked.registry))
    for table in STAGED:
        for rows in state.spools[table].batches():
            writers[table].write(linked.apply(table, rows))
    for writer in writers.values():
        writer.close()
    return {table: {**state.writers, **writers}[table].rows for table in tables.TABLES}


def _manifest(summary: Summary, inputs: Sequence[str], options: Options, fingerprint: str) -> dict[str, Any]:
    """Return what manifest.json records."""
    return {
        "program": "heshu",
        "version": VERSION,
        "lexicons": {path.stem: lexicon.fingerprint(path.stem) for path in sorted(lexicon.FOLDER.glob("*.tsv"))},
        "inputs": list(inputs),
        "input_fingerprint": fingerprint,
        "options": asdict(options),
        "counts": summary.counts,
        "rejects": summary.rejects,
        "abstained": dict(sorted(summary.abstained.items())),
        "files": summary.files,
        "wall_seconds": round(summary.seconds, 3),
    }
