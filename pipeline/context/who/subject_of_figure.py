"""The subject of one figure."""

from __future__ import annotations

from typing import NamedTuple


class Who(NamedTuple):
    """The subject of one figure: `firm` counts enterprises, `UNNAMED` is one that only the title names.

    `turn` is where the sentence took it up.
    """

    name: str | None
    firm: int | None = None
    reason: str | None = None
    turn: int = -1
    several: tuple[int, ...] = ()
    passing: bool = False  # holds for its own sentence only


UNNAMED = -1
NOBODY = Who(None, reason="no_subject")
