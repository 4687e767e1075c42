"""What was done so far of what was counted before, and what stands now: 建充电桩320个,已建成210个,累计达到860个.

The thing is told once, the state of the work anew; the total is of no plan and of no state.
"""

from __future__ import annotations

import re

from extractors.count.words import ADDS_UP
from extractors.metrics import filed
from pipeline.metric.counts.counted_at import CountAt
from pipeline.metric.draft import MetricOf
from pipeline.metric.plans.come_to import WHEN
from pipeline.metric.things.counted_names import completed, stem_of
from pipeline.metric.things.numbered import NEW
from pipeline.metric.wording.acts import either

_BEFORE = rf"(?:左右|以上)?[,、;](?:{WHEN},?)?(?:{either('so_far')})*"
_STATE = re.compile(rf"{_BEFORE}(?P<state>{either('work_state')})了?[约近]?")
_ACT = re.compile(rf"{_BEFORE}(?P<act>[\u4e00-\u9fff]{{2}})了?[约近]?")
_TOTAL = re.compile(f"\\)?[,、]?{ADDS_UP}(?:了|近|约|超过)?")
_STATES = re.compile(either("work_state"))
_ENDS = re.compile(f"(?:{either('work_state')})$")
_BEGINS = re.compile("^(?:规划|计划|拟)?(?:建设|新建|新增)(?=..)")
_OTHERS = ("项目", "企业")  # of which `counted_whole` tells


def so_far(at: CountAt, before: MetricOf) -> list[MetricOf]:
    """Return what a count measures that tells how far the things counted before it have come."""
    folded, first, count = at.folded, at.first, at.count
    begin = first.end + len(first.noun)
    if first.unit != count.unit or count.noun or before.measure not in ("level", "rate"):
        return []
    whole = stem_of(before.metric or "", first.unit)
    state = _STATE.fullmatch(folded, begin, count.start)
    if state is not None:
        thing = _bare(whole)
        told = not whole.endswith(_OTHERS) and (thing.endswith(_OTHERS) or not _STATES.match(thing))
        told = told and len(thing) >= len("桥梁")
        return [_named(before, thing + state["state"], count.unit)] if told else []
    act = _ACT.fullmatch(folded, begin, count.start)
    again = act is not None and whole.startswith(act["act"]) and len(whole) > len(act["act"])
    return [before._replace(part_of=None)] if again else []


def in_all(at: CountAt, before: MetricOf) -> list[MetricOf]:
    """Return what the total behind a number measures, of new ones without 新增: 新增规上企业12家,累计达到47家."""
    first, count = at.first, at.count
    if first.unit != count.unit or count.noun or not _TOTAL.fullmatch(at.folded, first.end, count.start):
        return []
    stem = stem_of(before.metric or "", count.unit)
    bare = NEW.sub("", _bare(stem))
    if bare == stem:
        return [before._replace(measure="level", base=None, part_of=None)]
    return [_named(before, bare, count.unit)]


def _bare(stem: str) -> str:
    """Return what is built, without the word for building it and for how far that has come."""
    return _BEGINS.sub("", _ENDS.sub("", stem))


def _named(before: MetricOf, stem: str, unit: str) -> MetricOf:
    """Return the indicator of another number of the things counted before."""
    name, metric_id = filed(completed(stem, unit)) if stem else (None, None)
    return before._replace(metric=name, metric_id=metric_id, measure="level", base=None, part_of=None, falls=False)
