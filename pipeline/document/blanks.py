"""Find blanks that part: a numbered heading from the paragraph glued to it, and the cells of a table of plain text.

The second are 城关镇 9,860 9,120 8.1 below 乡镇 2017年 2016年 增长(%).  A run of lines is a table only where
head and rows have equally many cells, the head has no figures but years, and each row is a label, perhaps a unit, and
figures, before them perhaps a number and behind them one word (1 专利授权量（件） 42 90 预期性): then each blank
between cells parts two columns, and nothing else can be meant.  A head that begins with blanks may lack the cell over
the labels, as in annual reports.  A row among them that lost a cell is parted, too, and left out where tables are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, pairwise
from typing import NamedTuple

from extractors.base import fold
from extractors.tabular.grid import NUMBER, YEAR
from extractors.tabular.units import unit_of
from extractors.tabular.vocabulary import words
from pipeline.document.lines import HAN, NUMERAL, SAMPLE

# 六、标题 正文…: a numbered heading, a blank, and a clause long enough to be the beginning of a paragraph.
GLUED = re.compile(
    rf"[一二三四五六七八九十(（][一二三四五六七八九十]{{0,3}}[、)）](?<=[一二三四五六七八九十)）、])[、]?"
    rf"[^\s。；;！？!?]{{3,36}}(?<=[{HAN}”》）)])(?P<blank>[ 　]{{1,4}})"
    rf"(?=[{HAN}“《][^\s。；，,]{{4,40}}[，,][^\n]{{0,300}}。)"
)
_GLUED_LINE = re.compile("\n" + GLUED.pattern)
# 第二篇:标题 正文…
_GLUED_PART = re.compile(
    rf"(?:第{NUMERAL}{{1,3}}篇|(?:篇|{SAMPLE}){NUMERAL}{{1,3}})[：:、][^\s。；;！？!?]{{3,40}}(?P<blank>[ 　]{{1,4}})"
    rf"(?=[{HAN}\d“《][^\s。；，,]{{2,40}}[，,][^\n]{{0,300}}。)"
)
_CELL = re.compile("[^ 　]+")
_FIGURE = re.compile(rf"{NUMBER.pattern}|(?:增加|减少|提高|上升|下降)?[0-9]{{1,3}}(?:\.[0-9]{{1,4}})?个?百分点")
_SERIAL = re.compile("[0-9]{1,2}")
_KIND = re.compile(f"[{HAN}]{{1,8}}")
# The end of a line that may be a row: two blanks in it, and a last cell that ends as figures do, or is a mark for none
# or a word behind a figure.  Most texts have none.
_ROW_END = re.compile(
    "[ 　](?:[^ 　\n]++[ 　]++[^ 　\n]++(?<=[\x00-\x7f点—…])"
    f"|[(（-]?[0-9０-９][0-9０-９.,，%％)）]*+[ 　]++[{HAN}]{{1,8}})[ 　]*+(?:\n|$)"
)
_TIME = re.compile("(?:19|20)[0-9]{2}年(?:[0-9]{1,2}月|[一二三四]季度|上半年)?|[0-9]{1,2}月份?")
_PROSE = re.compile("[。;,!?]")
_LONGEST, _HEAD = 200, 20  # characters of a line, and of a head
FEWEST_ROWS, FEWEST_CELLS = 2, 3
_MOST_WORDS = 2  # before the figures of a row: the label and the unit
Span = tuple[int, int]


class Shape(NamedTuple):
    """How many cells of each sort a row has: its number, words, figures, and a word behind them (预期性)."""

    number: int
    words: int
    figures: int
    kind: int


class Line(NamedTuple):
    """The cells of a line that may be a row, and the one that may stand before its number for several rows."""

    start: int
    group: list[Span]
    cells: list[Span]


def parted_headings(text: str) -> Iterator[Span]:
    """Yield the blanks between a heading and the paragraph glued to it."""
    first = GLUED.match(text)
    for found in chain((first,) if first else (), _GLUED_LINE.finditer(text)):
        yield found.span("blank")
    for found in _GLUED_PART.finditer(text) if "篇" in text or "范文" in text else ():
        if not text[text.rfind("\n", 0, found.start()) + 1 : found.start()].strip():
            yield found.span("blank")


def parted_cells(text: str) -> Iterator[Span]:
    """Yield the runs of blanks that part the cells of a table."""
    if _ROW_END.search(text) is None:
        return
    head: list[Span] = []
    rows: list[Line] = []
    shape: Shape | None = None
    start = 0
    for line in (*text.split("\n"), ""):
        row = _grouped(text, start, _cells(text, start, line))
        found = shape_of(text, row.cells)
        if found and (not rows or found == shape):
            rows.append(row)
            shape = found
        elif shape and len(row.cells) < sum(shape) and shape_of(text, row.cells, fewest=2):
            rows.append(row)  # it lost a cell, and nobody can tell which figure stands where
        else:
            yield from _table(text, head, rows, shape)
            head, rows, shape = ([], [row], found) if found else ([*row.group, *row.cells], [], None)
        start += len(line) + 1


def _grouped(text: str, start: int, cells: list[Span]) -> Line:
    """Return the cells of a line, apart from a group before its number: 创新投入 | 1 研发经费(万元) 3 4."""
    written = [fold(text[low:high]) for low, high in cells[:3]]
    if len(cells) > FEWEST_CELLS and _SERIAL.fullmatch(written[1]) and not any(map(_is_figure, written[::2])):
        return Line(start, [cells[0]], cells[1:])
    return Line(start, [], cells)


def _cells(text: str, start: int, line: str) -> list[Span]:
    """Return the cells of a line; single characters before its figures are one word (合 计)."""
    if not 0 < len(line) <= _LONGEST or (" " not in line and "　" not in line) or "\t" in line or "|" in line:
        return []
    cells = [match.span() for match in _CELL.finditer(text, start, start + len(line))]
    spread = next((place for place, (low, high) in enumerate(cells) if high - low > 1 or text[low].isdigit()), 0)
    return [(cells[0][0], cells[spread - 1][1]), *cells[spread:]] if spread > 1 else cells


def shape_of(text: str, cells: list[Span], fewest: int = FEWEST_CELLS) -> Shape | None:
    """Return how a row of figures is built; None for any other line."""
    if len(cells) < fewest:
        return None
    written = [fold(text[low:high]) for low, high in cells]
    number = 1 if _SERIAL.fullmatch(written[0]) else 0
    figures = next((place for place in range(number, len(written)) if _is_figure(written[place])), len(written))
    behind = figures
    while behind < len(written) and _is_figure(written[behind]):
        behind += 1
    words, after = written[number:figures], written[behind:]
    plain = 0 < len(words) <= _MOST_WORDS and not any(_PROSE.search(word) or _is_number(word) for word in words)
    if not plain or behind == figures or len(after) > 1 or not all(map(_is_kind, after)):
        return None
    return Shape(number, len(words), behind - figures, len(after))


def _is_figure(word: str) -> bool:
    """Return whether a word is a figure, or a mark for none."""
    return _FIGURE.fullmatch(word) is not None or word in words("nothing")


def _is_kind(word: str) -> bool:
    """Return whether a word behind figures may be a cell of its own: no unit of the last figure."""
    return _KIND.fullmatch(word) is not None and unit_of(word) is None


def _is_number(word: str) -> bool:
    """Return whether a word begins as a number does and is no year or month that labels a row."""
    return word[0].isdigit() and not _TIME.fullmatch(word)


def _table(text: str, head: list[Span], rows: list[Line], shape: Shape | None) -> Iterator[Span]:
    """Yield the blanks of a head and the rows below it, if they make a table."""
    if shape is None or not head or not is_head(text, head):
        return
    width = sum(shape)
    if sum(len(row.cells) == width for row in rows) < FEWEST_ROWS:
        return
    grouped = any(row.group for row in rows)
    width += grouped
    if len(head) == width - 1 and head[0][0] > (line := text.rfind("\n", 0, head[0][0]) + 1):
        head = [(line, line), *head]  # nothing stands over the labels, and the line begins with blanks
    if len(head) != width or (shape.number and fold(text[slice(*head[grouped])]) not in words("ignored")):
        return
    groups = [row.group or [(row.start, row.start)] * grouped for row in rows]
    for cells in (head, *([*group, *row.cells] for group, row in zip(groups, rows, strict=True))):
        yield from ((left[1], right[0]) for left, right in pairwise(cells))


def is_head(text: str, cells: list[Span]) -> bool:
    """Return whether cells can be heads: short, and no figures beside years."""
    written = [fold(text[low:high]) for low, high in cells]
    return all(
        len(word) <= _HEAD and not _PROSE.search(word) and (not NUMBER.fullmatch(word) or YEAR.fullmatch(word))
        for word in written
    )
