"""Find tables whose cells stand on lines of their own, as scrapers take them apart.

指标⏎单位⏎2022年⏎2023年⏎财政收入⏎亿元⏎9.6⏎10.2 … is a table only where the first line is a head of labels (指标, 项目,
乡镇) or of their numbers (序号), and at least two rows of as many lines as there are heads follow, all built alike:
then nothing else can be meant.  A row that lost a cell ends it, for what stands below can no longer be told apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from extractors.base import fold
from extractors.tabular.grid import NUMBER, YEAR
from extractors.tabular.vocabulary import words
from pipeline.document.blanks import FEWEST_CELLS, FEWEST_ROWS, Shape, Span, is_head, shape_of

_LABELS = ("items", "subjects", "kinds", "years")
_MOST_HEADS, _LONGEST = 12, 40  # columns; characters of a cell
_FIRST_LINES, _MOST_LINES = 50, 2000  # of heads and three rows, and of a table
_MOST_BREAKS = 3  # between two cells
_SEPARATED = re.compile(r"[\t|]")


@cache
def _anchor() -> re.Pattern[str]:
    """Return the pattern of a line that is the head of labels, or of their numbers."""
    heads = sorted({*(word for role in _LABELS for word in words(role)), *words("ignored")}, key=len, reverse=True)
    return re.compile("\n[ 　]*+(?:" + "|".join(map(re.escape, heads)) + ")[ 　]*+(?=\n)")


def stacked_cells(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the line breaks between cells, blanks beside them included, and what stands for them: a tab in a row."""
    done = 0
    for found in _anchor().finditer(text):
        if found.start() < done:
            continue
        if not any(_is_value(text, line) for line in _lines(text, found.start() + 1, _MOST_HEADS + 2)):
            continue
        rows = _longest(text, found.start() + 1)
        for row, after in pairwise([*rows, []]):
            yield from ((left[1], right[0], "\t") for left, right in pairwise(row))
            done = row[-1][1]
            if after and "\n" in text[done : after[0][0]].partition("\n")[2]:
                yield done, after[0][0], "\n"


def _longest(text: str, start: int) -> list[list[Span]]:
    """Return the rows of the table that begins with a line; more lines are read as long as it reaches to their end."""
    limit = _FIRST_LINES
    while True:
        lines = _lines(text, start, limit)
        rows = _table(text, lines)
        whole = not rows or len(lines) < limit or (len(rows) + 1) * len(rows[0]) <= limit
        if whole or limit > _MOST_LINES:
            return rows
        limit *= 4


def _lines(text: str, start: int, limit: int) -> list[Span]:
    """Return the short lines from one on, without the blanks around them, as far as equally many breaks part them."""
    lines: list[Span] = []
    gap = breaks = 0
    while start < len(text) and len(lines) < limit and breaks <= _MOST_BREAKS:
        end = text.find("\n", start, start + 2 * _LONGEST)
        end = min(len(text), start + 2 * _LONGEST) if end < 0 else end
        line = text[start:end]
        if line.strip():
            low, high = start + len(line) - len(line.lstrip()), start + len(line.rstrip())
            gap = gap or breaks
            if high - low > _LONGEST or breaks != gap or _SEPARATED.search(line):
                break
            lines.append((low, high))
            breaks = 0
        breaks += 1
        start = end + 1
    return lines


def _table(text: str, lines: list[Span]) -> list[list[Span]]:
    """Return the rows of cells of the table that begins with the first of the lines; none where it is not sure."""
    first = next((at for at, line in enumerate(lines) if _is_value(text, line)), None)
    if first is None or not FEWEST_CELLS <= first <= _MOST_HEADS + 2:
        return []
    numbered = fold(text[slice(*lines[0])]) in words("ignored")
    built = [rows for before in ((0,) if numbered else (1, 2)) if (rows := _rows(text, lines, first - before, before))]
    return built[0] if len(built) == 1 else []


def _is_value(text: str, line: Span) -> bool:
    """Return whether a line is a number, and no year, which may be a head."""
    written = _written(text, line)
    return NUMBER.fullmatch(written) is not None and YEAR.fullmatch(written) is None


def _rows(text: str, lines: list[Span], width: int, before: int) -> list[list[Span]]:
    """Return heads and rows of a table of some width, each row with `before` words before its figures (0: a number)."""
    heads = lines[:width]
    if not FEWEST_CELLS <= width <= _MOST_HEADS or not is_head(text, heads):
        return []
    shape: Shape | None = None
    rows = [heads]
    for start in range(width, len(lines) - width + 1, width):
        cells = lines[start : start + width]
        found = shape_of(text, cells)
        if found is None or found != (shape or found):
            break
        if before and (found.number, found.words) != (0, before):
            break
        if not before and not _is_numbered(text, lines, start, len(rows), width):
            break
        shape = found
        rows.append(cells)
    return rows if len(rows) > FEWEST_ROWS else []


def _is_numbered(text: str, lines: list[Span], start: int, number: int, width: int) -> bool:
    """Return whether a row begins with its number, and does not end with that of the next: that row lost a cell."""
    next_row = start + width
    ends = _written(text, lines[next_row - 1]) == str(number + 1)
    follows = next_row < len(lines) and _written(text, lines[next_row]) == str(number + 1)
    return _written(text, lines[start]) == str(number) and (follows or not ends)


def _written(text: str, line: Span) -> str:
    """Return a line as it is compared."""
    return fold(text[slice(*line)])
