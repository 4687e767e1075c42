"""How a worker tells its parent which record it is at and since when, and how much time the record may take.

The note lies in a small file that both processes map into memory: it is written in a microsecond, and is still there
when the worker was killed.  Times are of the monotonic clock, so that setting the clock changes nothing.  The time that
a worker waits for a processor is left out (Linux): on an overloaded machine a record is slow through no fault of its
own.
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

    `queued`: seconds that it had waited for a processor until then.  `seconds`: what the record may take (0: no limit).
    """

    stage: int
    number: int
    since: float
    queued: float = 0.0
    seconds: float = 0.0

    def spent(self, queued: float) -> float:
        """Return the seconds that the record has had; `queued` is the worker's wait for a processor until now."""
        return time.monotonic() - self.since - max(0.0, queued - self.queued)


class TimedOut(BaseException):
    """A record took too long; a `BaseException`, so that no `except Exception` on the way swallows it."""


def clear_note(path: Path) -> None:
    """Forget what an earlier worker wrote."""
    path.write_bytes(bytes(_NOTE.size))


def read_note(path: Path) -> Note:
    """Return what a worker wrote last."""
    return Note(*_NOTE.unpack(path.read_bytes()[: _NOTE.size]))


def queued(process: int | str = "self") -> float:
    """Return the seconds that a process has waited for a processor; 0 where the system does not count them."""
    try:
        return int(Path(f"/proc/{process}/schedstat").read_bytes().split()[1]) / 1e9
    except (OSError, ValueError, IndexError):
        return 0.0


class Watch:
    """Notes which record one worker is at, and interrupts it when the record takes too long.

    `seconds`: what a record may take in each stage, 0 for no limit.  `lost`: places that earlier workers died of, and
    why; they are stepped over.  `deaths`: how often workers died at which place.
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
        """Restore the former signal handler: a run may be part of a program that goes on."""
        if self._before is not None:
            signal.signal(signal.SIGALRM, self._before)
            self._before = None

    def at(self, stage: int, number: int, times: int = 1) -> Watch:
        """Return a context in which a record is noted as begun, and `TimedOut` is raised when it takes too long.

        It may take `times` as long as others.  Contexts follow one another and are never nested: there are a few for
        every record of an archive.
        """
        self._place, self._times = (stage, number), times
        return self

    def heed(self) -> None:
        """End this process where the run is gone and nobody waits for its work."""
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
        """Start the time of the record anew: it is being unpacked, and its size bounds how long that takes."""
        note = Note(*_NOTE.unpack_from(self._note, 0))
        if note.stage != IDLE:
            self._begin(note.number)

    def beside(self, process: int) -> None:
        """Note that another process does the work while this one waits for it; 0 when it is over.

        What that process waits for a processor counts as no time of the record either.
        """
        if self._other:
            self._credit()
        self._other = process

    def _credit(self) -> Note:
        """Add what the other process has waited for a processor to the wait of this one; return the note."""
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
        """Interrupt the record, unless it has had less than its time, because it waited for a processor."""
        note = Note(*_NOTE.unpack_from(self._note, 0))
        if note.stage == IDLE or not note.seconds:
            return
        if self._other:
            note = self._credit()
        left = note.seconds - note.spent(queued())
        if left <= 0:
            raise TimedOut
        signal.setitimer(signal.ITIMER_REAL, max(left, _SHORTEST))
