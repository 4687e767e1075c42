"""A page of text, and what becomes of a record that gives none: whole texts, and JSON Lines row by row."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import IO, Any, NamedTuple

from pipeline.ingest.decode import DecodeError, decode
from pipeline.tables import Reject

BYTES_PER_CHAR = 4
_JSON = json.JSONDecoder()


class Page(NamedTuple):
    """The text of one file or record, as decoded and without markup."""

    source: str
    record: str | None
    title: str | None
    encoding: str
    text: str


def checked(page: Page, max_chars: int) -> Page | Reject:
    """Return the page, or the reject where its text is too long or blank."""
    path, record, text = page.source, page.record, page.text
    if len(text) > max_chars:
        return reject(path, record, "read", "too_long", f"{len(text)} characters, the limit is {max_chars}")
    first = text[:1]  # "" is in any string
    if (first in "\ufeff\u200b" or first.isspace()) and not text.replace("\ufeff", "").replace("\u200b", "").strip():
        return reject(path, record, "parse", "empty", "no text")
    return page


def rows(path: str, stream: IO[bytes], max_chars: int) -> Iterator[Page | Reject]:
    """Yield a page for each row of a JSONL file, read line by line."""
    number = 0
    limit = max_chars * BYTES_PER_CHAR + 1
    while line := stream.readline(limit):
        number += 1
        if len(line) >= limit and not line.endswith(b"\n"):
            while line and not line.endswith(b"\n"):
                line = stream.readline(1 << 20)
            yield reject(path, str(number), "read", "too_long", f"a line of more than {limit} bytes")
        elif number == 1 and line.startswith((b"\xff\xfe", b"\xfe\xff")):
            yield reject(path, None, "decode", "undecodable", "JSON Lines in UTF-16; convert the file to UTF-8")
            return
        elif line.strip(b" \t\r\n\xef\xbb\xbf"):
            yield _row(path, number, line, max_chars)
    if not number:
        yield reject(path, None, "parse", "empty", "no rows")


def _row(path: str, number: int, line: bytes, max_chars: int) -> Page | Reject:
    """Return the page of one row."""
    record = str(number)
    try:
        text, encoding = decode(line)
        row = _parsed(text)
    except DecodeError as error:
        return reject(path, record, "decode", error.reason, str(error))
    except (ValueError, RecursionError) as error:
        return reject(path, record, "parse", "broken_record", str(error)[:300])
    if not isinstance(row, dict):
        return reject(path, record, "parse", "broken_record", f"a {type(row).__name__}, not an object")
    # Decoded text is sound; only an escape can bring NUL or half a character in.
    sound = "\\u" not in text
    given = row.get("id")
    if isinstance(given, str | int) and not isinstance(given, bool) and _usable(str(given), sound):
        record = str(given)
    body, title = row.get("text"), row.get("title")
    if not isinstance(body, str):
        return reject(path, record, "parse", "no_text_field", "no string field `text`")
    fault = None if sound else _fault(body)
    if fault:
        return reject(path, record, "decode", *fault)
    title = title if isinstance(title, str) and _usable(title, sound) else None
    return checked(Page(path, record, title, encoding, body), max_chars)


def _parsed(text: str) -> Any:
    """Return the value of a line of JSON; where it begins with `{`, without asking twice for blanks around it."""
    if text[:1] == "{":
        row, end = _JSON.raw_decode(text)
        if end == len(text) or not text[end:].strip(" \t\n\r"):
            return row
    return json.loads(text)


def _usable(text: str, sound: bool) -> bool:
    """Return whether a short field can be kept as it is."""
    return not (not text or text.isspace()) and (sound or _fault(text) is None)


def _fault(text: str) -> tuple[str, str] | None:
    """Return the reject reason and detail for a string no table can hold: half a character, or NUL."""
    if "\0" in text:
        return "binary", f"NUL character at {text.index(chr(0))}"
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        return "undecodable", f"unpaired surrogate U+{ord(text[error.start]):04X} at character {error.start}"
    return None


def reject(path: str, record: str | None, stage: str, reason: str, detail: str) -> Reject:
    """Return a reject; file names that are not text are shown with their odd bytes escaped."""
    return Reject(path.encode("utf-8", "backslashreplace").decode(), record, stage, reason, detail)
