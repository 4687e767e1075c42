"""JSON: an array of objects, read one at a time however long it is, or one object, or objects one after another."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from typing import IO, Any

from pipeline.ingest.blob import Blob, Refused
from pipeline.ingest.decode import decode
from pipeline.ingest.pages import Page
from pipeline.ingest.records import columns_of, page_of_row
from pipeline.tables import Reject

_JSON = json.JSONDecoder()
_BLANK = " \t\r\n\ufeff"
CHUNK = 1 << 18


def read(blob: Blob) -> Iterator[Page | Reject]:
    """Yield a page or a reject for each object."""
    encoding = _encoding(blob.head)
    found = 0
    for value in _values(blob.stream, encoding, blob.work.reading.max_bytes):
        for row in _rows(value):
            found += 1
            if not isinstance(row, dict):
                yield blob.reject("broken_record", f"a {type(row).__name__}, not an object", "parse", str(found))
            else:
                yield page_of_row(blob, row, found, encoding, columns_of(blob).named(list(row)))
    if not found:
        yield blob.reject("empty", "no objects", "parse")


def _rows(value: Any) -> Iterator[Any]:
    """Yield the records of a value: the members of its only list of objects, where it wraps one, else itself."""
    lists = [v for v in value.values() if isinstance(v, list) and v and isinstance(v[0], dict)] if isinstance(value, dict) else []
    if len(lists) == 1 and not any(isinstance(v, str) and len(v) > 200 for v in value.values()):
        yield from lists[0]
    else:
        yield value


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
    decoder = codecs.getincrementaldecoder(encoding)()
    text, ended, inside = "", False, None
    while True:
        text = text.lstrip(_BLANK if inside is None else _BLANK + ",")
        if inside is None and text:
            inside = text[0] == "["
            text = text[1:] if inside else text
            continue
        if inside and text[:1] == "]":
            return
        try:
            value, end = _JSON.raw_decode(text)
        except (ValueError, RecursionError) as error:
            if ended:
                if text:
                    raise Refused("broken_record", str(error)[:300], "parse") from error
                return
        else:
            if end < len(text) or ended:  # a number that ends here may go on in the next chunk
                yield value
                text = text[end:]
                continue
        if len(text) > limit:
            raise Refused("too_long", f"an object of more than {limit} characters")
        data = stream.read(max(CHUNK, len(text)))  # twice as much each time: an object is not parsed over and over
        ended = not data
        text += _decoded(decoder, data)


def _decoded(decoder: codecs.IncrementalDecoder, data: bytes) -> str:
    """Return the next piece of text."""
    try:
        return decoder.decode(data, not data)
    except UnicodeDecodeError as error:
        raise Refused("undecodable", str(error)[:300], "decode") from error
