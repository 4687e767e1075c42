"""The main job: read inputs, extract, link names across the archive, write the tables, say what happened."""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Any

from extractors import lexicon
from pipeline import ingest, nlp, own, suppressions
from pipeline.engines import cluster, identity
from pipeline.engines.cluster import Spread
from pipeline.engines.cores import available_cores
from pipeline.engines.extraction import Asked, Extracted, extract_all
from pipeline.engines.pool import Pool, WorkerError
from pipeline.engines.shards import Store
from pipeline.engines.spark import MissingSparkError, Spark, session
from pipeline.engines.worker import Limits, collector_paused
from pipeline.finish import Finished, finish, finish_spread
from pipeline.gather import Gathered
from pipeline.output import Output, in_words
from pipeline.review.page import write_report
from pipeline.version import VERSION, program_fingerprint
from pipeline.write import OutputError, check_target

_FEW, _SMALL = 8, 100_000  # files and bytes below which one worker is soonest done
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Options:
    """What a run was asked to do; goes into the manifest.

    `workers`: processes, 0 for one a core.  `timeout`: seconds a record may take, 0 for no limit.  `max_memory`: bytes
    a worker may hold of its own.  `guard=False` does everything in this process, where a crash is the end of the run.
    `engine`: `local`, or `spark` with the address of a cluster (`master`) or of a Spark Connect server (`remote`).
    `retry_of`: the folder of an earlier run, of which only the rejects are read.
    """

    workers: int = 0
    max_chars: int = ingest.MAX_CHARS
    suppressions: str | None = None
    report: bool = True
    lexicon: str | None = None
    spacy_model: str | None = None
    timeout: float = 300.0
    max_memory: int | None = None
    guard: bool = True
    text_column: str | None = None
    engine: str = "local"
    master: str | None = None
    remote: str | None = None
    retry_of: str | None = None


# What changes neither what is extracted nor what is written; in the manifest it stands apart.
_VOLATILE = ("workers", "guard", "engine", "master", "remote")
_LATER = ("suppressions", "report")  # what only the last stage heeds


@dataclass(slots=True)
class Summary:
    """What a run did; `reused` counts the groups of files that an earlier, unfinished run had done."""

    out: Path
    counts: dict[str, int]
    rejects: dict[str, int]
    abstained: dict[str, int]
    seconds: float
    files: int
    open_flags: dict[str, int]
    reused: int = 0


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

    `progress(files, documents)` is called as groups of files are done.  Raises `write.OutputError` where `out` cannot
    be used or written, `extractors.lexicon.LexiconError` where a line of `options.lexicon` is bad.
    A run that raises, is interrupted or killed leaves `out` as it was; the same call again goes on where it ended.
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
    output = Output(target)
    try:
        check_target(target, overwrite)  # again: it may have put an earlier folder back
        return _write(output, inputs, options, progress)
    except OSError as error:
        raise OutputError(in_words(error, output)) from error
    except MissingSparkError as error:
        raise OutputError(str(error)) from error
    except WorkerError as error:
        raise OutputError(f"{error}; what is finished is kept, the same command goes on from here") from error
    finally:
        output.release()


def _write(output: Output, inputs: Sequence[str], options: Options, progress: Report | None) -> Summary:
    """Extract, finish and put the tables in place."""
    began = time.monotonic()
    decided = _decided(options, output.out)
    rules = suppressions.Suppressions(decided)
    extracted, found, finished = (_on_spark if options.engine == "spark" else _here)(
        output, inputs, options, rules, progress
    )
    summary = _summary(output, extracted, found, finished)
    summary.seconds = time.monotonic() - began
    output.finish(_manifest(summary, inputs, options, extracted.inputs))
    _page(output, options, decided)
    output.commit()
    return summary


def _here(
    output: Output,
    inputs: Sequence[str],
    options: Options,
    rules: suppressions.Suppressions,
    progress: Report | None,
) -> tuple[Extracted, Gathered, Finished]:
    """Do the work on this machine."""
    workers = (options.workers or available_cores()) if options.guard else 0
    asked = Asked(Store(output.shards), _reading(options, output), identity.of_options(_settled(options, _LATER)))
    limits = Limits(options.timeout, options.max_memory)
    sources = ingest.sources(inputs)
    first = list(islice(sources, _FEW))
    small = len(first) < _FEW and sum(source.size for source in first if isinstance(source, ingest.Source)) < _SMALL
    with Pool(min(workers, 1) if small else workers, output.workers, limits, warm=not small) as pool:
        extracted = extract_all(pool, asked, chain(first, sources), workers, progress)
    found = Gathered(extracted.chunks)
    _LOG.info("linking names and checking across %d files", extracted.files)
    with collector_paused():
        return extracted, found, finish(output.tables, found, rules)


def _on_spark(
    output: Output,
    inputs: Sequence[str],
    options: Options,
    rules: suppressions.Suppressions,
    progress: Report | None,
) -> tuple[Spread, Spread, Finished]:
    """Do the work on a cluster."""
    engine = Spark(session(options.master, options.remote), output.engine)
    spread = cluster.extract(
        engine,
        output.shards,
        ingest.sources([os.path.abspath(given) if os.path.exists(given) else given for given in inputs]),
        _reading(options, None),
        Limits(options.timeout, options.max_memory),
        identity.of_options(_settled(options, _LATER)),
        progress,
    )
    return spread, spread, finish_spread(output.tables, spread, rules)


def _reading(options: Options, output: Output | None) -> ingest.Reading:
    """Return how sources are read; without `output`, temporary files lie where the system has them."""
    scratch = str(output.workers) if output else None
    return ingest.Reading(options.max_chars, options.text_column, scratch, options.retry_of)


def _settled(options: Options, but: Sequence[str] = ()) -> dict[str, Any]:
    """Return the options that change the result."""
    return {name: value for name, value in asdict(options).items() if name not in (*_VOLATILE, *but)}


def _summary(output: Output, extracted: Extracted | Spread, found: Gathered | Spread, finished: Finished) -> Summary:
    """Return what the run did."""
    reasons = found.counted("reasons")
    reasons.update(finished.reasons)
    return Summary(
        output.out,
        finished.counts,
        dict(found.counted("rejects")),
        dict(reasons),
        0.0,
        extracted.files,
        finished.open_flags,
        extracted.reused,
    )


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
    """Return what manifest.json records; under `run` stands what differs from one run to the next."""
    return {
        "program": "heshu",
        "version": VERSION,
        "program_fingerprint": program_fingerprint(),
        "lexicons": lexicon.fingerprints(),
        "user_lexicon": lexicon.USER.fingerprints,
        "spacy_model": nlp.fingerprint(),
        "inputs": list(inputs),
        "input_fingerprint": fingerprint,
        "options": _settled(options),
        "counts": summary.counts,
        "rejects": dict(sorted(summary.rejects.items())),
        "abstained": dict(sorted(summary.abstained.items())),
        "files": summary.files,
        "run": {
            "wall_seconds": round(summary.seconds, 3),
            "workers": options.workers,
            "reused": summary.reused,
        },
    }
