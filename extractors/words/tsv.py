"""The format of a lexicon: UTF-8, tab-separated, a header line, one entry a line.

Lines that start with `#` before the header are comments (source, licence, how it was made).  A file is taken apart and
checked by columns, in a few calls for all its lines: they are read at every start.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from operator import lt

_FULL_WIDTH = "０１２３４５６７８９"
Columns = dict[str, list[str]]  # the cells of each column, by the header


class LexiconError(ValueError):
    """A lexicon breaks a rule of its format; the message names file, line and rule."""


def numbered(lines: Iterable[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield `(line number, cells)` of the header and then of each entry."""
    begun = False
    for number, line in enumerate(lines, 1):
        if begun or not line.startswith("#"):
            begun = True
            yield number, line.rstrip("\r\n").split("\t")


def rows_of(columns: Columns) -> list[dict[str, str]]:
    """Return the rows as dicts keyed by the header."""
    return [dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True)]


def parse(text: str, name: str) -> Columns:
    """Return the columns of a lexicon of heshu's own; `text` has line feeds only.

    Its first column is sorted (code-point order), without duplicates or full-width digits.  Raises `LexiconError` at
    the first bad line.
    """
    head, _, body = text[_comments(text) :].partition("\n")
    header = head.split("\t")
    width = len(header) + 1  # the line feed between two lines is a cell of its own
    cells = body.removesuffix("\n").replace("\n", "\t\n\t").split("\t") if body else []
    columns = {column: cells[at::width] for at, column in enumerate(header)}
    if cells and not (_are_whole(cells, width) and _are_sound(columns)):
        _, *entries = numbered(text.removesuffix("\n").split("\n"))
        raise LexiconError(f"{name}:{_first_problem(entries, header)}")
    return columns


def _comments(text: str) -> int:
    """Return where the comments end that a lexicon begins with."""
    end = 0
    while text.startswith("#", end):
        end = text.find("\n", end) + 1 or len(text)
    return end


def _are_whole(cells: list[str], width: int) -> bool:
    """Tell whether the line feeds stand where lines of as many cells as the header end, and nowhere else."""
    feeds = cells[width - 1 :: width]
    return len(cells) % width == width - 1 and len(feeds) == feeds.count("\n") == cells.count("\n")


def _are_sound(columns: Columns) -> bool:
    """Tell whether no cell breaks a rule."""
    terms = next(iter(columns.values()))
    joined = "\n".join(terms)
    return (
        all(terms)
        and all(column == list(map(str.strip, column)) for column in columns.values())
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
