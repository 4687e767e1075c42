"""Files to pages under a watch: a step that takes too long, or was the end of earlier workers, costs one reject.

Where reading a file has been the end of a worker, the pages of that task are made in processes of their own: what else
is wrong in the same file is the end of those, and the task is not begun again for each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from pipeline import ingest, tables
from pipeline.engines.apart import POSSIBLE, DiedError, apart
from pipeline.engines.pool import GRACE, died_twice
from pipeline.engines.watch import READ, TimedOut, Watch
from pipeline.ingest.guard import Found


def pages(
    sources: Iterable[ingest.Source], reading: ingest.Reading, watch: Watch
) -> Iterator[ingest.Page | tables.Reject]:
    """Yield the pages of some files; a record that a worker died of, or that is too slow, is stepped over."""
    for number, source in enumerate(sources):
        yield from ingest.read(source, reading, _Watched(watch, number, source))


class _Watched:
    """The guard (`ingest.guard.Guard`) of the file `number` of a task."""

    def __init__(self, watch: Watch, number: int, source: ingest.Source) -> None:
        self._watch, self._number = watch, number
        self.moving = watch.moving
        # A connection to a server is of no use to two processes.
        apart = POSSIBLE and any(stage == READ for stage, _ in watch.deaths) and not ingest.is_remote(source.path)
        self.page = self._apart if apart else self.step

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

    def _apart(self, place: int, make: Callable[[], Found]) -> Found:
        """Make a page in another process; of one that a worker died of already, a second death is enough."""
        before = self._watch.deaths.get((READ, ingest.within(self._number, place)), 0)
        seconds = self._watch.seconds and self._watch.seconds + GRACE
        for _ in range(1 if before else 2):
            try:
                return self.step(place, lambda: apart(make, seconds))
            except DiedError as error:
                exitcode = error.exitcode
        raise ingest.RefusedError(*died_twice(exitcode))
