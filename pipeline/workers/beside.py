"""Background work: done by idle workers while this process does something else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pipeline.workers.deaths import Task
from pipeline.workers.pool import Pool
from pipeline.workers.watch import Watch


class Beside:
    """Background work of a pool; without a pool each call is done here and now."""

    def __init__(self, pool: Pool | None) -> None:
        """Use the workers of a pool, if there are any."""
        self._pool = pool if pool is not None and pool.size else None
        self._done: list[Any] = []

    def do(self, function: Callable[..., Any], *arguments: Any) -> Task | None:
        """Have a module-level function called, with a `Watch` as the last argument; return what `wait` takes."""
        if self._pool is None:
            self._done.append(function(*arguments, Watch()))
            return None
        begun = self._pool.begin(function, *arguments)
        if self._pool.size == 1:  # who asks for one worker has one core
            self._done += self._pool.settle()
        return begun

    def wait(self, begun: Task | None) -> None:
        """Wait for one call; raise what it raised."""
        if self._pool is not None and begun is not None:
            self._pool.finish(begun)

    def settle(self) -> list[Any]:
        """Wait for all calls, and return their results in any order; raise what one of them raised."""
        done, self._done = self._done, []
        return done + self._pool.settle() if self._pool else done
