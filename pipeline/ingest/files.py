"""Files, folders and globs to pages of text; whatever gives no page gives a reject that says why.

`sources` lists what there is to read, in an order that does not depend on the file system; `read` yields the pages of
one source.  Text, HTML and JSON Lines are told apart by name, else by content; each may be gzipped.  Files whose name
begins with a dot are not inputs.  Memory is bounded: no more than `max_chars` characters of a record are kept.
"""

from __future__ import annotations

import glob
import gzip
import io
import os
import re
import stat
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import IO

from pipeline.ingest.decode import DecodeError, decode
from pipeline.ingest.pages import BYTES_PER_CHAR, Page, checked, reject, rows
from pipeline.tables import Reject

__all__ = ["MAX_CHARS", "Page", "Source", "read", "sources"]

MAX_CHARS = 20_000_000
HTML = (".html", ".htm", ".xhtml", ".shtml")
JSONL = (".jsonl", ".ndjson")
# Formats with text in them that need a reader of their own, by the bytes they begin with, and by name.
_MAGIC = {
    b"PK\x03\x04": "a zip archive or an Office document",
    b"%PDF": "a PDF",
    b"\xd0\xcf\x11\xe0": "an old Office document",
    b"PAR1": "a Parquet file",
    b"Rar!": "a RAR archive",
    b"7z\xbc\xaf": "a 7z archive",
    b"{\\rtf": "an RTF document",
}
_OTHER = {".json", ".csv", ".tsv", ".xml", ".yaml", ".yml", ".toml", ".py", ".css", ".js", ".warc"}
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s{0,3}=\s{0,3}[\"']?([A-Za-z0-9_.:-]{2,20})", re.IGNORECASE)
_LOOKS = re.compile(
    rb"\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,20})?(?:<!--[^>]{0,500}-->\s{0,20})?<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE,
)
_BROKEN_GZIP = (gzip.BadGzipFile, EOFError, zlib.error)


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read; `size` in bytes serves to share out work."""

    path: str
    size: int = 0


def sources(inputs: Sequence[str]) -> Iterator[Source | Reject]:
    """Yield the files that `inputs` (files, folders, globs) stand for, each once, sorted within each input."""
    seen: set[str] = set()
    for given in inputs:
        for item in _expand(os.fspath(given)):
            if isinstance(item, Source):
                real = os.path.abspath(item.path)
                if real in seen:
                    continue
                seen.add(real)
            yield item


def _expand(given: str) -> Iterator[Source | Reject]:
    """Yield the files of one input."""
    if os.path.lexists(given):
        yield from _walk(given) if os.path.isdir(given) else (_source(given),)
        return
    matches = sorted(glob.glob(given, recursive=True)) if glob.has_magic(given) else []
    if not matches:
        yield reject(given, None, "read", "not_found", "no such file or folder, and no match")
    for match in matches:
        if not os.path.isdir(match):
            yield _source(match)
        elif "**" not in given:
            yield from _walk(match)


def _walk(folder: str) -> Iterator[Source | Reject]:
    """Yield the files of a folder and of those below it, sorted by name."""
    faults: list[OSError] = []
    for place, folders, files in os.walk(folder, onerror=faults.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith("."):
                yield _source(os.path.join(place, name))
        yield from _faults(faults)
    yield from _faults(faults)


def _faults(faults: list[OSError]) -> Iterator[Reject]:
    """Yield a reject for each folder that could not be listed, and forget it."""
    while faults:
        error = faults.pop(0)
        reason = "not_found" if isinstance(error, FileNotFoundError) else "unreadable"
        yield reject(str(error.filename), None, "read", reason, error.strerror or str(error))


def _source(path: str) -> Source | Reject:
    """Return a file as a source; what is neither a file nor a link to one (a pipe, a device) would block."""
    try:
        info = os.stat(path)
    except OSError as error:
        return _unread(path, error)
    if not stat.S_ISREG(info.st_mode):
        return reject(path, None, "read", "unsupported_format", "not a regular file")
    return Source(path, info.st_size)


def read(source: Source, max_chars: int = MAX_CHARS) -> Iterator[Page | Reject]:
    """Yield the pages of one source; never raises for what the file is or holds."""
    path = source.path
    try:
        with open(path, "rb") as raw:
            yield from _read_open(path, raw, max_chars)
    except _BROKEN_GZIP as error:
        yield reject(path, None, "read", "unreadable", f"broken gzip: {error}")
    except OSError as error:
        yield _unread(path, error)


def _read_open(path: str, raw: IO[bytes], max_chars: int) -> Iterator[Page | Reject]:
    """Yield the pages of an open file, unpacked if it is gzipped."""
    name = path.lower()
    packed = raw.read(2) == b"\x1f\x8b"
    raw.seek(0)
    stream: IO[bytes] = io.BufferedReader(gzip.GzipFile(fileobj=raw)) if packed else raw
    suffix = os.path.splitext(name.removesuffix(".gz") if packed else name)[1]
    if suffix in JSONL:
        yield from rows(path, stream, max_chars)
        return
    if suffix in _OTHER:
        yield reject(path, None, "read", "unsupported_format", f"{suffix} files are not read")
        return
    data = stream.read(max_chars * BYTES_PER_CHAR + 1)
    yield _whole(path, suffix, data, max_chars)


def _whole(path: str, suffix: str, data: bytes, max_chars: int) -> Page | Reject:
    """Return the one page of a text or HTML file."""
    for magic, meaning in _MAGIC.items():
        if data.startswith(magic):
            return reject(path, None, "read", "unsupported_format", f"the file is {meaning}")
    if len(data) > max_chars * BYTES_PER_CHAR:
        return reject(path, None, "read", "too_long", f"more than {max_chars * BYTES_PER_CHAR} bytes")
    is_html = suffix in HTML or _looks_like_html(data)
    try:
        text, encoding = decode(data, _declared(data) if is_html else None)
    except DecodeError as error:
        return reject(path, None, "decode", error.reason, str(error))
    if not is_html:
        return checked(Page(path, None, None, encoding, text), max_chars)
    from pipeline.ingest import markup  # noqa: PLC0415  (half of the start-up time, for pages of HTML only)

    try:
        title, text = markup.page_title(text), markup.main_text(text)
    except Exception as error:  # the HTML parsers below raise all sorts of errors on broken pages
        return reject(path, None, "parse", "broken_markup", f"{type(error).__name__}: {error}"[:300])
    return checked(Page(path, None, title, encoding, text), max_chars)


def _looks_like_html(data: bytes) -> bool:
    """Return whether bytes begin like a web page."""
    return _LOOKS.match(data[:1500].removeprefix(b"\xef\xbb\xbf")) is not None


def _declared(data: bytes) -> str | None:
    """Return the charset a page declares."""
    found = _CHARSET.search(data[:4096])
    return found.group(1).decode("ascii") if found else None


def _unread(path: str, error: OSError) -> Reject:
    """Return the reject for a file that could not be opened or read."""
    reason = "not_found" if isinstance(error, FileNotFoundError) else "unreadable"
    return reject(path, None, "read", reason, error.strerror or str(error))
