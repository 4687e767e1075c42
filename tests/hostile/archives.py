"""Archives: names, links, sizes that lie, members that overlap, passwords, what stands behind the end."""

from __future__ import annotations

import gzip
import io
import struct
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

from tests import formats_made as made
from tests.hostile.case import PAGE, TEXT, Case, case, file


def tar(*members: tuple[tarfile.TarInfo, bytes]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.GNU_FORMAT) as archive:
        for info, data in members:
            info.size = info.size or len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def entry(name: str, kind: bytes = tarfile.REGTYPE, target: str = "") -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, target
    return info


def tar_names(_: bool) -> bytes:
    names = ("/etc/evil.txt", "../../up.txt", "a/../../b.txt", "换\n行.txt", "x" * 900 + ".txt", "same.txt", "same.txt")
    links = [entry("l", tarfile.SYMTYPE, "/etc/passwd"), entry("d", tarfile.CHRTYPE), entry("f", tarfile.FIFOTYPE)]
    return tar(*((entry(name), TEXT) for name in names), *((link, b"") for link in links))


def resized(data: bytes, at: int, size: bytes) -> bytes:
    """A tar whose header at `at` says another size, with the right checksum."""
    header = bytearray(data[at : at + 512])
    header[124:136] = size.ljust(12, b"\0")
    header[148:156] = b" " * 8
    header[148:156] = b"%06o\0 " % sum(header)
    return data[:at] + bytes(header) + data[at + 512 :]


def tar_negative(_: bool) -> bytes:
    whole = tar((entry("a.txt"), TEXT), (entry("b.txt"), TEXT), (entry("c.txt"), TEXT))
    return resized(whole, 1024, b"\xff" * 12)


def tar_lying(_: bool) -> bytes:
    return resized(tar((entry("a.txt"), TEXT), (entry("b.txt"), TEXT)), 1024, b"77777777777")


def tar_sparse(_: bool) -> bytes:
    """A file of the old GNU kind that is nearly all hole: 8 GB of nothing in 512 bytes."""
    info = entry("hole.txt", tarfile.GNUTYPE_SPARSE)
    header = bytearray(info.tobuf(tarfile.GNU_FORMAT))
    header[386:398], header[398:410] = b"00000000000\0", b"00000001000\0"
    header[410:422], header[422:434] = b"77777777000\0", b"00000000000\0"
    header[483:495] = b"77777777000\0"
    header[124:136] = b"00000001000\0"
    header[148:156] = b" " * 8
    header[148:156] = b"%06o\0 " % sum(header)
    return bytes(header) + TEXT.ljust(512, b"\0") + tar((entry("b.txt"), TEXT))


def zip_lying(_: bool) -> bytes:
    """Sizes in the directory that are less, and more, than what is there."""
    whole = bytearray(made.zipped({"a.txt": TEXT, "b.txt": TEXT, "c.txt": TEXT}))
    at = whole.index(b"PK\x01\x02")
    for place, size in ((at, 10), (whole.index(b"PK\x01\x02", at + 4), 1 << 30)):
        struct.pack_into("<L", whole, place + 24, size)
    return bytes(whole)


def zip_same_names(_: bool) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in ("a.txt", "A.TXT", "a.txt", "\n.txt", "x" * 5000 + ".txt"):
            archive.writestr(zipfile.ZipInfo(name), TEXT)
    return out.getvalue()


def zip_overlapping(_: bool) -> bytes:
    """Entries of the directory that all point to one member."""
    data = made.zipped({"a.txt": TEXT})
    at, last = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    entry_, end = data[at:last], bytearray(data[last:])
    struct.pack_into("<HHL", end, 8, 5, 5, 5 * len(entry_))
    return data[:at] + entry_ * 5 + bytes(end)


def many(kind: str) -> Callable[[Path, bool], None]:
    """A million members: see `tests.faults`; here ten thousand."""

    def make(folder: Path, large: bool) -> None:
        members = {f"{number}.bin": b"" for number in range(10_000 if large else 100)}
        data = made.zipped(members, zipfile.ZIP_STORED) if kind == "zip" else made.tarred(members, "w:gz")
        (folder / f"many.{kind}").write_bytes(data)

    return make


def zstd_window(_: bool) -> bytes:
    """A frame whose header asks for a window of 2 GB."""
    from backports.zstd import CompressionParameter, compress

    data = bytearray(compress(TEXT * 300, options={CompressionParameter.content_size_flag: 0}))
    data[4] &= 0b11011111  # not a single segment: a window descriptor stands behind the frame's own
    data[5] = (31 - 10) << 3
    return bytes(data)


CASES: dict[str, Case] = {
    "tar, odd names, links, devices": case(file("a.tar", tar_names), {PAGE: 7, "not_a_file": 3}),
    "tar, a negative size": case(file("a.tar", tar_negative), {PAGE: 1, "unreadable": 1}),
    "tar, a size beyond the end": case(file("a.tar", tar_lying), {PAGE: 1, "unreadable": 1}),
    "tar, a sparse member of 2 GB": case(file("a.tar", tar_sparse), {"too_long": 1, PAGE: 1}),
    "zip, sizes that lie": case(file("a.zip", zip_lying), {PAGE: 2, "unreadable": 1}),
    "zip, the same name twice": case(file("a.zip", zip_same_names), {PAGE: 5}),
    "zip, members that overlap": case(file("a.zip", zip_overlapping), {PAGE: 5}),
    "zip of empty members": case(many("zip"), {"empty": 100}, {"empty": 10_000}),
    "tar.gz of empty members": case(many("tar.gz"), {"empty": 100}, {"empty": 10_000}),
    "gzip with something behind it": case(
        file("a.txt.gz", lambda _: gzip.compress(TEXT) + b"garbage" * 99), {PAGE: 1, "unreadable": 1}
    ),
    "gzip with zeros behind it": case(file("a.txt.gz", lambda _: gzip.compress(TEXT) + bytes(999)), PAGE),
    "gzip of many members": case(
        file("a.txt.gz", lambda large: gzip.compress(TEXT) + gzip.compress(b"\n") * (100_000 if large else 100)), PAGE
    ),
    "zstandard with a window of 2 GB": case(file("a.txt.zst", zstd_window), "unreadable"),
}
