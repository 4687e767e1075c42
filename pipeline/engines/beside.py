"""Work done by other threads beside this one: reading and writing tables holds no lock of the interpreter."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Any


class Beside:
    """Threads that end with the block; what they raised is raised there."""

    def __init__(self, threads: int) -> None:
        """Have `threads` in all, this one among them: with one, everything is done at once."""
        self._pool = ThreadPoolExecutor(threads - 1, "beside") if threads > 1 else None
        self._under_way: list[Future[Any]] = []

    def do(self, function: Callable[..., Any], *arguments: Any) -> None:
        """Call a function, now or soon."""
        if self._pool is None:
            function(*arguments)
        else:
            self._under_way.append(self._pool.submit(function, *arguments))

    def __enter__(self) -> Beside:
        """Return itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Wait for all that is under way; after an error, what has not begun is dropped."""
        if self._pool is None:
            return
        self._pool.shutdown(cancel_futures=error is not None)
        if error is None:
            for future in self._under_way:
                future.result()
