"""A property that is computed when it is first asked for, and then kept on its object."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class kept(Generic[T]):  # noqa: N801
    """`functools.cached_property` without its lock, which costs more than most of what is kept."""

    def __init__(self, compute: Callable[[Any], T]) -> None:
        """Remember the method, under whose name its result is kept."""
        self._compute, self._name, self.__doc__ = compute, compute.__name__, compute.__doc__

    def __get__(self, one: Any, owner: type | None = None) -> T:
        """Compute and keep; from then on the object's own attribute is found before this one."""
        found = one.__dict__[self._name] = self._compute(one)
        return found
