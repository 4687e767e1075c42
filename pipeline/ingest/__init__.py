"""Bytes in, pages of text out: files, decoding, markup."""

from __future__ import annotations

from pipeline.ingest.files import MAX_CHARS, Source, read, sources
from pipeline.ingest.pages import Page

__all__ = ["MAX_CHARS", "Page", "Source", "read", "sources"]
