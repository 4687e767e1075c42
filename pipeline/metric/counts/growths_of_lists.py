"""Growths in a row behind counts in a row: 小麦、玉米产量分别为21万吨、18万吨,同比分别增长2.1%、1.4%."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import groupby, pairwise

from extractors.counts import Count
from pipeline.metric.draft import Figure, MetricOf

_AND = re.compile(r"\s?(?:[、和与及]|以及)\s?")
_LEADS = re.compile("(?:左右|以上)?(?:,|…{1,2},?)[^0-9,;。:\n]{0,16}-?")


def of_lists(
    folded: str,
    figures: Sequence[Figure],
    metrics: Sequence[MetricOf],
    counts: Sequence[Count],
    named: Sequence[MetricOf],
) -> dict[int, MetricOf]:
    """Return the indicators of growths in a row, each with the name of its count, by their places.

    They have no name yet, or all of them that of the last count, which stands nearest.
    """
    starts: list[int] = []
    found: dict[int, MetricOf] = {}
    listed = [at for at, metric in enumerate(metrics) if metric.list_group is not None and _is_open(metric)]
    for _, group in groupby(listed, key=lambda at: metrics[at].list_group):
        places = list(group)
        starts = starts or [count.start for count in counts]
        last = bisect_left(starts, figures[places[0]].start)
        told = range(last - len(places), last)
        if len(places) > 1 and _is_list(folded, counts, told, figures[places[0]].start):
            names = [named[at] for at in told]
            if _are_apart(names) and {metrics[at].metric for at in places} <= {None, names[-1].metric}:
                for at, name in zip(places, names, strict=True):
                    found[at] = metrics[at]._replace(metric=name.metric, metric_id=name.metric_id, reason=None)
    return found


def _is_open(metric: MetricOf) -> bool:
    """Tell whether an indicator is of a growth of the text's own words or none, without others that it could have."""
    return metric.metric_id is None and metric.measure == "growth" and not metric.candidates


def _are_apart(names: Sequence[MetricOf]) -> bool:
    """Tell whether the counts of a list are of several things, all of which have a name."""
    return all(name.metric and name.measure == "level" for name in names) and len({n.metric for n in names}) == len(
        names
    )


def _is_list(folded: str, counts: Sequence[Count], told: range, start: int) -> bool:
    """Tell whether the counts at `told` are one whole list right before a figure that starts at `start`."""
    if told.start < 0 or not _LEADS.fullmatch(folded, counts[told[-1]].end, start):
        return False
    joined = [_AND.fullmatch(folded, counts[a].end, counts[b].start) for a, b in pairwise(told)]
    before = told.start - 1
    more = before >= 0 and _AND.fullmatch(folded, counts[before].end, counts[told.start].start)
    return all(joined) and not more
