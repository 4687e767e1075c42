"""`heshu retry`."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import click

from extractors.lexicon import LexiconError
from pipeline import runner
from pipeline.commands.exits import EXIT_NOTHING, EXIT_OK, Failed
from pipeline.job import retry
from pipeline.ner import ModelError
from pipeline.reasons import REJECT_REASONS
from pipeline.storage import write
from pipeline.terminal import console
from pipeline.terminal.progress import show_progress


@click.command()
@click.argument("tables", type=click.Path(file_okay=False), metavar="DIR")
@click.option("--reason", "reasons", multiple=True, type=click.Choice(sorted(REJECT_REASONS)), help="Only these.")
@click.option("--list", "only_list", is_flag=True, help="Only show what would be tried.")
@click.option("--max-chars", type=click.IntRange(1), help="Another limit than that of the run in DIR.")
@click.option("--timeout", type=click.FloatRange(0), help="Another limit than that of the run in DIR, in seconds.")
@click.option("--max-memory", type=click.IntRange(200), help="Another limit than that of the run in DIR, in megabytes.")
@click.option("--text-column", help="Another column of text than that of the run in DIR.")
@click.option("--out", type=click.Path(), help="Write the tables here, and leave DIR as it is.")
@click.option("--overwrite", is_flag=True, help="Replace an earlier run in --out; your own files there stay.")
@click.option("--force", is_flag=True, help="Where the program changed since: read all inputs again.")
@click.option("--quiet", is_flag=True, help="No progress, no summary.")
def command(
    tables: str,
    reasons: tuple[str, ...],
    only_list: bool,
    max_chars: int | None,
    timeout: float | None,
    max_memory: int | None,
    text_column: str | None,
    out: str | None,
    overwrite: bool,
    force: bool,
    quiet: bool,
) -> None:
    """Try again what the run in DIR rejected, with its options, and put what comes of it into its tables.

    Without --reason: what another try can help, and whatever is in files that were written to since. Other files are
    not opened, and lose no row. Of a file that changed all is read again; of another one only what was rejected. Then
    names are linked and reports checked across all documents anew: the tables are those of a run on everything. They
    are replaced at once, at the end, and left as they are where nothing came of it; a try that was ended goes on when
    it is started again. Relative inputs are looked up in the folder the run was started in.

    The run keeps what this needs in DIR/.kept, as long as there are rejects. Where nothing is kept (--no-keep, or
    tables that Spark wrote), what stays is extracted again from the texts in DIR, on this machine: slower, the same
    rows. Where the program or its words are not those of the run any more, rows of both would be mixed: that is
    refused, or with --force all inputs of the run are read again, with its options, whatever --reason says.

    \b
    Examples:
      heshu retry tables --list
      heshu retry tables --reason too_long --max-chars 50000000
      heshu retry tables --reason no_text_field --text-column 正文
    """
    try:
        plan = retry.plan(Path(tables), reasons)
        if only_list or not (plan.files or force):
            _show(plan)
            sys.exit(EXIT_OK)
        memory = max_memory and max_memory * 1_000_000
        options = retry.options(plan, max_chars=max_chars, timeout=timeout, max_memory=memory, text_column=text_column)
        with show_progress(quiet, lambda: len(plan.files)) as progress:
            summary = runner.retry(plan, options, out, overwrite=overwrite, force=force, progress=progress)
    except (write.OutputError, LexiconError, ModelError) as error:
        raise Failed(str(error)) from error
    before, after = plan.manifest["counts"], summary.counts
    if not summary.placed:
        click.echo(f"nothing more than before: the tables in {summary.out} are left as they are", err=True)
    if not quiet:
        console.summary(summary, 0)
        changes = ", ".join(f"{table} {before[table]} → {after[table]}" for table in ("documents", "facts", "rejects"))
        click.echo(f"tried again: {sum(plan.chosen.values())} rejects in {len(plan.files)} files; {changes}")
    better = after["documents"] > before["documents"] or after["rejects"] < before["rejects"]
    sys.exit(EXIT_OK if better else EXIT_NOTHING)


def _show(plan: retry.Plan) -> None:
    """Print what would be tried, and what would not."""
    click.echo(f"to try again: {sum(plan.chosen.values())} rejects in {len(plan.files)} files")
    _counted(plan.chosen)
    click.echo(f"left alone: {sum(plan.left.values())}")
    _counted(plan.left)
    if plan.gone:
        click.echo(f"  of these in files that are not there any more: {len(plan.gone)} files, the first {plan.gone[0]}")


def _counted(reasons: Counter[str]) -> None:
    """Print reasons with their number and advice."""
    for reason, number in sorted(reasons.items()):
        click.echo(f"  {reason}: {number}. {REJECT_REASONS[reason].en} {REJECT_REASONS[reason].zh}")
