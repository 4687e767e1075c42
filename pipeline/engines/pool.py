"""A pool of worker processes that outlives any of them.

Each worker has one task at a time and a pipe of its own.  One that dies, or is at one record for longer than it may,
costs nothing but its task, which is given again; what it was at is told to `blame`, which says what to step over.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from pipeline import children
from pipeline.engines.ahead import WARM
from pipeline.engines.watch import EXTRACT, READ, TOGETHER, Note, Place, Watch, clear_note, queued, read_note
from pipeline.engines.worker import NO_MEMORY, Limits, collector_paused, serve

TICK = 1.0
GRACE = 5.0  # seconds after which a worker that did not heed its alarm is killed
TRIES = 5  # how often a task is given again where no record is to blame
_LIMITED = (READ, EXTRACT, TOGETHER)  # stages that are at one record, or a few


class WorkerError(Exception):
    """A task that was the end of every worker it was given to, without a record to blame."""


@dataclass(slots=True)
class Task:
    """A module-level function and its arguments; it is called with a `Watch` as the last one."""

    function: Callable[..., Any]
    arguments: tuple[Any, ...]
    lost: dict[Place, tuple[str, str]] = field(default_factory=dict)
    deaths: dict[Place, int] = field(default_factory=dict)


@dataclass(slots=True)
class _Worker:
    """One process, its pipe, and what it is doing."""

    process: BaseProcess
    pipe: Connection
    note: Path
    task: Task | None = None
    overdue: bool = False


class Pool:
    """Workers that are started when the first task comes, and end with the block."""

    def __init__(self, size: int, folder: Path, limits: Limits, warm: bool = True) -> None:
        """Have up to `size` workers, whose notes are kept below `folder`; of size 0, tasks are done in this process.

        `warm` loads all that workers may need once, in a server that they are forked from.  A small job can spare that
        second: its workers are forked from this process, which has loaded most of it, as long as it has one thread.
        """
        self.size, self._folder, self._limits, self._warm = size, folder, limits, warm
        self._workers: list[_Worker] = []
        self._context: Any = multiprocessing.get_context(_method(warm))

    def __enter__(self) -> Pool:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End all workers."""
        for worker in self._workers:
            _end(worker)
        self._workers.clear()

    def run(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, Any]]:
        """Yield tasks with results, as they come; raises what a task raises, `WorkerError` where none survives."""
        if not self.size:
            yield from self._here(tasks)
            return
        coming, again = iter(tasks), deque[Task]()
        while True:
            self._give(coming, again)
            busy = [worker for worker in self._workers if worker.task is not None]
            if not busy:
                return
            ready = wait([worker.pipe for worker in busy], TICK)
            for worker in busy:
                if worker.pipe in ready:
                    yield from self._take(worker, again)
                elif self._is_late(worker):
                    worker.overdue = True
                    worker.process.kill()

    def _here(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, Any]]:
        """Do tasks in this process."""
        watch = Watch(seconds=self._limits.seconds)
        try:
            for task in tasks:
                with collector_paused():
                    result = task.function(*task.arguments, watch)
                yield task, result
        finally:
            watch.close()

    def _give(self, coming: Iterator[Task], again: deque[Task]) -> None:
        """Give every free worker a task, as long as there are any; start workers while there are fewer than may be."""
        for place in range(self.size):
            if place < len(self._workers) and self._workers[place].task is not None:
                continue
            task = again.popleft() if again else next(coming, None)
            if task is None:
                return
            if place == len(self._workers):
                self._workers.append(self._start(place))
            self._send(place, task)

    def _send(self, place: int, task: Task) -> None:
        """Give a task to a worker; one that died while it was idle is replaced first."""
        message = pickle.dumps((task.function, task.arguments, task.lost, task.deaths))
        for _ in range(TRIES):
            worker = self._workers[place]
            try:
                worker.pipe.send_bytes(message)
            except OSError:
                _end(worker)
                self._workers[place] = self._start(place)
                continue
            worker.task = task
            return
        raise WorkerError("workers die as soon as they are started")

    def _start(self, place: int) -> _Worker:
        """Start a worker."""
        note = self._folder / f"worker-{place}"
        clear_note(note)
        self._context.set_forkserver_preload([WARM] if self._warm else [])
        ours, theirs = self._context.Pipe()
        forked = self._context.get_start_method() == "fork"
        served = (theirs, note, self._limits, ours if forked else None)
        process = self._context.Process(target=serve, args=served, daemon=True)
        children.start(process)
        theirs.close()
        return _Worker(process, ours, note)

    def _take(self, worker: _Worker, again: deque[Task]) -> Iterator[tuple[Task, Any]]:
        """Yield the result of a worker; if it died, put what it was at where it is seen and its task back."""
        assert worker.task is not None
        try:
            done, value = worker.pipe.recv()
        except (EOFError, OSError):
            self._bury(worker, again)
            return
        task, worker.task = worker.task, None
        if not done:
            raise value
        yield task, value

    def _bury(self, worker: _Worker, again: deque[Task]) -> None:
        """Replace a worker that died, and give its task again without the record that is to blame."""
        task = worker.task
        assert task is not None
        _end(worker)
        blame(task, read_note(worker.note), worker.process.exitcode, worker.overdue, self._limits.seconds)
        again.append(task)
        place = self._workers.index(worker)
        self._workers[place] = self._start(place)

    def _is_late(self, worker: _Worker) -> bool:
        """Return whether a worker did not leave a record when its time was up."""
        note = read_note(worker.note)
        if not note.seconds or note.stage not in _LIMITED or time.monotonic() - note.since <= note.seconds + GRACE:
            return False
        return note.spent(queued(worker.process.pid or 0)) > note.seconds + GRACE


def _method(warm: bool) -> str:
    """Return how workers are started."""
    if os.name != "posix":
        return "spawn"
    return "forkserver" if warm or sys.platform != "linux" or threading.active_count() > 1 else "fork"


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
    elif place[0] in _LIMITED and task.deaths[place] > 1:
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


def _end(worker: _Worker) -> None:
    """End a worker, whatever it is doing."""
    worker.pipe.close()
    worker.process.kill()
    worker.process.join()
