"""A pool of worker processes that outlives any of them.

Each worker has one task at a time and a pipe of its own.  One that dies, or is at one record for longer than it may,
costs nothing but its task, which is given again; what it was at is told to `blame`, which says what to step over.
"""

from __future__ import annotations

import multiprocessing
import pickle
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from pipeline import children
from pipeline.engines.ahead import WARM
from pipeline.engines.deaths import LIMITED, TRIES, Task, WorkerError, blame
from pipeline.engines.watch import Watch, clear_note, queued, read_note
from pipeline.engines.worker import Limits, collector_paused, serve

TICK = 1.0
GRACE = 5.0  # seconds after which a worker that did not heed its alarm is killed


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
        self.size, self._folder, self._limits, self.warm = size, folder, limits, warm
        self._workers: list[_Worker] = []
        self._again = deque[Task]()  # to be done before what comes: tasks of workers that died, and those beside
        self._settled: list[tuple[bool, Any]] = []
        self._context: Any = multiprocessing.get_context(children.method(warm))

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
        coming = iter(tasks)
        while not self._give(coming) or any(not task.beside for task in self._under_way):
            yield from self._looked()

    def begin(self, function: Callable[..., Any], *arguments: Any) -> None:
        """Have a task done by one of the workers, of which there is one at least, now or when one is free."""
        self._again.append(Task(function, arguments, beside=True))
        self._give(iter(()))

    def settle(self) -> list[Any]:
        """Wait for all that was begun; return what came of it, in any order, or raise what was raised."""
        while not self._give(iter(())) or self._under_way:
            list(self._looked())  # answers of a `run` that was given up are nobody's
        settled, self._settled = self._settled, []
        for done, value in settled:
            if not done:
                raise value
        return [value for _, value in settled]

    @property
    def _under_way(self) -> list[Task]:
        """The tasks that workers have."""
        return [worker.task for worker in self._workers if worker.task is not None]

    def _looked(self) -> Iterator[tuple[Task, Any]]:
        """Wait a while for workers; yield what they answer, end what is late."""
        busy = [worker for worker in self._workers if worker.task is not None]
        ready = wait([worker.pipe for worker in busy], TICK)
        for worker in busy:
            if worker.pipe in ready:
                yield from self._take(worker)
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

    def _give(self, coming: Iterator[Task]) -> bool:
        """Give every free worker a task, of workers there may be more than are started; return whether none is left."""
        for place in range(self.size):
            if place < len(self._workers) and self._workers[place].task is not None:
                continue
            task = self._again.popleft() if self._again else next(coming, None)
            if task is None:
                return True
            if place == len(self._workers):
                self._workers.append(self._start(place))
            self._send(place, task)
        return False

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
        self._context.set_forkserver_preload([WARM] if self.warm else [])
        ours, theirs = self._context.Pipe()
        forked = self._context.get_start_method() == "fork"
        served = (theirs, note, self._limits, ours if forked else None)
        process = self._context.Process(target=serve, args=served, daemon=True)
        children.start(process)
        theirs.close()
        return _Worker(process, ours, note)

    def _take(self, worker: _Worker) -> Iterator[tuple[Task, Any]]:
        """Yield the result of a worker; if it died, put what it was at where it is seen and its task back."""
        assert worker.task is not None
        try:
            done, value = worker.pipe.recv()
        except (EOFError, OSError):
            self._bury(worker)
            return
        task, worker.task = worker.task, None
        if task.beside:
            self._settled.append((done, value))
            return
        if not done:
            raise value
        yield task, value

    def _bury(self, worker: _Worker) -> None:
        """Replace a worker that died, and give its task again without the record that is to blame."""
        task = worker.task
        assert task is not None
        _end(worker)
        blame(task, read_note(worker.note), worker.process.exitcode, worker.overdue, self._limits.seconds)
        self._again.append(task)
        place = self._workers.index(worker)
        self._workers[place] = self._start(place)

    def _is_late(self, worker: _Worker) -> bool:
        """Return whether a worker did not leave a record when its time was up."""
        note = read_note(worker.note)
        if not note.seconds or note.stage not in LIMITED or time.monotonic() - note.since <= note.seconds + GRACE:
            return False
        return note.spent(queued(worker.process.pid or 0)) > note.seconds + GRACE


def _end(worker: _Worker) -> None:
    """End a worker, whatever it is doing."""
    worker.pipe.close()
    worker.process.kill()
    worker.process.join()
