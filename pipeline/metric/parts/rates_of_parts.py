"""Rates of the parts of what a rate was told of: 综合毛利率22.8%,下降1.3个百分点。其中改性塑料19.6%,功能薄膜28.9%."""

from __future__ import annotations

import re

from extractors.base import Percentage
from extractors.metrics import filed
from pipeline.metric.draft import Draft, Scope
from pipeline.metric.wording import words

_PART = re.compile(
    "(?:以上|左右)?[\\s,;:、和与及]*+(?:其中)?+[\\s,:]*+(?P<part>[\u4e00-\u9fffA-Za-z()]{2,10})(?:为|达到?|是)?"
)
_NO_PART = re.compile("[占比于在对由向从为是有超过到达仅只约近]")
_ALL = re.compile("^(?:综合|平均|总体|整体|全[部省市县区])+")
_ENDS = re.compile("[。;!?\\n]")
_RATE = "率"
_SHARES = ("份额率", "占有率", "增长率", "贡献率", "股权比率")  # what parts have of these adds up, or is told otherwise
_REACH, _NEAR = 120, 60  # characters back to 其中, and from it to the rate of the whole


def rate_of_part(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name a percentage behind 其中 by its own words and by the rate that was told of the whole."""
    if draft.grows or draft.measure == "delta" or draft.previous is None:
        return False
    place = scope.folded.rfind("其中", max(0, draft.figure.start - _REACH), draft.figure.start)
    whole = _whole(place, draft, scope) if place >= 0 else None
    if whole is None or scope.ending(draft.low, draft.begin, draft.figure.start):
        return False
    told = _PART.fullmatch(scope.folded, max(place, draft.previous.figure.end), draft.begin)
    if told is None or _NO_PART.search(told["part"]):
        return False
    draft.measure = whole.measure
    draft.name(filed(told["part"] + _ALL.sub("", whole.metric or "")))
    return True


def _whole(place: int, draft: Draft, scope: Scope) -> Draft | None:
    """Return the last rate before 其中 at `place`, where no sentence ends between 其中 and the figure."""
    if _ENDS.search(scope.folded, place, draft.figure.start):
        return None
    before = draft.previous
    while before is not None and (before.figure.end > place or before.measure in ("growth", "delta")):
        before = before.previous
    if before is None or not isinstance(before.figure, Percentage) or before.measure != "level":
        return None
    name = before.metric or ""
    rate = name.endswith(_RATE) and not name.endswith(_SHARES) and words.is_ratio(name)
    near = place - before.figure.end < _NEAR and draft.sentence - before.sentence <= 1
    return before if rate and near else None
