"""What a worker tells whoever watches it: at which record it is and since when; and the time a record may take.

The note lies in a small file that both processes map into memory: it is written in a microsecond, and is still there
when the worker was killed.  Times are of the monotonic clock, so that setting the clock changes nothing, without what
a worker stood in the queue for a processor (Linux): on a machine that does too much a record is slow and not at fault.
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
from typing import Any, NamedTuple

IDLE, READ, EXTRACT, BUILD, TOGETHER = range(5)  # TOGETHER: some records from `number` on
STAGES = ("segment", "read", "extract", "write", "extract")  # what `rejects.stage` calls them
_NOTE = struct.Struct("qqddd")
# Its parts, for whoever reads it while it is written: a stage stands there only while number and time belong to it.
_STAGE, _RECORD = struct.Struct("q"), struct.Struct("qddd")
_SAMPLED = 1.0  # seconds that what was read of the queue is good for: a record is granted that much too much
_SHORTEST = 0.05  # seconds to which an alarm is set again

Place = tuple[int, int]  # stage, number of the record within its task


class Note(NamedTuple):
    """Where a worker is: `number` counts the records of its task, `since` is a monotonic time in seconds.

    `queued` are the seconds it had waited for a processor until then, `seconds` what the record may take (0: no limit).
    """

    stage: int
    number: int
    since: float
    queued: float = 0.0
    seconds: float = 0.0

    def spent(self, queued: float) -> float:
        """Return the seconds that the record has had, by what the worker has waited for a processor until now."""
        return time.monotonic() - self.since - max(0.0, queued - self.queued)


class TimedOut(BaseException):
    """A record took longer than it may; no `except Exception` on the way is to swallow it."""


def clear_note(path: Path) -> None:
    """Forget what an earlier worker wrote."""
    path.write_bytes(bytes(_NOTE.size))


def read_note(path: Path) -> Note:
    """Return what a worker wrote last."""
    return Note(*_NOTE.unpack(path.read_bytes()[: _NOTE.size]))


def queued(process: int | str = "self") -> float:
    """Return the seconds that a process has waited for a processor while it could have run; 0 where nobody counts."""
    try:
        return int(Path(f"/proc/{process}/schedstat").read_bytes().split()[1]) / 1e9
    except (OSError, ValueError, IndexError):
        return 0.0


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
        self._times, self._queued, self._sampled = 1, 0.0, 0.0
        self._other = 0
        self.lost: Mapping[Place, tuple[str, str]] = {}
        self.deaths: Mapping[Place, int] = {}
        self._note: mmap.mmap | bytearray = bytearray(_NOTE.size)
        self._alarms = threading.current_thread() is threading.main_thread() and hasattr(signal, "setitimer")
        if path is not None:
            self._parent = os.getppid()
            with path.open("rb+") as file:
                self._note = mmap.mmap(file.fileno(), _NOTE.size)
        self._before: Any = None
        if self._alarms and seconds:
            self._before = signal.signal(signal.SIGALRM, self._alarm)

    def close(self) -> None:
        """Give the alarm back to whoever had it: a run may be a part of a program that goes on."""
        if self._before is not None:
            signal.signal(signal.SIGALRM, self._before)
            self._before = None

    def at(self, stage: int, number: int, times: int = 1) -> Watch:
        """Return a context: a record is noted as begun, and `TimedOut` raised in it when it takes too long.

        It may take `times` as long as others.  One after another, never one in another: it is entered a few times for
        every record of an archive.
        """
        self._place, self._times = (stage, number), times
        return self

    def heed(self) -> None:
        """End this process where the run is gone: nobody waits for what it does."""
        if self._parent and os.getppid() != self._parent:
            os._exit(1)

    def __enter__(self) -> None:
        """Begin."""
        self.heed()
        stage, number = self._place
        self._begin(number)
        _STAGE.pack_into(self._note, 0, stage)

    def __exit__(self, *_: object) -> None:
        """End."""
        if self._alarms and self.seconds > 0:
            signal.setitimer(signal.ITIMER_REAL, 0)
        _STAGE.pack_into(self._note, 0, IDLE)

    def moving(self) -> None:
        """Begin the time of the record at hand anew: it is being unpacked, and its size bounds how long that takes."""
        note = Note(*_NOTE.unpack_from(self._note, 0))
        if note.stage != IDLE:
            self._begin(note.number)

    def beside(self, process: int) -> None:
        """Say that another process does what is to be done, while this one waits for it; 0: that it is over.

        What it waits for a processor is no time of the record, either; not even when it is over.
        """
        if self._other:
            self._credit()
        self._other = process

    def _credit(self) -> Note:
        """Note what the other process waited by now, as if this one had waited as much more, and return the note."""
        note = Note(*_NOTE.unpack_from(self._note, 0))
        note = note._replace(queued=min(note.queued, self._queued - queued(self._other)))
        _RECORD.pack_into(self._note, _STAGE.size, *note[1:])
        return note

    def _begin(self, number: int) -> None:
        """Note when a record begins, and set the alarm."""
        now, seconds = time.monotonic(), self.seconds * self._times
        if now > self._sampled + _SAMPLED:
            self._queued, self._sampled = queued(), now
        _RECORD.pack_into(self._note, _STAGE.size, number, now, self._queued, seconds)
        if self._alarms and seconds > 0:
            signal.setitimer(signal.ITIMER_REAL, seconds)

    def _alarm(self, _number: int, _frame: FrameType | None) -> None:
        """Leave the record at hand, unless some of its time went by without a processor."""
        note = Note(*_NOTE.unpack_from(self._note, 0))
        if note.stage == IDLE or not note.seconds:
            return
        if self._other:
            note = self._credit()
        left = note.seconds - note.spent(queued())
        if left <= 0:
            raise TimedOut
        signal.setitimer(signal.ITIMER_REAL, max(left, _SHORTEST))
