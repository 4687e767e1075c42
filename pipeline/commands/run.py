"""`heshu run`."""

from __future__ import annotations

import sys

import click

from pipeline import console, ingest, runner, write
from pipeline.commands.exits import EXIT_NOTHING, EXIT_OK, EXIT_REJECTS, Failed
from pipeline.commands.own_words import with_own_words
from pipeline.engines.lean import without_pandas
from pipeline.own import Own

LEVELS = ["debug", "info", "warning", "error"]
RUN_HELP = """Turn reports into Parquet tables.

INPUT: files, folders (searched through), globs, and URIs that fsspec opens (s3://, hdfs://, https://). Read by what
they hold: text, HTML, MHTML, JSON, JSON Lines, CSV, Parquet, Word, PDF, WARC; zip, tar, 7z, gzip, bzip2, xz, zstd.

\b
Examples:
  heshu run page.txt --out tables
  heshu run archive/ 'more/*.jsonl.gz' --out tables --workers 4
  heshu run archive/ --out tables --overwrite --max-rejects 10

Exit codes: see heshu --help.
"""


@click.command(help=RUN_HELP)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("--out", required=True, type=click.Path(file_okay=True), help="Folder for the tables.")
@click.option("--overwrite", is_flag=True, help="Replace an earlier run in --out; your own files there stay.")
@click.option("--workers", type=click.IntRange(0), default=0, help="Processes; 0 means all cores (the default).")
@click.option("--max-rejects", type=click.IntRange(0), default=None, help="Exit with 1 above this many rejects.")
@click.option(
    "--max-chars",
    type=click.IntRange(1),
    default=ingest.MAX_CHARS,
    show_default=True,
    help="Reject records longer than this.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(0),
    default=300.0,
    show_default=True,
    help="Seconds a record may take; 0 means no limit.",
)
@click.option(
    "--max-memory", type=click.IntRange(200), help="Megabytes a worker may take for a record; beyond, it is rejected."
)
@click.option("--text-column", help="Column or field that holds the text, in tables and JSON; found if not given.")
@click.option(
    "--engine", type=click.Choice(["local", "spark"]), default="local", show_default=True, help="Where to run."
)
@click.option("--master", help="Address of a Spark cluster, as spark-submit takes it; with --engine spark.")
@click.option("--remote", help="Address of a Spark Connect server (sc://HOST:PORT); with --engine spark.")
@click.option("--no-keep", is_flag=True, help="Keep nothing in OUT for heshu retry; saves disk space.")
@click.option("--show", type=click.IntRange(0), default=0, help="Print this many rows of each table at the end.")
@click.option("--suppressions", type=click.Path(), help="Reviewers' decisions; default OUT/suppressions.csv.")
@click.option("--fail-on", type=click.Choice(["high", "medium", "low"]), help="Exit with 1 on an open flag as bad.")
@with_own_words
@click.option("--quiet", is_flag=True, help="No progress, no summary.")
@click.option("--json", "as_json", is_flag=True, help="Summary on standard output as one line of JSON.")
@click.option("--log-level", type=click.Choice(LEVELS), default="warning", help="What to log to standard error.")
def command(
    inputs: tuple[str, ...],
    out: str,
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
    suppressions: str | None,
    fail_on: str | None,
    mine: Own,
    quiet: bool,
    as_json: bool,
    log_level: str,
) -> None:
    """Run the main job and say what happened."""
    without_pandas()
    if engine == "local" and (master or remote):
        raise click.UsageError("--master and --remote go with --engine spark")
    options = runner.Options(
        workers,
        max_chars,
        suppressions,
        lexicon=mine.lexicon,
        spacy_model=mine.spacy_model,
        timeout=timeout,
        max_memory=max_memory and max_memory * 1_000_000,
        text_column=text_column,
        engine=engine,
        master=master,
        remote=remote,
        keep=not no_keep,
    )
    console.log_to_stderr(log_level)
    try:
        with console.progress(quiet, lambda: sum(1 for _ in ingest.sources(inputs))) as progress:
            summary = runner.run(inputs, out, options, overwrite=overwrite, progress=progress)
    except write.OutputError as error:
        raise Failed(str(error)) from error
    if as_json:
        console.machine_summary(summary)
    elif not quiet:
        console.summary(summary, show)
    sys.exit(_verdict(summary, inputs, fail_on, max_rejects))


def _verdict(summary: runner.Summary, inputs: tuple[str, ...], fail_on: str | None, max_rejects: int | None) -> int:
    """Return the exit code, and say why it is not 0."""
    if not summary.counts["documents"]:
        kept = f"the earlier tables in {summary.out} are kept; --log-level info names each reject"
        where = f"see {summary.out}/rejects" if summary.placed else kept
        click.echo(f"nothing readable in: {' '.join(inputs)} ({where})", err=True)
        return EXIT_NOTHING
    if fail_on and console.open_flags(summary, fail_on):
        click.echo(f"open flags of severity {fail_on} or worse: see {summary.out}/report.html", err=True)
        return EXIT_REJECTS
    if max_rejects is not None and summary.counts["rejects"] > max_rejects:
        click.echo(f"{summary.counts['rejects']} rejects, more than --max-rejects {max_rejects}", err=True)
        return EXIT_REJECTS
    return EXIT_OK
