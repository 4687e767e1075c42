"""What `heshu run` does, loaded when it is called."""

from __future__ import annotations

from typing import Any

import click

from extractors.lexicon import LexiconError
from pipeline import ingest, runner
from pipeline.commands.exits import EXIT_NOTHING, EXIT_OK, EXIT_REJECTS, Failed
from pipeline.ner import ModelError
from pipeline.startup.lean import without_pandas
from pipeline.startup.loading import kept_code
from pipeline.storage import write
from pipeline.terminal import console
from pipeline.terminal.progress import show_progress


def run(
    *,
    inputs: tuple[str, ...],
    out: str,
    work: str | None,
    overwrite: bool,
    workers: int,
    max_rejects: int | None,
    max_chars: int,
    timeout: float,
    max_memory: int | None,
    text_column: str | None,
    engine: str,
    master: str | None,
    remote: str | None,
    no_keep: bool,
    show: int,
    checks: str | None,
    suppressions: str | None,
    fail_on: str | None,
    lexicon: str | None,
    spacy_model: str | None,
    quiet: bool,
    as_json: bool,
    log_level: str,
) -> int:
    """Run the main job, say what happened, and return the exit code; the parameters are the options of `heshu run`."""
    without_pandas()
    options = _options(
        workers,
        max_chars,
        suppressions,
        lexicon=lexicon,
        spacy_model=spacy_model,
        timeout=timeout,
        max_memory=max_memory and max_memory * 1_000_000,
        text_column=text_column,
        engine=engine,
        master=master,
        remote=remote,
        keep=not no_keep,
        work=work,
        checks=checks,
    )
    console.log_to_stderr(log_level)
    try:
        with kept_code(), show_progress(quiet, lambda: sum(1 for _ in ingest.sources(inputs))) as progress:
            summary = runner.run(inputs, out, options, overwrite=overwrite, progress=progress)
    except write.OutputError as error:
        raise Failed(str(error)) from error
    except (LexiconError, ModelError) as error:
        raise click.UsageError(str(error)) from error
    if as_json:
        console.machine_summary(summary)
    elif not quiet:
        console.summary(summary, show)
    return _verdict(summary, inputs, fail_on, max_rejects)


def _options(*given: Any, **named: Any) -> runner.Options:
    """Return the options of a run; what is none of them is an error of whoever called."""
    try:
        return runner.Options(*given, **named)
    except ValueError as error:
        raise click.UsageError(str(error)) from error


def _verdict(summary: runner.Summary, inputs: tuple[str, ...], fail_on: str | None, max_rejects: int | None) -> int:
    """Return the exit code, and say why it is not 0."""
    if not summary.counts["documents"]:
        kept = f"the earlier tables in {summary.out} are kept; --log-level info names each reject"
        where = f"see {summary.out}/rejects" if summary.placed else kept
        if not summary.counts["rejects"]:
            where = "no file lies there that is an input; hidden ones and tables of heshu are none"
        click.echo(f"nothing readable in: {' '.join(inputs)} ({where})", err=True)
        return EXIT_NOTHING
    if fail_on and console.open_flags(summary, fail_on):
        click.echo(f"open flags of severity {fail_on} or worse: see {summary.out}/report.html", err=True)
        return EXIT_REJECTS
    if max_rejects is not None and summary.counts["rejects"] > max_rejects:
        click.echo(f"{summary.counts['rejects']} rejects, more than --max-rejects {max_rejects}", err=True)
        return EXIT_REJECTS
    return EXIT_OK
