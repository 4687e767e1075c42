"""What is computed when it is first asked for, and kept on its object."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class kept(Generic[T]):  # noqa: N801
    """`functools.cached_property` without its lock, which costs more than most of what a short text has to keep."""

    def __init__(self, compute: Callable[[Any], T]) -> None:
        """Keep under the name of the method what it computes."""
        self._compute, self._name, self.__doc__ = compute, compute.__name__, compute.__doc__

    def __get__(self, one: Any, owner: type | None = None) -> T:
        """Compute: once kept, the object's own attribute is found before this."""
        found = one.__dict__[self._name] = self._compute(one)
        return found
