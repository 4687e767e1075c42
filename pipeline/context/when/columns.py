"""Tables in a text, cells parted by tabs: the period over each column is that of the figures below it."""

from __future__ import annotations

from extractors import periods
from extractors.base import Passage
from extractors.periods import Period
from pipeline.context.ground import REACH
from pipeline.context.types import Place

Heads = dict[int, dict[int, Period]]  # of each line of a table: the periods in its first line, by column


def column(text: str, place: Place, heads: Heads) -> Period | None:
    """Return the period over the column in which a figure stands; `heads` is filled as lines are met."""
    line = text.rfind("\n", place.sentence, place.start) + 1 or place.sentence
    cell = text.count("\t", line, place.start)
    return _of_line(text, line, heads).get(cell) if cell else None


def _of_line(text: str, line: int, heads: Heads) -> dict[int, Period]:
    """Return the periods of the head of the table that holds a line."""
    start = line
    while start not in heads:
        above = text.rfind("\n", max(0, start - REACH), max(0, start - 1)) + 1
        if start == 0 or above == start or "\t" not in text[above : start - 1]:
            heads[start] = _of_head(text, start)
            break
        start = above
    heads[line] = heads[start]
    return heads[line]


def _of_head(text: str, line: int) -> dict[int, Period]:
    """Return the periods in the first line of a table, by column."""
    end = text.find("\n", line, line + REACH)
    head = Passage(text[line : end if end >= 0 else line + REACH])
    return {head.folded.count("\t", 0, p.start): p for p in periods.find(head) if p.role == "main"}
