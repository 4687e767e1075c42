"""`heshu diff`."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import click

from pipeline import decimals
from pipeline.commands.exits import EXIT_OK, EXIT_REJECTS
from pipeline.diff import Change, Diff, DiffError, Settings, summary

SHOWN = 100


@click.command()
@click.argument("before", metavar="A", type=click.Path(exists=True, file_okay=False))
@click.argument("after", metavar="B", type=click.Path(exists=True, file_okay=False))
@click.option("--rows", type=click.IntRange(0), default=5, show_default=True, help="Rows to show of each table.")
@click.option("--json", "as_json", is_flag=True, help="All of it on standard output as one JSON object.")
def command(before: str, after: str, rows: int, as_json: bool) -> None:
    """Show the rows gained, lost and changed between the runs in folders A and B, and why.

    Causes: input (a record is new, gone or another text now), program, lexicon, option (the record is the same, what
    read it is not), archive (other records changed what is linked or compared).  Exit code 1 where anything differs.

    \b
    Examples:
      heshu diff tables-before tables-after
      heshu diff tables-before tables-after --json --rows 1000 > diff.json
    """
    try:
        found = Diff(Path(before), Path(after))
    except DiffError as error:
        raise click.UsageError(str(error)) from error
    kept: list[Change] = []
    seen: Counter[str] = Counter()
    for change in found.changes():
        seen[change.table] += 1
        if seen[change.table] <= rows:
            kept.append(change)
    if as_json:
        click.echo(
            json.dumps(summary(found) | {"rows": [_plain(item) for item in kept]}, ensure_ascii=False, default=str)
        )
    else:
        _print(found, kept, seen)
    sys.exit(EXIT_REJECTS if seen else EXIT_OK)


def _plain(change: Change) -> dict[str, Any]:
    """Return a change for JSON."""
    columns = {name: {"before": before, "after": after} for name, (before, after) in change.columns.items()}
    return {
        "table": change.table,
        "kind": change.kind,
        "cause": change.cause,
        "row": dict(change.row),
        "columns": columns,
    }


def _print(found: Diff, kept: list[Change], seen: Counter[str]) -> None:
    """Write settings, counts and rows for a person."""
    for line in _settings(found.settings):
        click.echo(line)
    for table, counts in found.counts.items():
        for (kind, cause), number in sorted(counts.items()):
            click.echo(f"{table}: {number} {kind}, by {cause}")
        shown = [item for item in kept if item.table == table]
        for change in shown:
            click.echo(f"    {_line(change)}")
        if seen[table] > len(shown):
            click.echo(f"    … and {seen[table] - len(shown)} more")
    if not seen:
        click.echo("no row differs")


def _settings(settings: Settings) -> Iterator[str]:
    """Yield what differs in what read the inputs."""
    if settings.program:
        yield f"program: {settings.program[0]} -> {settings.program[1]}"
    if settings.lexicons:
        yield f"lexicons: {', '.join(settings.lexicons)}"
    for name, (before, after) in settings.options.items():
        yield f"option {name}: {before} -> {after}"


def _line(change: Change) -> str:
    """Return one change as a line."""
    if change.columns:
        what = ", ".join(f"{name}: {_cut(a)} -> {_cut(b)}" for name, (a, b) in change.columns.items())
    else:
        what = ", ".join(f"{name}={_cut(value)}" for name, value in change.row.items() if value not in (None, [], ""))
    place = " ".join(_cut(value) for value in change.row.values()) if change.columns else ""
    return f"{change.kind} ({change.cause}) {place}{' ' if place else ''}{what}"


def _cut(value: Any) -> str:
    """Return a value, long ones cut."""
    text = decimals.shown(value) if isinstance(value, Decimal) else " ".join(str(value).split())
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
