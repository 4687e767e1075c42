"""Words that decide which period a figure is of."""

from __future__ import annotations

import re
from functools import cache

from extractors.lexicon import load

_SIGNS = "[增降升涨跌减](?![速幅值])|[高低多少]出?[约近]?$"


@cache
def words(kind: str) -> re.Pattern[str]:
    """Return a pattern for the words of one kind."""
    rows = [row["word"] for row in load("period_cues") if row["kind"] == kind]
    signs = [_SIGNS] if kind == "change" else []
    return re.compile("|".join([*sorted(map(re.escape, rows), key=len, reverse=True), *signs]))
