"""A worker process: it loads all that it needs, then does the tasks it is sent, one at a time.

It is forked from a server process that has loaded modules, lexicons and dictionaries already (`warm`), so that a worker
starts in milliseconds and all of them share that memory.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import os
import pickle
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.startup.lean import use_system_memory, without_pandas
from pipeline.workers.ahead import WARM
from pipeline.workers.apart import portable
from pipeline.workers.watch import Watch

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

NO_MEMORY = 112  # exit code of a worker that could not go on for want of memory
_MANY_LEFT = 300_000  # objects, some 30 MB


@dataclass(frozen=True, slots=True)
class Limits:
    """What one record may take: `seconds` (0: no limit), and bytes of `memory` beyond what a worker begins with."""

    seconds: float = 300.0
    memory: int | None = None


def serve(tasks: Connection, note: Path, limits: Limits, other: Connection | None = None) -> None:
    """Do tasks until the parent is gone; `other` is the parent's end of the pipe, where the fork left it open here."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches us too; whoever started us ends us
    if other is not None:
        other.close()
    try:
        watch = Watch(note, limits.seconds)
    except FileNotFoundError:  # the run is over, and has taken its folder with it
        return
    _limit(limits.memory)
    without_pandas()
    use_system_memory()
    with collector_paused(), contextlib.suppress(EOFError, OSError):
        while True:
            function, arguments, watch.lost, watch.deaths = pickle.loads(tasks.recv_bytes())
            try:
                answer = (True, function(*arguments, watch))
            except MemoryError:  # to tell it would take some, too
                os._exit(NO_MEMORY)
            except Exception as error:
                answer = (False, portable(error))
            tasks.send(answer)
            del function, arguments, answer
            collect_much()


def _limit(memory: int | None) -> None:
    """Limit this process to `memory` bytes beyond what it has; beyond, `MemoryError` is raised.

    What any task needs is loaded before, since it would count: the server that a worker is forked from may have been
    started for less.
    """
    if memory is None:
        return
    import resource  # noqa: PLC0415  (not on every platform)

    importlib.import_module(WARM)

    most = _held() + memory
    resource.setrlimit(resource.RLIMIT_DATA, (most, most))


def _held() -> int:
    """Return how many bytes this process has that count towards the limit: lexicons, and what allocators reserve."""
    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[5]
    except OSError:  # no Linux
        return 0
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


@contextmanager
def collector_paused() -> Iterator[None]:
    """Keep Python's cycle collector from running by itself.

    A batch makes a million small objects and next to no cycles: looking through them again and again costs a fifth of
    the time and finds nothing.  The caller calls `collect_much` where a batch is done and little is left.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            _count_as_old()
            gc.enable()


def _count_as_old() -> None:
    """Have what was made since count as old, or the collector looks through all of it once it may run again."""
    frozen = gc.get_freeze_count()
    gc.freeze()
    if not frozen:
        gc.unfreeze()


def collect_much() -> None:
    """Look for cycles once many objects are left of what was made since the last time; caches leave some, too."""
    if gc.get_count()[0] > _MANY_LEFT:
        gc.collect(1)
