"""The body of an HTTP response as a crawler kept it: out of its chunks, and unpacked where its bytes do not tell how.

gzip and zstandard are told by their bytes, as any file; deflate and Brotli cannot be.  A body that was unpacked or
put together before it was kept, while its headers stayed, is taken as it is.  Sources: RFC 9112, 7.1; RFC 9110, 8.4.1.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import IO, Protocol, cast

from pipeline.ingest.readers.http_coding import DECODERS, Joined, Readable, Unpacked

_LINE = 200  # of the length of a chunk, and what may stand behind it


class Raw(Protocol):
    """What warcio gives of a record: it ends with the record, and `limit` bytes of it are left."""

    limit: int

    def read(self, size: int) -> bytes:
        """Return some bytes, none at the end."""

    def readline(self, size: int) -> bytes:
        """Return the bytes up to the end of a line."""


def body(raw: Raw, header: Callable[[str], str | None]) -> IO[bytes]:
    """Return the bytes of a body; to read it raises where it is cut off or broken.  `header` looks up a header."""
    stream: io.RawIOBase = _Body(raw)
    if (header("Transfer-Encoding") or "").strip().lower() == "chunked":
        stream = _Chunked(raw)
    made = DECODERS.get((header("Content-Encoding") or "").strip().lower())
    return cast(IO[bytes], Unpacked(stream, made) if made else stream)


class _Body(Readable):
    """What a record holds; that it ends before it should is an error, not the end of a text."""

    def __init__(self, raw: Raw) -> None:
        self._raw = raw

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Read some bytes; raise `EOFError` where the file is cut off."""
        data = self._raw.read(len(buffer))
        if not data and getattr(self._raw, "limit", 0) > 0:
            raise EOFError("the file ends in the middle of a record")
        buffer[: len(data)] = data
        return len(data)


class _Chunked(Readable):
    """A body sent in chunks, each behind its length."""

    def __init__(self, raw: Raw) -> None:
        self._raw = raw
        self._left = 0  # of the chunk at hand
        self._begun = self._ended = False
        self._plain: io.RawIOBase | None = None

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Read some bytes; raise `EOFError` where the last chunk is missing, `ValueError` where one is broken."""
        if not self._begun:
            self._begin()
        if self._plain:
            return cast(int, self._plain.readinto(buffer))
        if self._ended:
            return 0
        data = self._raw.read(min(len(buffer), self._left))
        if not data:
            raise EOFError("the body ends in the middle of a chunk")
        self._left -= len(data)
        if not self._left:
            if self._raw.readline(2).strip():
                raise ValueError("a chunk is longer than it says")
            self._next(self._raw.readline(_LINE))
        buffer[: len(data)] = data
        return len(data)

    def _begin(self) -> None:
        """Read the length of the first chunk; what begins without one was put together before."""
        self._begun = True
        line = self._raw.readline(_LINE)
        try:
            self._next(line)
        except (ValueError, EOFError):
            self._plain = Joined(line, _Body(self._raw))

    def _next(self, line: bytes) -> None:
        """Take the line before a chunk."""
        if not line:
            raise EOFError("the body ends before its last chunk")
        digits = line.split(b";")[0].strip()
        if not digits.isalnum() or not line.endswith(b"\n"):
            raise ValueError("a chunk without its length")
        self._left = int(digits, 16)
        self._ended = not self._left
