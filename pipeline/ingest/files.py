"""One source to its pages, however deep they are packed; whatever gives no page gives a reject that says why.

Memory is bounded: streams are read as they come, no more than `max_chars` characters of a record are kept, and what an
archive may unpack to is limited by its size.  Nothing is written but temporary files without a name, nothing in an
input is executed, and no address in it is visited.
"""

from __future__ import annotations

import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import chain, count
from typing import IO, cast

from pipeline.faults import trace
from pipeline.ingest import again, remote, sniff
from pipeline.ingest.again import Place
from pipeline.ingest.allowed import BombError, Reading, RefusedError, work_on
from pipeline.ingest.blob import HEAD, Blob, opened
from pipeline.ingest.decode import DecodeError
from pipeline.ingest.formats import form_of, looks, readable, suffix
from pipeline.ingest.guard import Guard, Unguarded, within
from pipeline.ingest.names import MEMBER, shown
from pipeline.ingest.pages import Later, Page
from pipeline.ingest.sources import Source, rejected, unread
from pipeline.ingest.streams import Noted
from pipeline.tables import Reject


def read(source: Source, reading: Reading | None = None, guard: Guard | None = None) -> Iterator[Page | Reject]:
    """Return the pages of one source as they are read; never raises for what the file is or holds.

    `guard` runs the steps of it; the first is named by its `place`.
    """
    reading = reading or Reading()
    found = _read(source, reading, guard or Unguarded())
    return again.only(found, reading.retry_of) if reading.retry_of else found


def _read(source: Source, reading: Reading, guard: Guard) -> Iterator[Page | Reject]:
    """Yield all pages of one source."""
    work = work_on(reading, source.size, guard)
    try:
        with guard.step(0, partial(_open, source.place)) as stream:
            yield from walk(guard.step(1, partial(opened, shown(source.path), stream, work, name=source.path)))
    except RefusedError as error:  # a bomb, met on the way: the pages found before it stand
        yield rejected(source.path, error.reason, error.detail)
    except OSError as error:
        yield unread(source.path, error)


def _open(path: str) -> IO[bytes]:
    """Open a local or a remote file."""
    return remote.open_file(path) if remote.is_remote(path) else open(path, "rb")


def is_plain(source: Source | Reject) -> bool:
    """Return whether a source is read without code that could be the end of a process: local text without markup.

    By the bytes it begins with, as for `read`; text whose tags are seen only once it is decoded is not plain.
    """
    if isinstance(source, Reject):  # nothing of it is read
        return True
    if remote.is_remote(source.place):
        return False
    try:
        with open(source.place, "rb") as stream:
            head = stream.read(HEAD)
    except OSError:
        return True
    return (
        looks(head, source.path).name == "text" and b"\0" not in head and not sniff.is_html(head, suffix(source.path))
    )


def lookup(source: Source, place: Place, reading: Reading) -> Iterator[tuple[Page | Reject, Noted | None]]:
    """Yield what a place in a source gives, which a row of `documents` names; or the rejects met on the way to it.

    With a page of a text or of a row of JSON Lines come the bytes that it was made of.  What it is packed in is read
    up to it, and no other page is made.
    """
    work = work_on(reading, source.size)
    try:
        with _open(source.place) as stream:
            yield from _at(opened(shown(source.path), stream, work, name=source.path), place)
    except RefusedError as error:
        yield rejected(source.path, error.reason, error.detail), None
    except OSError as error:
        yield unread(source.path, error), None


def _at(blob: Blob, place: Place) -> Iterator[tuple[Page | Reject, Noted | None]]:
    """Yield what a place in a blob gives."""
    name, record = place
    here, noted = blob.path == name, None
    form = form_of(blob).name if here else ""
    if form in ("text", "jsonl"):
        noted = Noted(blob.stream, form == "jsonl", blob.depth > 0)
        blob.stream = cast(IO[bytes], noted)
    for _, item in _found(blob):
        if isinstance(item, Blob):
            if name == item.path or name.startswith(item.path + MEMBER):
                yield from _at(item, place)
        elif isinstance(item, Reject):
            if item.source in (name, blob.path) and item.record in (None, record):
                yield item, None
        elif here and item.record in (None, record):
            yield _made(blob, 0, item), noted


def walk(blob: Blob) -> Iterator[Page | Reject]:
    """Yield the pages of a blob and of those in it."""
    if blob.depth > blob.work.reading.depth:
        yield blob.reject("too_deep", f"packed more than {blob.work.reading.depth} times")
        return
    found = _found(blob)
    first = next(found, None)
    if first is None:
        yield blob.reject("empty", "nothing in it is an input", "parse")
        return
    for place, item in chain((first,), found):
        if isinstance(item, Blob):
            item.place = place
            yield from walk(item)
        elif isinstance(item, Later):
            yield _made(blob, within(place, 0), item)
        else:
            yield item


def _found(blob: Blob) -> Iterator[tuple[int, Later | Reject | Blob]]:
    """Yield what a blob holds, each with the name of its step; where that fails, the last is a reject that says why."""
    found = readable(blob)
    for number in count():
        place = within(blob.place, number)
        try:
            item = blob.work.guard.step(place, partial(next, found, None))
        except BombError:
            raise
        except Exception as error:  # of a library, or ours: a fault of one file must not cost the run
            item, found = _failed(blob, error), iter(())
        if item is None:
            return
        yield place, item


def _made(blob: Blob, place: int, page: Later) -> Page | Reject:
    """Return a page that was yet to be made, or the reject that says why it cannot be."""
    work = blob.work
    try:
        made, work.left = work.guard.page(place, lambda: (page.make(), work.left))
        return made
    except BombError:
        raise
    except Exception as error:  # as above
        return _failed(blob, error, page.record)


def _failed(blob: Blob, error: Exception, record: str | None = None) -> Reject:
    """Return the reject for what a reader raised."""
    if isinstance(error, RefusedError):
        return blob.reject(error.reason, error.detail, error.stage, record)
    if isinstance(error, DecodeError):
        return blob.reject(error.reason, str(error), "decode", record)
    if isinstance(error, zipfile.BadZipFile | tarfile.TarError | EOFError | OSError):
        return blob.reject("unreadable", f"broken archive: {error}", "read", record)
    reason = "out_of_memory" if isinstance(error, MemoryError) else "extraction_failed"
    return replace(blob.reject(reason, f"{type(error).__name__}: {error}", "read", record), trace=trace(error))
