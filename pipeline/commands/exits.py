"""The exit codes of all commands; `heshu --help` and docs/commands.md print this table."""

from __future__ import annotations

import click

EXIT_OK, EXIT_REJECTS, EXIT_USAGE, EXIT_NOTHING, EXIT_CRASHED = 0, 1, 2, 3, 4
EXIT_STOPPED = 130  # 128 and the number of SIGINT, as shells have it

EXIT_CODES = {
    EXIT_OK: "done",
    EXIT_REJECTS: "done, but past a limit you set: --max-rejects, --fail-on, --floors; or diff found a difference",
    EXIT_USAGE: "wrong usage: an option, a folder or a line of --lexicon, which the message names",
    EXIT_NOTHING: "run: nothing readable in the inputs; retry: nothing more than before",
    EXIT_CRASHED: "heshu itself failed: please report it, with what HESHU_DEBUG=1 shows",
    EXIT_STOPPED: "stopped by Ctrl-C; the same run or retry, started again, goes on from there",
}


class Failed(click.ClickException):
    """What was asked for cannot be done; unlike a usage error it is told without the usage."""

    exit_code = EXIT_USAGE


class Crashed(click.ClickException):
    """An error that nobody foresaw."""

    exit_code = EXIT_CRASHED

    def __init__(self, error: Exception) -> None:
        """Say which in one line."""
        said = " ".join(f"{type(error).__name__}: {error}".split())
        super().__init__(f"heshu failed: {said[:500]} (set HESHU_DEBUG=1 to see where, and please report it)")


class Stopped(click.ClickException):
    """Ctrl-C."""

    exit_code = EXIT_STOPPED
