"""From a span of a report back to the bytes it was read from, as far as that can be told and proved."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pipeline import ingest
from pipeline.document.clean import restore, to_source
from pipeline.tables import Fix

_MARKS = (0, 2, 3, 4)  # lengths of byte order marks


def source_span(text: str, fixes: Sequence[Fix], start: int, end: int) -> tuple[int, int, str]:
    """Return where a span stood in the report before it was repaired, and what stood there."""
    first, last = to_source(fixes, start), to_source(fixes, end - 1) + 1
    return first, last, restore(text, fixes)[first:last]


def locate(document: Mapping[str, Any], start: int, was: str, reading: ingest.Reading) -> str:
    """Return in words where `was`, which began at character `start` of the decoded record, stands in its file.

    `document` is a row of `documents`.  Byte offsets are given only where the bytes there give just these characters.
    """
    source, record, encoding = (document[name] for name in ("source", "record", "encoding"))
    file = ingest.file_of(source)
    pages = (page for page in ingest.read(ingest.Source(file), reading) if isinstance(page, ingest.Page))
    page = next((page for page in pages if (page.source, page.record) == (source, record)), None)
    if page is None:
        return f"{source}: not at hand, so the bytes cannot be shown (run this from the folder the run was started in)"
    if page.text[start : start + len(was)] != was:
        return f"{source}: the file has changed since the run"
    if source != file:
        return f"{source}, character {start} of its text ({encoding}); it is packed, bytes cannot be told"
    data = _unpacked(Path(source))
    if record is not None:
        return f"{source}, {_in_line(data, record, encoding, was)}"
    at = _offset(data, page.text[:start], was, encoding)
    if at is None:
        return f"{source}, character {start} of its main text ({encoding}); markup was removed, bytes cannot be told"
    return f"{source}, bytes {at}..{at + len(_encoded(was, encoding))} ({encoding})"


def _unpacked(path: Path) -> bytes:
    """Return the bytes of a file, unpacked if it is gzipped."""
    data = path.read_bytes()
    return gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data


def _encoded(text: str, encoding: str) -> bytes:
    """Return text as bytes of its file."""
    return text.encode("utf-8" if encoding == "utf-8-sig" else encoding, "surrogatepass")


def _offset(data: bytes, before: str, was: str, encoding: str) -> int | None:
    """Return the byte offset of `was`, proved by the bytes before and at it; None where they differ."""
    whole = _encoded(before + was, encoding)
    length = len(_encoded(was, encoding))
    return next((at + len(whole) - length for at in _MARKS if data[at : at + len(whole)] == whole), None)


def _in_line(data: bytes, record: str, encoding: str, was: str) -> str:
    """Return line and, where `was` stands in it just once, bytes of a record of JSON Lines."""
    at = 0
    for number, line in enumerate(data.splitlines(keepends=True), 1):
        if _record_of(line, number) == record:
            for shape in (was, json.dumps(was)[1:-1]):
                needle = _encoded(shape, encoding)
                if line.count(needle) == 1:
                    first = at + line.index(needle)
                    return f"line {number}, bytes {first}..{first + len(needle)} ({encoding})"
            return f"line {number} ({encoding})"
        at += len(line)
    return f"record {record} ({encoding})"


def _record_of(line: bytes, number: int) -> str | None:
    """Return the name of a record: its id, else the number of its line."""
    try:
        row = json.loads(line)
    except ValueError:
        return None
    given = row.get("id") if isinstance(row, dict) else None
    return str(given) if isinstance(given, str | int) and str(given) else str(number)
