"""The formats that can be read, told apart by the bytes a file begins with; the name of a file only breaks ties.

`FORMATS` is the registry: a format is a line here and a module `readers/…` with `read(blob)`, which yields pages to
be made, rejects, and blobs (members, to be told apart and read in their turn).  The first line whose test holds wins.
"""

from __future__ import annotations

import importlib
import os
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from pipeline.ingest import sniff
from pipeline.ingest.allowed import RefusedError
from pipeline.ingest.blob import Blob
from pipeline.ingest.pages import Later
from pipeline.tables import Reject

Found = Iterator["Later | Reject | Blob"]


class Format(NamedTuple):
    """A format by its name: which bytes (a head) and suffix it `fits`, which `reader` reads it, and what that needs.

    `reader` is a module of `readers`, with `:function` where that is not its `read`.
    """

    name: str
    fits: Callable[[bytes, str], bool]
    reader: str
    needs: tuple[str, str] | None = None  # (module, extra of this package)


def _begins(*marks: bytes) -> Callable[[bytes, str], bool]:
    """Return the test for the bytes a file begins with."""
    return lambda head, name: head.startswith(marks)


FORMATS = (
    Format("gzip", _begins(b"\x1f\x8b"), "packed:gzip_"),
    Format("bzip2", lambda head, name: re.match(rb"BZh[1-9]1AY&SY", head) is not None, "packed:bzip2"),
    Format("xz", _begins(b"\xfd7zXZ\0"), "packed:xz"),
    Format(
        "zstandard",
        lambda head, name: re.match(rb"\x28\xb5\x2f\xfd|[\x50-\x5f]\x2a\x4d\x18", head) is not None,
        "packed:zstd",
        ("backports.zstd", "archives"),
    ),
    Format("zip", _begins(b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"), "zip:read"),
    Format("7z", _begins(b"7z\xbc\xaf\x27\x1c"), "sevenz:read", ("py7zr", "archives")),
    Format("tar", sniff.is_tar, "tar:read"),
    Format("warc", _begins(b"WARC/"), "warc:read", ("warcio", "warc")),
    Format("pdf", lambda head, name: b"%PDF-" in head[:1024], "pdf:read", ("pypdfium2", "pdf")),
    Format("parquet", _begins(b"PAR1"), "parquet:read"),
    Format("office", _begins(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf"), "office:read"),
    Format("mhtml", sniff.is_mhtml, "mhtml:read"),
    Format("jsonl", sniff.is_jsonl, "jsonl:read"),
    Format("json", sniff.is_json, "json_:read"),
    Format("csv", sniff.is_csv, "csv_:read"),
    Format("text", lambda head, name: True, "text:read"),
)

*_, _CSV, _TEXT = FORMATS

_REFUSED = {
    b"Rar!": "a RAR archive; unpack it, or pack it as .zip",
    b"\x1f\x9d": "a file packed by `compress`; pack it as .gz",
    b"\x5d\0\0": "an LZMA file; pack it as .xz",
    b"LZIP": "an lzip file; pack it as .xz",
    b"\x04\x22\x4d\x18": "an LZ4 file; pack it as .zst",
    b"MSCF": "a cabinet; unpack it, or pack it as .zip",
    b"SQLite format 3": "an SQLite database",
    b"%!PS": "a PostScript file; convert it to PDF",
    b"FWS": "a Flash film",
    b"CWS": "a Flash film",
}


def readable(blob: Blob) -> Found:
    """Yield what one blob holds; raise `RefusedError` (or whatever its library raises) where it cannot be read."""
    for magic, meaning in _REFUSED.items():
        if blob.head.startswith(magic):
            raise RefusedError("unsupported_format", f"the file is {meaning}")
    form = form_of(blob)
    if form.needs and not _installed(form.needs[0]):
        raise RefusedError("missing_extra", f"a {form.name} file: install heshu[{form.needs[1]}] ({form.needs[0]})")
    module, function = form.reader.split(":")
    yield from getattr(importlib.import_module(f"pipeline.ingest.readers.{module}"), function)(blob)


def form_of(blob: Blob) -> Format:
    """Return the format of a blob."""
    return looks(blob.head, blob.name, blob.work.reading.text_column)


def looks(head: bytes, name: str, asked: str | None = None) -> Format:
    """Return the format of what begins with some bytes and has a name; `asked` is the column of text the user named."""
    end = suffix(name)
    if asked and next(form for form in FORMATS if form.fits(head, end)) is _TEXT and sniff.is_csv(head, end, asked):
        return _CSV
    return next(form for form in FORMATS if form.fits(head, end))


def suffix(name: str) -> str:
    """Return the last part of a name, `.txt`, in lower case, without that of a compressor."""
    stem, end = os.path.splitext(name.lower())
    return os.path.splitext(stem)[1] if end in (".gz", ".bz2", ".xz", ".zst") else end


def _installed(module: str) -> bool:
    """Return whether an optional package can be imported."""
    try:
        importlib.import_module(module)
    except ImportError:
        return False
    return True
