"""The main job: read inputs, extract, link names across the archive, write the tables, say what happened."""

from __future__ import annotations

import hashlib
import logging
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from extractors import lexicon
from pipeline import ingest, own, suppressions, tables
from pipeline.finish import AUDIT, STAGED, Finished, finish
from pipeline.review.page import write_report
from pipeline.version import VERSION
from pipeline.work import Batch, process
from pipeline.workers import available_cores, collector_paused, run_tasks
from pipeline.write import Output, OutputError, Spool, TableWriter, check_target

FINAL = ("documents", "sentences", "rejects")  # rows that are final as they come
_LOG = logging.getLogger(__name__)
TASK_FILES, TASK_BYTES = 64, 4_000_000


@dataclass(frozen=True, slots=True)
class Options:
    """What a run was asked to do; goes into the manifest."""

    workers: int = 0
    max_chars: int = ingest.MAX_CHARS
    suppressions: str | None = None
    report: bool = True
    lexicon: str | None = None
    spacy_model: str | None = None


@dataclass(slots=True)
class Summary:
    """What a run did."""

    out: Path
    counts: dict[str, int]
    rejects: dict[str, int]
    abstained: dict[str, int]
    seconds: float
    files: int
    open_flags: dict[str, int]


@dataclass(slots=True)
class _State:
    """What the parent keeps while batches arrive: writers, ids seen, running counts."""

    writers: dict[str, TableWriter]
    spools: dict[str, Spool]
    decided: list[suppressions.Suppression]
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

    `progress(files, documents)` is called after each task.  Raises `write.OutputError` where `out` cannot be used,
    `extractors.lexicon.LexiconError` where a line of `options.lexicon` is bad.
    A run that raises or is interrupted leaves `out` as it was.
    """
    options = options or Options()
    mine = own.Own(options.lexicon, options.spacy_model)
    return own.call(mine, _run, inputs, out, options, overwrite=overwrite, progress=progress)


def _run(
    inputs: Sequence[str], out: str | Path, options: Options, *, overwrite: bool, progress: Report | None = None
) -> Summary:
    """Do what `run` says, in a process that has the words asked for."""
    target = Path(out)
    check_target(target, overwrite)
    began = time.monotonic()
    decided = _decided(options, target)
    output = Output(target)
    try:
        with collector_paused():
            state = _State(
                {table: TableWriter(output.tables, table) for table in FINAL},
                {table: Spool(output.staging, table) for table in (*STAGED, *AUDIT)},
                decided,
            )
            for batch in run_tasks(process, _tasks(inputs, options, state), options.workers or available_cores()):
                _take(state, batch)
                if progress:
                    progress(state.files, state.writers["documents"].rows)
            finished = _finish(output, state, options)
        summary = Summary(
            target,
            finished.counts,
            dict(state.rejects),
            dict(state.reasons),
            time.monotonic() - began,
            state.files,
            finished.open_flags,
        )
        output.finish(_manifest(summary, inputs, options, state.digest.hexdigest()))
        _page(output, options, decided)
        output.commit()
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
    _LOG.info("rejected %s: %s: %s", reject.source, reject.reason, reject.detail)
    state.writers["rejects"].write(tables.to_arrow("rejects", [reject]))
    state.rejects[reject.reason] += 1
    state.digest.update(f"{reject.source}\0{reject.record}\0{reject.reason}\n".encode("utf-8", "replace"))
    state.files += 1


def _take(state: _State, batch: Batch) -> None:
    """Write one batch; of reports whose text was met before only the documents row is kept."""
    state.reasons.update(batch.reasons)
    state.files += batch.files
    for reject in batch.tables["rejects"].to_pylist():
        state.rejects[reject["reason"]] += 1
        _LOG.info("rejected %(source)s, record %(record)s: %(reason)s: %(detail)s", reject)
    ids = batch.tables["documents"]["doc_id"].to_pylist()
    known = [doc_id for doc_id in ids if doc_id in state.seen]
    state.seen.update(ids)
    for doc_id, source in zip(ids, batch.tables["documents"]["source"].to_pylist(), strict=True):
        state.digest.update(f"{source}\0{doc_id}\n".encode("utf-8", "replace"))
    for table, rows in batch.tables.items():
        if known and table not in ("documents", "rejects", "flags"):  # flags are told apart by their ids
            rows = rows.filter(pc.invert(pc.is_in(rows["doc_id"], pa.array(known))))
        elif known and table == "documents":
            rows = _mark_copies(rows, set(known))
        (state.spools if table in state.spools else state.writers)[table].write(rows)


def _mark_copies(rows: pa.Table, known: set[str]) -> pa.Table:
    """Return documents with `duplicate_of` set where the very text was met before."""
    ids, marks = rows["doc_id"].to_pylist(), rows["duplicate_of"].to_pylist()
    marks = [doc_id if doc_id in known else mark for doc_id, mark in zip(ids, marks, strict=True)]
    place = rows.schema.get_field_index("duplicate_of")
    return rows.set_column(place, rows.schema.field(place), pa.array(marks, pa.string()))


def _finish(output: Output, state: _State, options: Options) -> Finished:
    """Close what was gathered and do the last stage."""
    for writer in state.writers.values():
        writer.close()
    for spool in state.spools.values():
        spool.close()
    rules = suppressions.Suppressions(state.decided)
    _LOG.info("linking names and checking across %d reports", len(state.seen))
    finished = finish(output.tables, state.spools, rules)
    finished.counts |= {table: writer.rows for table, writer in state.writers.items()}
    state.reasons.update(finished.reasons)
    return finished


def _decided(options: Options, target: Path) -> list[suppressions.Suppression]:
    """Return what reviewers decided: the file named, else the one in the folder to be replaced.

    Raises `OutputError` for a file that cannot be read or has a bad line.
    """
    path = Path(options.suppressions) if options.suppressions else target / suppressions.FILE
    if not path.is_file():
        if options.suppressions:
            raise OutputError(f"{path}: no such file")
        return []
    read = suppressions.read(path)
    if read.faults:
        raise OutputError(f"{path}:{read.faults[0][0]}: {read.faults[0][1]}")
    return read.rows


def _page(output: Output, options: Options, decided: list[suppressions.Suppression]) -> None:
    """Keep the reviewers' decisions beside the tables, and write the review page."""
    if decided:
        suppressions.write(output.tables / suppressions.FILE, decided)
    if options.report:
        write_report(output.tables)


def _manifest(summary: Summary, inputs: Sequence[str], options: Options, fingerprint: str) -> dict[str, Any]:
    """Return what manifest.json records."""
    return {
        "program": "heshu",
        "version": VERSION,
        "lexicons": lexicon.fingerprints(),
        "user_lexicon": lexicon.USER.fingerprints,
        "inputs": list(inputs),
        "input_fingerprint": fingerprint,
        "options": asdict(options),
        "counts": summary.counts,
        "rejects": summary.rejects,
        "abstained": dict(sorted(summary.abstained.items())),
        "files": summary.files,
        "wall_seconds": round(summary.seconds, 3),
    }
