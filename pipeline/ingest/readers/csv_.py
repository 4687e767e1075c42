"""Comma- and tab-separated tables: a page for each row.  The first row has the names, unless it holds a text itself."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator
from itertools import chain, islice

from pipeline.ingest.allowed import RefusedError
from pipeline.ingest.blob import Blob
from pipeline.ingest.decode import DecodeError, decode
from pipeline.ingest.pages import Later
from pipeline.ingest.records import SAMPLE, columns_of, one_of_its_name, page_of_row
from pipeline.tables import Reject

DELIMITERS = "\t,;|"
LONG = 200  # characters that no name of a column has
FEW_NULS = 0.05  # share of bytes; of UTF-16 without a mark it is a tenth or more
_SAID = re.compile(r"\ufeff?sep=(.)\r?\n", re.IGNORECASE)
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read(blob: Blob) -> Iterator[Later | Reject]:
    """Yield a page or a reject for each row; raise `RefusedError` where what follows cannot be read as rows."""
    encoding = _encoding(blob.head)
    csv.field_size_limit(blob.work.reading.max_chars)
    lines = _Lines(io.TextIOWrapper(blob.stream, encoding, newline=""), blob.work.reading.max_chars)
    rows = _rows(lines)
    try:
        names, rows = _named(rows)
        sample, rows = _sampled(rows)
        column = columns_of(blob).found([dict(zip(names, row, strict=False)) for row in sample])
        one_of_its_name(names, column)
        number = 0
        for number, row in enumerate(chain(sample, rows), 1):
            if len(row) != len(names):
                yield blob.reject("broken_record", f"{len(row)} cells, the head has {len(names)}", "parse", str(number))
            else:
                yield page_of_row(blob, dict(zip(names, row, strict=True)), number, encoding, column)
        if not number:
            yield blob.reject("empty", "no rows", "parse")
    except csv.Error as error:
        raise RefusedError("broken_record", str(error), "parse") from error
    except UnicodeDecodeError as error:
        raise RefusedError("undecodable", str(error)[:300], "decode") from error


def _named(rows: Iterator[list[str]]) -> tuple[list[str], Iterator[list[str]]]:
    """Return the names of the columns, and the rows below; where no row has names, columns are named by number."""
    first = next(rows, [])
    if all(len(cell) < LONG and "。" not in cell for cell in first):
        return first, rows
    return [str(number) for number in range(1, len(first) + 1)], chain((first,), rows)


def _sampled(rows: Iterator[list[str]]) -> tuple[list[list[str]], Iterator[list[str]]]:
    """Return the first rows, and those behind; a fault that stands behind some of them is met behind them."""
    sample: list[list[str]] = []
    try:
        sample.extend(islice(rows, SAMPLE))
    except (RefusedError, csv.Error, UnicodeDecodeError) as error:
        return sample, _broken(error)
    return sample, rows


def _broken(error: Exception) -> Iterator[list[str]]:
    """Raise what was raised."""
    yield from ()
    raise error


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
        self.ended = False

    def __iter__(self) -> Iterator[str]:
        """Yield the lines; raise `RefusedError` at one that is too long."""
        while line := self._text.readline(self._limit):
            if len(line) >= self._limit and not line.endswith("\n"):
                raise RefusedError("too_long", f"a line of more than {self._limit} characters")
            yield line
        self.ended = True


def _rows(lines: _Lines) -> Iterator[list[str]]:
    """Yield the rows that are not blank; the delimiter is the one met most in the line of names, or said above it."""
    stream = iter(lines)
    first = next(stream, "")
    said = _SAID.match(first)  # as Excel wants it
    first = next(stream, "") if said else first
    delimiter = said[1] if said else max(DELIMITERS, key=first.count)
    for row in csv.reader(chain((first,), stream), delimiter=delimiter):
        if lines.ended:  # another line was asked for before the row was whole
            raise RefusedError("broken_record", "the file ends inside a cell in quotes", "parse")
        if any(cell.strip() for cell in row):
            yield row
