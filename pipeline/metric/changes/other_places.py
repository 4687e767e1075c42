"""Growths of other places, told in a row behind the first: 到会人数增长20%;欧盟国家增长2%,美国下降3%."""

from __future__ import annotations

import re

from extractors.lexicon import seldom
from pipeline.metric.changes.compared import after_comparison
from pipeline.metric.draft import Draft, Scope

LANDS = seldom("regions")
_COUNTRIES = re.compile("[\u4e00-\u9fff]{2,6}(?:国家|地区)")
_BUT_IN = re.compile("^(?:但|而|其中|同期|对|[、和])+")
_DWELL = re.compile("[,;。](?:其中,?)?(?:城市|城镇|农村|乡村)")
_ROW = 40  # characters from one growth of a row of places to the next


def elsewhere(draft: Draft, scope: Scope) -> bool:
    """Let a growth of another place go on from the one before: 到会人数增长20%;欧盟国家增长2%,美国下降3%."""
    other = draft.previous
    if other is None or other.metric is None or other.measure != "growth":
        return False
    between = scope.folded[other.figure.end : draft.begin]
    if _DWELL.fullmatch(between):  # 居民消费价格上涨5.5%。其中,城市上涨5.3%,农村上涨6%
        return after_comparison(draft, other)
    if len(between) > _ROW or "。" in between or "\n" in between or draft.glue.price:
        return False
    place = _BUT_IN.sub("", scope.folded[scope.clause(draft.first, draft.begin) : draft.begin])
    return (place in LANDS or _COUNTRIES.fullmatch(place) is not None) and after_comparison(draft, other)
