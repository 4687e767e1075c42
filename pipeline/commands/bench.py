"""`heshu bench`."""

from __future__ import annotations

import click

from pipeline.benchmark import bench
from pipeline.commands.exits import Failed


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("--against", type=click.Path(), help="Compare with the last result in this JSON file.")
@click.option("--keep", type=click.Path(), help="Append the result to this JSON file, and compare with its last.")
def command(inputs: tuple[str, ...], against: str | None, keep: str | None) -> None:
    """Measure speed over INPUT as ratios to jieba.cut on the same text in the same run."""
    try:
        bench.main(inputs, keep, against)
    except bench.NothingError as error:
        raise Failed(str(error)) from error
