"""The command line: what can be asked for, nothing of how it is done.

A command is one file of `pipeline/commands` and one line of `COMMANDS` here; it loads when it is called, so that
`heshu --help` and usage errors are instant.
"""

from __future__ import annotations

import errno
import importlib
import os
import traceback
from collections.abc import Sequence
from typing import Any

import click

from pipeline.commands.exits import EXIT_CODES, Crashed, Failed, Stopped
from pipeline.commands.late import late
from pipeline.faults import in_words
from pipeline.terminal.language import language
from pipeline.version import VERSION

# name → what `heshu --help` says of it.  The module is `pipeline.commands.NAME`, its click command `command`; its
# Chinese help goes into `pipeline/commands/help.tsv`.
COMMANDS = {
    "run": "Turn reports into Parquet tables.",
    "retry": "Try again what a finished run rejected, and add it to its tables.",
    "report": "Write the review page of a finished run.",
    "export": "Write the tables as Excel, CSV, Stata, DuckDB or SQLite.",
    "sql": "Ask the tables of a finished run by SQL, read-only.",
    "explain": "Show the rules and lexicon lines behind a sentence, or behind one cell of the tables.",
    "diff": "Show what differs between two runs, and why.",
    "eval": "Measure precision, recall and F1 against annotated folders.",
    "bench": "Measure speed as ratios to jieba.cut on the same text in the same run.",
    "completion": "Print the script that completes commands and options in your shell.",
}


class Commands(click.Group):
    """A group whose commands load on first use."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; what goes wrong is told in a line, without the way there, and has an exit code of its own."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except KeyboardInterrupt as error:
            raise Stopped("stopped; the same run or retry, started again, goes on from here") from error
        except OSError as error:
            if error.errno == errno.EPIPE:  # whoever reads our output has enough of it
                raise
            raise Failed(in_words(error)) from error
        except Exception as error:
            if os.environ.get("HESHU_DEBUG"):
                traceback.print_exception(error)
            raise Crashed(error) from error

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of `COMMANDS`."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load one command; None where there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        found = late(f"commands.{cmd_name}").command
        assert isinstance(found, click.Command)
        if language() == "zh":
            _chinese().translate(found, cmd_name)
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without loading any."""
        table = _chinese().strings() if language() == "zh" else {}
        with formatter.section("Commands"):
            formatter.write_dl([(name, table.get(f"{name}:", text)) for name, text in COMMANDS.items()])

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the exit codes."""
        table = _chinese().strings() if language() == "zh" else {}
        with formatter.section("Exit codes"):
            formatter.write_dl([(str(code), table.get(f"exit {code}", text)) for code, text in EXIT_CODES.items()])


def _chinese() -> Any:
    """Return the module of Chinese help, which only a Chinese locale loads."""
    return importlib.import_module("pipeline.commands.chinese")


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(VERSION, prog_name="heshu")
def heshu() -> None:
    """核数: scraped Chinese reports in, audited Parquet tables out."""


def main(args: Sequence[str] | None = None) -> None:
    """Run the command line."""
    if language() == "zh":
        _chinese().translate(heshu, "heshu")
    heshu(args=args, prog_name="heshu")
