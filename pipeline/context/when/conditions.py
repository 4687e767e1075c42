"""Parts of a year that only tell under what conditions something came: 在上半年遭受冰雹灾害的情况下,产量1.9万吨."""

from __future__ import annotations

import re

_UNDER = ("在", "受", "克服", "面对")
_CONDITIONS = re.compile("[^,;。:0-9]{2,24}的(?:情况|条件|背景|形势|影响)下?,")


def of_conditions(text: str, start: int, end: int, clause: int) -> bool:
    """Return whether a part of a year from `start` to `end` tells only the conditions of what a later clause tells."""
    within = end < clause and text.endswith(_UNDER, 0, start)
    return within and _CONDITIONS.match(text, end, clause) is not None
