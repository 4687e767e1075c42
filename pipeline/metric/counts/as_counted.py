"""Growths of what was counted just before bear the name of the count: 门诊2.1万人次,增长5% is of 门诊人次.

So does the part of a plan that is done: 造林2.1万亩,占任务的|80%.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from extractors.base import Percentage
from extractors.counts import Count
from pipeline.metric.counts.growths_of_lists import of_lists
from pipeline.metric.draft import Figure, MetricOf
from pipeline.metric.things.counted_names import stem_of

_NEAR = 60  # characters from a count to its growth
_LEAD = 16  # characters before a count that name it
_DONE = "完成率"
_TO_PLAN = re.compile(r"(?:左右|以上)?[,、(][^,;。:\n0-9]{2,16}")
_GENERATION = re.compile("[2-6]G")  # 5G用户120万户,增长5%
_ADDED = ("净增数", "新增数")
_SOLD = ("销量", "产量", "出口量", "进口量")
_CONTENT, _STOCKED = "浓度", ("出栏", "存栏")


def as_counted(
    folded: str,
    figures: Sequence[Figure],
    metrics: Sequence[MetricOf],
    counts: Sequence[Count],
    named: Sequence[MetricOf],
) -> list[MetricOf]:
    """Return the indicators of figures, growths with the name of the count before them that is of the same thing."""
    starts = [count.start for count in counts]
    out = [*metrics]
    for place, told in of_lists(folded, figures, metrics, counts, named).items():
        out[place] = told
    for number, (figure, metric) in enumerate(zip(figures, metrics, strict=True)):
        if not isinstance(figure, Percentage):
            continue
        done = metric.measure == "share" and (metric.metric or "").endswith(f"{metric.base}{_DONE}")
        place = bisect_left(starts, figure.start) - 1 if done or _may_be(metric) else -1
        if place < 0:
            continue
        if done:
            out[number] = _of_plan(folded, figure, metric, counts[place], named[place])
        elif figure.start - counts[place].end < _NEAR and _same(folded, metric, counts[place], named[place]):
            out[number] = metric._replace(metric=named[place].metric, metric_id=named[place].metric_id)
    return out


def _of_plan(folded: str, figure: Figure, metric: MetricOf, count: Count, told: MetricOf) -> MetricOf:
    """Return the indicator of how much of a plan is done, with the whole name of the count right before it."""
    end = f"{metric.base}{_DONE}"
    own = (metric.metric or "").removesuffix(end).removesuffix("数")
    if (
        metric.list_group is not None
        or not told.metric
        or told.measure != "level"
        or not _TO_PLAN.fullmatch(folded, count.end, figure.start)
    ):
        return metric
    return metric._replace(metric=told.metric + end) if own in stem_of(told.metric, count.unit) else metric


def _may_be(metric: MetricOf) -> bool:
    """Tell whether an indicator is of a growth that names its thing in words of the text, and is none of a list."""
    return metric.measure == "growth" and bool(metric.metric) and not metric.metric_id and metric.list_group is None


def _same(folded: str, metric: MetricOf, count: Count, told: MetricOf) -> bool:
    """Tell whether a growth is of what a count before it counts, which its name says in other words."""
    own, name = metric.metric or "", told.metric
    if name and told.measure == "delta" and own in _ADDED:
        return True  # 发展到128家,净增82家,增长178%
    if name is None or name == own or told.measure not in ("level", "rate"):
        return False
    if own == _CONTENT:
        return name.endswith(own)  # PM2.5浓度34微克/立方米,下降5%
    if own in _SOLD and name.endswith(own):
        return True  # 汽车销售127万辆,增长2%
    stem, bare = stem_of(name, count.unit), own.removesuffix("数")
    if stem != bare and not ((bare in _STOCKED or _GENERATION.match(stem)) and stem.endswith(bare)):
        return False
    # 8家农商行存款增速超9%: what grows is told behind the number, and is no number of banks
    return own.endswith("数") or folded.find(own, max(0, count.start - _LEAD), count.start) >= 0
