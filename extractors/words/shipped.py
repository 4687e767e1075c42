"""The lexicons as heshu ships them: where their files are, their rows, and what their columns hold."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extractors.words.tsv import Columns, parse, rows_of

# Words of mentions, and words of documents and checks; the second folder is absent where only the extractors are.
_HERE = Path(__file__).parent.parent
HOMES = (_HERE / "lexicons", _HERE.parent / "pipeline" / "lexicons")
Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Column:
    """What one column of a lexicon holds: words, listed, roles or number; and its default, `none` without one."""

    holds: str
    default: str


def first_cell(row: Row) -> str:
    """Return the first cell of a row."""
    return next(iter(row.values()))


@cache
def shipped_columns(name: str) -> Columns:
    """Return heshu's own lexicon by columns; the large ones are cheap to read in this form only."""
    path = home(name)
    return parse(path.read_text(encoding="utf-8"), path.name)


@cache
def shipped_rows(name: str) -> tuple[Row, ...]:
    """Return heshu's own rows of a lexicon."""
    return tuple(rows_of(shipped_columns(name)))


def home(name: str) -> Path:
    """Return the file of a lexicon of heshu's own."""
    return next((path for folder in HOMES if (path := folder / f"{name}.tsv").exists()), HOMES[0] / f"{name}.tsv")


@cache
def columns() -> dict[str, Column]:
    """Return what columns hold, by `lexicon.column`."""
    return {row["column"]: Column(row["holds"], row["default"]) for row in shipped_rows("columns")}
