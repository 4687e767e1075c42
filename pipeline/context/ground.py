"""A text with its figures placed: where clauses, sentences and paragraphs begin, and which figures make lists."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate
from types import MappingProxyType

from extractors.base import Mention
from extractors.folding import comma_before
from extractors.tabular.cells import Cell
from pipeline.context.signs import signs_of
from pipeline.context.types import Place

# How far back a sentence is read, in characters: longer ones are tables or junk, and must not cost the square.
REACH = 1000
NO_CELLS: Mapping[int, Cell] = MappingProxyType({})
_STOP = re.compile("[;:。!?\n]")  # ends a clause, as a comma does, which is commoner
_BEHIND = 60  # characters: a name a dozen characters behind a figure, however long, is read whole


class Ground:
    """A text with its figures placed: where clauses, sentences and paragraphs begin, found once for all readers.

    `windows` are the paragraphs that hold figures; `leading` is the part of each in which names and cues are looked
    for: up to its last figure and a name behind it.
    """

    __slots__ = ("leading", "runs", "signs", "starts", "text", "where", "windows")

    def __init__(self, text: str, figures: Sequence[Mention], starts: Sequence[int]) -> None:
        """Place `figures`; they and the `starts` of sentences are in text order."""
        self.text = text
        self.signs = signs_of(text)
        self.starts = _sentence_starts(text, starts)
        self.where = self._places(figures)
        self.windows = _windows(text, self.where)
        self.leading = _leading(self.windows, self.where)
        self.runs = runs_of(text, figures)

    def clause(self, offset: int, floor: int) -> int:
        """Return where the clause that holds `offset` begins, not before `floor`."""
        comma = comma_before(self.text, floor, offset)
        begin = comma + 1 if comma >= 0 else floor
        while stop := _STOP.search(self.text, begin, offset):
            begin = stop.end()
        return begin

    def sentence(self, offset: int) -> int:
        """Return where the sentence that holds `offset` begins, as far back as is read.

        A line begins a sentence; what follows a semicolon goes on with the sentence before.
        """
        number = bisect_right(self.starts, offset)
        begin = self.starts[number - 1] if number else 0
        return begin if begin > offset - REACH else offset - REACH

    def _places(self, figures: Sequence[Mention]) -> list[Place]:
        """Return where each figure stands."""
        found: list[Place] = []
        make = tuple.__new__  # a third of the price of a named tuple's own
        line = paragraph = before = 0
        text, starts = self.text, self.starts
        number = 0
        for figure in figures:
            start, end = figure.start, figure.end
            newline = text.rfind("\n", before, start)
            if newline >= 0:
                line = newline + 1
                paragraph = _paragraph(text, line)
            number = bisect_right(starts, start, number)
            sentence = starts[number - 1] if number else 0
            if sentence <= start - REACH:
                sentence = start - REACH
            found.append(make(Place, (start, end, before, self.clause(start, sentence), sentence, paragraph)))
            before = end
        return found


def _sentence_starts(text: str, starts: Sequence[int]) -> Sequence[int]:
    """Return the starts of sentences and lines, without those of what goes on after a semicolon."""
    found = starts
    if ";" in text:
        found = [start for start in starts if text[start - 1 : start] in "。\n" or not _goes_on(text, start)]
    if "\n" not in text:
        return found
    lines = accumulate([len(line) + 1 for line in text.split("\n")])  # where each ends, and the next begins
    return sorted({*found, *lines})


def _goes_on(text: str, start: int) -> bool:
    """Return whether what starts here follows a semicolon, with a blank between them or none."""
    last = text[start - 1]
    return last == ";" or (last.isspace() and last != "\n" and text.startswith(";", max(0, start - 2)))


def _paragraph(text: str, line: int) -> int:
    """Return where the paragraph of a line begins; a line that ends in a colon belongs to the one after it."""
    head = text[max(0, line - 200) : line].rstrip()
    if not head.endswith(":"):
        return line
    end = max(0, line - 200) + len(head)
    return text.rfind("\n", max(0, end - REACH), end) + 1 or max(0, end - REACH)


def _windows(text: str, places: Sequence[Place]) -> list[tuple[int, int]]:
    """Return the paragraphs that hold figures, in text order."""
    found: list[tuple[int, int]] = []
    reached = -1
    for _, behind, _, _, _, paragraph in places:
        if behind <= reached:
            continue
        end = text.find("\n", behind)
        end = end if end >= 0 else len(text)
        if found and paragraph < found[-1][1]:  # both begin at the line that introduces them
            found[-1] = (found[-1][0], end)
        else:
            found.append((paragraph, end))
        reached = end
    return found


def _leading(windows: Sequence[tuple[int, int]], places: Sequence[Place]) -> list[tuple[int, int]]:
    """Return the windows, each up to its last figure and a name that may stand right behind it."""
    return [(low, min(high, places[bisect_left(places, (high,)) - 1].end + _BEHIND)) for low, high in windows]


_LINK = re.compile(r"[、和与及,以]{1,2}[约近]?")
_AGAIN = re.compile(r"[、和与及,以]{1,2}([一-鿿]{2,4})")
_LONGEST_LINK, _LONGEST_AGAIN = 3, 6


def runs_of(text: str, figures: Sequence[Mention]) -> list[tuple[int, int]]:
    """Return, for each figure, its place in its list (22%、27%和31%, 亏损3亿元、亏损2亿元) and the list's length."""
    out: list[tuple[int, int]] = []
    length = first = end = 0
    for figure in figures:
        start = figure.start
        if length and not (start - end <= _LONGEST_AGAIN and _is_next(text, first, end, start)):
            out += [(place, length) for place in range(length)]
            length = 0
        first = first if length else start
        length += 1
        end = figure.end
    return out + [(place, length) for place in range(length)]


def _is_next(text: str, first: int, end: int, start: int) -> bool:
    """Return whether the figure at `start` goes on with the list that begins at `first` and has come to `end`."""
    if 0 < start - end <= _LONGEST_LINK and _LINK.fullmatch(text, end, start):
        return True
    again = _AGAIN.fullmatch(text, end, start) if 0 < start - end <= _LONGEST_AGAIN else None
    return again is not None and text.endswith(again[1], 0, first)
