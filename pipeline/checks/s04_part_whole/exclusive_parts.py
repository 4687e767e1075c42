"""Parts that exclude each other, added up against a total that they need not exhaust, for the check part_whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import reduce
from operator import add

from pipeline.checks.among import amounts
from pipeline.checks.base import Judgement, undecidable
from pipeline.checks.exceeding import part_fits
from pipeline.checks.figures import level
from pipeline.checks.report import ReportFacts
from pipeline.checks.splits import adds_up, sets_of, total
from pipeline.checks.words import any_of
from pipeline.tables import Fact

_PLOT = any_of("S4.plot")  # what land is, or is set aside for, not what it bears
_MOST = 8
_LAND = any_of("S4.land")
# 其中国家级2项, 省19项; 二等奖11项: nothing else stands in the label.
_GRADE = re.compile(r"^[,、和:(]*(?:其中:?)?([一-鿿]{1,4}?)(?:(级|型|等奖)|(?<=[家央省市县区镇乡村]))$")
_LEVEL, _LEAST = "级", 3
_LAST = re.compile(r"[、,和及]?其[他它余]")  # the last member of a list that leaves none out


def exceeded(report: ReportFacts, whole: Fact, parts: Sequence[Fact]) -> Iterator[Judgement]:
    """Hold the sum of parts that exclude each other (国家级, 省级, 市级) against a total that they need not exhaust."""
    if len(parts) < 2:
        return
    sum_of, top = reduce(add, map(report.interval, parts)), report.interval(whole)
    if part_fits(sum_of, top) or not all(part_fits(report.interval(part), top) for part in parts):
        return  # a part that is more than all by itself is told as that
    cuts = range(2, min(len(parts) - 1, _MOST))  # 公办118所、民办24所,有小学62所、…
    if any(adds_up(report, whole, parts[:cut]) and adds_up(report, whole, parts[cut:]) for cut in cuts):
        yield undecidable((whole, *parts), "split_twice")
        return
    told = amounts(report, report.sentence_span(whole.start)[0], whole.start)  # 采购额1.36亿元,节约0.24亿元,其中货物类…
    if any(part_fits(sum_of, report.interval(fact)) for fact in told if fact.unit == whole.unit and level(fact)):
        yield undecidable((whole, *parts), "parts_of_another")
        return
    edges = [whole.end, *(part.end for part in parts)]
    labels = [report.folded[low : part.start] for low, part in zip(edges, parts, strict=False)]
    land = _LAND.search(report.words(whole)) and not all(_PLOT.search(label) for label in labels)  # wheat, then maize
    apart = any(_apart(labels, members) for members in sets_of("exclusive", "sides"))
    if not land and (apart or _closed(labels) or _graded(labels)):
        yield total(report, whole, parts)
    else:
        yield undecidable((whole, *parts), "parts_may_overlap")


def _graded(labels: Sequence[str]) -> bool:
    """Return whether labels are three or more grades, each named once: 国家级, 省级, 市级; 大型, 中型, 小型."""
    found = [_GRADE.search(label) for label in labels]
    if len(labels) < _LEAST or not all(found):
        return False
    ends = {match[2] or _LEVEL for match in found if match}
    return len(ends) == 1 and len({match[1] for match in found if match}) == len(labels)


def _apart(labels: Sequence[str], members: frozenset[str]) -> bool:
    """Return whether each label holds one member of a set of its own; 省级以上 holds what 国家级 is."""
    held = [[name for name in members if name in label] for label in labels]
    alone = all(len(one) == 1 for one in held) and len({one[0] for one in held}) == len(held)
    return alone and not any("以上" in label for label in labels)


def _closed(labels: Sequence[str]) -> bool:
    """Return whether a list of three or more ends in 其他: then its members exclude each other."""
    return len(labels) > 2 and _LAST.match(labels[-1]) is not None
