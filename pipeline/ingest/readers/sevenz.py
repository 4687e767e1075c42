"""7z archives.  Their members are packed together, so they are unpacked in one pass, into one file without a name."""

from __future__ import annotations

import io
import struct
import tempfile
from collections.abc import Iterator
from typing import IO, Any

import py7zr
from py7zr.exceptions import ArchiveError, PasswordRequired
from py7zr.io import MemIO, Py7zIO, WriterFactory

from pipeline.ingest.allowed import RefusedError, Work
from pipeline.ingest.blob import SPOOL_MEMORY, Blob
from pipeline.ingest.members import clean_name, is_input
from pipeline.tables import Reject

_FAULTS = (ArchiveError, OSError, EOFError, ValueError, KeyError, IndexError, TypeError, AttributeError, struct.error)


def read(blob: Blob) -> Iterator[Reject | Blob]:
    """Yield the members in their order."""
    _check_header(blob)
    with blob.seekable() as file, tempfile.SpooledTemporaryFile(SPOOL_MEMORY, dir=blob.work.reading.scratch) as spool:
        unpacked = _Unpacked(spool, blob.work)
        yield from _unpack(blob, file, unpacked)
        for name, start, size in unpacked.members:
            yield blob.inner(name, _Part(spool, start, size), counted=True)


def _check_header(blob: Blob) -> None:
    """Raise where the header of the archive says it is larger than a list of members may be."""
    size = struct.unpack_from("<Q", blob.head, 20)[0] if len(blob.head) >= 32 else 0
    if size > blob.work.reading.directory:
        raise RefusedError("archive_bomb", f"a header of {size} bytes")


def _unpack(blob: Blob, file: IO[bytes], unpacked: _Unpacked) -> Iterator[Reject]:
    """Unpack all files of an archive into one; yield rejects for what is no file, and where the archive breaks."""
    try:
        with py7zr.SevenZipFile(file) as archive:
            if archive.needs_password():
                raise RefusedError("encrypted", "an archive with a password")
            for entry in archive.files:
                name = clean_name(entry.filename)
                if entry.is_symlink or entry.is_junction or entry.is_socket:
                    yield blob.reject_member(name, "not_a_file", "a link, device or pipe in an archive")
                elif not entry.is_directory and is_input(name):
                    # Not `extract(factory=…)`: that refuses the whole archive for one name with `..`.
                    archive.worker.register_filelike(entry.id, MemIO(name, unpacked))
            if not len(archive.files):
                yield blob.reject("empty", "an archive without members", "parse")
            archive.worker.extract(archive.fp, None, parallel=False)
    except PasswordRequired as error:
        raise RefusedError("encrypted", "an archive with a password") from error
    except _FAULTS as error:
        yield blob.reject("unreadable", f"broken 7z: {type(error).__name__}: {error}")


class _Unpacked(WriterFactory):
    """All members one behind another in one file; `members` says which is where: (name, first byte, size)."""

    def __init__(self, spool: IO[bytes], work: Work) -> None:
        self.spool, self.work = spool, work
        self.members: list[list[Any]] = []

    def create(self, filename: str) -> Py7zIO:
        """Begin a member."""
        self.members.append([filename, self.spool.tell(), 0])
        return _Member(self)


class _Member(Py7zIO):
    """The member that is being unpacked."""

    def __init__(self, unpacked: _Unpacked) -> None:
        self._all, self._entry = unpacked, unpacked.members[-1]

    def write(self, s: bytes | bytearray) -> int:
        """Keep bytes; raise `BombError` beyond what may be unpacked."""
        self._all.work.spend(len(s))
        self._all.spool.write(s)
        self._entry[2] += len(s)
        return len(s)

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
        return int(self._entry[2])


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
