"""The words before and after a period that show what it is: 比 … 增长, 成立于 …, … 以来."""

from __future__ import annotations

from functools import cache

from extractors.lexicon import load

ROLES = ("base", "event", "since", "main", "pair", "plan", "stretch")


@cache
def edges(side: str) -> dict[str, tuple[str, ...]]:
    """Return, for each role, the words that show it before (or after) a period."""
    found: dict[str, tuple[str, ...]] = dict.fromkeys(ROLES, ())
    for row in load("period_roles"):
        for role in row[side].replace("-", "").split():
            found[role] += (row["word"],)
    return found


@cache
def rims(side: str) -> frozenset[str]:
    """Return the characters of those words that stand next to the period, 于 among them."""
    words = [word for found in edges(side).values() for word in found]
    return frozenset({"于"} | {word[-1] for word in words} if side == "before" else {word[0] for word in words})
