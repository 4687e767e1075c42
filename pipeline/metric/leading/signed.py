"""Bare sums and rates named by what is counted in the clause before: 合同214份,成交金额7.9亿元; 抽检320家,合格率98%."""

from __future__ import annotations

import re

from extractors.metrics import Indicator, indicators
from pipeline.metric.draft import Draft, Scope
from pipeline.metric.things.numbered import counted_group, counted_thing
from pipeline.metric.things.scopes import joined, part_before
from pipeline.metric.wording.acts import either
from pipeline.metric.wording.acts import words as acts

_OF_COUNTED = frozenset(acts("of_counted"))
BARE_SUMS = frozenset(acts("bare_sum"))
_DIGIT = re.compile("[0-9]")
_DONE = re.compile(f"^{either('got_done')}+")
_STATE = re.compile(f"(?:{either('so_far')})*{either('work_state')}$")  # 项目36个,已开工27个,|开工率75%
_NEXT, _LONGEST = 4, 6  # characters


def signed(draft: Draft, start: int, entry: Indicator, scope: Scope) -> tuple[str, str | None] | None:
    """Return the name of a bare sum or rate from what is counted in the clause before it."""
    if entry.term in _OF_COUNTED:
        thing = _STATE.sub("", counted_group(start, draft.first, scope))
        told = thing.endswith(entry.term.removesuffix("率"))  # 不合格37批次,合格率98%: what was done is no thing
        return (thing + entry.term, None) if len(thing) > 1 and not told else None
    if entry.term not in BARE_SUMS or not scope.at_break(start, draft.low):
        return None
    thing = counted_thing(start - 1, draft.first, scope)
    hit = scope.ending(draft.first, start - 12, start - 1)
    near = hit is not None and (start - hit[1] < _NEXT or _DIGIT.search(scope.folded, hit[1], start) is not None)
    if hit is not None and near and indicators()[scope.folded[hit[0] : hit[1]]].unit_family != "percent":
        thing = scope.folded[hit[0] : hit[1]]
    for name in (thing, thing + entry.term, thing + "成交额"):
        found = indicators().get(name)
        if thing and found is not None and found.unit_family == "currency":
            if found.metric_id == "share_price":  # 收于8元,成交额2亿元
                return None
            part = _part(hit[0], start, draft, scope) if hit is not None and name == thing else ""
            return joined(part, found) if part else (found.metric, found.metric_id)
    return (thing + "金额", None) if len(thing) > 1 and entry.term != "成交额" else None


def _part(end: int, start: int, draft: Draft, scope: Scope) -> str:
    """Return of what part the thing is that begins at `end` and is counted: 办理|专利质押|贷款19笔,金额2亿元."""
    if _DIGIT.search(scope.folded, end, start) is None:
        return ""  # 商贩欠款,总额达1亿元: of all told before
    part = _DONE.sub("", part_before(end, draft.first, scope))
    return part if len(part) <= _LONGEST else ""
