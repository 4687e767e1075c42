"""Help in Chinese: `help.tsv` beside the commands, laid over a command when it is loaded under a Chinese locale.

English stands in the code, where it is read with the option it explains.  Keys of the table: `COMMAND` for a command,
`COMMAND.PARAMETER` for its options, `*.PARAMETER` for those that mean the same everywhere, `=WORDS` for click's own
words.  `\\n` in a cell is a line break, `\\b` keeps the paragraph behind it as it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import click

TABLE = Path(__file__).with_name("help.tsv")


@cache
def strings() -> dict[str, str]:
    """Return the table by key."""
    lines = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    return {key: text.replace("\\n", "\n").replace("\\b", "\b") for key, text in lines[1:]}


def keys(command: str, parameter: str) -> tuple[str, str]:
    """Return where the table may hold a parameter of a command."""
    return f"{command}.{parameter}", f"*.{parameter}"


class Formatter(click.HelpFormatter):
    """Writes click's own words (Usage, Options, required …) in Chinese."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the usage line."""
        super().write_usage(prog, args, f"{strings()['=Usage']}: ")

    def write_heading(self, heading: str) -> None:
        """Write the heading of a section."""
        super().write_heading(strings().get(f"={heading}", heading))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write options and their meaning."""
        super().write_dl([(name, _marks(text)) for name, text in rows], col_max, col_spacing)


def _marks(text: str) -> str:
    """Return an option's meaning with click's own words in it translated."""
    for words in ("required", "default", "Show this message and exit.", "Show the version and exit."):
        text = text.replace(words, strings()[f"={words}"])
    return text


class Context(click.Context):
    """A context whose help is written in Chinese."""

    formatter_class = Formatter


def translate(command: click.Command, name: str) -> None:
    """Lay the Chinese texts over a command; what the table lacks stays English."""
    table = strings()
    command.context_class = Context
    command.help = table.get(name, command.help)
    for parameter in command.params:
        if isinstance(parameter, click.Option) and parameter.name:
            found = (table[key] for key in keys(name, parameter.name) if key in table)
            parameter.help = next(found, parameter.help)
