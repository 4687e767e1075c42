"""Which column of a table, or field of a record, holds the text, its title and its id.

The text column is the one the user names, else one with a name known to hold texts (`lexicons/text_columns.tsv`), else
the only column whose values are plainly texts: long, and several times as long as those of any other column.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from extractors.lexicon import load

LONG = 40
LONGER = 4


@cache
def _known(role: str) -> dict[str, int]:
    """Return the known names of a role with their rank, 0 the best."""
    return {row["name"]: int(row["rank"]) for row in load("text_columns") if row["role"] == role}


def _best(role: str, names: Sequence[str]) -> str | None:
    """Return the name of the best rank among those known for a role."""
    known = _known(role)
    ranked = [(known[name.strip().lower()], place) for place, name in enumerate(names) if name.strip().lower() in known]
    return names[min(ranked)[1]] if ranked else None


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of one file; `asked` is the text column that the user named."""

    asked: str | None = None

    def named(self, names: Sequence[str]) -> str | None:
        """Return the text column by its name."""
        return self.asked if self.asked else _best("text", names)

    def found(self, rows: Sequence[Mapping[str, Any]]) -> str | None:
        """Return the text column of a table, from its first rows."""
        names = list(rows[0]) if rows else []
        named = self.named(names)
        return named if named is not None else plain(rows, names)

    def title(self, row: Mapping[str, Any]) -> str | None:
        """Return the title of a record."""
        name = _best("title", list(row))
        value = row[name] if name is not None else None
        return value if isinstance(value, str) else None

    def record(self, row: Mapping[str, Any]) -> str | None:
        """Return the id of a record; a number is taken as it is written."""
        name = _best("id", list(row))
        value = row[name] if name is not None else None
        return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else None


def plain(rows: Sequence[Mapping[str, Any]], names: Sequence[str]) -> str | None:
    """Return the only column that plainly holds texts, as some rows show; None where none does."""
    sizes = sorted(((_mean(rows, name), name) for name in names), reverse=True)
    clear = sizes and sizes[0][0] >= LONG and (len(sizes) == 1 or sizes[0][0] >= LONGER * sizes[1][0])
    return sizes[0][1] if clear else None


def _mean(rows: Sequence[Mapping[str, Any]], name: str) -> float:
    """Return the mean length of a column's strings."""
    values = [value for row in rows if isinstance(value := row.get(name), str) and value]
    return sum(map(len, values)) / len(values) if values else 0.0
