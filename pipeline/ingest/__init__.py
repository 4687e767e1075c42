"""Bytes in, pages of text out: sources, formats, decoding, markup."""

from __future__ import annotations

from pipeline.ingest.allowed import Reading, RefusedError
from pipeline.ingest.files import is_plain, lookup, read
from pipeline.ingest.guard import within
from pipeline.ingest.names import file_of, named, shown
from pipeline.ingest.pages import Page
from pipeline.ingest.remote import is_remote
from pipeline.ingest.sources import Source, sources
from pipeline.ingest.streams import Noted
from pipeline.limits import MAX_CHARS

__all__ = [
    "MAX_CHARS",
    "Noted",
    "Page",
    "Reading",
    "RefusedError",
    "Source",
    "file_of",
    "is_plain",
    "is_remote",
    "lookup",
    "named",
    "read",
    "shown",
    "sources",
    "within",
]
