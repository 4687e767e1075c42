"""Pages saved with their parts (MHTML): the page itself; pictures and styles are no part of a report."""

from __future__ import annotations

import email
import email.errors
import email.policy
from collections.abc import Iterator
from email.message import Message
from functools import partial

from pipeline.ingest.allowed import RefusedError
from pipeline.ingest.blob import Blob
from pipeline.ingest.pages import Later, Page, page_of_bytes
from pipeline.tables import Reject


def read(blob: Blob) -> Iterator[Later | Reject]:
    """Yield the page, and a reject where the file ends before its parts do; raise `RefusedError` without any parts."""
    try:
        message = email.message_from_bytes(blob.whole(), policy=email.policy.compat32)
    except (RecursionError, ValueError, LookupError, AssertionError) as error:
        raise RefusedError("broken_markup", f"{type(error).__name__}: {error}", "parse") from error
    yield Later(partial(_read, blob, message))
    if any(isinstance(defect, email.errors.CloseBoundaryNotFoundDefect) for defect in message.defects):
        yield blob.reject("unreadable", "the file ends before the last of its parts does")


def _read(blob: Blob, message: Message) -> Page | Reject:
    """Return the page."""
    try:
        part = _page(message)
        data = part.get_payload(decode=True) if part else None
    except (RecursionError, ValueError, LookupError, AssertionError) as error:
        raise RefusedError("broken_markup", f"{type(error).__name__}: {error}", "parse") from error
    if part is None or not isinstance(data, bytes):
        raise RefusedError("empty", "no part of it is a page", "parse")
    blob.charset = part.get_content_charset()
    return page_of_bytes(blob, data, html=part.get_content_type() != "text/plain")


def _page(message: Message) -> Message | None:
    """Return the first part that is HTML, else the first that is text."""
    parts = list(message.walk())
    for kind in ("text/html", "application/xhtml+xml", "text/plain"):
        for part in parts:
            if part.get_content_type() == kind:
                return part
    return None
