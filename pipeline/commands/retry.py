"""`heshu retry`."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import click

from pipeline import console, retry, runner, write
from pipeline.commands.exits import EXIT_NOTHING, EXIT_OK, Failed
from pipeline.reasons import REJECT_REASONS


@click.command()
@click.argument("tables", type=click.Path(exists=True, file_okay=False), metavar="DIR")
@click.option("--out", type=click.Path(), help="Folder for the tables; default DIR-retry.")
@click.option("--reason", "reasons", multiple=True, type=click.Choice(sorted(REJECT_REASONS)), help="Only these.")
@click.option("--list", "only_list", is_flag=True, help="Only show what would be tried.")
@click.option("--overwrite", is_flag=True, help="Replace the tables of an earlier run in --out.")
@click.option("--max-chars", type=click.IntRange(1), help="Another limit than that of the run in DIR.")
@click.option("--text-column", help="Another column of text than that of the run in DIR.")
@click.option("--quiet", is_flag=True, help="No progress, no summary.")
def command(
    tables: str,
    out: str | None,
    reasons: tuple[str, ...],
    only_list: bool,
    overwrite: bool,
    max_chars: int | None,
    text_column: str | None,
    quiet: bool,
) -> None:
    """Read again what the run in DIR rejected, with its options, into tables of their own.

    Without --reason: what another try can help, and whatever is in files that changed since. DIR is not touched, and
    no document of it is read again; names are linked and reports checked among what is read now only. To have one set
    of tables, run `heshu run` on all inputs again.

    \b
    Examples:
      heshu retry tables --list
      heshu retry tables --reason no_text_field --text-column 正文
    """
    folder = Path(tables)
    target = Path(out) if out else folder.with_name(folder.resolve().name + "-retry")
    try:
        plan = retry.plan(folder, reasons)
        if only_list or not plan.files:
            _show(plan)
            sys.exit(EXIT_OK)
        options = retry.options(folder, max_chars=max_chars, text_column=text_column)
        with console.progress(quiet, lambda: len(plan.files)) as progress:
            summary = runner.run(plan.files, target, options, overwrite=overwrite, progress=progress)
    except write.OutputError as error:
        raise Failed(str(error)) from error
    if not quiet:
        console.summary(summary, 0)
    sys.exit(EXIT_OK if summary.counts["documents"] else EXIT_NOTHING)


def _show(plan: retry.Plan) -> None:
    """Print what would be tried, and what would not."""
    click.echo(f"to try again: {sum(plan.chosen.values())} rejects in {len(plan.files)} files")
    _counted(plan.chosen)
    click.echo(f"left alone: {sum(plan.left.values())}")
    _counted(plan.left)


def _counted(reasons: Counter[str]) -> None:
    """Print reasons with their number and advice."""
    for reason, number in sorted(reasons.items()):
        click.echo(f"  {reason}: {number}. {REJECT_REASONS[reason].en} {REJECT_REASONS[reason].zh}")
