"""Files to pages under a watch: a step that takes too long, or that earlier workers died of, costs one reject.

Where a worker died of making a page, that page and some behind it are made in processes of their own: what else is
wrong there ends only those, and the task need not be begun again for each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from pipeline import ingest, tables
from pipeline.ingest.guard import Found
from pipeline.workers.apart import POSSIBLE, DiedError, apart
from pipeline.workers.deaths import died_twice
from pipeline.workers.process import GRACE
from pipeline.workers.watch import READ, TimedOut, Watch

FEW = 50  # pages made apart; with each death of a worker four times as many, so that few are enough


def pages(
    sources: Iterable[ingest.Source], reading: ingest.Reading, watch: Watch
) -> Iterator[ingest.Page | tables.Reject]:
    """Yield the pages of some files; a record that a worker died of, or that is too slow, is stepped over."""
    care = _Care(watch)
    for number, source in enumerate(sources):
        found = ingest.read(source, reading, _Watched(watch, number, source, care))
        yield from _of_content(found, source.content) if source.content else found


def _of_content(found: Iterable[ingest.Page | tables.Reject], content: str) -> Iterator[ingest.Page | tables.Reject]:
    """Yield what was found in a file, each with the digest of the file."""
    for item in found:
        yield (replace(item, content=content) if isinstance(item, tables.Reject) else item._replace(content=content))


class _Care:
    """How many of the next pages are made in processes of their own."""

    def __init__(self, watch: Watch) -> None:
        died = {place: count for (stage, place), count in watch.deaths.items() if stage == READ}
        self.died = died if POSSIBLE else {}
        self._window = FEW * 4 ** min(sum(died.values()), 10)
        self._left = 0

    def more(self) -> None:
        """Make more of the next pages apart."""
        self._left = self._window

    def asked(self, place: int) -> bool:
        """Return whether the page at a place is made apart."""
        if place in self.died:
            self.more()
        self._left -= self._left > 0
        return self._left > 0


class _Watched:
    """The guard (`ingest.guard.Guard`) of the file `number` of a task."""

    def __init__(self, watch: Watch, number: int, source: ingest.Source, care: _Care) -> None:
        self._watch, self._number, self._care = watch, number, care
        self.moving = watch.moving
        # A connection to a server is of no use to two processes.
        self.page = self._careful if care.died and not ingest.is_remote(source.path) else self.step

    def step(self, place: int, do: Callable[[], Found]) -> Found:
        """See `Guard.step`."""
        place = ingest.within(self._number, place)
        if (READ, place) in self._watch.lost:
            raise ingest.RefusedError(*self._watch.lost[READ, place])
        try:
            with self._watch.at(READ, place):
                return do()
        except TimedOut:
            raise ingest.RefusedError("timed_out", f"more than {self._watch.seconds:g} s") from None

    def _careful(self, place: int, make: Callable[[], Found]) -> Found:
        """Make a page here, or in a process of its own where care is asked for."""
        whole = ingest.within(self._number, place)
        if not self._care.asked(whole):
            return self.step(place, make)
        seconds = self._watch.seconds and self._watch.seconds + GRACE
        for _ in range(2 - min(self._care.died.get(whole, 0), 1)):  # a second death is enough
            try:
                return self.step(place, lambda: apart(make, seconds, self._watch.beside))
            except DiedError as error:
                exitcode = error.exitcode
                self._care.more()
        raise ingest.RefusedError(*died_twice(exitcode))
