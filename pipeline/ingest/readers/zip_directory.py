"""The directory of a zip archive, read entry by entry.

The standard library's reader holds all entries in memory, which for a million pages is most of a gigabyte.
Source: PKWARE APPNOTE 6.3.10, 4.3.12 to 4.3.16 and 4.5.3.
"""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterator
from typing import IO, NamedTuple

from pipeline.ingest.members import name_of

_END = struct.Struct("<4s4H2LH")
_LOCATOR = struct.Struct("<4sLQL")
_END64 = struct.Struct("<4sQ2H2L4Q")
_ENTRY = struct.Struct("<4s6H3L5H2L")
_COMMENT = 65_535
_UTF8 = 0x800
_FULL = 0xFFFFFFFF


class Place(NamedTuple):
    """Where the directory stands, in bytes: its `start`, its `size`, and how far what stands before moves offsets."""

    start: int
    size: int
    shift: int


class Opener(zipfile.ZipFile):
    """The standard reader of members, without its directory: it is given each entry."""

    def _RealGetContents(self) -> None:  # noqa: N802
        """Read no directory; `open(entry)` needs none."""


def locate(file: IO[bytes]) -> Place:
    """Return where the directory is; raise `zipfile.BadZipFile` where there is none."""
    size = file.seek(0, 2)
    start = max(0, size - _END.size - _COMMENT)
    file.seek(start)
    tail = file.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) - at < _END.size:
        raise zipfile.BadZipFile("the directory at the end is missing: the archive is not whole")
    end = start + at
    *_, length, offset, _ = _END.unpack_from(tail, at)
    if end >= _LOCATOR.size:
        file.seek(end - _LOCATOR.size)
        mark, _, record, _ = _LOCATOR.unpack(file.read(_LOCATOR.size))
        if mark == b"PK\x06\x07":
            end, length, offset = _large(file, record, end - _LOCATOR.size)
    shift = end - length - offset
    if shift < 0:
        raise zipfile.BadZipFile("the directory is larger than the file")
    return Place(offset + shift, length, shift)


def _large(file: IO[bytes], record: int, limit: int) -> tuple[int, int, int]:
    """Return place, size and offset of the directory of a zip64 archive."""
    for at in (record, limit - _END64.size):  # the second where something stands before the archive
        if 0 <= at <= limit - _END64.size:
            file.seek(at)
            fields = _END64.unpack(file.read(_END64.size))
            if fields[0] == b"PK\x06\x06":
                return at, fields[8], fields[9]
    raise zipfile.BadZipFile("the zip64 record is missing")


def entries(file: IO[bytes], place: Place) -> Iterator[zipfile.ZipInfo]:
    """Yield the members in the order of the directory; raise `zipfile.BadZipFile` where it is broken."""
    at, end = place.start, place.start + place.size
    while at < end:
        file.seek(at)
        head = file.read(_ENTRY.size)
        if len(head) < _ENTRY.size or not head.startswith(b"PK\x01\x02"):
            raise zipfile.BadZipFile("the directory is broken")
        fields = _ENTRY.unpack(head)
        name_size, extra_size, comment_size = fields[10:13]
        name, extra = file.read(name_size), file.read(extra_size)
        yield _entry(fields, name, extra, place.shift)
        at += _ENTRY.size + name_size + extra_size + comment_size


def _entry(fields: tuple[int, ...], raw: bytes, extra: bytes, shift: int) -> zipfile.ZipInfo:
    """Return one entry as the standard reader wants it; `filename` is the name as it is meant."""
    _, made, need, flags, method, _, _, crc, packed, size, _, _, _, _, _, mode, offset = fields
    entry = zipfile.ZipInfo()
    entry.orig_filename = raw.decode("utf-8", "replace") if flags & _UTF8 else raw.decode("cp437")
    entry.filename = name_of(raw, utf8=bool(flags & _UTF8))
    entry.create_system, entry.extract_version = made >> 8, need & 0xFF
    entry.flag_bits, entry.compress_type, entry.CRC, entry.external_attr = flags, method, crc, mode
    large = _fields64(extra)
    entry.file_size = next(large, size) if size == _FULL else size
    entry.compress_size = next(large, packed) if packed == _FULL else packed
    entry.header_offset = (next(large, offset) if offset == _FULL else offset) + shift
    return entry


def _fields64(extra: bytes) -> Iterator[int]:
    """Yield the eight-byte numbers of the zip64 field."""
    while len(extra) >= 4:
        kind, length = struct.unpack_from("<HH", extra)
        if kind == 1:
            body = extra[4 : 4 + length]
            yield from (struct.unpack_from("<Q", body, at)[0] for at in range(0, len(body) // 8 * 8, 8))
            return
        extra = extra[4 + length :]
