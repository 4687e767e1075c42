"""Map a generator function over tasks on one or more processes; results come in the order of the tasks."""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from typing import TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")


def available_cores() -> int:
    """Return the number of cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def collector_paused() -> Iterator[None]:
    """Keep Python's cycle collector from running by itself.

    A batch makes a million small objects and next to no cycles: looking through them again and again costs a fifth
    of the time and finds nothing.  Whoever pauses it calls `gc.collect` where a batch is done and little is left.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _drain(work: Callable[[Task], Iterator[Result]], task: Task) -> list[Result]:
    """Run one task to its end, in the worker."""
    return list(work(task))


def run_tasks(work: Callable[[Task], Iterator[Result]], tasks: Iterable[Task], workers: int) -> Iterator[Result]:
    """Yield the results of `work(task)` for each task, in order; at most two tasks a worker wait at any time."""
    if workers <= 1:
        for task in tasks:
            yield from work(task)
        return
    context = multiprocessing.get_context("forkserver" if os.name == "posix" else "spawn")
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        waiting: deque[Future[list[Result]]] = deque()
        for task in tasks:
            waiting.append(pool.submit(_drain, work, task))
            if len(waiting) >= 2 * workers:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
