"""Work done by workers that have nothing else to do, beside what this process does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pipeline.engines.deaths import Task
from pipeline.engines.pool import Pool
from pipeline.engines.watch import Watch


class Beside:
    """What a pool is asked to do meanwhile; one worker does it while we wait, without a pool it is done here."""

    def __init__(self, pool: Pool | None) -> None:
        """Have idle workers, or none."""
        self._pool = pool if pool is not None and pool.size else None
        self._done: list[Any] = []

    def do(self, function: Callable[..., Any], *arguments: Any) -> Task | None:
        """Call a module-level function with a `Watch` as the last argument, now or soon; return what `wait` takes."""
        if self._pool is None:
            self._done.append(function(*arguments, Watch()))
            return None
        begun = self._pool.begin(function, *arguments)
        if self._pool.size == 1:  # who asks for one worker has one core
            self._done += self._pool.settle()
        return begun

    def wait(self, begun: Task | None) -> None:
        """Wait for one thing that was to be done; raise what it raised."""
        if self._pool is not None and begun is not None:
            self._pool.finish(begun)

    def settle(self) -> list[Any]:
        """Wait for all that is under way; return what came of it, in any order, or raise what was raised."""
        done, self._done = self._done, []
        return done + self._pool.settle() if self._pool else done
