"""The steps of reading, each of which may take too long or be the end of the process: who reads can step over one.

A step is small: the next member of an archive is found, or one page is made.  What it is named by follows from where
it is in its file alone, so that another process that reads the same file names the same step.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

Found = TypeVar("Found")


class Guard(Protocol):
    """Who runs the steps; `place` is an integer of 64 bits."""

    def step(self, place: int, do: Callable[[], Found]) -> Found:
        """Return what a step gives; raise `RefusedError` where it is stepped over, or took too long."""
        ...

    def page(self, place: int, make: Callable[[], Found]) -> Found:
        """Do the same for the step that makes one page: all it leaves behind is what it returns."""
        ...

    def moving(self) -> None:
        """Say that the step at hand unpacks on and on: how long that may take, its size decides."""
        ...


class Unguarded:
    """Nobody watches: each step is done, whatever it costs."""

    def step(self, place: int, do: Callable[[], Found]) -> Found:
        """Return what a step gives."""
        return do()

    def page(self, place: int, make: Callable[[], Found]) -> Found:
        """Return the page."""
        return make()

    def moving(self) -> None:
        """Do nothing."""


def within(place: int, number: int) -> int:
    """Return the name of the step `number` of what is named `place`."""
    return hash((place, number))  # of integers it is the same in every process
