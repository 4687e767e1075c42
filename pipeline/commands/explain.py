"""`heshu explain`."""

from __future__ import annotations

import click

from pipeline import explain


@click.command()
@click.argument("sentence")
def command(sentence: str) -> None:
    """Show what each rule found in SENTENCE, its value, and why competing candidates were dropped.

    \b
    Example:
      heshu explain "投资3600万元,占销售收入的5.3%"
    """
    click.echo(explain.explain(sentence), nl=False)
