"""The words of the acts lexicon by role, as alternations ready for a pattern."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from extractors.lexicon import load


@cache
def _by_role() -> dict[str, list[str]]:
    """Return the words of each role."""
    found = defaultdict[str, list[str]](list)
    for row in load("metric_acts"):
        for role in row["roles"].split():
            found[role].append(row["word"])
    return found


def words(role: str) -> list[str]:
    """Return the words of one role, longest first."""
    return sorted(_by_role().get(role, ()), key=lambda word: (-len(word), word))


def either(role: str) -> str:
    """Return a pattern that matches any word of one role."""
    return "|".join(map(re.escape, words(role)))


@cache
def programmes() -> tuple[str, ...]:
    """Return the programmes that are called 计划 and plan nothing: 星火计划, 支撑计划."""
    guards = (row["word"] for row in load("modality_cues") if row["kind"] == "guard")
    return tuple(word for word in guards if word.endswith("计划"))
