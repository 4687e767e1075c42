"""`heshu explain`."""

from __future__ import annotations

import click

from extractors.lexicon import LexiconError
from pipeline import explain, own


@click.command()
@click.argument("sentence")
@click.option("--lexicon", type=click.Path(), help="Folder of words of your own, laid over heshu's.")
def command(sentence: str, lexicon: str | None) -> None:
    """Show what each rule found in SENTENCE, its value, and why competing candidates were dropped.

    \b
    Example:
      heshu explain "投资3600万元,占销售收入的5.3%"
    """
    try:
        shown = own.call(own.Own(lexicon), explain.explain, sentence)
    except LexiconError as error:
        raise click.UsageError(str(error)) from error
    click.echo(shown, nl=False)
