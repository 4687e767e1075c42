"""How a text breaks its lines: whether long lines end sentences, paragraphs are indented, and where the margin is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from extractors.kept import kept
from pipeline.document.lines import LABEL, TABLE, depth, ends_sentence, fold_line, is_dated, is_part

TEXT_LINE, NARROWEST = 25, 14
_INDENT, _ENOUGH = re.compile("　|[ \t]{2}"), 3
_SET_LINES, _WIDEST, _RAGGED = 12, 60, 4  # lines; characters a line; columns by which lines may fall short
_FEW_LINES, _FEW_REACH, _FEW_COLUMNS = 4, 3, 56  # what proves a column in a text of fewer lines than _SET_LINES
_INDENTED, _HEADINGS, _STOP = 4, (0, 1, 2), re.compile("[。;；!！?？]")
_INNER = re.compile("[,，。;；、:：].")
_CELLS = re.compile(r"\S+(?: +\S+){2,}")  # a row of a table, set in blanks
WINDOW = 400
_NARROW = "0123456789.,:;%()- "


class Style:
    """How a text breaks its lines."""

    def __init__(self, text: str) -> None:
        """Look at the lines when asked for, not before."""
        self._text = text
        self._stops: bool | None = None

    @property
    def stops(self) -> bool:
        """Whether most long lines end with a mark, so that one without it is an exception."""
        if self._stops is None:
            long = [line for line in map(str.strip, self._text.split("\n")) if len(line) >= TEXT_LINE]
            ended = sum(map(ends_sentence, long))
            self._stops = len(long) < 6 or ended * 5 >= len(long) * 2 or self._wrapped_at_margin(long)
        return self._stops

    @kept
    def indents(self) -> bool:
        """Whether what follows a full stop is indented, and what follows an unfinished line is not."""
        if "\n　" not in self._text and "\n  " not in self._text:
            return False
        lines = [line for line in self._text.split("\n") if line.strip()]
        pairs = [(line.strip(), _INDENT.match(after) is not None) for line, after in pairwise(lines)]
        anew = [indented for line, indented in pairs if ends_sentence(line)]
        long = self._long
        onward = [indented for line, indented in pairs if len(line) >= long and not ends_sentence(line)]
        enough = len(anew) >= _ENOUGH and len(onward) >= (_ENOUGH if long == TEXT_LINE else 2 * _ENOUGH)
        return enough and sum(anew) * 4 >= len(anew) * 3 and sum(onward) * 5 <= len(onward)

    @kept
    def _long(self) -> int:
        """How many characters a line of running text has at the least: fewer in a text set in a narrow column."""
        lengths = sorted(len(line) for line in map(str.strip, self._text.split("\n")) if line)
        return min(TEXT_LINE, max(NARROWEST, lengths[len(lengths) * 3 // 4] * 4 // 5)) if lengths else TEXT_LINE

    @kept
    def _margin(self) -> int:
        """The columns of a long line."""
        widths = sorted(_columns(line.strip()) for line in self._text.split("\n") if len(line) >= self._long)
        return widths[len(widths) * 3 // 4]

    @kept
    def _column(self) -> tuple[Callable[[str], int], int]:
        """How the width of a line is told, and how wide a column a text is set in; 0 where in none."""
        lines = [line for line in map(str.strip, self._text.split("\n")) if line]
        if len(lines) >= _FEW_LINES and len(self._text) <= _WIDEST * len(lines):
            for width in (_columns, _characters):
                if right := _column_width(lines, [*map(width, lines)]):
                    return width, right
        return len, 0

    @property
    def has_margin(self) -> bool:
        """Whether a text is set in a column."""
        return self._column[1] > 0

    @kept
    def _spacing(self) -> int:
        """How many line breaks stand between most lines: two in a text that is double-spaced."""
        single, double = self._text.count("\n") - 2 * self._text.count("\n\n"), self._text.count("\n\n")
        return 2 if double > 4 * max(single, 1) else 1

    def runs_on(self, line: str, opens: bool, gap: str, text: str, after: int) -> bool:
        """Return whether a line goes on at `after`, by how the text is set; `opens` if it begins a paragraph."""
        if self.indents and self.goes_on(line, gap, text, after):
            return True
        return after < len(text) and self.fills(line, opens, gap, text, after)

    def fills(self, line: str, opens: bool, gap: str, text: str, after: int) -> bool:
        """Return whether a line of a text set in a column reaches its margin and goes on in the next.

        One that opens a paragraph may have lost its indentation; it is no title and no heading.
        """
        width, right = self._column
        if not right or gap.count("\n") > self._spacing or gap.endswith(("　", "  ")):
            return False
        line = line.strip()
        if width(line) < right - (_RAGGED + _INDENTED if opens else _RAGGED):
            return False
        if opens and (_INNER.search(line) is None or (depth(line) in _HEADINGS and _STOP.search(line) is None)):
            return False
        if opens and depth(line) is not None and depth(line) == depth(fold_line(text[after : after + WINDOW])):
            return False  # items of a list, each as wide as the column
        return self._may_follow(line, text, after)

    def goes_on(self, line: str, gap: str, text: str, after: int) -> bool:
        """Return whether a line that reaches the margin goes on in the next, in a text that indents its paragraphs."""
        if gap.count("\n") > 1 or gap.endswith(("　", "  ")) or _columns(line.strip()) * 5 < self._margin * 4:
            return False
        return self._may_follow(line, text, after)

    @staticmethod
    def _may_follow(line: str, text: str, after: int) -> bool:
        """Return whether what stands at `after` can go on with a line: no heading of a part, date or row of a table."""
        stop = text.find("\n", after)
        tail = fold_line(text[after : stop if stop >= 0 else len(text)][:WINDOW]).strip()
        return bool(tail) and not (is_part(tail) or is_dated(tail) or is_table(line, tail))

    @staticmethod
    def _wrapped_at_margin(long: list[str]) -> bool:
        """Return whether unfinished lines are of one width: wrapped at a margin of characters, or of columns."""
        unfinished = [line for line in long if not ends_sentence(line)]
        return any(_is_margin(sorted(map(width, unfinished))) for width in (len, _columns))


def _is_margin(widths: Sequence[int]) -> bool:
    """Return whether three of four widths are close to the widest."""
    return widths[len(widths) // 4] >= widths[-1] - 3


def _column_width(lines: Sequence[str], widths: Sequence[int]) -> int:
    """Return how wide a column lines are set in, which nearly all unfinished ones reach; 0 where in none."""
    by_size = sorted(widths)
    # Where numbers are not cut, some lines run over the margin.
    return _margin_at(lines, widths, by_size[len(widths) * 19 // 20]) or _margin_at(
        lines, widths, by_size[len(widths) // 2]
    )


def _margin_at(lines: Sequence[str], widths: Sequence[int], right: int) -> int:
    """Return `right` where lines are set in a column as wide as that, else 0."""
    full = [line for line, width in zip(lines, widths, strict=True) if width >= right - _RAGGED]
    if right < 2 * NARROWEST or len(full) * 2 < len(lines) or max(widths) > right + right // 2:
        return 0
    unfinished = list(_unfinished(lines, widths, right))
    reach = sum(unfinished)
    runs = sum(_INNER.search(line) is not None for line in full)  # a list of names has no marks within its lines
    if len(lines) < _SET_LINES:  # so few prove it only if all reach it, and the short lines end sentences
        enough = reach >= _FEW_REACH and reach == len(unfinished) and right >= _FEW_COLUMNS
    else:
        enough = reach >= _SET_LINES // 2 and reach * 5 >= len(unfinished) * 4
    return right if enough and runs * 3 >= len(full) * 2 else 0


def _unfinished(lines: Sequence[str], widths: Sequence[int], right: int) -> Iterator[bool]:
    """Yield of each line of running text that ends no sentence whether it reaches the margin at `right`."""
    begins = True
    for line, width in zip(lines, widths, strict=True):
        reaches = width >= right - (_RAGGED + _INDENTED if begins else _RAGGED)
        ended = ends_sentence(line)
        alone = begins and not reaches and _stands_alone(line)
        if not (ended or alone or depth(line) is not None or _CELLS.fullmatch(line)):
            yield reaches
        begins = not reaches or ended


def _stands_alone(line: str) -> bool:
    """Return whether a short line that begins a paragraph is a heading without its mark, or a label: 发布人:县报."""
    return _INNER.search(line) is None or LABEL.match(fold_line(line)) is not None


def _characters(line: str) -> int:
    """Return how wide a line of as many characters is, in columns of two each."""
    return 2 * len(line)


def _columns(line: str) -> int:
    """Return how wide a terminal shows a line: a digit takes half the room of a character."""
    return 2 * len(line) - sum(map(line.count, _NARROW))


def is_table(head: str, tail: str) -> bool:
    """Return whether one of two lines is a row of a table."""
    return bool(TABLE.search(head) or TABLE.search(tail))
