"""The words beside percentages: what falls, what grows, what is a share."""

from __future__ import annotations

from typing import Literal

from extractors.cues import Endings, cued, glue
from extractors.lexicon import load


def words(role: str) -> tuple[str, ...]:
    """Return the cue words of one role."""
    return tuple(row["word"] for row in load("percent_cues") if row["role"] == role)


PercentUnit = Literal["percent", "percentage_point", "permille"]
KIND: dict[str, PercentUnit] = {"percent": "percent", "permille": "permille", "point": "percentage_point"}
FALL = words("fall")
FALL_GLUE = glue("fall")
_FALL = Endings(FALL)
_LAST = _FALL.last | FALL_GLUE.last | {" ", "\n"}
_EITHER_WAY = tuple("或" + word for word in FALL)


def falls(folded: str, start: int) -> bool:
    """Tell whether the figure is a decrease (下降了近5%); 下降到5% is a level, 上升或下降5% no direction."""
    if folded[start - 1 : start] not in _LAST:
        return False
    end = cued(folded, start, _FALL, FALL_GLUE)
    return end >= 0 and not folded.endswith(_EITHER_WAY, 0, end)
