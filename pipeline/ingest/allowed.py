"""How sources are read, and how much of them: options, limits, and what is said where a limit is met.

A `Work` counts what one source unpacks to, so that an archive cannot grow without end however it is nested.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.ingest.guard import Guard, Unguarded
from pipeline.limits import MAX_CHARS

BYTES_PER_CHAR = 4
BEAT = 16_000_000  # bytes unpacked, after which a step begins its time anew


@dataclass(frozen=True, slots=True)
class Reading:
    """How sources are read; picklable, the same for a whole run.

    - `max_chars`: how many characters a text may have; `text_column`: the column that the user named.
    - `scratch`: the folder for temporary files (None: the system's).
    - `retry_of`: the folder of a run of which only the rejects are read.
    - `depth`: how many archives may lie in one another.
    - `unpacked`: how many bytes any archive may unpack to; one that is larger than `unpacked / growth` may unpack to
      `growth` times its size.  `directory`: how many bytes the list of its members may have.
    - `convert_seconds`: how long LibreOffice may take for a file.
    """

    max_chars: int = MAX_CHARS
    text_column: str | None = None
    scratch: str | None = None
    retry_of: str | None = None
    depth: int = 6
    unpacked: int = 1 << 30
    growth: int = 200
    directory: int = 64_000_000
    convert_seconds: int = 120

    @property
    def max_bytes(self) -> int:
        """Return how many bytes a text of `max_chars` can have."""
        return self.max_chars * BYTES_PER_CHAR


class RefusedError(Exception):
    """Bytes that are not read further; becomes a reject.  `reason` is one of `tables.REJECT_REASONS`."""

    def __init__(self, reason: str, detail: str, stage: str = "read") -> None:
        """Keep what the reject will say."""
        super().__init__(detail)
        self.reason, self.detail, self.stage = reason, detail, stage

    def __reduce__(self) -> tuple[type[RefusedError], tuple[str, str, str]]:
        """Let it be sent to another process."""
        return type(self), (self.reason, self.detail, self.stage)


class BombError(RefusedError):
    """An archive that unpacks to more than is allowed: the whole source is left, not one member."""


@dataclass(slots=True)
class Work:
    """What is shared by all blobs of one source: the options, bytes `left` to be unpacked, and who watches."""

    reading: Reading
    left: int = 0
    guard: Guard = field(default_factory=Unguarded)
    silent: int = 0  # bytes unpacked since the guard was told

    def check(self, count: int) -> None:
        """Raise `BombError` where so many bytes more are beyond what is allowed."""
        if count > self.left:
            raise BombError("archive_bomb", "unpacks to more than is allowed for its size")

    def spend(self, count: int) -> None:
        """Count unpacked bytes; raise `BombError` beyond what is allowed."""
        self.check(count)
        self.left -= count
        self.silent += count
        if self.silent >= BEAT:
            self.silent = 0
            self.guard.moving()


def work_on(reading: Reading, size: int, guard: Guard | None = None) -> Work:
    """Return the work for a source of `size` bytes."""
    return Work(reading, max(reading.unpacked, size * reading.growth), guard or Unguarded())
