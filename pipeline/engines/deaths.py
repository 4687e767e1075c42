"""What a worker died of: its task is given again without the record that is to blame."""

from __future__ import annotations

import signal
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from pipeline.engines.watch import EXTRACT, READ, TOGETHER, Note, Place
from pipeline.engines.worker import NO_MEMORY

TRIES = 5  # how often a task is given again where no record is to blame
LIMITED = (READ, EXTRACT, TOGETHER)  # stages that are at one record, or a few


class WorkerError(Exception):
    """A task that was the end of every worker it was given to, without a record to blame."""


@dataclass(slots=True)
class Task:
    """A module-level function and its arguments; it is called with a `Watch` as the last one.

    `beside`: it is asked for by `begin`, and `settle` tells what came of it.
    """

    function: Callable[..., Any]
    arguments: tuple[Any, ...]
    beside: bool = False
    lost: dict[Place, tuple[str, str]] = field(default_factory=dict)
    deaths: dict[Place, int] = field(default_factory=dict)


def blame(task: Task, note: Note, exitcode: int | None, overdue: bool, seconds: float) -> None:
    """Note on a task what its worker died of: a record is to blame that took too long, or was the end of two.

    Raises `WorkerError` where workers die between records, again and again.
    """
    place = (note.stage, note.number)
    task.deaths[place] = task.deaths.get(place, 0) + 1
    if overdue:
        task.lost[place] = ("timed_out", f"more than {note.seconds or seconds:g} s, and did not stop")
    elif place[0] == TOGETHER:
        task.lost[place] = ("crashed", "to be read one by one")
    elif place[0] in LIMITED and task.deaths[place] > 1:
        task.lost[place] = died_twice(exitcode)
    elif task.deaths[place] >= TRIES:
        raise WorkerError(f"workers die without a record to blame ({_cause(exitcode)}); is memory short?")


def died_twice(exitcode: int | None) -> tuple[str, str]:
    """Return reason and detail of the reject for a record that was the end of two processes."""
    return "crashed", f"the worker died of it twice: {_cause(exitcode)}"


def _cause(exitcode: int | None) -> str:
    """Return what ended a process, in words."""
    if exitcode == NO_MEMORY:
        return "more memory was needed than --max-memory grants, or than there is"
    if exitcode is None or exitcode >= 0:
        return f"exit code {exitcode}"
    try:
        name = signal.Signals(-exitcode).name
    except ValueError:
        name = f"signal {-exitcode}"
    return f"{name}, memory ran out or it was killed" if name == "SIGKILL" else name
