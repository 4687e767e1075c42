"""Names that a figure has by a turn of words: 旅游对税收增长的贡献率, 出口额与生产总值之比."""

from __future__ import annotations

import re

from pipeline.metric.draft import Draft, Scope
from pipeline.metric.shares import part_of

_CONTRIBUTES = re.compile("(?:其中|全年)?(?P<name>[\u4e00-\u9fff]{2,10}对[\u4e00-\u9fff]{2,12}?的?贡献率)$")
_RATIO_OF = re.compile(
    "(?:其中|全年)?(?P<part>[A-Za-z&\u4e00-\u9fff]{2,16})[与和同](?P<whole>[A-Za-z\u4e00-\u9fff]{2,12})之比$"
)
_RATE, _RATIO = "贡献率", "之比"


def worded(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name a percentage by who contributes to what, or by the two of which it is the ratio."""
    folded = scope.folded
    end = draft.begin + folded.startswith(_RATIO, draft.begin - 1)  # 之|比超过
    if not folded.endswith((_RATE, _RATIO), draft.low, end):
        return False
    clause = scope.clause(draft.low, end)
    if told := _CONTRIBUTES.fullmatch(folded, clause, end):
        draft.name((told["name"], None))
        return True
    ratio = _RATIO_OF.fullmatch(folded, clause, end)
    if ratio is not None:
        if not draft.grows:
            draft.measure, draft.base = "share", ratio["whole"]
        draft.name(part_of.name(ratio["part"], ratio["whole"]))
    return ratio is not None
