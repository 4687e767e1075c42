"""Chinese labels of tables, columns and listed values, from `labels.tsv` beside the schema.

English ones are the names themselves.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from extractors.words.tsv import parse
from pipeline import tables

FILE = Path(__file__).with_name("labels.tsv")


@cache
def _labels() -> dict[str, str]:
    """Return the labels by key."""
    found = parse(FILE.read_text(encoding="utf-8"), FILE.name)
    return dict(zip(found["key"], found["label_zh"], strict=True))


def table_label(table: str, language: str = "zh") -> str:
    """Return what a table is called."""
    return _labels()[f"{table}:"] if language == "zh" else table


def column_label(table: str, column: str, language: str = "zh") -> str:
    """Return what a column of a table is called; raises `KeyError` for one without a label."""
    if language != "zh":
        return column
    labels = _labels()
    return labels[key] if (key := f"{table}.{column}") in labels else labels[column]


def value_labels(table: str, column: str) -> dict[str, str]:
    """Return the Chinese labels of the values of a column, by value; those of a table of its own go first."""
    labels = _values()
    return labels.get(f"{table}.{column}") or labels.get(column, {})


@cache
def _values() -> dict[str, dict[str, str]]:
    """Return the labels of values, by column."""
    found: dict[str, dict[str, str]] = {}
    for key, label in _labels().items():
        column, is_value, value = key.partition("=")
        if is_value:
            found.setdefault(column, {})[value] = label
    return found


def meaning(table: str, column: str) -> str:
    """Return the meaning of a column, as the schema has it."""
    metadata: dict[bytes, bytes] = tables.SCHEMAS[table].field(column).metadata or {}
    return metadata.get(b"meaning", b"").decode()
