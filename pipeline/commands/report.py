"""`heshu report`."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.checks import CHECKS
from pipeline.checks.cross import CROSS_CHECKS
from pipeline.commands.exits import Failed
from pipeline.folder import damage, is_ours, lost
from pipeline.review.data import READ, Asked
from pipeline.review.page import others, write_report
from pipeline.review.queries import ON_PAGE
from pipeline.severity import SEVERITIES


@click.command()
@click.argument("tables", type=click.Path(exists=True, file_okay=False), metavar="DIR")
@click.option("--out", type=click.Path(), help="Where to write the first page; default DIR/report.html.")
@click.option(
    "--pages",
    type=click.IntRange(min=0),
    default=Asked().pages,
    show_default=True,
    help=f"How many pages at most, each with {ON_PAGE:,} findings; 0 for all.",
)
@click.option("--severity", "severities", type=click.Choice(SEVERITIES), multiple=True, help="Only such findings.")
@click.option(
    "--check",
    "checks",
    type=click.Choice(sorted([*(check.name for check in CHECKS), *(check.name for check in CROSS_CHECKS)])),
    multiple=True,
    metavar="NAME",
    help="Only findings of this check, named as in flags.check; may be given again.",
)
@click.option("--source", default="", help="Only findings with evidence in a file that has this in its name.")
def command(
    tables: str, out: str | None, pages: int, severities: tuple[str, ...], checks: tuple[str, ...], source: str
) -> None:
    """Write the review pages of a finished run in DIR: HTML files for any browser, without a network.

    The worst findings come first.  Where there are more than one page takes, the others are beside it (report-2.html …)
    and linked.

    \b
    Examples:
      heshu report tables
      heshu report tables --out review/jumps.html --check jump --severity high
    """
    if not is_ours(Path(tables)):
        raise Failed(f"{tables} holds no tables of a finished run")
    if broken := lost(Path(tables), READ) or damage(Path(tables), READ):
        raise Failed(broken)
    asked = Asked(pages, severities, checks, source)
    first = write_report(Path(tables), Path(out) if out else None, asked=asked)
    for path in (first, *others(first)):
        click.echo(path)
