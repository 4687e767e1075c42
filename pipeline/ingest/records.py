"""Rows of a table and objects of JSON to pages: which field is the text, and is it one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from typing import Any

from pipeline.ingest import sniff
from pipeline.ingest.allowed import RefusedError
from pipeline.ingest.blob import Blob
from pipeline.ingest.columns import LONG, Columns, plain
from pipeline.ingest.pages import Later, page_of_text, unsound
from pipeline.tables import Reject

_DEEPEST = 6  # objects and lists around a text
SAMPLE = 100  # rows that show which field holds the texts
_KINDS = {list: "a list", dict: "an object", bool: "a truth value", type(None): "null"}


def columns_of(blob: Blob) -> Columns:
    """Return the columns as the user named them."""
    return Columns(blob.work.reading.text_column)


def page_of_row(
    blob: Blob, row: Mapping[str, Any], number: int, encoding: str, column: str | None, *, sound: bool = False
) -> Later | Reject:
    """Return the page of a row; `number` is its id where it has none, `sound` says that no string can be broken."""
    columns = columns_of(blob)
    given = columns.record(row)
    record = given if given and _usable(given, sound) else str(number)
    body = row.get(column) if column is not None else None
    if not isinstance(body, str):
        return blob.reject("no_text_field", _lacking(row, column)[:300], "parse", record)
    fault = None if sound else unsound(body)
    if fault:
        return blob.reject(*fault, "decode", record)
    title = columns.title(row)
    title = title if title and _usable(title, sound) else None
    html = body.lstrip()[:1] == "<" and sniff.is_html(body[: sniff.HEAD_CHARS].encode(), "")
    return Later(partial(page_of_text, blob, body, encoding, html=html, record=record, title=title), record)


def _lacking(row: Mapping[str, Any], column: str | None) -> str:
    """Return what is wrong with a row that has no text."""
    if column is not None and column in row:
        return f"field `{column}` is no string but {_KINDS.get(type(row[column]), 'a number')}"
    wanted = f"`{column}`" if column else "known to hold texts (--text-column names it)"
    inside = next(_inside(row, "", _DEEPEST), "") if column is None else ""
    deeper = f"; `{inside}` is a text inside another object: write one object a text" if inside else ""
    return f"no string field {wanted}; has {', '.join(map(str, row))}{deeper}"


def _inside(value: Any, path: str, depth: int) -> Iterator[str]:
    """Yield where strings long enough for a text stand inside an object: data.list[].content."""
    if isinstance(value, Mapping) and depth:
        for name, inner in value.items():
            yield from _inside(inner, f"{path}.{name}" if path else str(name), depth - 1)
    elif isinstance(value, list) and depth:
        yield from _inside(value[0] if value else None, f"{path}[]", depth - 1)
    elif isinstance(value, str) and len(value) >= LONG:
        yield path


def plain_column(values: Iterable[Any]) -> str | None:
    """Return the field of the first objects of a file that plainly holds texts.

    One object alone tells nothing: it may be the settings of a program, with one long string.
    """
    rows = [value for value in islice(values, SAMPLE) if isinstance(value, dict)]
    return plain(rows, list(dict.fromkeys(name for row in rows for name in row))) if len(rows) > 1 else None


def one_of_its_name(names: Sequence[str], column: str | None) -> None:
    """Raise `RefusedError` where two columns have the name of the text column: which of them is meant is not known."""
    if column is not None and names.count(column) > 1:
        raise RefusedError("no_text_field", f"{names.count(column)} columns are called `{column}`", "parse")


def _usable(text: str, sound: bool) -> bool:
    """Return whether a short field can be kept as it is."""
    return not (not text or text.isspace()) and (sound or unsound(text) is None)
