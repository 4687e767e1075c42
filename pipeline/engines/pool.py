"""A pool of worker processes that outlives any of them.

Each worker has one task at a time and a pipe of its own.  One that dies, or is at one record for longer than it may,
costs nothing but its task, which is given again; what it was at is told to `blame`, which says what to step over.
"""

from __future__ import annotations

import pickle
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline import children
from pipeline.absent import Late
from pipeline.engines.ahead import WARM
from pipeline.engines.deaths import TRIES, Task, WorkerError, blame
from pipeline.engines.process import Worker, here
from pipeline.engines.watch import clear_note, read_note
from pipeline.engines.worker import Limits, serve

if TYPE_CHECKING:
    import multiprocessing
    from multiprocessing import connection
else:  # a hundredth of a second, and a few small texts need no process
    multiprocessing, connection = Late("multiprocessing"), Late("multiprocessing.connection")

TICK = 1.0


class Pool:
    """Workers that are started when the first task comes, and end with the block."""

    def __init__(self, size: int, folder: Path, limits: Limits, warm: bool = True) -> None:
        """Have up to `size` workers, whose notes are kept below `folder`; of size 0, tasks are done in this process.

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
        """Yield tasks with results, as they come; raises what a task raises, `WorkerError` where none survives."""
        if not self.size:
            yield from here(tasks, self._limits)
            return
        coming = iter(tasks)
        ready = deque(islice(coming, 1))  # one ahead, so that it is known when none is left
        while ready or any(not task.beside for task in (*self._again, *self._under_way)):
            self._give(ready, coming)
            yield from self._looked()
        self._give(spare=1)

    def begin(self, function: Callable[..., Any], *arguments: Any) -> Task:
        """Have a task done by one of the workers, of which there is one at least, when none is asked for by `run`."""
        task = Task(function, arguments, beside=True)
        self._beside.append(task)
        self._give(spare=1)
        return task

    def attend(self) -> None:
        """Take what was done beside, and give out what waits; this waits for nothing."""
        list(self._looked(0))
        self._give(spare=1)  # on two cores both would slow us down, and be done before we are, who are alone then

    def finish(self, begun: Task) -> None:
        """Wait for a task that was begun; `settle` tells what came of it, unless it failed: that is raised."""
        while any(task is begun for task in (*self._again, *self._beside, *self._under_way)):
            self._give()
            list(self._looked())
        self._raise()

    def settle(self) -> list[Any]:
        """Wait for all that was begun; return what came of it, in any order, or raise what was raised."""
        while self._again or self._beside or self._under_way:
            self._give()
            list(self._looked())  # answers of a `run` that was given up are nobody's
        self._raise()
        settled, self._settled = self._settled, []
        return [value for _, value in settled]

    def _raise(self) -> None:
        """Raise what was raised by what was begun."""
        for done, value in self._settled:
            if not done:
                self._settled.clear()
                raise value

    @property
    def _under_way(self) -> list[Task]:
        """The tasks that workers have."""
        return [worker.task for worker in self._workers if worker.task is not None]

    def _looked(self, seconds: float = TICK) -> Iterator[tuple[Task, Any]]:
        """Wait a while for workers; yield what they answer, end what is late."""
        busy = [worker for worker in self._workers if worker.task is not None]
        ready = connection.wait([worker.pipe for worker in busy], seconds) if busy else []
        for worker in busy:
            if worker.pipe in ready:
                yield from self._take(worker)
            elif worker.is_late():
                worker.overdue = True
                worker.process.kill()

    def _give(self, ready: deque[Task] | None = None, coming: Iterable[Task] = (), spare: int = 0) -> None:
        """Give every free worker a task, of workers there may be more than are started.

        Somebody waits for what is `ready` and `coming`: that goes before what was begun, for all workers but `spare`.
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
        """Give a task to a worker; one that died while it was idle is replaced first."""
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

    def _bury(self, worker: Worker) -> None:
        """Replace a worker that died, and give its task again without the record that is to blame."""
        task = worker.task
        assert task is not None
        worker.end()
        blame(task, read_note(worker.note), worker.process.exitcode, worker.overdue, self._limits.seconds)
        self._again.append(task)
        place = self._workers.index(worker)
        self._workers[place] = self._start(place)
