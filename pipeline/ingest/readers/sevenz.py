"""7z archives.  Their members are packed together, so they are unpacked in one pass, into one file without a name.

An archive is of one or more folders, each packed by itself: what is broken in one costs what stands behind it there.
"""

from __future__ import annotations

import io
import lzma
import struct
import tempfile
import zlib
from collections.abc import Iterator, Sequence
from typing import IO, Any

import py7zr
from py7zr.exceptions import ArchiveError, PasswordRequired
from py7zr.io import MemIO, Py7zIO, WriterFactory

from pipeline.ingest.allowed import RefusedError, Work
from pipeline.ingest.blob import SPOOL_MEMORY, Blob
from pipeline.ingest.members import clean_name, is_input
from pipeline.tables import Reject

_FAULTS = (
    ArchiveError, OSError, EOFError, ValueError, KeyError, IndexError, TypeError, AttributeError, struct.error,
    lzma.LZMAError, zlib.error,
)  # fmt: skip


def read(blob: Blob) -> Iterator[Reject | Blob]:
    """Yield the members in their order."""
    _check_header(blob)
    with blob.seekable() as file, tempfile.SpooledTemporaryFile(SPOOL_MEMORY, dir=blob.work.reading.scratch) as spool:
        members: list[_Member] = []
        yield from _unpack(blob, file, spool, members)
        for member in members:
            if member.is_whole():
                yield blob.inner(member.name, _Part(spool, member.start, member.written), counted=True)
            else:
                yield blob.reject_member(member.name, "unreadable", f"broken 7z: {member.fault}")


def _check_header(blob: Blob) -> None:
    """Raise where the header of the archive says it is larger than a list of members may be."""
    size = struct.unpack_from("<Q", blob.head, 20)[0] if len(blob.head) >= 32 else 0
    if size > blob.work.reading.directory:
        raise RefusedError("archive_bomb", f"a header of {size} bytes")


def _unpack(blob: Blob, file: IO[bytes], spool: IO[bytes], members: list[_Member]) -> Iterator[Reject]:
    """Unpack all files of an archive into one, and list them; yield rejects for what is no file."""
    try:
        with py7zr.SevenZipFile(file) as archive:
            if archive.needs_password():
                raise RefusedError("encrypted", "an archive with a password")
            for entry in archive.files:
                name = clean_name(entry.filename)
                if entry.is_symlink or entry.is_junction or entry.is_socket:
                    yield blob.reject_member(name, "not_a_file", "a link, device or pipe in an archive")
                elif not entry.is_directory and is_input(name):
                    members.append(_Member(name, entry, spool, blob.work))
            if not len(archive.files):
                yield blob.reject("empty", "an archive without members", "parse")
            _extract(archive, {member.entry.id: member for member in members})
    except PasswordRequired as error:
        raise RefusedError("encrypted", "an archive with a password") from error
    except _FAULTS as error:
        yield blob.reject("unreadable", _said(error))


def _extract(archive: py7zr.SevenZipFile, members: dict[int, _Member]) -> None:
    """Unpack all members, folder by folder; those that a fault costs are told of it."""
    # Not `SevenZipFile.extract(factory=…)`: that refuses the whole archive for one name with `..`.
    for number, member in members.items():
        archive.worker.register_filelike(number, MemIO(member.name, member))
    for files, start, end in _folders(archive):
        try:
            archive.worker.extract_single(archive.fp, files, None, start, end, None)
        except PasswordRequired:
            raise
        except _FAULTS as error:
            for entry in files:
                if entry.id in members:
                    members[entry.id].fault = _said(error)


def _folders(archive: py7zr.SevenZipFile) -> Iterator[tuple[Sequence[Any], int, int]]:
    """Yield the files of each folder that has some, with the first byte of the folder and that behind it."""
    yield [entry for entry in archive.files if entry.emptystream], 0, 0
    streams = getattr(archive.header, "main_streams", None)
    if streams is None:
        return
    ends = [archive.afterheader + place for place in streams.packinfo.packpositions]
    folders = streams.unpackinfo.folders
    if len(folders) == 1:
        yield [entry for entry in archive.files if not entry.emptystream], ends[0], ends[-1]
        return
    for number, folder in enumerate(folders):
        yield folder.files or (), ends[number], ends[number + 1]


def _said(error: Exception) -> str:
    """Return what a library says is broken."""
    return f"{type(error).__name__}: {error}"


class _Member(WriterFactory, Py7zIO):
    """A member that is unpacked behind the others, into the file of all of them."""

    def __init__(self, name: str, entry: Any, spool: IO[bytes], work: Work) -> None:
        self.name, self.entry, self.fault = name, entry, "not unpacked"
        self.start, self.written = -1, 0
        self._spool, self._work, self._crc = spool, work, 0

    def create(self, filename: str) -> Py7zIO:
        """Begin."""
        self.start = self._spool.tell()
        return self

    def write(self, s: bytes | bytearray) -> int:
        """Keep bytes; raise `BombError` beyond what may be unpacked."""
        self._work.spend(len(s))
        self._spool.write(s)
        self.written += len(s)
        self._crc = zlib.crc32(s, self._crc)
        return len(s)

    def is_whole(self) -> bool:
        """Return whether all of it was unpacked, and is what was packed."""
        if self.start < 0 or self.entry.emptystream:
            return self.start >= 0
        return self.written == self.entry.uncompressed and self.entry.crc32 in (None, self._crc)

    def read(self, size: int | None = None) -> bytes:
        """Return nothing: members are read later."""
        return b""

    def seek(self, offset: int, whence: int = 0) -> int:
        """Stay."""
        return 0

    def flush(self) -> None:
        """Do nothing."""

    def size(self) -> int:
        """Return how much was written."""
        return self.written


class _Part(io.RawIOBase):
    """A stretch of the file of all members."""

    def __init__(self, spool: IO[bytes], start: int, size: int) -> None:
        self._spool, self._at, self._end = spool, start, start + size

    def readable(self) -> bool:
        """Return True."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Read some bytes."""
        self._spool.seek(self._at)
        data = self._spool.read(min(len(buffer), self._end - self._at))
        self._at += len(data)
        buffer[: len(data)] = data
        return len(data)
