"""Which characters look alike, so that one is taken for the other: 恒州 for 恒川."""

from __future__ import annotations

from functools import cache

from extractors.lexicon import load


@cache
def _alike() -> frozenset[tuple[str, str]]:
    """Return the pairs of characters that look alike, each both ways."""
    groups = [row["group"] for row in load("alike_characters")]
    return frozenset((one, two) for group in groups for one in group for two in group if one != two)


def look_alike(a: str, b: str) -> bool:
    """Return whether two characters look alike."""
    return (a, b) in _alike()
