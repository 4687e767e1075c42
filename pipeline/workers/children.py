"""Child processes that do not run the caller's script again."""

from __future__ import annotations

import os
import sys
import threading
import time
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

TRIES = 3
PAUSE = 0.2  # seconds before the second try, twice that before the third: a killed server is not dead at once


def start(process: BaseProcess) -> None:
    """Start a process without the module `__main__` of this one.

    `multiprocessing` imports the main module in every process that is not forked, since a task could be defined there;
    ours never are.  A script without `if __name__ == "__main__"` would begin anew in each worker.

    Where the server that processes are forked from was killed, as the OOM killer may, another one starts with the next
    try.  Raises `EOFError` or `ConnectionError` where each of them dies.
    """
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        for tried in range(1, TRIES + 1):
            try:
                process.start()
                break
            except (EOFError, ConnectionError):
                if tried == TRIES:
                    raise
            time.sleep(PAUSE * tried)
    finally:
        sys.modules["__main__"] = main


def method(warm: bool) -> str:
    """Return how processes are started: from a server that is `warm`, or from this one as long as it has one thread."""
    if os.name != "posix":
        return "spawn"
    return "forkserver" if warm or sys.platform != "linux" or threading.active_count() > 1 else "fork"
