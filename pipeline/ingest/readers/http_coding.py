"""Bodies packed in ways that their bytes do not tell, deflate and Brotli, unpacked a piece at a time."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Mapping
from typing import Any, Protocol, cast

from pipeline.ingest.allowed import RefusedError

CHUNK = 1 << 16


class Readable(io.RawIOBase):
    """A stream that is read from."""

    def readable(self) -> bool:
        """Return True."""
        return True


class Joined(Readable):
    """Some bytes, and the stream they were read from."""

    def __init__(self, head: bytes, rest: io.RawIOBase) -> None:
        self._head, self._rest = head, rest

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Read some bytes."""
        data, self._head = self._head[: len(buffer)], self._head[len(buffer) :]
        if not data:
            return cast(int, self._rest.readinto(buffer))
        buffer[: len(data)] = data
        return len(data)


class _Decoder(Protocol):
    """A decompressor that gives not much more than it is asked for at once."""

    @property
    def ended(self) -> bool:
        """Whether all is unpacked."""

    def take(self, data: bytes, most: int) -> bytes:
        """Return some of what `data` and what was given before unpack to; b"" where more is needed."""


class Unpacked(Readable):
    """A body unpacked; one whose first bytes cannot be was unpacked before."""

    def __init__(self, stream: io.RawIOBase, made: Callable[[bytes], _Decoder]) -> None:
        self._stream, self._made = stream, made
        self._decoder: _Decoder | None = None
        self._plain: io.RawIOBase | None = None
        self._held = b""  # unpacked, and not yet given

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Read some bytes; raise `EOFError` where the end is missing, the library's error where it is broken."""
        data = self._held
        if not self._decoder and not self._plain:
            data = self._begin(len(buffer))
        if self._plain:
            return cast(int, self._plain.readinto(buffer))
        assert self._decoder is not None
        while not data and not self._decoder.ended:
            data = self._decoder.take(b"", len(buffer))
            if not data and not self._decoder.ended:
                more = self._stream.read(CHUNK)
                if not more:
                    raise EOFError("a packed body ends in the middle")
                data = self._decoder.take(more, len(buffer))
        data, self._held = data[: len(buffer)], data[len(buffer) :]
        buffer[: len(data)] = data
        return len(data)

    def _begin(self, most: int) -> bytes:
        """Return the first bytes unpacked, or take the stream as it is."""
        first = self._stream.read(CHUNK) or b""
        try:
            self._decoder = self._made(first)
            return self._decoder.take(first, most)
        except (ValueError, zlib.error):
            self._plain = Joined(first, self._stream)
            return b""


class _Deflate:
    """Deflate, in the wrapping of zlib as the standard has it, or bare as some servers do."""

    def __init__(self, first: bytes) -> None:
        wrapped = len(first) > 1 and first[0] & 15 == 8 and int.from_bytes(first[:2], "big") % 31 == 0
        self._decoder = zlib.decompressobj(zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS)

    @property
    def ended(self) -> bool:
        """Whether all is unpacked."""
        return self._decoder.eof

    def take(self, data: bytes, most: int) -> bytes:
        """Return some bytes."""
        return self._decoder.decompress(self._decoder.unconsumed_tail + data, most)


class _Brotli:
    """Brotli."""

    def __init__(self, first: bytes) -> None:
        try:
            import brotli  # noqa: PLC0415  (an extra)
        except ImportError as error:
            raise RefusedError("missing_extra", "a body packed with Brotli; install heshu[warc]") from error
        self._decoder: Any = brotli.Decompressor()
        self._fault = brotli.error

    @property
    def ended(self) -> bool:
        """Whether all is unpacked."""
        return bool(self._decoder.is_finished())

    def take(self, data: bytes, most: int) -> bytes:
        """Return some bytes."""
        try:
            return bytes(self._decoder.process(data, output_buffer_limit=most))
        except self._fault as error:
            raise ValueError(f"broken Brotli: {error}") from error


DECODERS: Mapping[str, Callable[[bytes], _Decoder]] = {"deflate": _Deflate, "br": _Brotli}
