"""The words of the acts lexicon by role, as alternations ready for a pattern."""

from __future__ import annotations

import re

from extractors.lexicon import load

_ROWS = load("metric_acts")


def words(role: str) -> list[str]:
    """Return the words of one role, longest first."""
    found = [row["word"] for row in _ROWS if role in row["roles"].split()]
    return sorted(found, key=lambda word: (-len(word), word))


def either(role: str) -> str:
    """Return a pattern that matches any word of one role."""
    return "|".join(map(re.escape, words(role)))
