"""WARC files of crawlers: a page for each response or resource; requests and notes of the crawler are no inputs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO, Any
from urllib.parse import urlsplit

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import DecompressingBufferedReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecordLoader
from warcio.statusandheaders import StatusAndHeadersParserException
from warcio.utils import BUFF_SIZE

from pipeline.ingest.allowed import BombError, RefusedError
from pipeline.ingest.blob import Blob
from pipeline.ingest.readers.http_body import body
from pipeline.tables import Reject

KINDS = ("response", "resource", "conversion")
_LINE = 1 << 20
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{2,20})", re.IGNORECASE)


def read(blob: Blob) -> Iterator[Reject | Blob]:
    """Yield the body of each record as a blob with the record's id; raise `RefusedError` where no next is found."""
    number = 0
    try:
        records = _Records(blob.at_once())
        for number, record in enumerate(records, 1):
            yield from records.left_out(blob, number - 1)
            if record.rec_type is None or record.length is None:  # it would reach to the end of the file
                raise ValueError("a record without its kind or length")
            if record.rec_type in KINDS:
                yield _record(blob, record, number)
        yield from records.left_out(blob, number)
    except (ArchiveLoadFailed, ValueError, AttributeError, KeyError, IndexError, TypeError) as error:
        raise RefusedError(
            "unreadable", f"broken WARC behind record {number}: {type(error).__name__}: {error}"[:300]
        ) from error


class _Records(ArchiveIterator):  # type: ignore[misc]
    """The records as the library finds them, which tells what it passes over on the terminal and nowhere else."""

    def __init__(self, stream: IO[bytes]) -> None:
        """Begin before the first record."""
        super().__init__(stream)
        self.reader, self.loader, self._left = _Reader(self.fh, block_size=BUFF_SIZE), _Loader(), False

    def left_out(self, blob: Blob, number: int) -> Iterator[Reject]:
        """Yield a reject where something stood behind a record that its length leaves out."""
        if self._left:
            self._left = False
            yield blob.reject("unreadable", f"the length of record {number} leaves out what stands behind it")

    def _consume_blanklines(self) -> tuple[bytes | None, int]:
        """Return the first line of the next record, and how many bytes stand before it; None where there is none.

        What is left of the last line of a record is passed over; a second such line is for the loader to refuse.
        """
        before, whole = 0, True  # whole: the line began behind the end of another one
        while line := self.reader.readline():
            if line.strip() and whole and (before or line.startswith(b"WARC/")):
                return line, before
            self._left |= bool(line.strip())
            before, whole = before + len(line), line.endswith(b"\n")
        return None, before


class _Reader(DecompressingBufferedReader):  # type: ignore[misc]
    """The lines of a file; the library adds to a line that has no end a block at a time, and copies it each time."""

    def readline(self, length: int | None = None) -> bytes:
        """Return a line, or the first megabyte of one."""
        pieces, left = [], _LINE if length is None else min(length, _LINE)
        while left and (piece := super().readline(min(left, BUFF_SIZE))):
            pieces.append(piece)
            left -= len(piece)
            if piece.endswith(b"\n"):
                break
        return b"".join(pieces)


class _Loader(ArcWarcRecordLoader):  # type: ignore[misc]
    """The loader of the library, which would take a record without its beginning for the end of the file."""

    def load_http_headers(self, *arguments: Any) -> Any:
        """Return the headers of a response; raise `ArchiveLoadFailed` where the file ends before them."""
        try:
            return super().load_http_headers(*arguments)
        except EOFError as error:
            raise ArchiveLoadFailed("the file ends in the middle of a record") from error
        except StatusAndHeadersParserException as error:
            raise ArchiveLoadFailed(f"a response without its status line: {error}") from error


def _record(blob: Blob, record: Any, number: int) -> Reject | Blob:
    """Return the body of one record, or why it is no page."""
    found = record.rec_headers.get_header("WARC-Record-ID") or str(number)
    name = "".join(char for char in found.strip("<>") if char.isprintable())[:200] or str(number)
    status = record.http_headers.get_statuscode() if record.http_headers else "200"
    if record.http_headers and not status.startswith("2"):
        return blob.reject("http_error", f"the server answered {status[:20]}", record=name)
    header = record.http_headers.get_header if record.http_headers else _no_header
    try:
        inner = blob.inner("", body(record.raw_stream, header), record=name)
    except BombError:
        raise
    except RefusedError as error:
        if record.raw_stream.limit > 0 and not record.raw_stream.read(1):  # the file ends here
            raise
        return blob.reject(error.reason, error.detail, error.stage, name)
    inner.name = urlsplit(record.rec_headers.get_header("WARC-Target-URI") or "").path
    charset = _CHARSET.search(header("Content-Type") or "")
    inner.charset = charset[1] if charset else None
    return inner


def _no_header(_: str) -> None:
    """Return no header: a record that is no response has none."""
