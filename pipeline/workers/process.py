"""One worker process as the pool sees it: its pipe, its task, and whether it is late."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.workers.deaths import LIMITED, Task
from pipeline.workers.watch import Watch, queued, read_note
from pipeline.workers.worker import Limits, collector_paused

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

GRACE = 5.0  # seconds after which a worker that did not heed its alarm is killed


@dataclass(slots=True)
class Worker:
    """A worker process, its pipe, the file of its note, and the task it is at."""

    process: BaseProcess
    pipe: Connection
    note: Path
    task: Task | None = None
    overdue: bool = False

    def is_late(self) -> bool:
        """Return whether it is still at a record some seconds after that record's time was up."""
        note = read_note(self.note)
        if not note.seconds or note.stage not in LIMITED or time.monotonic() - note.since <= note.seconds + GRACE:
            return False
        return note.spent(queued(self.process.pid or 0)) > note.seconds + GRACE

    def end(self) -> None:
        """Kill the process and wait for its end."""
        self.pipe.close()
        self.process.kill()
        self.process.join()


def here(tasks: Iterable[Task], limits: Limits) -> Iterator[tuple[Task, Any]]:
    """Do tasks in this process, for a pool without workers; yield each with its result."""
    watch = Watch(seconds=limits.seconds)
    try:
        for task in tasks:
            with collector_paused():
                result = task.function(*task.arguments, watch)
            yield task, result
    finally:
        watch.close()
