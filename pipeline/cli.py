"""The command line: what can be asked for, nothing of how it is done.

Commands load their stage when they run, so that `heshu --help` and usage errors are instant.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any

import click

from pipeline.version import VERSION

EXIT_OK, EXIT_REJECTS, EXIT_USAGE, EXIT_NOTHING = 0, 1, 2, 3

RUN_HELP = """Turn reports into Parquet tables.

INPUT: files, folders (searched through) and globs of .txt, .html and .jsonl(.gz) files; a JSONL row needs `text`
and may have `id` and `title`.

\b
Examples:
  heshu run page.txt --out tables
  heshu run archive/ 'more/*.jsonl.gz' --out tables --workers 4
  heshu run archive/ --out tables --overwrite --max-rejects 10

\b
Exit status: 0 done; 1 done, but more rejects than --max-rejects or flags than --fail-on allows; 2 usage;
  3 nothing readable.
"""


def _stage(name: str) -> Any:
    """Load a stage: the one place where an import waits until it is needed."""
    return importlib.import_module(f"pipeline.{name}")


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(VERSION, prog_name="heshu")
def heshu() -> None:
    """核数: scraped Chinese reports in, audited Parquet tables out."""


@heshu.command(help=RUN_HELP)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("--out", required=True, type=click.Path(file_okay=True), help="Folder for the tables.")
@click.option("--overwrite", is_flag=True, help="Replace the tables of an earlier run in --out.")
@click.option("--workers", type=click.IntRange(0), default=0, help="Processes; 0 means all cores (the default).")
@click.option("--max-rejects", type=click.IntRange(0), default=None, help="Exit with 1 above this many rejects.")
@click.option("--max-chars", type=click.IntRange(1), default=None, help="Reject records longer than this.")
@click.option("--show", type=click.IntRange(0), default=0, help="Print this many rows of each table at the end.")
@click.option("--suppressions", type=click.Path(), help="Reviewers' decisions; default OUT/suppressions.csv.")
@click.option("--fail-on", type=click.Choice(["high", "medium", "low"]), help="Exit with 1 on an open flag as bad.")
@click.option("--quiet", is_flag=True, help="No progress, no summary.")
def run(
    inputs: tuple[str, ...],
    out: str,
    overwrite: bool,
    workers: int,
    max_rejects: int | None,
    max_chars: int | None,
    show: int,
    suppressions: str | None,
    fail_on: str | None,
    quiet: bool,
) -> None:
    """Run the main job and say what happened."""
    runner, console, write = _stage("runner"), _stage("console"), _stage("write")
    limits = {} if max_chars is None else {"max_chars": max_chars}
    options = runner.Options(workers=workers, suppressions=suppressions, **limits)
    try:
        with console.progress(quiet) as report:
            summary = runner.run(inputs, out, options, overwrite=overwrite, progress=report)
    except write.OutputError as error:
        raise click.UsageError(str(error)) from error
    if not quiet:
        console.summary(summary, show)
    if not summary.counts["documents"]:
        click.echo(f"nothing readable in: {' '.join(inputs)} (see {out}/rejects)", err=True)
        sys.exit(EXIT_NOTHING)
    if fail_on and console.open_flags(summary, fail_on):
        click.echo(f"open flags of severity {fail_on} or worse: see {out}/report.html", err=True)
        sys.exit(EXIT_REJECTS)
    if max_rejects is not None and summary.counts["rejects"] > max_rejects:
        click.echo(f"{summary.counts['rejects']} rejects, more than --max-rejects {max_rejects}", err=True)
        sys.exit(EXIT_REJECTS)


@heshu.command(name="eval")
@click.argument(
    "gold_dirs", nargs=-1, required=True, type=click.Path(exists=True, file_okay=False), metavar="GOLD_DIR..."
)
@click.option("--floors", type=click.Path(exists=True, dir_okay=False), help="JSON of floors; exit 1 below one.")
@click.option("--misses", is_flag=True, help="List every miss and false alarm.")
def evaluate(gold_dirs: tuple[str, ...], floors: str | None, misses: bool) -> None:
    """Measure precision, recall and F1 against annotated folders.

    \b
    Example:
      heshu eval corpus/gold --floors corpus/floors.json
    """
    score, console = _stage("score.gold"), _stage("console")
    failed = False
    for folder in gold_dirs:
        result = score.evaluate(folder)
        console.scores(folder, result, misses)
        if floors:
            failed |= console.floors(folder, score.below(result, score.floors_of(floors, folder)))
    sys.exit(EXIT_REJECTS if failed else EXIT_OK)


@heshu.command()
@click.argument("tables", type=click.Path(exists=True, file_okay=False), metavar="DIR")
@click.option("--out", type=click.Path(), help="Where to write the page; default DIR/report.html.")
def report(tables: str, out: str | None) -> None:
    """Write the review page of a finished run in DIR: one file, for any browser, without a network.

    \b
    Example:
      heshu report tables
    """
    path = _stage("review.page").write_report(Path(tables), Path(out) if out else None)
    click.echo(path)


@heshu.command()
@click.argument("sentence")
def explain(sentence: str) -> None:
    """Show what each rule found in SENTENCE, its value, and why competing candidates were dropped.

    \b
    Example:
      heshu explain "投资3600万元,占销售收入的5.3%"
    """
    click.echo(_stage("explain").explain(sentence), nl=False)


@heshu.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("--keep", type=click.Path(), help="Append the result to this JSON file and compare with its last.")
def bench(inputs: tuple[str, ...], keep: str | None) -> None:
    """Measure speed over INPUT as ratios to jieba.cut on the same text in the same run."""
    _stage("bench").main(inputs, keep)


def main() -> None:
    """Run the command line."""
    heshu(prog_name="heshu")
