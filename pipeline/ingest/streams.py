"""Streams of bytes on their way to becoming pages: counted, remembered, with their head put back, or broken."""

from __future__ import annotations

import io
from typing import IO

from pipeline.ingest.allowed import RefusedError, Work


def some(stream: io.RawIOBase | IO[bytes], most: int) -> bytes:
    """Return what a stream gives at once; to ask for more would lose, where it breaks, what stands before that."""
    return getattr(stream, "read1", stream.read)(most) or b""


def is_file(stream: IO[bytes]) -> bool:
    """Return whether a stream is a file of the file system."""
    return isinstance(stream, io.BufferedReader) and isinstance(stream.raw, io.FileIO)


class Counted(io.RawIOBase):
    """A stream whose bytes are counted against what may be unpacked."""

    def __init__(self, stream: io.RawIOBase | IO[bytes], work: Work) -> None:
        self._stream, self._work = stream, work

    def readable(self) -> bool:
        """Return True."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Read some bytes."""
        try:
            data = some(self._stream, len(buffer))
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


class AtOnce:
    """A stream that gives what is there, if it is less than what was asked for."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream, self.tell = stream, stream.tell

    def read(self, size: int = -1) -> bytes:
        """Return some bytes, none at the end."""
        return some(self._stream, size)


class Broken(io.BytesIO):
    """The rest of a stream that cannot be read."""

    def __init__(self, fault: RefusedError) -> None:
        super().__init__()
        self._fault = fault

    def read(self, size: int | None = -1, /) -> bytes:
        """Raise why."""
        raise self._fault


class Replayed(io.RawIOBase):
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
