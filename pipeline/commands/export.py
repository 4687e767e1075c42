"""`heshu export`."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.commands.exits import Failed
from pipeline.export import job


@click.command()
@click.argument("tables", type=click.Path(exists=True, file_okay=False), metavar="DIR")
@click.option("--to", type=click.Choice(list(job.FORMATS)), help="Format; by default what the ending of --out says.")
@click.option("--out", required=True, type=click.Path(), help="File to write; for csv and dta a folder.")
@click.option("--table", "names", multiple=True, metavar="TABLE", help="Only this table; may be given several times.")
@click.option(
    "--labels", type=click.Choice(["en", "zh"]), default="en", help="Language of headers, labels and listed values."
)
@click.option(
    "--encoding",
    type=click.Choice(["utf-8-sig", "utf-8", "gb18030"]),
    default="utf-8-sig",
    help="csv: utf-8-sig (the default) and gb18030 open in Excel, the latter in Chinese editions.",
)
@click.option("--no-guard", is_flag=True, help="csv: no apostrophe before formulas and long numbers; for programs.")
@click.option("--overwrite", is_flag=True, help="Replace an earlier export.")
def command(
    tables: str, to: str | None, out: str, names: tuple[str, ...], labels: job.Language, encoding: str, no_guard: bool,
    overwrite: bool,
) -> None:  # fmt: skip
    """Write the tables in DIR as an Excel workbook, CSV, Stata files, a DuckDB or a SQLite database.

    \b
    Examples:
      heshu export tables --out tables.xlsx --labels zh
      heshu export tables --to csv --out csv --table facts --encoding gb18030
      heshu export tables --to dta --out stata
    """
    to = to or Path(out).suffix.removeprefix(".")
    if to not in job.FORMATS:
        ending = f"the ending .{to}" if to else "no ending"
        raise click.UsageError(f"--out has {ending}, which says no format: --to is one of {', '.join(job.FORMATS)}")
    try:
        notes = job.export(
            Path(tables),
            to,
            Path(out),
            names,
            language=labels,
            encoding=encoding,
            guard=not no_guard,
            overwrite=overwrite,
        )
    except job.ExportError as error:
        raise Failed(str(error)) from error
    for note, number in notes.items():
        click.echo(f"{number} {note}", err=True)
    click.echo(out)
