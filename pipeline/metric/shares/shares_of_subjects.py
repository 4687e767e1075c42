"""Shares of things that the sentence goes on to say something of: 上海近10%的进口家具为国产."""

from __future__ import annotations

import re

from pipeline.metric.draft import Draft, Scope
from pipeline.metric.wording import words
from pipeline.metric.wording.acts import either

_ABOUT = "有约近仅只达超过逾共已的 "
_SAID_OF = re.compile(
    "(?:以上|左右|以下)?的(?P<group>[\u4e00-\u9fff]{2,10}?)(?:都|均|已经|仍|目前)*"
    f"(?:{either('said_of')}|是(?!否)|为(?!了)|选择(?![权性]))"
)


def said_of(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name the share of things that the sentence goes on to say something of: 上海近10%的进口家具为国产."""
    if draft.grows or draft.measure != "level" or draft.glue.text.strip(_ABOUT):
        return False
    match = _SAID_OF.match(scope.folded, draft.last, draft.high)
    if match is None or words.has_edge(match["group"]) or words.is_ratio(match["group"]):
        return False
    draft.measure, draft.base = "share", match["group"]
    draft.name((match["group"] + "占比", None))
    return True
