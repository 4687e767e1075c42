"""A page of text: made of bytes or of a string, or else the reject that says why there is none."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from typing import NamedTuple

from pipeline.ingest import mojibake, sniff
from pipeline.ingest.allowed import RefusedError
from pipeline.ingest.blob import Blob
from pipeline.ingest.decode import DecodeError, decode
from pipeline.tables import Fix, Reject

_CHARSET = re.compile(rb"(?:<meta|<%@)[^>]{0,200}?charset\s{0,3}=\s{0,3}[\"']?([A-Za-z0-9_.:-]{2,20})", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"\s{0,100}<\?xml[^>]{0,100}?encoding\s{0,3}=\s{0,3}[\"']([A-Za-z0-9_.:-]{2,20})")


class Page(NamedTuple):
    """The text of one file or record, as decoded and without markup; `repairs` undo what was mended in it.

    `source` and `record` are its file and id as the tables show them, `title` is what its file says of it, `encoding`
    what it was decoded from.  `content` is the digest of its file, where that is known.
    """

    source: str
    record: str | None
    title: str | None
    encoding: str
    text: str
    repairs: tuple[Fix, ...] = ()
    content: str | None = None


class Later(NamedTuple):
    """A page that `make` is yet to make; what goes wrong with that costs this page alone, known by its `record`."""

    make: Callable[[], Page | Reject]
    record: str | None = None


def page_of_bytes(blob: Blob, data: bytes, *, html: bool | None = None) -> Page | Reject:
    """Return the page of a whole text or HTML file; `html` says which it is where that is known."""
    suffix = os.path.splitext(blob.name.lower())[1]
    is_html = sniff.is_html(data, suffix) if html is None else html
    try:
        text, encoding = decode(data, blob.charset or (declared(data) if is_html else None))
    except DecodeError as error:
        return blob.reject(error.reason, str(error), "decode")
    if not is_html and encoding.startswith("utf-16"):  # its tags are seen only now
        is_html = sniff.is_html(text[: sniff.HEAD_CHARS].encode("utf-8", "replace"), suffix)
    return page_of_text(blob, text, encoding, html=is_html)


def page_of_text(
    blob: Blob, text: str, encoding: str, *, html: bool = False, record: str | None = None, title: str | None = None
) -> Page | Reject:
    """Return the page of a decoded text: mojibake mended, markup taken off."""
    record = record or blob.record
    try:
        if html:
            own, text = _without_markup(text)
            title = title or own
        text, repairs = mojibake.mend(text)
        title = mojibake.mend(title)[0] if title else None
    except RefusedError as refused:
        return blob.reject(refused.reason, refused.detail, refused.stage, record)
    return checked(blob, Page(blob.path, record, title, encoding, text, repairs))


def checked(blob: Blob, page: Page) -> Page | Reject:
    """Return the page, or the reject where its text is too long or blank."""
    text, limit = page.text, blob.work.reading.max_chars
    if len(text) > limit:
        return blob.reject("too_long", f"{len(text)} characters, the limit is {limit}", "read", page.record)
    first = text[:1]  # "" is in any string
    if (first in "\ufeff\u200b" or first.isspace()) and not text.replace("\ufeff", "").replace("\u200b", "").strip():
        return blob.reject("empty", "no text", "parse", page.record)
    return page


def _without_markup(text: str) -> tuple[str | None, str]:
    """Return the title and the main text of a page of HTML."""
    from pipeline.ingest import markup  # noqa: PLC0415  (half of the start-up time, for pages of HTML only)

    try:
        return markup.page_title(text), markup.main_text(text)
    except RefusedError:
        raise
    except Exception as error:  # the HTML parsers below raise all sorts of errors on broken pages
        raise RefusedError("broken_markup", f"{type(error).__name__}: {error}", "parse") from error


def declared(data: bytes) -> str | None:
    """Return the charset a page declares."""
    found = _CHARSET.search(data[:8192]) or _XML_CHARSET.match(data[:300].removeprefix(b"\xef\xbb\xbf"))
    return found.group(1).decode("ascii") if found else None


def unsound(text: str) -> tuple[str, str] | None:
    """Return the reject reason and detail for a string no table can hold: half a character, or NUL."""
    if "\0" in text:
        return "binary", f"NUL character at {text.index(chr(0))}"
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        return "undecodable", f"unpaired surrogate U+{ord(text[error.start]):04X} at character {error.start}"
    return None
