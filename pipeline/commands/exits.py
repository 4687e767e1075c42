"""The exit codes of all commands; `heshu --help` and docs/cli.md print this table."""

from __future__ import annotations

import click

EXIT_OK, EXIT_REJECTS, EXIT_USAGE, EXIT_NOTHING = 0, 1, 2, 3

EXIT_CODES = {
    EXIT_OK: "done",
    EXIT_REJECTS: "done, but past a limit you set: --max-rejects, --fail-on, --floors; or diff found a difference",
    EXIT_USAGE: "wrong usage: an option, a folder or a line of --lexicon, which the message names",
    EXIT_NOTHING: "run: nothing readable in the inputs; retry: nothing more than before",
}


class Failed(click.ClickException):
    """What was asked for cannot be done; unlike a usage error it is told without the usage."""

    exit_code = EXIT_USAGE
