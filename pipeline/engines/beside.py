"""Work done by workers that have nothing else to do, beside what this process does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pipeline.engines.pool import Pool
from pipeline.engines.watch import Watch


class Beside:
    """What a pool is asked to do meanwhile; one worker does it while we wait, without a pool it is done here."""

    def __init__(self, pool: Pool | None) -> None:
        """Have idle workers, or none."""
        self._pool = pool if pool is not None and pool.size else None
        self._done: list[Any] = []

    def do(self, function: Callable[..., Any], *arguments: Any) -> None:
        """Call a module-level function with a `Watch` as the last argument, now or soon."""
        if self._pool is None:
            self._done.append(function(*arguments, Watch()))
            return
        self._pool.begin(function, *arguments)
        if self._pool.size == 1:  # who asks for one worker has one core
            self._done += self._pool.settle()

    def settle(self) -> list[Any]:
        """Wait for all that is under way; return what came of it, in any order, or raise what was raised."""
        done, self._done = self._done, []
        return done + self._pool.settle() if self._pool else done
