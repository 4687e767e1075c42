"""Words that decide which period a figure is of."""

from __future__ import annotations

import re

from extractors.lexicon import load

_SIGNS = "[增降升涨跌减](?![速幅值])|[高低多少]出?[约近]?$"


def _pattern(*kinds: str) -> re.Pattern[str]:
    """Return a pattern for the words of some kinds."""
    rows = [row["word"] for row in load("period_cues") if row["kind"] in kinds]
    signs = [_SIGNS] if "change" in kinds else []
    return re.compile("|".join([*sorted(map(re.escape, rows), key=len, reverse=True), *signs]))


# Compiled when this loads, for then code kept from the last start is used.
_PATTERNS = {kind: _pattern(kind) for kind in sorted({row["kind"] for row in load("period_cues")})}

OF_NO_PERIOD = _pattern("price", "rate", "undated")


def words(kind: str) -> re.Pattern[str]:
    """Return a pattern for the words of one kind."""
    found = _PATTERNS.get(kind)
    return _pattern(kind) if found is None else found
