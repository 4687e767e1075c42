"""The main job: read inputs, extract, link names across the archive, write the tables, say what happened."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import localcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from extractors.widths import EXACT
from pipeline import own, suppressions
from pipeline.assembly.gather import Gathered
from pipeline.database.base import EngineError
from pipeline.engines.extraction import Extracted
from pipeline.faults import in_words, to_do
from pipeline.folder import as_uri, counted
from pipeline.job import kept, manifest
from pipeline.job.closing import on_spark, stored, write_report
from pipeline.job.local import Local
from pipeline.job.options import Options, Progress
from pipeline.job.retry import Plan
from pipeline.job.summary import Summary
from pipeline.job.text_column import lacking
from pipeline.storage.output import Output
from pipeline.storage.write import OutputError, check_target
from pipeline.workers.deaths import WorkerError

if TYPE_CHECKING:
    from pipeline.assembly.finish import Finished
    from pipeline.engines.cluster import Spread

__all__ = ["Options", "Summary", "retry", "run"]

Done: TypeAlias = "tuple[Extracted | Spread, Gathered | Spread, Finished]"

_MIXED = (
    "{}: not the same any more as when its tables were written: {}; rows of both would be mixed. With --force all its"
    " inputs are read again, with the options they were read with, and all tables written anew"
)


def run(
    inputs: Sequence[str],
    out: str | Path,
    options: Options | None = None,
    *,
    overwrite: bool = False,
    progress: Progress | None = None,
) -> Summary:
    """Turn `inputs` (files, folders, globs, URIs) into the tables below `out`, and say what was done.

    `overwrite` replaces the tables of an earlier run; any other file in `out` stays.  `progress(files, documents)` is
    called as groups of files are done.  `out` may be a URI that fsspec writes to: `pipeline.storage.stored` says what
    that promises.

    Raises `write.OutputError` where `out` cannot be used or written, `extractors.lexicon.LexiconError` where a line of
    `options.lexicon` is bad.  What cannot be read raises nothing: it is a row of `rejects`.  A run that raises, is
    interrupted or killed leaves `out` as it was; the same call again goes on where it ended.
    """
    options = options or Options()
    mine = own.Own(options.lexicon, options.spacy_model)
    target = as_uri(out) or Path(out)
    return own.call(mine, _run, inputs, target, options, overwrite=overwrite, progress=progress)


def retry(
    plan: Plan,
    options: Options,
    out: str | Path | None = None,
    *,
    overwrite: bool = False,
    force: bool = False,
    progress: Progress | None = None,
) -> Summary:
    """Try again what a run rejected, and merge the outcome into its tables, or write both below `out`.

    `plan` comes from `pipeline.job.retry.plan`, `options` from `pipeline.job.retry.options`.  Raises
    `write.OutputError` as `run` does, and where the program, its lexicons or the spaCy model changed since the run, for
    rows of both would be mixed: `force` reads all inputs of the run again then.  The old tables stay until the new ones
    are whole, and the same call again goes on where one ended.
    """
    mine = own.Own(options.lexicon, options.spacy_model)
    target = plan.folder if out is None else Path(out)
    over = overwrite or out is None
    return own.call(mine, _retry, plan, target, options, overwrite=over, force=force, progress=progress)


def _run(
    inputs: Sequence[str], out: Path | str, options: Options, *, overwrite: bool, progress: Progress | None = None
) -> Summary:
    """Do what `run` says, in a process that has loaded the user's words; an `out` that is a string is a URI."""
    if isinstance(out, str):
        options = replace(options, keep=False)  # `heshu retry` wants tables on a disk

    def work(output: Output) -> Summary:
        began = time.monotonic()
        decided = suppressions.decided(options.suppressions, output.before)
        rules = suppressions.Suppressions(decided.rows)
        done: Done
        if options.engine == "spark":
            done = on_spark(output, inputs, options, rules, progress)
        else:
            done = Local(output, options, rules, progress).everything(inputs)
        summary = replace(_summary(output, done, options, began), stale=rules.unmet)
        if not summary.counts["documents"] and counted(output.before, "documents"):  # mistyped, or not mounted
            output.discard()
            return replace(summary, placed=False)
        _place(output, options, decided, manifest.of_run(summary, inputs, options, done[0].inputs))
        return summary

    return _guarded(out, overwrite, work, options.work)


def _retry(
    plan: Plan, out: Path, options: Options, *, overwrite: bool, force: bool, progress: Progress | None = None
) -> Summary:
    """Do what `retry` says, in a process that has loaded the user's words."""

    def work(output: Output) -> Summary:
        began = time.monotonic()
        plan.check()
        changed = manifest.changed(plan.manifest)
        if changed and not force:
            raise OutputError(_MIXED.format(plan.folder, " and ".join(changed)))
        decided = suppressions.decided(None, plan.folder)  # the run put a copy of any other file there
        rules = suppressions.Suppressions(decided.rows)
        found = Local(output, options, rules, progress)
        if changed:
            plan.check_all()
            done = found.everything(plan.manifest["inputs"], plan.base)
            summary = _summary(output, done, options, began)
        else:
            done = found.again(plan, kept.kept(plan.folder))
            summary = _summary(output, done, options, began)
            summary.files += plan.manifest["files"] - len(plan.files)
        if not changed and not found.documents and summary.counts["rejects"] >= plan.manifest["counts"]["rejects"]:
            output.discard()
            return replace(summary, placed=False)
        summary.stale = rules.unmet
        said = manifest.of_run(summary, plan.manifest["inputs"], options, done[0].inputs, plan.base)
        tries = [*plan.manifest.get("retries", []), {"rejects": plan.chosen, "files": len(plan.files)}]
        tries = tries if not changed else []  # nothing is left of what earlier ones gave
        _place(output, options, decided, {**said, "retries": tries})
        return summary

    return _guarded(out, overwrite, work)


def _guarded(
    target: Path | str, overwrite: bool, work: Callable[[Output], Summary], scratch: str | None = None
) -> Summary:
    """Return what `work` gives in a working folder for `target`; errors become an `OutputError` that says what to do.

    `scratch`: where the working folder of a URI is made.
    """
    if isinstance(target, str):
        output = stored(target, Path(scratch or os.curdir))
    else:
        check_target(target, overwrite)
        output = Output(target)
    try:
        output.check(overwrite)  # again: it may have put an earlier folder back
        with localcontext(EXACT):
            return work(output)
    except OSError as error:
        said = in_words(error, output.work) + ("" if to_do(error) else "; mend that")
        raise OutputError(f"{said}, then run the same command again: it goes on from here") from error
    except EngineError as error:
        raise OutputError(str(error)) from error
    except WorkerError as error:
        raise OutputError(f"{error}; what is finished is kept, the same command goes on from here") from error
    finally:
        output.release()


def _place(output: Output, options: Options, decided: suppressions.Decided, said: dict[str, Any]) -> None:
    """Write what stands beside the tables (decisions of reviewers, manifest, review page), and move all to `out`."""
    decided.copy(output.tables, output.before)
    output.finish(said)
    if options.report:
        write_report(output.tables, reviewed=decided.path)
    output.commit()


def _summary(output: Output, done: Done, options: Options, began: float) -> Summary:
    """Return what the run did, whose clock was at `began`."""
    extracted, found, finished = done
    reasons = found.counted("reasons")
    reasons.update(finished.reasons)
    rejects = dict(found.counted("rejects"))
    return Summary(
        output.place,
        finished.counts,
        rejects,
        dict(reasons),
        time.monotonic() - began,
        extracted.files,
        finished.open_flags,
        extracted.reused,
        lacking=lacking(output.tables, options.text_column) if "no_text_field" in rejects else None,
    )
