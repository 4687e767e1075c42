"""A hostile input: how it is made, and what must come of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tests import formats_made as made

TEXT = made.REPORT.encode()
PAGE = "page"


class Case(NamedTuple):
    """`make(folder, large)` writes the input; `gives` counts pages and reasons of rejects, `large` of a large one.

    A large input is of the size that the project promises to survive, a small one of what a test has time for.
    """

    make: Callable[[Path, bool], None]
    gives: Counter[str]
    large: Counter[str]


def case(
    make: Callable[[Path, bool], None], gives: dict[str, int] | str, large: dict[str, int] | str | None = None
) -> Case:
    """Return a case; a reason alone stands for one reject."""
    small = counted(gives)
    return Case(make, small, small if large is None else counted(large))


def counted(gives: dict[str, int] | str) -> Counter[str]:
    """Return what is expected as counts."""
    return Counter({gives: 1} if isinstance(gives, str) else gives)


def file(name: str, data: Callable[[bool], bytes]) -> Callable[[Path, bool], None]:
    """Return what writes one file."""
    return lambda folder, large: _write(folder / name, data(large))


def _write(path: Path, data: bytes) -> None:
    path.write_bytes(data)
