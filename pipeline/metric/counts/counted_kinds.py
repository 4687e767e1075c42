"""Counts of a kind of what was just counted: those completed, newly made so, or large enough.

`新开工保障房600套,基本建成|500套`, `高新技术企业5家,今年新认定|2家`, `工业企业213家,其中规模以上|31家`.
"""

from __future__ import annotations

import re

from extractors.metrics import filed
from pipeline.metric.counts.counted_at import CountAt
from pipeline.metric.draft import MetricOf
from pipeline.metric.things.counted_names import completed, stem_of
from pipeline.metric.things.numbered import NEW
from pipeline.metric.wording.acts import either

_COMPLETED = re.compile("(?:左右|以上)?,(?:基本|已经?|累计|实际)*(?:建成|竣工|完工)了?[约近]?")
_BEGUN, _SHORTEST = re.compile("^(?:新开工|开工|启动|实施)(?:建设|改造)?"), 3
_MADE_NEW = re.compile(
    f"(?:以上|左右)?[,、](?:其中,?)?(?:[今当本去]年|年内|全年|(?:20)?[0-9]{{2}}年)?(?P<new>新{either('makes_one')})了?"
)
_HAVING = re.compile(
    "[,;(]其中,?(?P<which>(?:没?有(?!关)|[建设]有|开展)[^,;。:、0-9的]{2,10}的)(?:共|[仅只]?有|仅|为|达到?)?"
)
_DRAFTED = re.compile("^(?:主持|牵头|参与)?(?:起草|制定|制订|修订)")
_DRAFTED_TOO = re.compile("[,、;](?P<act>(?:主持|牵头|参与)(?:起草|制定|制订|修订)?)了?")
_ABOVE = re.compile("[,;(](?P<among>其中,?)?(?P<level>规模以上|限额以上)的?(?:有|达到?|为|共)?")


def of_kind(at: CountAt, before: MetricOf) -> list[MetricOf]:
    """Return what a count without words of its own measures, nothing where it is of no such kind."""
    rules = (_built, _newly, _above_scale, _having, _drafted)
    return next((found for rule in rules if (found := rule(at, before))), [])


def _built(at: CountAt, before: MetricOf) -> list[MetricOf]:
    """Return what was completed of things like those that were begun: 新开工保障房600套,基本建成|500套."""
    folded, first, count = at.folded, at.first, at.count
    if first.unit != count.unit or count.noun or not _COMPLETED.fullmatch(folded, first.end, count.start):
        return []
    name = _BEGUN.sub("", before.metric or "")
    if name == before.metric or len(name) < _SHORTEST:
        return []
    return [before._replace(metric="建成" + name, metric_id=None, part_of=None)]


def _newly(at: CountAt, before: MetricOf) -> list[MetricOf]:
    """Return what was made of things like those counted before: 高新技术企业5家,今年新认定|2家."""
    folded, first, count = at.folded, at.first, at.count
    alike = first.unit == count.unit and not count.noun and before.measure == "level"
    made = _MADE_NEW.fullmatch(folded, first.end, count.start) if alike else None
    if made is None or NEW.match(before.metric or ""):
        return []
    return [before._replace(metric=made["new"] + (before.metric or ""), metric_id=None, part_of=None)]


def _above_scale(at: CountAt, before: MetricOf) -> list[MetricOf]:
    """Return what those are that are large enough among things just counted: 工业企业213家,其中规模以上|31家."""
    folded, first, count = at.folded, at.first, at.count
    alike = first.unit == count.unit and not count.noun and before.measure == "level"
    above = _ABOVE.fullmatch(folded, first.end, count.start) if alike else None
    if above is None or (before.metric or "").startswith(("规模", "限额")):
        return []
    name, metric_id = filed(above["level"] + (before.metric or ""))
    whole = at.place - 1 if above["among"] else None
    return [before._replace(metric=name, metric_id=metric_id, part_of=whole)]


def _having(at: CountAt, before: MetricOf) -> list[MetricOf]:
    """Return what those are that have something among things just counted: 规上企业36家,其中有研发活动的|19家."""
    folded, first, count = at.folded, at.first, at.count
    alike = first.unit == count.unit and not count.noun and before.measure == "level"
    having = _HAVING.fullmatch(folded, first.end, count.start) if alike else None
    if having is None:
        return []
    name = completed(having["which"] + stem_of(before.metric or "", first.unit), count.unit)
    return [before._replace(metric=name, metric_id=None, part_of=at.place - 1)]


def _drafted(at: CountAt, before: MetricOf) -> list[MetricOf]:
    """Return what was drafted in another part than what was just counted: 主持起草国家标准3项,参与起草|8项."""
    folded, first, count = at.folded, at.first, at.count
    alike = first.unit == count.unit and not count.noun and (before.metric or "").endswith("标准数")
    act = _DRAFTED_TOO.fullmatch(folded, first.end, count.start) if alike else None
    if act is None:
        return []
    return [before._replace(metric=act["act"] + _DRAFTED.sub("", before.metric or ""), metric_id=None, part_of=None)]
