"""WARC files of crawlers: a page for each response or resource; requests and notes of the crawler are no inputs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from pipeline.ingest.allowed import RefusedError
from pipeline.ingest.blob import Blob
from pipeline.tables import Reject

KINDS = ("response", "resource", "conversion")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{2,20})", re.IGNORECASE)


def read(blob: Blob) -> Iterator[Reject | Blob]:
    """Yield the body of each record as a blob with the record's id."""
    number = 0
    try:
        for number, record in enumerate(ArchiveIterator(blob.stream), 1):
            if record.rec_type in KINDS:
                yield _record(blob, record, number)
    except (ArchiveLoadFailed, ValueError, AttributeError, KeyError, IndexError, TypeError) as error:
        raise RefusedError(
            "unreadable", f"broken WARC behind record {number}: {type(error).__name__}: {error}"[:300]
        ) from error


def _record(blob: Blob, record: Any, number: int) -> Reject | Blob:
    """Return the body of one record, or why it is no page."""
    found = record.rec_headers.get_header("WARC-Record-ID") or str(number)
    name = "".join(char for char in found.strip("<>") if char.isprintable())[:200] or str(number)
    status = record.http_headers.get_statuscode() if record.http_headers else "200"
    if record.http_headers and not status.startswith("2"):
        return blob.reject("http_error", f"the server answered {status[:20]}", record=name)
    inner = blob.inner("", record.content_stream(), record=name)
    inner.name = urlsplit(record.rec_headers.get_header("WARC-Target-URI") or "").path
    kind = record.http_headers.get_header("Content-Type") if record.http_headers else None
    charset = _CHARSET.search(kind or "")
    inner.charset = charset[1] if charset else None
    return inner
