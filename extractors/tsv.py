"""The format of a lexicon: UTF-8, tab-separated, a header line, one entry a line.

Lines that start with `#` before the header are comments (source, licence, how it was made).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator


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
    entries = numbered(lines)
    _, header = next(entries, (0, []))
    rows: list[dict[str, str]] = []
    previous = ""
    for number, cells in entries:
        problem = shape_problem(cells, header) or _order_problem(cells[0], previous)
        if problem:
            raise LexiconError(f"{name}:{number}: {problem}")
        previous = cells[0]
        rows.append(dict(zip(header, cells, strict=True)))
    return rows


def shape_problem(cells: list[str], header: list[str]) -> str | None:
    """Return what is wrong with the cells of one line, or None."""
    if len(cells) != len(header):
        return f"{len(cells)} cells, the header has {len(header)}"
    if not cells[0] or any(cell != cell.strip() for cell in cells):
        return "empty term or blanks at the edge of a cell"
    return None


def _order_problem(term: str, previous: str) -> str | None:
    """Return what is wrong with a term behind the one before it, or None."""
    if any(digit in term for digit in "０１２３４５６７８９"):
        return f"full-width digit in {term!r}"
    if term == previous:
        return f"duplicate term {term!r}"
    return f"{term!r} is out of order after {previous!r}" if term < previous else None
