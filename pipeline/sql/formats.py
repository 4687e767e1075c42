"""The result of a query as text: for a person (table), for a spreadsheet or script (csv), for programs (json, jsonl).

Numbers are printed as they are, without an exponent and without trailing noughts; JSON numbers have all their digits
(read them with `parse_float=Decimal` to keep them).  Nothing is guarded against spreadsheets; `heshu export` is.
"""

from __future__ import annotations

import csv
import datetime
import io
import json
import math
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

import pyarrow as pa

from pipeline import decimals

FORMATS = ("table", "csv", "json", "jsonl")


def as_csv(pieces: Iterable[pa.Table]) -> Iterator[str]:
    """Yield lines of CSV, the header first; a null is an empty cell, a list a JSON array."""
    for place, piece in enumerate(pieces):
        buffer = io.StringIO(newline="")
        writer = csv.writer(buffer, lineterminator="\n")
        if not place:
            writer.writerow(piece.column_names)
        writer.writerows([plain(value) for value in row] for row in rows(piece))
        yield buffer.getvalue()


def as_jsonl(pieces: Iterable[pa.Table]) -> Iterator[str]:
    """Yield one JSON object a line."""
    for piece in pieces:
        names = [json.dumps(name, ensure_ascii=False) for name in piece.column_names]
        for row in rows(piece):
            yield "{" + ", ".join(f"{name}: {literal(value)}" for name, value in zip(names, row, strict=True)) + "}\n"


def as_json(pieces: Iterable[pa.Table]) -> Iterator[str]:
    """Yield one JSON array of objects, an object a line."""
    before = "[\n"
    for line in as_jsonl(pieces):
        yield before + line.rstrip("\n")
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def rows(piece: pa.Table) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a table as tuples of Python values."""
    return zip(*(column.to_pylist() for column in piece.columns), strict=True)


def plain(value: Any) -> str:
    """Return a value as a cell shows it."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return decimals.shown(value)
    if isinstance(value, (list, dict)):
        return literal(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def literal(value: Any) -> str:
    """Return a value as JSON, decimals with all their digits."""
    if isinstance(value, Decimal):
        return decimals.shown(value)
    if isinstance(value, list):
        return "[" + ", ".join(map(literal, value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{literal(str(key))}: {literal(item)}" for key, item in value.items()) + "}"
    if isinstance(value, (datetime.date, datetime.time, datetime.timedelta, bytes)):
        return json.dumps(str(value))
    if isinstance(value, float) and not math.isfinite(value):
        return "null"  # JSON has no other word for it
    return json.dumps(value, ensure_ascii=False)
