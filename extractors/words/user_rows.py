"""The rows of a lexicon file of the user's own, each checked against what heshu's own rows hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path

from extractors.folding import fold
from extractors.words.shipped import Column, Row, columns, first_cell, shipped_rows
from extractors.words.tsv import LexiconError, numbered, shape_problem

# Lexicons of single characters or of patterns: their first cell is kept as it is written.
_UNFOLDED = frozenset({"pinyin", "boilerplate", "line_edges"})


def removals(path: Path, name: str, lines: Sequence[str]) -> list[str]:
    """Return the first cells that are to go; each must be there."""
    entries = numbered(lines)
    _, header = next(entries, (0, [""]))
    first = next(iter(shipped_rows(name)[0]))
    if header != [first]:
        raise LexiconError(f"{path}:1: the header must be the one column {first!r}, not {' '.join(header)!r}")
    there = {first_cell(row) for row in shipped_rows(name)}
    terms = []
    for number, cells in entries:
        if cells[0] not in there:
            raise LexiconError(f"{path}:{number}: {cells[0]!r} is not in heshu's {name}.tsv")
        terms.append(cells[0])
    return terms


def checked_rows(path: Path, name: str, lines: Sequence[str]) -> list[tuple[int, Row]]:
    """Return the checked rows of one file with their line numbers, columns in heshu's order."""
    entries = numbered(lines)
    number, header = next(entries, (1, [""]))
    wanted = list(shipped_rows(name)[0])
    _check_header(f"{path}:{number}", name, header, wanted)
    seen: dict[str, int] = {}
    out = []
    for number, cells in entries:
        if cells == [""]:
            continue
        problem = shape_problem(cells, header)
        if problem:
            raise LexiconError(f"{path}:{number}: {problem}")
        term = cells[0] if name in _UNFOLDED else fold(cells[0])
        if term in seen:
            raise LexiconError(f"{path}:{number}: {term!r} stands in line {seen[term]} already")
        seen[term] = number
        given = dict(zip(header, [term, *cells[1:]], strict=True))
        row = {column: given[column] if column in given else str(_default(name, column, term)) for column in wanted}
        problem = _value_problem(name, row)
        if problem:
            raise LexiconError(f"{path}:{number}: {problem}")
        out.append((number, row))
    return out


def _check_header(where: str, name: str, header: list[str], wanted: list[str]) -> None:
    """Raise `LexiconError` where a header has a column too many, or lacks one that has no default."""
    if header[0] != wanted[0]:
        raise LexiconError(f"{where}: the first column must be {wanted[0]!r}, not {header[0]!r} (parted by tabs)")
    strange = [column for column in header if column not in wanted]
    if strange or len(set(header)) < len(header):
        raise LexiconError(
            f"{where}: columns of {name}.tsv are {', '.join(wanted)}; not {', '.join(strange or header)}"
        )
    lacking = [column for column in wanted[1:] if column not in header and _default(name, column, "") is None]
    if lacking:
        raise LexiconError(f"{where}: column {lacking[0]!r} is missing and has no default")


def _default(name: str, column: str, term: str) -> str | None:
    """Return what a column holds where the user leaves it out; None where it must be given."""
    default = columns().get(f"{name}.{column}", Column("words", "none")).default
    return {"none": None, "empty": "", "=": term}.get(default, default)


def _value_problem(name: str, row: Row) -> str | None:
    """Return what is wrong with the cells of a row, or None."""
    for column, value in row.items():
        holds = columns().get(f"{name}.{column}")
        problem = _CHECKS[holds.holds](value, name, column) if holds else None
        if problem:
            return f"{column} {value!r}: {problem}"
    if name == "units" and row["family"] == "currency" and not (len(row["code"]) == 3 and row["code"].isupper()):
        return f"code {row['code']!r}: a currency needs its ISO 4217 code"
    return None


@cache
def _listed(name: str, column: str) -> frozenset[str]:
    """Return the values that heshu's own rows have in a column."""
    return frozenset(row[column] for row in shipped_rows(name))


def _not_listed(value: str, name: str, column: str) -> str | None:
    """Return what is wrong with one of a few values."""
    listed = _listed(name, column)
    return None if value in listed else f"must be one of {', '.join(sorted(filter(None, listed)))}"


def _no_roles(value: str, name: str, column: str) -> str | None:
    """Return what is wrong with several of a few values."""
    known = {role for cell in _listed(name, column) for role in cell.split()}
    strange = [role for role in value.split() if role not in known]
    return f"{strange[0]} is none of {', '.join(sorted(known))}" if strange else None


def _no_number(value: str, name: str, column: str) -> str | None:
    """Return what is wrong with a number."""
    try:
        return None if Decimal(value) >= 0 else "must not be negative"
    except InvalidOperation:
        return "is no decimal number"


def _no_pattern(value: str, name: str, column: str) -> str | None:
    """Return what is wrong with a regular expression."""
    try:
        re.compile(value)
    except re.error as error:
        return f"is no regular expression: {error}"
    return None


_CHECKS: dict[str, Callable[[str, str, str], str | None]] = {
    "words": lambda value, name, column: None,
    "listed": _not_listed,
    "roles": _no_roles,
    "number": _no_number,
    "pattern": _no_pattern,
}
