"""`heshu explain`."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline import explain, own
from pipeline.commands.own_words import with_own_words
from pipeline.folder import is_ours
from pipeline.startup.lean import without_pandas


@click.command()
@click.argument("what", metavar="SENTENCE|DIR")
@click.option("--doc", help="The doc_id of the cell, or its beginning; DIR is the folder of tables.")
@click.option("--start", type=click.IntRange(0), help="The `start` of the cell, or any character inside it.")
@with_own_words
def command(what: str, doc: str | None, start: int | None, mine: own.Own) -> None:
    """Show what each rule found in SENTENCE, its value, and why competing candidates were dropped.

    With --doc and --start: the chain behind one cell of the tables in DIR, from the raw bytes through the fixes and the
    sentence to the rule and the lexicon line that decided.

    \b
    Examples:
      heshu explain "投资3600万元,占销售收入的5.3%"
      heshu explain tables --doc 3f9a1c --start 1204
    """
    without_pandas()
    if (doc is None) != (start is None):
        raise click.UsageError("a cell needs both --doc and --start; a sentence neither")
    if doc is None and is_ours(Path(what)):
        raise click.UsageError(f"{what} is a folder of tables: name a cell of it by --doc and --start")
    if doc is None:
        click.echo(own.call(mine, explain.explain, what), nl=False)
        return
    _explain_cell(Path(what), doc, start, mine)


def _explain_cell(folder: Path, doc: str, start: int | None, mine: own.Own) -> None:
    """Print the chain behind one cell."""
    from pipeline.explain.cell import CellError, explain_cell, own_of  # noqa: PLC0415  (Parquet; not for a sentence)

    try:
        kept = own_of(folder)
        words = own.Own(mine.lexicon or kept.lexicon, mine.spacy_model or kept.spacy_model)
        click.echo(own.call(words, explain_cell, folder, doc, start), nl=False)
    except CellError as error:
        raise click.UsageError(str(error)) from error
