"""A pool of worker processes that survives the death of any of them.

Each worker has one task at a time and a pipe of its own.  When one dies, or stays at one record for longer than it may,
its task is given again; `blame` reads the worker's note and says which record to step over.

Two kinds of tasks: those of `run`, whose results the caller waits for, and those of `begin`, done in the background by
workers that have nothing else to do.
"""

from __future__ import annotations

import pickle
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.startup.absent import Late
from pipeline.workers import children
from pipeline.workers.ahead import WARM
from pipeline.workers.deaths import TRIES, Task, WorkerError, blame
from pipeline.workers.process import Worker, here
from pipeline.workers.watch import clear_note, read_note
from pipeline.workers.worker import Limits, serve

if TYPE_CHECKING:
    import multiprocessing
    from multiprocessing import connection
else:  # a hundredth of a second, and a few small texts need no process
    multiprocessing, connection = Late("multiprocessing"), Late("multiprocessing.connection")

TICK = 1.0


class Pool:
    """A pool of workers, as a context manager: they start with the first task and end with the block."""

    def __init__(self, size: int, folder: Path, limits: Limits, warm: bool = True) -> None:
        """Keep up to `size` workers, with their notes below `folder`; with size 0 tasks are done in this process.

        `warm` loads all that workers may need once, in a server that they are forked from.  A small job can spare that
        second: its workers are forked from this process, which has loaded most of it, as long as it has one thread.
        """
        self.size, self._folder, self._limits, self.warm = size, folder, limits, warm
        self._workers: list[Worker] = []
        self._again, self._beside = deque[Task](), deque[Task]()  # tasks of workers that died; those that were begun
        self._settled: list[tuple[bool, Any]] = []
        self._context: Any = multiprocessing.get_context(children.method(warm)) if size else None

    def __enter__(self) -> Pool:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End all workers."""
        for worker in self._workers:
            worker.end()
        self._workers.clear()

    def run(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, Any]]:
        """Yield each task with its result, in the order in which they are done.

        Raises what a task raises, and `WorkerError` where a task ends every worker it is given to.
        """
        if not self.size:
            yield from here(tasks, self._limits)
            return
        coming = iter(tasks)
        ready = deque(islice(coming, 1))  # one ahead, so that it is known when none is left
        while ready or any(not task.beside for task in (*self._again, *self._under_way)):
            self._give(ready, coming)
            yield from self._answers()
        self._give(spare=1)

    def begin(self, function: Callable[..., Any], *arguments: Any) -> Task:
        """Have a task done in the background, by any worker that `run` does not need; returns at once."""
        task = Task(function, arguments, beside=True)
        self._beside.append(task)
        self._give(spare=1)
        return task

    def attend(self) -> None:
        """Collect what was done in the background and give out what waits, without waiting for anything."""
        list(self._answers(0))
        self._give(spare=1)  # on two cores both would slow us down, and be done before we are, who are alone then

    def finish(self, begun: Task) -> None:
        """Wait for one background task; its result comes with `settle`.  Raises what it raised."""
        while any(task is begun for task in (*self._again, *self._beside, *self._under_way)):
            self._give()
            list(self._answers())
        self._raise()

    def settle(self) -> list[Any]:
        """Wait for all background tasks, and return their results in any order; raise what one of them raised."""
        while self._again or self._beside or self._under_way:
            self._give()
            list(self._answers())  # answers of a `run` that was given up are nobody's
        self._raise()
        settled, self._settled = self._settled, []
        return [value for _, value in settled]

    def _raise(self) -> None:
        """Raise the first error of the background tasks, and forget their other results."""
        for done, value in self._settled:
            if not done:
                self._settled.clear()
                raise value

    @property
    def _under_way(self) -> list[Task]:
        """The tasks that workers are at."""
        return [worker.task for worker in self._workers if worker.task is not None]

    def _answers(self, seconds: float = TICK) -> Iterator[tuple[Task, Any]]:
        """Wait up to some seconds for workers; yield their answers, and kill those that are late."""
        busy = [worker for worker in self._workers if worker.task is not None]
        ready = connection.wait([worker.pipe for worker in busy], seconds) if busy else []
        for worker in busy:
            if worker.pipe in ready:
                yield from self._take(worker)
            elif worker.is_late():
                worker.overdue = True
                worker.process.kill()

    def _give(self, ready: deque[Task] | None = None, coming: Iterable[Task] = (), spare: int = 0) -> None:
        """Give each free worker a task, and start workers up to the size of the pool.

        What is `ready` and `coming` is waited for, and goes before background tasks; of these at most all but `spare`
        workers do any at a time.
        """
        for place in range(self.size):
            if place < len(self._workers) and self._workers[place].task is not None:
                continue
            several = sum(task.beside for task in self._under_way) < max(1, self.size - spare)
            waiting = self._again or ready or (several and self._beside)
            if not waiting:
                return
            task = waiting.popleft()
            if waiting is ready:
                ready.extend(islice(coming, 1))
            if place == len(self._workers):
                self._workers.append(self._start(place))
            self._send(place, task)

    def _send(self, place: int, task: Task) -> None:
        """Send a worker a task; one that died while it was idle is replaced first."""
        message = pickle.dumps((task.function, task.arguments, task.lost, task.deaths))
        for _ in range(TRIES):
            worker = self._workers[place]
            try:
                worker.pipe.send_bytes(message)
            except OSError:
                worker.end()
                self._workers[place] = self._start(place)
                continue
            worker.task = task
            return
        raise WorkerError("workers die as soon as they are started")

    def _start(self, place: int) -> Worker:
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
        return Worker(process, ours, note)

    def _take(self, worker: Worker) -> Iterator[tuple[Task, Any]]:
        """Yield the task and result of a worker that answered; where it died, have its task done again."""
        assert worker.task is not None
        try:
            done, value = worker.pipe.recv()
        except (EOFError, OSError):
            self._replace_dead(worker)
            return
        task, worker.task = worker.task, None
        if task.beside:
            self._settled.append((done, value))
            return
        if not done:
            raise value
        yield task, value

    def _replace_dead(self, worker: Worker) -> None:
        """Replace a worker that died, and queue its task again without the record that is to blame."""
        task = worker.task
        assert task is not None
        worker.end()
        blame(task, read_note(worker.note), worker.process.exitcode, worker.overdue, self._limits.seconds)
        self._again.append(task)
        place = self._workers.index(worker)
        self._workers[place] = self._start(place)
