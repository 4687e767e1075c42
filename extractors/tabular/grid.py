"""Lines of cells: which lines of a text are rows, and what runs of them make one table.

HTML, Word and spreadsheets become lines whose cells are parted by tabs; typists part them by bars.  A row keeps its
empty cells, so that a cell's number is that of its column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from extractors.tabular.vocabulary import words

Span = tuple[int, int]
LONGEST = 1000  # characters of a row, and of a caption with the lines between
NUMBER = re.compile(
    r"(?:[-+]?(?P<plain>[0-9]{1,3}(?:,[0-9]{3}){1,6}(?:\.[0-9]{1,6})?|[0-9]{1,15}(?:\.[0-9]{1,6})?)"
    r"|\((?P<negative>[0-9]{1,3}(?:,[0-9]{3}){1,6}(?:\.[0-9]{1,6})?|[0-9]{1,15}(?:\.[0-9]{1,6})?)\))"
    r" ?(?P<sign>[%‰]|个?百分点|)"
)
YEAR = re.compile(r"(?:19[5-9]|20[0-4])[0-9]")
_RULE = re.compile(r"[ |:\-+=]+")
_CAPTION_LINES, _CAPTION = 3, 60


class Row(NamedTuple):
    """One line of a table: its span, and those of its cells without blanks, up to the last that is not empty.

    `width` counts the empty ones behind it, too.
    """

    start: int
    end: int
    cells: tuple[Span, ...]
    width: int


def grids(folded: str) -> Iterator[list[Row]]:
    """Yield runs of lines that are rows, rows of one kind of separator together."""
    found: list[Row] = []
    start, bars = 0, False
    for line in folded.split("\n"):
        end = start + len(line)
        mark = "\t" if "\t" in line else "|" if "|" in line else ""
        if not mark or (found and bars != (mark == "|")) or len(line) > LONGEST:
            if found:
                yield found
            found = []
        if mark and len(line) <= LONGEST:
            bars = mark == "|"
            if not (bars and _RULE.fullmatch(line)):
                found.append(Row(start, end, *_cells(folded, start, end, mark)))
        start = end + 1
    if found:
        yield found


def _cells(folded: str, start: int, end: int, mark: str) -> tuple[tuple[Span, ...], int]:
    """Return the cells of a line, and how many there are with empty ones behind; a bar at an edge parts nothing."""
    if mark == "|":
        line = folded[start:end]
        first, last = len(line) - len(line.lstrip()), len(line.rstrip()) - 1
        end = start + last if last > first and line[last] == "|" else end
        start += first + 1 if line[first] == "|" else 0
    cells, begin = [], start
    for part in folded[start:end].split(mark):
        low = begin + len(part) - len(part.lstrip())
        cells.append((low, low + len(part.strip())))
        begin += len(part) + 1
    width = len(cells)
    while cells and cells[-1][0] == cells[-1][1]:
        cells.pop()
    return tuple(cells), width


def is_figure(folded: str, cell: Span) -> bool:
    """Return whether a cell holds a number and nothing else."""
    return NUMBER.fullmatch(folded, *cell) is not None


def number(match: re.Match[str]) -> tuple[Decimal, Decimal]:
    """Return value and slack of a cell: half a unit of the last digit printed.  Brackets are a minus."""
    written = (match["plain"] or match["negative"]).replace(",", "")
    value, decimals = Decimal(written), len(written.partition(".")[2])
    below = match["negative"] or match[0].startswith("-")
    return -value if below else value, Decimal(5).scaleb(-decimals - 1)


def is_data(folded: str, row: Row) -> bool:
    """Return whether a row holds figures behind its label; years alone are heads, marks for nothing are figures."""
    texts = [folded[low:high] for low, high in row.cells[1:] if low < high]
    figures = [text for text in texts if NUMBER.fullmatch(text)]
    if figures:
        return not all(YEAR.fullmatch(text) for text in figures) or len(figures) < len(texts)
    return bool(texts) and all(text in words("nothing") for text in texts)


def caption(folded: str, start: int) -> Span:
    """Return the short lines right above a table, up to one that ends a sentence or is a row itself."""
    top = start
    for _ in range(_CAPTION_LINES):
        low = folded.rfind("\n", 0, max(top - 1, 0)) + 1
        line = folded[low : max(top - 1, 0)]
        if (
            low >= top
            or "\t" in line
            or "|" in line
            or len(line) > _CAPTION
            or line.rstrip().endswith(("。", ";", "!"))
        ):
            break
        top = low
    return top, start
