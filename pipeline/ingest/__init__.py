"""Bytes in, pages of text out: sources, formats, decoding, markup."""

from __future__ import annotations

from pipeline.ingest.blob import MAX_CHARS, Reading
from pipeline.ingest.files import read
from pipeline.ingest.pages import Page
from pipeline.ingest.sources import Source, file_of, shown, sources

__all__ = ["MAX_CHARS", "Page", "Reading", "Source", "file_of", "read", "shown", "sources"]
