"""How far a run is: a live bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import contextlib
import datetime
import sys
import threading
import time
from collections.abc import Callable, Iterator

Report = Callable[[int, int], None]
PLAIN_SECONDS = 10.0


@contextlib.contextmanager
def show_progress(quiet: bool, count: Callable[[], int]) -> Iterator[Report | None]:
    """Yield a function to be told (files, documents) done: a live bar on a terminal, plain lines elsewhere.

    `count` gives the number of files there are; it is asked beside the work, so that a long walk delays nothing.
    """
    if quiet:
        yield None
        return
    pace = Pace(time.monotonic)
    threading.Thread(target=lambda: pace.expect(count()), daemon=True).start()
    if not sys.stderr.isatty():
        yield _plain_lines(pace)
        return
    from rich.console import Console  # noqa: PLC0415  (drawn on a terminal only)
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn  # noqa: PLC0415

    columns = (SpinnerColumn(), BarColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=None)

        def live(files: int, documents: int) -> None:
            bar.update(task, description=pace.line(files, documents), completed=files, total=pace.total)

        yield live


class Pace:
    """How far a run is, how fast, and how long it will still take."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """Begin now."""
        self.total: int | None = None
        self._clock = clock
        self._began = clock()

    def expect(self, total: int) -> None:
        """Learn how many files there are."""
        self.total = total

    def line(self, files: int, documents: int) -> str:
        """Return files and documents done, documents a second, and the time left where it can be told."""
        spent = max(self._clock() - self._began, 1e-9)
        of = f" of {self.total}" if self.total else ""
        left = ""
        if self.total and 0 < files < self.total:
            left = f", {datetime.timedelta(seconds=round(spent / files * (self.total - files)))} left"
        return f"{files}{of} files, {documents} documents, {documents / spent:.0f} a second{left}"


def _plain_lines(pace: Pace) -> Report:
    """Return a reporter that prints a line at most every ten seconds."""
    last = time.monotonic()

    def plain(files: int, documents: int) -> None:
        nonlocal last
        if time.monotonic() - last >= PLAIN_SECONDS:
            last = time.monotonic()
            print(f"heshu: {pace.line(files, documents)}", file=sys.stderr, flush=True)

    return plain
