"""`heshu sql`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from pipeline.commands.exits import Failed
from pipeline.folder import is_ours, lost
from pipeline.sql import formats, views
from pipeline.tables import TABLES
from pipeline.terminal import console


@click.command()
@click.argument("tables", type=click.Path(exists=True, file_okay=False), metavar="DIR")
@click.argument("query", required=False)
@click.option(
    "--format",
    "shape",
    type=click.Choice(formats.FORMATS),
    help="table (the default on a terminal), csv (the default elsewhere), json, jsonl.",
)
@click.option("--rows", type=click.IntRange(0), default=100, show_default=True, help="Rows a table shows; 0 is all.")
def command(tables: str, query: str | None, shape: str | None, rows: int) -> None:
    """Ask the tables in DIR by SQL (DuckDB's), read-only; each table of the run is a view.

    Without QUERY it is read from standard input.  Nothing but the tables can be read, and nothing written.  Columns
    whose names are words of SQL are quoted: "check", "end", "class".

    \b
    Examples:
      heshu sql tables "select subject, year, low, unit from facts where metric = '销售收入' and measure = 'level'"
      heshu sql tables "describe facts"
      heshu sql tables --format json < query.sql
    """
    if is_ours(Path(tables)) and (gone := lost(Path(tables), TABLES)):
        click.echo(f"Warning: {gone}", err=True)  # what does not ask for it is answered all the same
    shape = shape or ("table" if sys.stdout.isatty() else "csv")
    try:
        pieces = views.batches(Path(tables), query or sys.stdin.read())
        if shape == "table":
            console.grid(pieces, rows)
            return
        for text in {"csv": formats.as_csv, "json": formats.as_json, "jsonl": formats.as_jsonl}[shape](pieces):
            click.echo(text, nl=False)
    except views.SqlError as error:
        raise Failed(str(error)) from error
