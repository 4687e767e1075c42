"""Why a worker died, and what becomes of its task: it is given again, without the record that is to blame."""

from __future__ import annotations

import signal
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from pipeline.workers.watch import EXTRACT, READ, TOGETHER, Note, Place
from pipeline.workers.worker import NO_MEMORY

TRIES = 5  # how often a task is given again where no record is to blame
LIMITED = (READ, EXTRACT, TOGETHER)  # stages that are at one record, or a few


class WorkerError(Exception):
    """Every worker that a task was given to died, and no record is to blame."""


@dataclass(slots=True)
class Task:
    """A module-level function and its arguments; it is called with a `Watch` as the last one.

    `beside`: a background task, of `Pool.begin`.  `lost`: reason and detail for each record to step over.  `deaths`:
    how often workers died, by the place they were at.
    """

    function: Callable[..., Any]
    arguments: tuple[Any, ...]
    beside: bool = False
    lost: dict[Place, tuple[str, str]] = field(default_factory=dict)
    deaths: dict[Place, int] = field(default_factory=dict)


def blame(task: Task, note: Note, exitcode: int | None, overdue: bool, seconds: float) -> None:
    """Note on a task why its worker died.

    A record is lost if it took too long (`overdue`), or if a worker died of it for the second time.  Raises
    `WorkerError` where workers die again and again between records.
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
    """Return reason and detail of the reject for a record that two processes died of."""
    return "crashed", f"the worker died of it twice: {_cause(exitcode)}"


def _cause(exitcode: int | None) -> str:
    """Return in words what ended a process, by its exit code."""
    if exitcode == NO_MEMORY:
        return "more memory was needed than --max-memory grants, or than there is"
    if exitcode is None or exitcode >= 0:
        return f"exit code {exitcode}"
    try:
        name = signal.Signals(-exitcode).name
    except ValueError:
        name = f"signal {-exitcode}"
    return f"{name}, memory ran out or it was killed" if name == "SIGKILL" else name
