"""One process of a pool: its pipe, what it is doing, and whether it is late; and this one, where there is no pool."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.engines.deaths import LIMITED, Task
from pipeline.engines.watch import Watch, queued, read_note
from pipeline.engines.worker import Limits, collector_paused

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

GRACE = 5.0  # seconds after which a worker that did not heed its alarm is killed


@dataclass(slots=True)
class Worker:
    """A process that does a task at a time."""

    process: BaseProcess
    pipe: Connection
    note: Path
    task: Task | None = None
    overdue: bool = False

    def is_late(self) -> bool:
        """Return whether it did not leave a record when its time was up."""
        note = read_note(self.note)
        if not note.seconds or note.stage not in LIMITED or time.monotonic() - note.since <= note.seconds + GRACE:
            return False
        return note.spent(queued(self.process.pid or 0)) > note.seconds + GRACE

    def end(self) -> None:
        """End it, whatever it is doing."""
        self.pipe.close()
        self.process.kill()
        self.process.join()


def here(tasks: Iterable[Task], limits: Limits) -> Iterator[tuple[Task, Any]]:
    """Do tasks in this process, where there are no others; yield them with their results."""
    watch = Watch(seconds=limits.seconds)
    try:
        for task in tasks:
            with collector_paused():
                result = task.function(*task.arguments, watch)
            yield task, result
    finally:
        watch.close()
