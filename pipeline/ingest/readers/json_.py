"""JSON: an array of objects, read one at a time however long it is, or one object, or objects one after another."""

from __future__ import annotations

import codecs
import io
import json
import re
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from typing import IO, Any

from pipeline.ingest.allowed import RefusedError
from pipeline.ingest.blob import Blob
from pipeline.ingest.decode import decode
from pipeline.ingest.pages import Later
from pipeline.ingest.records import columns_of, page_of_row, plain_column
from pipeline.tables import Reject

_JSON = json.JSONDecoder()
_BLANKS = re.compile("[ \t\r\n\ufeff]*")
_GAPS = re.compile("[ \t\r\n,]*")
CHUNK = 1 << 18
_DEEPEST = 3  # objects around the list of records
_NOTE = 200  # characters of a string that is no text: a message, a query


def read(blob: Blob) -> Iterator[Later | Reject]:
    """Yield a page or a reject for each object."""
    encoding = _encoding(blob.head)
    found = 0
    plainly = cache(lambda: plain_column(_first(blob.head, encoding)))
    for value in _values(blob.stream, encoding, blob.work.reading.max_bytes):
        for row in _rows(value):
            found += 1
            if not isinstance(row, dict):
                yield blob.reject("broken_record", f"a {type(row).__name__}, not an object", "parse", str(found))
            else:
                column = columns_of(blob).named(list(row))
                yield page_of_row(blob, row, found, encoding, column if column is not None else plainly())
    if not found:
        yield blob.reject("empty", "no objects", "parse")


def _first(head: bytes, encoding: str) -> Iterator[Any]:
    """Yield the first objects that stand whole in the head."""
    with suppress(RefusedError):
        for value in _values(io.BytesIO(head), encoding, len(head)):
            yield from _rows(value)


def _rows(value: Any) -> Iterator[Any]:
    """Yield the records of a value: the members of the only list of objects it wraps, however deep, else itself.

    So answer most services: {"code": 0, "data": {"total": 2, "list": [{"content": …}]}}.
    """
    yield from _wrapped(value, _DEEPEST) or (value,)


def _wrapped(value: Any, depth: int) -> list[Any]:
    """Return the only list of objects in an object without a long string, in itself or in the objects it holds."""
    if not isinstance(value, dict) or any(isinstance(v, str) and len(v) > _NOTE for v in value.values()):
        return []
    lists = [v for v in value.values() if isinstance(v, list) and v and isinstance(v[0], dict)]
    if not lists and depth:
        lists = [found for v in value.values() if (found := _wrapped(v, depth - 1))]
    return lists[0] if len(lists) == 1 else []


def _encoding(head: bytes) -> str:
    """Return the encoding of a file from its head, of which the last character may be cut in half."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return decode(head[: head.rfind(b'"') + 1]).encoding
    return "utf-8"


def _values(stream: IO[bytes], encoding: str, limit: int) -> Iterator[Any]:
    """Yield the values of a file; of an array, its members."""
    buffer = _Buffer(stream, encoding, limit)
    inside = buffer.skip(_BLANKS) == "["
    buffer.at += inside
    while (char := buffer.skip(_GAPS if inside else _BLANKS)) and not (inside and char == "]"):
        yield buffer.value()


class _Buffer:
    """The text of a file from where it was read to, a piece at a time."""

    def __init__(self, stream: IO[bytes], encoding: str, limit: int) -> None:
        self._stream, self._limit = stream, limit
        self._decoder = codecs.getincrementaldecoder(encoding)()
        self._text, self._ended = "", False
        self.at = 0

    def skip(self, blanks: re.Pattern[str]) -> str:
        """Pass over blanks and return the next character, "" at the end."""
        while True:
            found = blanks.match(self._text, self.at)
            assert found is not None, "the pattern matches nothing, too"
            self.at = found.end()
            if self.at < len(self._text) or not self._more():
                return self._text[self.at : self.at + 1]

    def value(self) -> Any:
        """Return the next value; raise `RefusedError` where it is broken or too long."""
        while True:
            try:
                value, end = _JSON.raw_decode(self._text, self.at)
            except (ValueError, RecursionError) as error:
                if not self._more():
                    raise RefusedError("broken_record", str(error)[:300], "parse") from error
                continue
            if end < len(self._text) or not self._more():  # a number that ends here may go on in the next piece
                self.at = end
                return value

    def _more(self) -> bool:
        """Read on, twice as much each time, so that a value is not parsed over and over; False at the end."""
        if len(self._text) - self.at > self._limit:
            raise RefusedError("too_long", f"an object of more than {self._limit} characters")
        data = self._stream.read(max(CHUNK, len(self._text) - self.at)) if not self._ended else b""
        self._ended = not data
        try:
            self._text = self._text[self.at :] + self._decoder.decode(data, self._ended)
        except UnicodeDecodeError as error:
            raise RefusedError("undecodable", str(error)[:300], "decode") from error
        self.at = 0
        return not self._ended
