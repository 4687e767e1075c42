"""The words beside percentages: what falls, what grows, what is a share."""

from __future__ import annotations

from typing import Literal

from extractors.number.cues import Endings, cued, glue
from extractors.roles import Roles

ROLES = Roles("percent_cues", "role")
words = ROLES.words

PercentUnit = Literal["percent", "percentage_point", "permille"]
KIND: dict[str, PercentUnit] = {"percent": "percent", "permille": "permille", "point": "percentage_point"}
FALL = words("fall")
FALL_GLUE = glue("fall")
_FALL = Endings(FALL)
_LAST = _FALL.last | FALL_GLUE.last | {" ", "\n"}
_BOTH = ("涨跌", "增减", "升降")
# 上升或下降5% and 涨跌幅为5% go either way; 新增减少5% falls.
_EITHER_WAY = (*("或" + word for word in FALL), *_BOTH, *(pair + "幅" for pair in _BOTH))
_AT_LEAST = ("至少", "最少", "不少", "多少")
_NAMED = tuple("幅度率值")  # 降幅为5% is a fall; what ends otherwise is a verb, and 下降为5% the value it came to


def falls(folded: str, start: int) -> bool:
    """Tell whether the figure is a decrease (下降了近5%); 下降到5%, 下降为5% are levels, 上升或下降5% no direction."""
    if folded[start - 1 : start] not in _LAST:
        return False
    end = cued(folded, start, _FALL, FALL_GLUE)
    if end >= 0 and folded.endswith(_AT_LEAST, 0, end):  # 收购至少15%, but 下降至少5%
        end = cued(folded, end - 2, _FALL, FALL_GLUE)
    if end < 0 or folded.endswith(_EITHER_WAY, 0, end):
        return False
    return not folded.startswith("为", end) or folded.endswith(_NAMED, 0, end)
