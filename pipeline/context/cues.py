"""Words that decide which period a figure is of."""

from __future__ import annotations

import re

from extractors.lexicon import load

SUMS = "累计|五年共|[5五]年来?共|平均每年"
_SIGNS = "[增降升涨跌减](?![速幅值])|[高低多少]出?[约近]?$"


def _pattern(*kinds: str) -> re.Pattern[str]:
    """Return a pattern for the words of some kinds."""
    rows = [row["word"] for row in load("period_cues") if row["kind"] in kinds]
    signs = [_SIGNS] if "change" in kinds else []
    return re.compile("|".join([*sorted(map(re.escape, rows), key=len, reverse=True), *signs]))


# Compiled when this loads, for then code kept from the last start is used.
_PATTERNS = {kind: _pattern(kind) for kind in sorted({row["kind"] for row in load("period_cues")})}

OF_NO_PERIOD = _pattern("price", "rate", "undated")
OF_YEARS = re.compile(f"{SUMS}|{_PATTERNS['mean'].pattern}")


def words(kind: str) -> re.Pattern[str]:
    """Return a pattern for the words of one kind."""
    found = _PATTERNS.get(kind)
    return _pattern(kind) if found is None else found
