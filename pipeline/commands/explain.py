"""`heshu explain`."""

from __future__ import annotations

import click

from pipeline import explain, own
from pipeline.commands.own_words import with_own_words


@click.command()
@click.argument("sentence")
@with_own_words
def command(sentence: str, mine: own.Own) -> None:
    """Show what each rule found in SENTENCE, its value, and why competing candidates were dropped.

    \b
    Example:
      heshu explain "投资3600万元,占销售收入的5.3%"
    """
    click.echo(own.call(mine, explain.explain, sentence), nl=False)
