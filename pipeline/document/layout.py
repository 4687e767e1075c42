"""How a text breaks its lines: whether long lines end sentences, paragraphs are indented, and where the margin is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from pipeline.document.lines import TABLE, ends_sentence, fold_line, is_dated, is_part

TEXT_LINE = 25
_INDENT, _ENOUGH = re.compile("　|[ \t]{2}"), 3
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
            self._stops = len(long) < 6 or ended * 5 >= len(long) * 2 or self._even(long)
        return self._stops

    @cached_property
    def indents(self) -> bool:
        """Whether what follows a full stop is indented, and what follows an unfinished line is not."""
        if "\n　" not in self._text and "\n  " not in self._text:
            return False
        lines = [line for line in self._text.split("\n") if line.strip()]
        pairs = [(line.strip(), _INDENT.match(after) is not None) for line, after in pairwise(lines)]
        anew = [indented for line, indented in pairs if ends_sentence(line)]
        onward = [indented for line, indented in pairs if len(line) >= TEXT_LINE and not ends_sentence(line)]
        enough = len(anew) >= _ENOUGH and len(onward) >= _ENOUGH
        return enough and sum(anew) * 4 >= len(anew) * 3 and sum(onward) * 5 <= len(onward)

    @cached_property
    def _margin(self) -> int:
        """The columns of a long line."""
        widths = sorted(_columns(line.strip()) for line in self._text.split("\n") if len(line) >= TEXT_LINE)
        return widths[len(widths) * 3 // 4]

    def goes_on(self, line: str, gap: str, text: str, after: int) -> bool:
        """Return whether a line that reaches the margin goes on in the next, in a text that indents its paragraphs."""
        if gap.count("\n") > 1 or gap.endswith(("　", "  ")) or _columns(line.strip()) * 5 < self._margin * 4:
            return False
        stop = text.find("\n", after)
        tail = fold_line(text[after : stop if stop >= 0 else len(text)][:WINDOW]).strip()
        return bool(tail) and not (is_part(tail) or is_dated(tail) or is_table(line, tail))

    @staticmethod
    def _even(long: list[str]) -> bool:
        """Return whether unfinished lines are of one width: wrapped at a margin of characters, or of columns."""
        unfinished = [line for line in long if not ends_sentence(line)]
        return any(_is_margin(sorted(map(width, unfinished))) for width in (len, _columns))


def _is_margin(widths: Sequence[int]) -> bool:
    """Return whether three of four widths are close to the widest."""
    return widths[len(widths) // 4] >= widths[-1] - 3


def _columns(line: str) -> int:
    """Return how wide a terminal shows a line: a digit takes half the room of a character."""
    return 2 * len(line) - sum(map(line.count, _NARROW))


def is_table(head: str, tail: str) -> bool:
    """Return whether one of two lines is a row of a table."""
    return bool(TABLE.search(head) or TABLE.search(tail))
