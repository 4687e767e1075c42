"""Which checks a run is asked for: all of them, none, or some by their ids or names (S1, x5, part_whole)."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from pipeline.checks import CHECKS
from pipeline.checks.base import Check
from pipeline.startup.absent import Late

if TYPE_CHECKING:
    from pipeline.checks import cross
    from pipeline.checks.archive import CrossCheck
else:  # only the last stage needs those, and the first rows need not wait for them
    cross = Late("pipeline.checks.cross")

Chosen: TypeAlias = tuple[str, ...] | None  # ids; None: all
ALL, NONE = "all", "none"


def chosen(asked: str | None) -> Chosen:
    """Return the ids of the checks that are asked for, by commas, in the order in which they are listed.

    Raises `ValueError` for what is no check.
    """
    if asked is None or asked == ALL:
        return None
    named = [*((check.id, check.name) for check in CHECKS), *((check.id, check.name) for check in cross.CROSS_CHECKS)]
    known = {name: number for number, word in named for name in (number.lower(), word)}
    names = [] if asked == NONE else [name.strip().lower() for name in asked.split(",")]
    wrong = [name for name in names if name not in known]
    if wrong:
        raise ValueError(
            f"no check is called {', '.join(map(repr, wrong))}; there are {', '.join(number for number, _ in named)}"
        )
    ids = {known[name] for name in names}
    return tuple(number for number, _ in named if number in ids)


def in_report(ids: Chosen) -> tuple[Check, ...]:
    """Return those of the checks of one report."""
    return CHECKS if ids is None else tuple(check for check in CHECKS if check.id in ids)


def in_archive(ids: Chosen) -> tuple[CrossCheck, ...]:
    """Return those of the checks across reports."""
    return cross.CROSS_CHECKS if ids is None else tuple(check for check in cross.CROSS_CHECKS if check.id in ids)
