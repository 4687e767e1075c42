"""PDF files with a text layer: the text of all pages; pages that are only pictures have none."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pypdfium2
import pypdfium2.raw

from pipeline.ingest.allowed import RefusedError
from pipeline.ingest.blob import Blob
from pipeline.ingest.pages import Later, Page, page_of_text
from pipeline.tables import Reject


def read(blob: Blob) -> Iterator[Later]:
    """Yield the page."""
    yield Later(partial(_read, blob))


def _read(blob: Blob) -> Page | Reject:
    """Return the page."""
    with blob.seekable() as file:
        try:
            document = pypdfium2.PdfDocument(file)
        except pypdfium2.PdfiumError as error:
            reason = "encrypted" if "password" in str(error).lower() else "unreadable"
            raise RefusedError(
                reason, f"broken PDF: {error}" if reason == "unreadable" else "a PDF with a password"
            ) from error
        try:
            text = _text(blob, document)
        except pypdfium2.PdfiumError as error:
            raise RefusedError("unreadable", f"broken PDF: {error}") from error
        finally:
            document.close()
    return page_of_text(blob, text, "pdf")


def _text(blob: Blob, document: pypdfium2.PdfDocument) -> str:
    """Return the text of all pages, a line break between them."""
    limit = blob.work.reading.max_chars
    texts: list[str] = []
    size = 0
    for number in range(len(document)):  # however many it says: one that is not there raises
        page = document[number]
        layer = page.get_textpage()
        text = layer.get_text_bounded() if layer.count_chars() else ""
        layer.close()
        page.close()
        size += len(text)
        if size > limit:
            raise RefusedError("too_long", f"more than {limit} characters")
        texts.append(text.replace("\r\n", "\n").replace("\ufffe", "").rstrip())
    if not any(text.strip() for text in texts):
        raise RefusedError("scanned_pdf", f"{len(document)} page(s) without a text layer", "parse")
    return "\n".join(texts)
