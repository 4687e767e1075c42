"""Tar archives, read in one pass; links, devices and pipes are rejects, nothing is ever written."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from typing import IO, Self, cast

from pipeline.ingest.allowed import RefusedError
from pipeline.ingest.blob import Blob
from pipeline.ingest.members import is_input, name_of
from pipeline.tables import Reject

HEADER = 1_000_000
_LONG = (tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK, tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.SOLARIS_XHDTYPE)
# These classes of the library are not in its stubs.
_NOTHING, _MARK = tarfile.EmptyHeaderError, tarfile.EOFHeaderError  # type: ignore[attr-defined]
_NO_HEADER = (_NOTHING, tarfile.TruncatedHeaderError, tarfile.InvalidHeaderError)  # type: ignore[attr-defined]


class _Info(tarfile.TarInfo):
    """An entry whose extended header may not be larger than a name can need, in an archive with a mark at its end."""

    def _proc_member(self, tar: tarfile.TarFile) -> tarfile.TarInfo:
        """Refuse the header before it is read into memory (the library's hook for subclasses)."""
        if self.type in _LONG and self.size > HEADER:
            raise RefusedError("unreadable", f"broken tar: a header of {self.size} bytes")
        if self.size < 0:  # the library would take it for empty, and go on from there
            raise RefusedError("unreadable", f"broken tar: a member of {self.size} bytes")
        return cast(tarfile.TarInfo, super()._proc_member(tar))  # type: ignore[misc]

    @classmethod
    def fromtarfile(cls, tarfile: tarfile.TarFile) -> Self:
        """Return the next entry; the library would take what is none for the end, and say nothing."""
        archive = cast(_Archive, tarfile)
        try:
            return super().fromtarfile(tarfile)
        except _NO_HEADER as error:
            if not archive.offset or (archive.marked and isinstance(error, _NOTHING)):
                raise
            raise RefusedError("unreadable", f"broken tar behind {archive.offset} bytes: {error}") from error
        except _MARK:
            archive.marked = True
            raise


class _Archive(tarfile.TarFile):
    """An archive, or several one behind another."""

    tarinfo = _Info
    ignore_zeros = True
    marked = False  # whether the mark of an end was met


def read(blob: Blob) -> Iterator[Reject | Blob]:
    """Yield the members in their order."""
    number = 0
    with _Archive.open(fileobj=blob.at_once(), mode="r|", encoding="utf-8", errors="surrogateescape") as archive:
        while entry := archive.next():
            archive.members.clear()  # type: ignore[attr-defined]  # else it keeps every entry it has met
            number += 1
            name = name_of(entry.name.encode("utf-8", "surrogateescape"))
            if entry.isdir() or not is_input(name):
                continue
            if not entry.isreg():
                yield blob.reject_member(name, "not_a_file", "a link, device or pipe in an archive")
                continue
            stream = archive.extractfile(entry)
            yield blob.inner(name, cast(IO[bytes], stream))
    if not number:
        yield blob.reject("empty", "an archive without members", "parse")
