"""One call in a process forked for it, so that a crash, a leak or a hang of the call stays there.

It costs some milliseconds: for a worker that knows that the record at hand is dangerous.
"""

from __future__ import annotations

import fcntl
import os
import pickle
import signal
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NoReturn, TypeVar, cast

from pipeline.faults import trace

Answer = TypeVar("Answer")
IDLE = 20
POSSIBLE = hasattr(os, "fork") and os.path.isdir("/proc/self/fd")


class DiedError(Exception):
    """The process died before it answered; `exitcode` is negative for the number of a signal."""

    def __init__(self, exitcode: int) -> None:
        """Keep what ended it."""
        super().__init__(f"exit code {exitcode}")
        self.exitcode = exitcode


def apart(do: Callable[[], Answer], seconds: float, tell: Callable[[int], None] = lambda _: None) -> Answer:
    """Return what a call returns, or raise what it raises; raise `DiedError` where its process dies.

    `tell` is called with the id of the process, and with 0 when it is over.  If nobody is left to end it, the process
    ends itself after `seconds` of processor time (0: never), or `IDLE` times as many by the clock.  Open files keep
    their positions here, wherever the call has read them to.
    """
    ours, theirs = os.pipe()
    with _places_kept():
        child = os.fork()
        if not child:
            _answer(do, theirs, seconds)
        os.close(theirs)
        try:
            tell(child)
            with open(ours, "rb") as pipe:
                said = pipe.read()
        except BaseException:  # the time is up
            os.kill(child, signal.SIGKILL)
            raise
        finally:
            tell(0)
            exitcode = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if exitcode:
        raise DiedError(exitcode)
    done, value = pickle.loads(said)
    if not done:
        raise value
    return cast(Answer, value)


def _answer(do: Callable[[], Any], pipe: int, seconds: float) -> NoReturn:
    """Send what the call gives, and exit at once, without what other code would do at the end of a process."""
    exitcode = 70
    try:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_PROF, seconds)
        signal.setitimer(signal.ITIMER_REAL, seconds * IDLE)
        try:
            answer = pickle.dumps((True, do()))
        except Exception as error:
            answer = pickle.dumps((False, portable(error)))
        with open(pipe, "wb") as out:
            out.write(answer)
        exitcode = 0
    finally:
        os._exit(exitcode)


def portable(error: Exception) -> Exception:
    """Return an error that can be sent to another process, with a note of its traceback, which cannot."""
    error.add_note(f"in process {os.getpid()}:\n{trace(error)}")
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:  # an error of a library that cannot be built from its own arguments
        plain = RuntimeError(f"{type(error).__name__}: {error}")
        plain.add_note(error.__notes__[-1])
        return plain
    return error


@contextmanager
def _places_kept() -> Iterator[None]:
    """Restore the position of every open file, since a forked process moves it for both."""
    places = []
    for name in os.listdir("/proc/self/fd"):
        try:
            written = fcntl.fcntl(int(name), fcntl.F_GETFL) & os.O_ACCMODE == os.O_WRONLY
            if not written and int(name) > 2 and stat.S_ISREG(os.fstat(int(name)).st_mode):
                places.append((int(name), os.lseek(int(name), 0, os.SEEK_CUR)))
        except OSError:  # that of the listing itself
            continue
    try:
        yield
    finally:
        for handle, place in places:
            os.lseek(handle, place, os.SEEK_SET)
