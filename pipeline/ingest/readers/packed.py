"""Single compressed files: what they unpack to is a blob of the same name without the compressor's suffix."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
from collections.abc import Iterator
from typing import IO, cast

from pipeline.ingest.blob import Blob
from pipeline.tables import Reject

XZ_MEMORY = 300_000_000  # `xz -9` needs 65 MB; a header may ask for 4 GB
ZSTD_WINDOW = 27  # 128 MB, as `zstd --long`; a header may ask for 2 GB
CHUNK = 1 << 16


def _inside(blob: Blob, stream: object) -> Iterator[Blob]:
    """Yield the blob inside; it keeps the path, since a compressor gives its content no name of its own."""
    inner = blob.inner("", cast(IO[bytes], stream), record=blob.record)
    stem, end = os.path.splitext(blob.name)
    tar = {".tgz": ".tar", ".tbz": ".tar", ".txz": ".tar"}.get(end.lower(), "")
    inner.name = stem + tar if end.lower() in (".gz", ".bz2", ".xz", ".zst", ".tgz", ".tbz", ".txz") else blob.name
    inner.charset = blob.charset
    yield inner


def gzip_(blob: Blob) -> Iterator[Blob | Reject]:
    """Yield what a gzip file holds: its members as one stream, and a reject where something else stands behind them."""
    stream = _Gzip(fileobj=blob.stream)
    yield from _inside(blob, stream)
    if stream.behind:
        yield blob.reject("unreadable", f"something stands behind the end of the gzip file: {stream.behind}")


class _Gzip(gzip.GzipFile):
    """Unpacked gzip, which ends where a member ends and no other begins."""

    behind = ""

    def read1(self, size: int = -1) -> bytes:
        """Return some bytes, none at the end."""
        try:
            return super().read1(size)
        except gzip.BadGzipFile as error:
            if not self.tell() or not str(error).startswith("Not a gzipped file"):
                raise
            self.behind = str(error)
            return b""


def bzip2(blob: Blob) -> Iterator[Blob]:
    """Yield what a bzip2 file holds."""
    return _inside(blob, bz2.BZ2File(blob.stream))


def xz(blob: Blob) -> Iterator[Blob]:
    """Yield what an xz file holds."""
    return _inside(blob, _Xz(blob.stream))


def zstd(blob: Blob) -> Iterator[Blob]:
    """Yield what a zstandard file holds."""
    from backports.zstd import DecompressionParameter, ZstdFile  # noqa: PLC0415  (an extra)

    return _inside(blob, ZstdFile(blob.stream, options={DecompressionParameter.window_log_max: ZSTD_WINDOW}))


class _Xz(io.RawIOBase):
    """Unpacked xz, stream after stream; unlike `lzma.LZMAFile` it minds how much memory the header asks for."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream, self._waiting = stream, b""
        self._decoder = lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=XZ_MEMORY)

    def readable(self) -> bool:
        """Return True."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Read some bytes; raise `lzma.LZMAError` for broken ones, `EOFError` where the end is missing."""
        data = b""
        while not data:
            if self._decoder.eof:
                self._waiting = (self._decoder.unused_data or self._stream.read(CHUNK)).lstrip(b"\0")
                if not self._waiting:
                    return 0
                self._decoder = lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=XZ_MEMORY)
            elif self._decoder.needs_input and not self._waiting:
                self._waiting = self._stream.read(CHUNK)
                if not self._waiting:
                    raise EOFError("the end of the xz stream is missing")
            data = self._decoder.decompress(self._waiting, len(buffer))
            self._waiting = b""
        buffer[: len(data)] = data
        return len(data)
