"""The make-up of a staff: 员工300人,其中技术人员超过75%; 团队90%以上为本科学历."""

from __future__ import annotations

import re

from extractors.base import Percentage
from pipeline.metric.draft import Draft, Scope
from pipeline.metric.things.goods import stem
from pipeline.metric.wording import words
from pipeline.metric.wording.acts import either

_AMONG = re.compile(r"其中,?(?:有|约)?$")
_COMPOSED = re.compile(
    r"(?:以上|左右|以下)?的?(?:员工|人员)?(?:都|均|全)?(?:为|是|系|具有|拥有|具备|来自)(?P<what>[\u4e00-\u9fffA-Za-z]{2,10})"
)
_NUMBER = re.compile("[量数价额]$")
STAFF = re.compile(either("staff"))


def composed(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name the share that a kind of people has of a staff: 员工300人,其中技术人员超过75%; 90%以上为本科学历."""
    if not isinstance(draft.figure, Percentage) or draft.grows or draft.measure != "level":
        return False
    folded = scope.folded
    clause = max(draft.low, scope.clause(draft.low, draft.begin))
    run = stem(folded, draft.begin, clause)
    led = _AMONG.search(folded, draft.first, draft.begin - len(run)) is not None
    place = draft.begin - len(run)
    opens = place <= clause or folded[place - 1] == "的"
    follows = opens and before is not None and (before.metric or "").endswith("占比") and before.measure == "share"
    if 2 <= len(run) <= 12 and not _NUMBER.search(run) and not words.is_ratio(run) and (led or follows):
        draft.measure = "share"
        draft.name((run + "占比", None))
        return True
    match = _COMPOSED.match(folded, draft.last, draft.high) if not run or STAFF.search(run) else None
    what = words.first(match["what"]) if match else ""
    if len(what) < 2 or not STAFF.search(folded, draft.first, draft.last + 16):
        return False
    draft.measure = "share"
    draft.name((what + "占比", None))
    return True
