"""Rows of a table and objects of JSON to pages: which field is the text, and is it one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from pipeline.ingest import sniff
from pipeline.ingest.allowed import RefusedError
from pipeline.ingest.blob import Blob
from pipeline.ingest.columns import Columns
from pipeline.ingest.pages import Later, page_of_text, unsound
from pipeline.tables import Reject


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
        wanted = f"`{column}`" if column else "known to hold texts (--text-column names it)"
        return blob.reject(
            "no_text_field", f"no string field {wanted}; has {', '.join(map(str, row))}"[:300], "parse", record
        )
    fault = None if sound else unsound(body)
    if fault:
        return blob.reject(*fault, "decode", record)
    title = columns.title(row)
    title = title if title and _usable(title, sound) else None
    html = body.lstrip()[:1] == "<" and sniff.is_html(body[: sniff.HEAD_CHARS].encode(), "")
    return Later(partial(page_of_text, blob, body, encoding, html=html, record=record, title=title), record)


def one_of_its_name(names: Sequence[str], column: str | None) -> None:
    """Raise `RefusedError` where two columns have the name of the text column: which of them is meant is not known."""
    if column is not None and names.count(column) > 1:
        raise RefusedError("no_text_field", f"{names.count(column)} columns are called `{column}`", "parse")


def _usable(text: str, sound: bool) -> bool:
    """Return whether a short field can be kept as it is."""
    return not (not text or text.isspace()) and (sound or unsound(text) is None)
