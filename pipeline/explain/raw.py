"""From a span of a report back to the bytes it was read from, as far as that can be told and proved."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline import ingest
from pipeline.document.clean import restore, to_source
from pipeline.tables import Fix, Reject

_MARKS = (0, 2, 3, 4)  # lengths of byte order marks


def source_span(text: str, fixes: Sequence[Fix], start: int, end: int) -> tuple[int, int, str]:
    """Return where a span stood in the report before it was repaired, and what stood there."""
    first, last = to_source(fixes, start), to_source(fixes, end - 1) + 1
    return first, last, restore(text, fixes)[first:last]


def locate(document: Mapping[str, Any], start: int, was: str, reading: ingest.Reading, base: str | None = None) -> str:
    """Return in words where `was`, which began at character `start` of the decoded record, stands in its file.

    `document` is a row of `documents`; a relative source is looked up in the folder `base`.  Byte offsets are given
    only where the bytes there give just these characters; of what is packed, they count what it unpacks to.
    """
    source, why = document["source"], "no such record is there any more"
    for found, bytes_of in _found(document, reading, base):
        if isinstance(found, Reject):
            why = found.detail
        elif found.text[start : start + len(was)] == was:
            return f"{source}, {_place(document, found.text[:start], was, bytes_of)}"
        else:
            why = ""
    if not why:
        return f"{source}: the file has changed since the run"
    return f"{source}: not at hand, so the bytes cannot be shown ({why})"


def _found(
    document: Mapping[str, Any], reading: ingest.Reading, base: str | None
) -> Iterator[tuple[ingest.Page | Reject, ingest.Noted | None]]:
    """Yield what the place that a row of `documents` names gives now."""
    place = document["source"], document["record"]
    for file in ingest.sources([ingest.named(ingest.file_of(place[0]), base)], base):
        yield from [(file, None)] if isinstance(file, Reject) else ingest.lookup(file, place, reading)


def _place(document: Mapping[str, Any], before: str, was: str, bytes_of: ingest.Noted | None) -> str:
    """Return the place in its file of what stands behind `before` in a record."""
    record, encoding = document["record"], document["encoding"]
    span = _span(bytes_of, before, was, encoding) if bytes_of else None
    if bytes_of and (span or bytes_of.rows):
        line = f"line {bytes_of.line}" if bytes_of.rows else ""
        bytes_ = f"bytes {span[0]}..{span[1]}{' of what is unpacked' if bytes_of.packed else ''}" if span else ""
        return f"{', '.join(filter(None, (line, bytes_)))} ({encoding})"
    of = "its main text" if bytes_of and record is None else "its text"
    why = "markup was removed" if bytes_of and record is None else "it is converted"
    named = "" if record is None else f"record {record}, "
    return f"{named}character {len(before)} of {of} ({encoding}); {why}, bytes cannot be told"


def _span(bytes_of: ingest.Noted, before: str, was: str, encoding: str) -> tuple[int, int] | None:
    """Return where `was` stands among the bytes of a file, None where that cannot be proved."""
    if bytes_of.rows:
        shapes = (_encoded(shape, encoding) for shape in (was, json.dumps(was)[1:-1]))
        found = next((shape for shape in shapes if bytes_of.piece.count(shape) == 1), None)
        at, length = (None, 0) if found is None else (bytes_of.piece.index(found), len(found))
    else:
        at, length = _offset(bytes_of.piece, before, was, encoding), len(_encoded(was, encoding))
    return None if at is None else (bytes_of.first + at, bytes_of.first + at + length)


def _encoded(text: str, encoding: str) -> bytes:
    """Return text as bytes of its file."""
    return text.encode("utf-8" if encoding == "utf-8-sig" else encoding, "surrogatepass")


def _offset(data: bytes, before: str, was: str, encoding: str) -> int | None:
    """Return the byte offset of `was`, proved by the bytes before and at it; None where they differ."""
    whole = _encoded(before + was, encoding)
    length = len(_encoded(was, encoding))
    return next((at + len(whole) - length for at in _MARKS if data[at : at + len(whole)] == whole), None)
