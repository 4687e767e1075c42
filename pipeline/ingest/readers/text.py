"""Plain text and HTML, in any encoding: one page a file."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from pipeline.ingest import sniff
from pipeline.ingest.allowed import RefusedError
from pipeline.ingest.blob import Blob
from pipeline.ingest.pages import Later, Page, page_of_bytes
from pipeline.tables import Reject

# Text by its bytes, but by its name no report.
_NO_REPORT = (".xml", ".yaml", ".yml", ".toml", ".ini", ".py", ".java", ".c", ".css", ".js", ".map", ".svg", ".sql")


def read(blob: Blob) -> Iterator[Later]:
    """Yield the one page of a file."""
    yield Later(partial(_page, blob))


def _page(blob: Blob) -> Page | Reject:
    """Return the page."""
    named = blob.name.lower().endswith(_NO_REPORT)
    if (named and not sniff.is_html(blob.head, "")) or sniff.is_xml(blob.head):
        raise RefusedError("unsupported_format", "the file is program text or XML, not a report")
    return page_of_bytes(blob, blob.whole())
