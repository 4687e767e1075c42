"""The format of a lexicon: UTF-8, tab-separated, a header line, one entry a line.

Lines that start with `#` before the header are comments (source, licence, how it was made).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from operator import lt

_FULL_WIDTH = "０１２３４５６７８９"


class LexiconError(ValueError):
    """A lexicon breaks a rule of its format; the message names file, line and rule."""


def numbered(lines: Iterable[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield `(line number, cells)` of the header and then of each entry."""
    begun = False
    for number, line in enumerate(lines, 1):
        if begun or not line.startswith("#"):
            begun = True
            yield number, line.rstrip("\r\n").split("\t")


def parse(lines: Iterable[str], name: str) -> list[dict[str, str]]:
    """Return the rows of a lexicon of heshu's own as dicts keyed by its header.

    Its first column is sorted (code-point order), without duplicates or full-width digits.  Raises `LexiconError` at
    the first bad line.
    """
    header, *entries = list(numbered(lines)) or [(0, [])]
    rows = [cells for _, cells in entries]
    if not _is_sound(rows, len(header[1])):
        raise LexiconError(f"{name}:{_first_problem(entries, header[1])}")
    return [dict(zip(header[1], cells, strict=True)) for cells in rows]


def _is_sound(rows: list[list[str]], width: int) -> bool:
    """Tell whether no line breaks a rule, asked of all lines at once: they are read at every start."""
    terms = [cells[0] for cells in rows]
    joined = "\n".join(terms)
    return (
        set(map(len, rows)) <= {width}
        and all(terms)
        and all(cells == list(map(str.strip, cells)) for cells in rows)
        and all(map(lt, terms, islice(terms, 1, None)))
        and not any(digit in joined for digit in _FULL_WIDTH)
    )


def _first_problem(entries: list[tuple[int, list[str]]], header: list[str]) -> str:
    """Return line number and fault of the first line that breaks a rule."""
    previous = ""
    for number, cells in entries:
        problem = shape_problem(cells, header) or _order_problem(cells[0], previous)
        if problem:
            return f"{number}: {problem}"
        previous = cells[0]
    raise AssertionError("no line breaks a rule")


def shape_problem(cells: list[str], header: list[str]) -> str | None:
    """Return what is wrong with the cells of one line, or None."""
    if len(cells) != len(header):
        return f"{len(cells)} cells, the header has {len(header)}"
    if not cells[0] or any(cell != cell.strip() for cell in cells):
        return "empty term or blanks at the edge of a cell"
    return None


def _order_problem(term: str, previous: str) -> str | None:
    """Return what is wrong with a term behind the one before it, or None."""
    if any(digit in term for digit in _FULL_WIDTH):
        return f"full-width digit in {term!r}"
    if term == previous:
        return f"duplicate term {term!r}"
    return f"{term!r} is out of order after {previous!r}" if term < previous else None
