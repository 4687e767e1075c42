"""What a worker tells whoever watches it: at which record it is and since when; and the time a record may take.

The note lies in a small file that both processes map into memory: it is written in a microsecond, and is still there
when the worker was killed.  Times are of the monotonic clock, so that setting the clock changes nothing.
"""

from __future__ import annotations

import mmap
import os
import signal
import struct
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from types import FrameType
from typing import NamedTuple

IDLE, READ, EXTRACT, BUILD, TOGETHER = range(5)  # TOGETHER: some records from `number` on
STAGES = ("segment", "read", "extract", "write", "extract")  # what `rejects.stage` calls them
_NOTE = struct.Struct("qqd")
# Its parts, for whoever reads it while it is written: a stage stands there only while number and time belong to it.
_STAGE, _RECORD = struct.Struct("q"), struct.Struct("qd")

Place = tuple[int, int]  # stage, number of the record within its task


class Note(NamedTuple):
    """Where a worker is: `number` counts the records of its task, `since` is a monotonic time in seconds."""

    stage: int
    number: int
    since: float


class TimedOut(BaseException):
    """A record took longer than it may; no `except Exception` on the way is to swallow it."""


def clear_note(path: Path) -> None:
    """Forget what an earlier worker wrote."""
    path.write_bytes(bytes(_NOTE.size))


def read_note(path: Path) -> Note:
    """Return what a worker wrote last."""
    return Note(*_NOTE.unpack(path.read_bytes()[: _NOTE.size]))


class Watch:
    """Where one worker notes what it is at.

    `seconds` is what a record may take in each stage, 0 for no limit.  `lost` says of places that were the end of
    earlier workers why; they are stepped over.  `deaths` counts how often workers died where.
    """

    def __init__(self, path: Path | None = None, seconds: float = 0.0) -> None:
        """Map the file at `path`, made by `clear_note`; without a path nothing is noted."""
        self.seconds = seconds
        self._parent = 0
        self._place: Place = (IDLE, 0)
        self.lost: Mapping[Place, tuple[str, str]] = {}
        self.deaths: Mapping[Place, int] = {}
        self._note: mmap.mmap | bytearray = bytearray(_NOTE.size)
        self._alarms = threading.current_thread() is threading.main_thread() and hasattr(signal, "setitimer")
        if path is not None:
            self._parent = os.getppid()
            with path.open("rb+") as file:
                self._note = mmap.mmap(file.fileno(), _NOTE.size)
        if self._alarms and seconds:
            signal.signal(signal.SIGALRM, _alarm)

    def at(self, stage: int, number: int) -> Watch:
        """Return a context: a record is noted as begun, and `TimedOut` raised in it when it takes too long.

        One after another, never one in another: it is entered a few times for every record of an archive.
        """
        self._place = (stage, number)
        return self

    def __enter__(self) -> None:
        """Begin."""
        if self._parent and os.getppid() != self._parent:
            os._exit(1)  # the run is gone; nobody waits for what we do
        stage, number = self._place
        _RECORD.pack_into(self._note, _STAGE.size, number, time.monotonic())
        _STAGE.pack_into(self._note, 0, stage)
        if self._alarms and self.seconds > 0:
            signal.setitimer(signal.ITIMER_REAL, self.seconds)

    def __exit__(self, *_: object) -> None:
        """End."""
        if self._alarms and self.seconds > 0:
            signal.setitimer(signal.ITIMER_REAL, 0)
        _STAGE.pack_into(self._note, 0, IDLE)

    def moving(self) -> None:
        """Begin the time of the record at hand anew: it is being unpacked, and its size bounds how long that takes."""
        stage, number, _ = _NOTE.unpack_from(self._note, 0)
        if stage == IDLE:
            return
        _RECORD.pack_into(self._note, _STAGE.size, number, time.monotonic())
        if self._alarms and self.seconds > 0:
            signal.setitimer(signal.ITIMER_REAL, self.seconds)


def _alarm(_number: int, _frame: FrameType | None) -> None:
    """Leave the record at hand."""
    raise TimedOut
