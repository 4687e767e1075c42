"""One source to its pages, however deep they are packed; whatever gives no page gives a reject that says why.

Memory is bounded: streams are read as they come, no more than `max_chars` characters of a record are kept, and what an
archive may unpack to is limited by its size.  Nothing is written but temporary files without a name, nothing in an
input is executed, and no address in it is visited.
"""

from __future__ import annotations

import tarfile
import zipfile
from collections.abc import Iterator
from typing import IO

from pipeline.ingest import again, remote
from pipeline.ingest.blob import Blob, BombError, Reading, RefusedError, opened, work_on
from pipeline.ingest.decode import DecodeError
from pipeline.ingest.formats import readable
from pipeline.ingest.pages import Page
from pipeline.ingest.sources import Source, rejected, unread
from pipeline.tables import Reject


def read(source: Source, reading: Reading | None = None) -> Iterator[Page | Reject]:
    """Return the pages of one source as they are read; never raises for what the file is or holds."""
    reading = reading or Reading()
    found = _read(source, reading)
    return again.only(found, reading.retry_of) if reading.retry_of else found


def _read(source: Source, reading: Reading) -> Iterator[Page | Reject]:
    """Yield all pages of one source."""
    try:
        with _open(source.path) as stream:
            yield from walk(opened(source.path, stream, work_on(reading, source.size)))
    except BombError as error:  # met on the way: the pages found before it stand
        yield rejected(source.path, error.reason, error.detail)
    except OSError as error:
        yield unread(source.path, error)


def _open(path: str) -> IO[bytes]:
    """Open a local or a remote file."""
    return remote.open_file(path) if remote.is_remote(path) else open(path, "rb")


def walk(blob: Blob) -> Iterator[Page | Reject]:
    """Yield the pages of a blob and of those in it."""
    if blob.depth > blob.work.reading.depth:
        yield blob.reject("too_deep", f"packed more than {blob.work.reading.depth} times")
        return
    try:
        for item in readable(blob):
            if isinstance(item, Blob):
                yield from walk(item)
            else:
                yield item
    except BombError:
        raise
    except Exception as error:  # of a library, or ours: a fault of one file must not cost the run
        yield blob.reject(*_said(error))


def _said(error: Exception) -> tuple[str, str, str]:
    """Return reason, detail and stage of the reject for what a reader raised."""
    if isinstance(error, RefusedError):
        return error.reason, error.detail, error.stage
    if isinstance(error, DecodeError):
        return error.reason, str(error), "decode"
    if isinstance(error, zipfile.BadZipFile | tarfile.TarError | EOFError | OSError):
        return "unreadable", f"broken archive: {error}", "read"
    reason = "out_of_memory" if isinstance(error, MemoryError) else "extraction_failed"
    return reason, f"{type(error).__name__}: {error}", "read"
