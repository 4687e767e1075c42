"""Bytes at hand, on their way to becoming pages: what they are called, how to read them, and how much is allowed.

A `Blob` is a file, a member of an archive, or the body of a WARC record.  All blobs of one source share one `Work`,
which holds the options and counts what was unpacked, so that an archive cannot grow without end however it is nested.
"""

from __future__ import annotations

import io
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import IO

from pipeline.tables import Reject

HEAD = 65_536
SPOOL_MEMORY = 16_000_000
BYTES_PER_CHAR = 4
MAX_CHARS = 20_000_000


@dataclass(frozen=True, slots=True)
class Reading:
    """How sources are read; picklable, the same for a whole run.

    `scratch` is the folder for temporary files (None: the system's).  `unpacked` is how many bytes any archive may
    unpack to; one that is larger than `unpacked / growth` may unpack to `growth` times its size.
    `retry_of` is the folder of a run of which only the rejects are read.
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


class BombError(RefusedError):
    """An archive that unpacks to more than is allowed: the whole source is left, not one member."""


@dataclass(slots=True)
class Work:
    """What is shared by all blobs of one source: the options, and how many more bytes may be unpacked."""

    reading: Reading
    left: int = 0

    def spend(self, count: int) -> None:
        """Count unpacked bytes; raise `BombError` beyond what is allowed."""
        self.left -= count
        if self.left < 0:
            raise BombError("archive_bomb", "unpacks to more than is allowed for its size")


def work_on(reading: Reading, size: int) -> Work:
    """Return the work for a source of `size` bytes."""
    return Work(reading, max(reading.unpacked, size * reading.growth))


@dataclass(slots=True)
class Blob:
    """Some bytes with a name.  `stream` stands at their beginning, `head` holds the first `HEAD` of them."""

    path: str
    stream: IO[bytes]
    head: bytes
    work: Work
    depth: int = 0
    record: str | None = None
    charset: str | None = None
    name: str = field(default="")

    def reject(self, reason: str, detail: str, stage: str = "read", record: str | None = None) -> Reject:
        """Return a reject of this blob; names that are not text are shown with their odd bytes escaped."""
        path = self.path.encode("utf-8", "backslashreplace").decode()
        return Reject(path, record or self.record, stage, reason, detail[:500])

    def reject_member(self, name: str, reason: str, detail: str) -> Reject:
        """Return the reject of a member that is not read."""
        return Reject(
            f"{self.path}!/{name}".encode("utf-8", "backslashreplace").decode(), None, "read", reason, detail[:500]
        )

    def whole(self) -> bytes:
        """Return all bytes; raise `RefusedError` where they are more than a text may have."""
        limit = self.work.reading.max_bytes
        data = self.stream.read(limit + 1)
        if len(data) > limit:
            raise RefusedError("too_long", f"more than {limit} bytes")
        return data

    @contextmanager
    def seekable(self) -> Iterator[IO[bytes]]:
        """Yield the bytes as a file in which one can go back: themselves, or a copy in a file without a name."""
        if isinstance(self.stream, io.BufferedReader) and isinstance(self.stream.raw, io.FileIO):
            yield self.stream
            return
        with tempfile.SpooledTemporaryFile(SPOOL_MEMORY, dir=self.work.reading.scratch) as copy:
            shutil.copyfileobj(self.stream, copy, 1 << 18)
            copy.seek(0)
            yield copy

    def inner(
        self, name: str, raw: io.RawIOBase | IO[bytes], *, record: str | None = None, counted: bool = False
    ) -> Blob:
        """Return the blob of a member, whose bytes count as unpacked unless they did; `name` "" is this file's."""
        path = f"{self.path}!/{name}" if name else self.path
        stream = io.BufferedReader(raw if counted else _Counted(raw, self.work), 1 << 16)  # type: ignore[type-var]
        return opened(path, stream, self.work, self.depth + 1, record, name or self.name)


def opened(
    path: str, stream: IO[bytes], work: Work, depth: int = 0, record: str | None = None, name: str | None = None
) -> Blob:
    """Return the blob of an open stream; its head is read and put back."""
    head = stream.read(HEAD)
    if isinstance(stream, io.BufferedReader) and isinstance(stream.raw, io.FileIO):
        stream.seek(0)
    else:
        stream = io.BufferedReader(_Replayed(head, stream), 1 << 18)
    return Blob(path, stream, head, work, depth, record, name=path if name is None else name)


class _Counted(io.RawIOBase):
    """A stream whose bytes are counted against what may be unpacked."""

    def __init__(self, stream: io.RawIOBase | IO[bytes], work: Work) -> None:
        self._stream, self._work = stream, work

    def readable(self) -> bool:
        """Return True."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Read some bytes."""
        try:
            data = self._stream.read(len(buffer)) or b""
        except RefusedError:
            raise
        except Exception as error:  # each compressor has errors of its own
            raise RefusedError("unreadable", f"broken archive: {error}") from error
        self._work.spend(len(data))
        buffer[: len(data)] = data
        return len(data)


class _Replayed(io.RawIOBase):
    """A stream of which the head was read already."""

    def __init__(self, head: bytes, rest: IO[bytes]) -> None:
        self._head, self._rest = memoryview(head), rest

    def readable(self) -> bool:
        """Return True."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Read some bytes."""
        data: bytes | memoryview = self._head[: len(buffer)]
        if data:
            self._head = self._head[len(data) :]
        else:
            data = self._rest.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)
