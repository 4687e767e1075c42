"""Cells of plain-text tables with the title of their column: a line of titles, then lines of a label and figures.

A row is read only where its figures are as many as the titles leave room for, so that a lost cell shifts nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_WIDE = re.compile(r"[^\t|]+")
_NARROW = re.compile(r"[^\t |]+")
_FIGURE = re.compile(r"-?[0-9][0-9,]{0,20}(?:\.[0-9]{1,6})?%?|[-—/…]{1,3}")
_LONGEST = 400


def cells_under(folded: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Yield `(title of the column, start, end)` for the cells below the line of titles in `start`..`end`."""
    titles = _titles(folded[start:end])
    while len(titles) > 1 and end < len(folded):
        start, end = end + 1, folded.find("\n", end + 1)
        end = len(folded) if end < 0 else end
        cells = _figures(folded, start, end)
        if not cells:
            return
        if len(cells) in (len(titles), len(titles) - 1):
            yield from ((title, *cell) for title, cell in zip(titles[-len(cells) :], cells, strict=True))


def _titles(line: str) -> list[str]:
    """Return the titles of the columns, parted by tabs and bars, else by blanks."""
    if len(line) > _LONGEST or "。" in line:
        return []
    wide = [title.strip() for title in _WIDE.findall(line) if title.strip()]
    return wide if len(wide) > 1 else _NARROW.findall(line)


def _figures(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the spans of the figures at the end of a line that begins with a label."""
    if end - start > _LONGEST:
        return []
    spans = [match.span() for match in _NARROW.finditer(folded, start, end)]
    figures: list[tuple[int, int]] = []
    while spans and _FIGURE.fullmatch(folded, *spans[-1]):
        figures.insert(0, spans.pop())
    return figures if spans else []
