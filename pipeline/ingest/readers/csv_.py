"""Comma- and tab-separated tables with a line of names: a page for each row."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from itertools import chain, islice

from pipeline.ingest.allowed import RefusedError
from pipeline.ingest.blob import Blob
from pipeline.ingest.decode import DecodeError, decode
from pipeline.ingest.pages import Later
from pipeline.ingest.records import columns_of, one_of_its_name, page_of_row
from pipeline.tables import Reject

SAMPLE = 100
DELIMITERS = "\t,;|"
FEW_NULS = 0.05  # share of bytes; of UTF-16 without a mark it is a tenth or more
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read(blob: Blob) -> Iterator[Later | Reject]:
    """Yield a page or a reject for each row."""
    encoding = _encoding(blob.head)
    csv.field_size_limit(blob.work.reading.max_chars)
    lines = _Lines(io.TextIOWrapper(blob.stream, encoding, newline=""), blob.work.reading.max_chars)
    rows = _rows(lines)
    try:
        names = next(rows, [])
        sample = list(islice(rows, SAMPLE))
        column = columns_of(blob).found([dict(zip(names, row, strict=False)) for row in sample])
        one_of_its_name(names, column)
        if not sample:
            yield blob.reject("empty", "no rows", "parse")
        for number, row in enumerate(chain(sample, rows), 1):
            if len(row) != len(names):
                yield blob.reject("broken_record", f"{len(row)} cells, the head has {len(names)}", "parse", str(number))
            else:
                yield page_of_row(blob, dict(zip(names, row, strict=True)), number, encoding, column)
    except csv.Error as error:
        raise RefusedError("broken_record", str(error), "parse") from error
    except UnicodeDecodeError as error:
        raise RefusedError("undecodable", str(error)[:300], "decode") from error


def _encoding(head: bytes) -> str:
    """Return the encoding of a table, from its head up to the last whole line."""
    if head.startswith(_UTF16):  # as Excel saves "Unicode text"
        return "utf-16"
    whole = head[: head.rfind(b"\n") + 1] or head
    if 0 < whole.count(b"\0") <= len(whole) * FEW_NULS:  # those cost their rows alone
        whole = whole.replace(b"\0", b"")
    try:
        return decode(whole).encoding
    except DecodeError as error:
        raise RefusedError(error.reason, str(error), "decode") from error


class _Lines:
    """The lines of a text, none longer than a limit."""

    def __init__(self, text: io.TextIOWrapper, limit: int) -> None:
        self._text, self._limit = text, limit

    def __iter__(self) -> Iterator[str]:
        """Yield the lines; raise `RefusedError` at one that is too long."""
        while line := self._text.readline(self._limit):
            if len(line) >= self._limit and not line.endswith("\n"):
                raise RefusedError("too_long", f"a line of more than {self._limit} characters")
            yield line


def _rows(lines: _Lines) -> Iterator[list[str]]:
    """Yield the rows that are not blank; the delimiter is the one met most in the line of names."""
    stream = iter(lines)
    first = next(stream, "")
    delimiter = max(DELIMITERS, key=first.count)
    for row in csv.reader(chain((first,), stream), delimiter=delimiter):
        if any(cell.strip() for cell in row):
            yield row
