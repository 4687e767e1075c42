"""Zip archives, and the Office documents that are zip archives by their bytes."""

from __future__ import annotations

import stat
import zipfile
import zlib
from collections.abc import Iterator
from functools import partial
from itertools import islice
from typing import IO

from pipeline.ingest.allowed import BombError, RefusedError
from pipeline.ingest.blob import Blob
from pipeline.ingest.members import is_input
from pipeline.ingest.pages import Later
from pipeline.ingest.readers import docx, office
from pipeline.ingest.readers.zip_directory import Opener, entries, locate
from pipeline.tables import Reject

FIRST = 200
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, UnicodeDecodeError)
_OFFICE = {"xl/": "a spreadsheet; save it as .csv", "ppt/": "a presentation; save it as PDF"}


def read(blob: Blob) -> Iterator[Later | Reject | Blob]:
    """Yield the page of a document, or the members of an archive in the order of its directory."""
    with blob.seekable() as file:
        first = [entry.filename for entry in islice(entries(file, locate(file)), FIRST)]
        if "[Content_Types].xml" in first:
            yield _document(blob, file, first)
        elif "mimetype" in first[:1] and "content.xml" in first:
            yield Later(partial(office.convert, blob, file, ".odt"))
        else:
            yield from _members(blob, file)


def _document(blob: Blob, file: IO[bytes], names: list[str]) -> Later:
    """Return the page of a Word document; name the other kinds."""
    for folder, meaning in _OFFICE.items():
        if any(name.startswith(folder) for name in names):
            raise RefusedError("unsupported_format", f"the file is {meaning}")
    return Later(partial(docx.page, blob, file))


def _members(blob: Blob, file: IO[bytes]) -> Iterator[Reject | Blob]:
    """Yield each member as a blob; one that cannot be opened is a reject and the next is read."""
    opener = Opener(file)
    place = locate(file)
    if not place.size:
        yield blob.reject("empty", "an archive without members", "parse")
    for entry in entries(file, place):
        if entry.filename.endswith("/") or not is_input(entry.filename):
            continue
        mode = stat.S_IFMT(entry.external_attr >> 16)
        if mode not in (0, stat.S_IFREG):
            yield blob.reject_member(entry.filename, "not_a_file", "a link, device or pipe in an archive")
        elif entry.flag_bits & 1:
            yield blob.reject_member(entry.filename, "encrypted", "a member with a password")
        else:
            yield _opened(blob, opener, entry)


def _opened(blob: Blob, opener: Opener, entry: zipfile.ZipInfo) -> Reject | Blob:
    """Return a member as a blob, or the reject that says why it is none."""
    try:
        return blob.inner(entry.filename, opener.open(entry))
    except BombError:
        raise
    except RefusedError as error:
        return blob.reject_member(entry.filename, error.reason, error.detail)
    except _FAULTS as error:
        return blob.reject_member(entry.filename, "unreadable", f"broken member: {error}")
