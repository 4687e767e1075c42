"""Pages in, tables out: what every worker does, on one machine or on a cluster.

A file, or a group of small ones, is cut into chunks of about `CHUNK` characters, by its content alone: the same pages
make the same chunks, in whatever order and by however many workers they are extracted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from pipeline import ingest, tables
from pipeline.checks import CHECKS
from pipeline.checks.base import Check
from pipeline.engines.pile import Batch, Pile
from pipeline.workers.watch import BUILD, Watch
from pipeline.workers.worker import collect_much

# Characters: what a worker holds in memory follows from it, and how long the last one works while others are done.
CHUNK = 500_000
RECORD = 200  # what a record counts at least: a million empty rows are not for nothing

Wanted = Callable[[int], bool]


class Cut(NamedTuple):
    """Which chunk of a task: its number, the number of its first item, and that of the first item behind it."""

    number: int
    first: int
    end: int


def chunks(
    found: Iterable[ingest.Page | tables.Reject], wanted: Wanted, watch: Watch, checks: Sequence[Check] = CHECKS
) -> Iterator[tuple[Cut, Batch | None]]:
    """Yield each chunk with its tables, or with None where it is not `wanted`.

    The memory of a chunk is freed before the next is begun.
    """
    chunk, first, chars, pile = 0, 0, 0, Pile(watch, checks) if wanted(0) else None
    end = 0
    for number, page in enumerate(found):
        chars, end = chars + RECORD, number + 1
        if not isinstance(page, tables.Reject):
            chars += len(page.text)
            if pile:
                pile.add(number, page)
        elif pile:
            pile.rejects.append(page)
        if chars >= CHUNK:
            yield Cut(chunk, first, end), _built(pile, number) if pile else None
            chunk, first, chars = chunk + 1, end, 0
            pile = Pile(watch, checks) if wanted(chunk) else None
            collect_much()
    if chars:
        yield Cut(chunk, first, end), _built(pile, 0) if pile else None


def _built(pile: Pile, number: int) -> Batch:
    """Return the tables of a pile; the watch notes the step but sets no limit of time."""
    pile.settle()
    seconds, pile.watch.seconds = pile.watch.seconds, 0.0
    try:
        with pile.watch.at(BUILD, number):
            return pile.batch()
    finally:
        pile.watch.seconds = seconds
