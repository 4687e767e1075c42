"""`heshu eval`."""

from __future__ import annotations

import sys

import click

from pipeline import own
from pipeline.commands.exits import EXIT_OK, EXIT_REJECTS, Failed
from pipeline.commands.own_words import with_own_words
from pipeline.score.floors import GoldError, below, floors_of
from pipeline.score.gold import evaluate
from pipeline.terminal import console


@click.command()
@click.argument(
    "gold_dirs", nargs=-1, required=True, type=click.Path(exists=True, file_okay=False), metavar="GOLD_DIR..."
)
@click.option("--floors", type=click.Path(exists=True, dir_okay=False), help="JSON of floors; exit 1 below one.")
@click.option("--misses", is_flag=True, help="List every miss and false alarm.")
@with_own_words
def command(gold_dirs: tuple[str, ...], floors: str | None, misses: bool, mine: own.Own) -> None:
    """Measure precision, recall and F1 against annotated folders.

    \b
    Example:
      heshu eval corpus/gold --floors corpus/floors.json
    """
    failed = False
    try:
        for folder in gold_dirs:
            wanted = floors_of(floors, folder) if floors else None
            result = own.call(mine, evaluate, folder)
            console.scores(folder, result, misses)
            if wanted is not None:
                failed |= console.floors(folder, below(result, wanted))
    except GoldError as error:
        raise Failed(str(error)) from error
    sys.exit(EXIT_REJECTS if failed else EXIT_OK)
