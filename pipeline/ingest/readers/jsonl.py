"""JSON Lines: a page for each row, read line by line."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from typing import Any

from pipeline.ingest.blob import Blob
from pipeline.ingest.decode import DecodeError, decode
from pipeline.ingest.pages import Later
from pipeline.ingest.records import columns_of, page_of_row, plain_column
from pipeline.tables import Reject

_JSON = json.JSONDecoder()
_BLANK = b" \t\r\n\xef\xbb\xbf"


def read(blob: Blob) -> Iterator[Later | Reject]:
    """Yield a page or a reject for each line."""
    number = 0
    plainly = cache(lambda: plain_column(_first(blob.head)))
    limit = blob.work.reading.max_bytes + 1
    while line := blob.stream.readline(limit):
        number += 1
        if len(line) >= limit and not line.endswith(b"\n"):
            while line and not line.endswith(b"\n"):
                line = blob.stream.readline(1 << 20)
            yield blob.reject("too_long", f"a line of more than {limit} bytes", "read", str(number))
        elif number == 1 and (line.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in line[:2]):
            yield blob.reject("undecodable", "JSON Lines in UTF-16; convert the file to UTF-8", "decode")
            return
        elif line.strip(_BLANK):
            yield _row(blob, number, line, plainly)
    if not number:
        yield blob.reject("empty", "no rows", "parse")


def _first(head: bytes) -> Iterator[Any]:
    """Yield the first rows that can be read; the head's last line may be cut."""
    for line in head.split(b"\n"):
        with suppress(DecodeError, ValueError, RecursionError):
            yield _parsed(decode(line)[0])


def _row(blob: Blob, number: int, line: bytes, plainly: Callable[[], str | None]) -> Later | Reject:
    """Return the page of one row; `plainly` tells which field holds the texts where no name does."""
    try:
        text, encoding = decode(line)
        row = _parsed(text)
    except DecodeError as error:
        return blob.reject(error.reason, str(error), "decode", str(number))
    except (ValueError, RecursionError) as error:
        return blob.reject("broken_record", str(error)[:300], "parse", str(number))
    if not isinstance(row, dict):
        return blob.reject("broken_record", f"a {type(row).__name__}, not an object", "parse", str(number))
    # Decoded text is sound; only an escape can bring NUL or half a character in.
    columns = columns_of(blob)
    column = "text" if columns.asked is None and "text" in row else columns.named(list(row))
    column = column if column is not None else plainly()
    return page_of_row(blob, row, number, encoding, column, sound="\\u" not in text)


def _parsed(text: str) -> Any:
    """Return the value of a line of JSON; where it begins with `{`, without asking twice for blanks around it."""
    if text[:1] == "{":
        row, end = _JSON.raw_decode(text)
        if end == len(text) or not text[end:].strip(" \t\n\r"):
            return row
    return json.loads(text)
