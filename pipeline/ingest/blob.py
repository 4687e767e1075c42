"""Bytes at hand, on their way to becoming pages: what they are called, and how to read them.

A `Blob` is a file, a member of an archive, or the body of a WARC record.  All blobs of one source share one `Work`.
"""

from __future__ import annotations

import io
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import IO, cast

from pipeline.ingest.allowed import BombError, RefusedError, Work
from pipeline.ingest.sources import MEMBER, shown
from pipeline.tables import Reject

HEAD = 65_536
SPOOL_MEMORY = 16_000_000


@dataclass(slots=True)
class Blob:
    """Some bytes with a name.  `stream` stands at their beginning, `head` holds the first `HEAD` of them.

    `path` is the source as the tables show it; `name` is what it is called, for formats to be told apart by.
    `place` names the step that found them (`guard.py`).
    """

    path: str
    stream: IO[bytes]
    head: bytes
    work: Work
    depth: int = 0
    record: str | None = None
    charset: str | None = None
    name: str = field(default="")
    place: int = 0

    def reject(self, reason: str, detail: str, stage: str = "read", record: str | None = None) -> Reject:
        """Return a reject of this blob."""
        return Reject(self.path, record or self.record, stage, reason, detail[:500])

    def reject_member(self, name: str, reason: str, detail: str) -> Reject:
        """Return the reject of a member that is not read."""
        return Reject(f"{self.path}{MEMBER}{shown(name)}", None, "read", reason, detail[:500])

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
        if isinstance(self.stream, io.BytesIO) or _is_file(self.stream):
            yield self.stream
            return
        with tempfile.SpooledTemporaryFile(SPOOL_MEMORY, dir=self.work.reading.scratch) as copy:
            shutil.copyfileobj(self.stream, copy, 1 << 18)
            copy.seek(0)
            yield copy

    def at_once(self) -> IO[bytes]:
        """Return the stream for a library that asks for much at once: where it breaks, what stands before is given."""
        return cast(IO[bytes], _AtOnce(self.stream))

    def inner(
        self, name: str, raw: io.RawIOBase | IO[bytes], *, record: str | None = None, counted: bool = False
    ) -> Blob:
        """Return the blob of a member, whose bytes count as unpacked unless they did; `name` "" is this file's."""
        path = f"{self.path}{MEMBER}{shown(name)}" if name else self.path
        stream = io.BufferedReader(raw if counted else _Counted(raw, self.work), 1 << 16)  # type: ignore[type-var]
        return opened(path, stream, self.work, self.depth + 1, record, name or self.name)


def opened(
    path: str, stream: IO[bytes], work: Work, depth: int = 0, record: str | None = None, name: str | None = None
) -> Blob:
    """Return the blob of an open stream; its head is read and put back."""
    head, fault = _head(stream)
    if _is_file(stream):
        stream.seek(0)
    elif fault:  # what stands before it can be read, as the rows of a file that is cut off
        stream = io.BufferedReader(_Replayed(head, _Broken(fault)), 1 << 18)
    elif len(head) < HEAD:  # that is all of it, as of most members of archives
        stream = io.BytesIO(head)
    else:
        stream = io.BufferedReader(_Replayed(head, stream), 1 << 18)
    return Blob(path, stream, head, work, depth, record, name=path if name is None else name)


def _head(stream: IO[bytes]) -> tuple[bytes, RefusedError | None]:
    """Return the first bytes of a stream, and why there are no more of them; raise that where there are none."""
    head = b""
    try:
        while len(head) < HEAD and (data := _some(stream, HEAD - len(head))):
            head += data
    except BombError:
        raise
    except RefusedError as error:
        if not head:
            raise
        return head, error
    return head, None


def _some(stream: io.RawIOBase | IO[bytes], most: int) -> bytes:
    """Return what a stream gives at once; to ask for more would lose, where it breaks, what stands before that."""
    return getattr(stream, "read1", stream.read)(most) or b""


def _is_file(stream: IO[bytes]) -> bool:
    """Return whether a stream is a file of the file system."""
    return isinstance(stream, io.BufferedReader) and isinstance(stream.raw, io.FileIO)


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
            data = _some(self._stream, len(buffer))
        except RefusedError:
            raise
        except Exception as error:  # each compressor has errors of its own
            raise RefusedError("unreadable", f"broken archive: {error}") from error
        self._work.spend(len(data))
        buffer[: len(data)] = data
        return len(data)


class Noted(io.BufferedIOBase):
    """A stream that remembers the piece it gave last: the whole of a text, or one of `rows`; and where that begins.

    `first` counts the bytes before it, `line` is the number of the line it is or begins with; `packed`: these are of
    what a file unpacks to.
    """

    def __init__(self, stream: IO[bytes], rows: bool, packed: bool) -> None:
        self._stream, self.rows, self.packed = stream, rows, packed
        self.piece, self.first, self.line = b"", 0, 1

    def read(self, size: int | None = -1, /) -> bytes:
        """Return some bytes."""
        return self._noted(self._stream.read(-1 if size is None else size))

    def readline(self, size: int | None = -1, /) -> bytes:
        """Return a line."""
        return self._noted(self._stream.readline(-1 if size is None else size))

    def _noted(self, data: bytes) -> bytes:
        """Remember a piece, and how many bytes and lines stand before it."""
        self.first += len(self.piece)
        self.line += self.piece.endswith(b"\n")
        self.piece = data
        return data


class _AtOnce:
    """A stream that gives what is there, if it is less than what was asked for."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream, self.tell = stream, stream.tell

    def read(self, size: int = -1) -> bytes:
        """Return some bytes, none at the end."""
        return _some(self._stream, size)


class _Broken(io.BytesIO):
    """The rest of a stream that cannot be read."""

    def __init__(self, fault: RefusedError) -> None:
        super().__init__()
        self._fault = fault

    def read(self, size: int | None = -1, /) -> bytes:
        """Raise why."""
        raise self._fault


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
