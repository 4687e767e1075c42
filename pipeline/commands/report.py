"""`heshu report`."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.review.page import write_report


@click.command()
@click.argument("tables", type=click.Path(exists=True, file_okay=False), metavar="DIR")
@click.option("--out", type=click.Path(), help="Where to write the page; default DIR/report.html.")
def command(tables: str, out: str | None) -> None:
    """Write the review page of a finished run in DIR: one file, for any browser, without a network.

    \b
    Example:
      heshu report tables
    """
    path = write_report(Path(tables), Path(out) if out else None)
    click.echo(path)
