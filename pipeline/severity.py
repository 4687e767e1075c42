"""How bad a finding is: the names, and their order, which no other module repeats."""

from __future__ import annotations

from typing import Literal

Severity = Literal["high", "medium", "low"]

SEVERITIES: tuple[Severity, ...] = ("high", "medium", "low")  # the worst first
RANKS: dict[str, int] = {name: rank for rank, name in enumerate(reversed(SEVERITIES))}  # the worst has the highest


def worse(*severities: Severity) -> Severity:
    """Return the worst of some severities."""
    return max(severities, key=RANKS.__getitem__)


def of_rank(rank: int) -> Severity:
    """Return the severity that has a rank."""
    return SEVERITIES[-1 - rank]


def as_bad_as(severity: str) -> tuple[Severity, ...]:
    """Return a severity and those that are worse."""
    return tuple(name for name in SEVERITIES if RANKS[name] >= RANKS[severity])
