"""Parts behind 其中 that are all there are, as their number says or their other figures, for the check part_whole.

面积46.5万亩,总产20.46万吨。其中小麦面积22万亩,总产9.24万吨;玉米… : where the one adds up, so must the other
新建五条道路,全长8.6公里,其中东一路2.1公里、…: as many parts as are counted, named as these are
三项保险基金收入12.4亿元,其中养老保险基金收入8.1亿元,… · 东、西两港共吞吐54万吨,其中东港21万吨,…: each by its name
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from operator import add

from pipeline.checks.among import label
from pipeline.checks.base import Judgement
from pipeline.checks.report import ReportFacts
from pipeline.checks.splits import CHANGED, adds_up, total
from pipeline.checks.words import number_of
from pipeline.tables import Fact

_COUNTED = re.compile(
    r"(?P<size>[两三四五六七八九十]|(?<!\d)\d{1,2})(?:[个家](?!百分)|[条座项所处大])(?P<what>[一-鿿]{2,10}),[一-鿿]{0,4}(?:总|全长|共)[一-鿿]{0,4}$"
)
# 三项保险基金总收入, told of parts that are each called 保险 or 基金
_OF_KIND = re.compile(r"(?P<size>[两三四五六七八九])[项类种大个](?P<what>[一-鿿]{2,12})$")
_HAN_NAME = "(?:(?![和与及])[一-鿿]){2,10}?"  # no sign that parts names is in one: else they part in countless ways
# 东湾、西湾和南湾三个港口共吞吐: each part bears one of the names
_BY_NAME = re.compile(
    rf"(?:^|[,。;:\n])[^,。;:\n、]{{0,20}}?(?P<items>{_HAN_NAME}(?:[、和与及]{_HAN_NAME}){{1,7}})"
    r"(?:[两三四五六七八九][项类种大个家][一-鿿]{0,8}?)?(?:[合共总]计|共)[一-鿿]{0,6}$"
)
_AND = re.compile("[、和与及]")
_HAN = re.compile("[^一-鿿]|(?:长|面积|投资|为|约)+$")
_LEAST, _DIGITS, _NAME = 3, 3, 2
_REACH = 40


def exhausted(report: ReportFacts, wholes: Sequence[Fact], told: Mapping[str, Sequence[Fact]]) -> Iterator[Judgement]:
    """Add up parts of which two kinds of figures take turns, and those that are as many as is said."""
    alone = {unit: [fact for fact in wholes if fact.unit == unit] for unit in told}
    kinds = [(alone[unit][0], parts) for unit, parts in told.items() if len(alone[unit]) == 1 and len(parts) > 1]
    if len(kinds) == 2 and len(told) == 2 and (any(_sharp(report, *kind) for kind in kinds) or _above(report, kinds)):
        yield from (total(report, whole, parts) for whole, parts in kinds)
    elif len(kinds) == len(told) == 1:
        whole, parts = kinds[0]
        if _by_name(report, whole, parts) or _of_kind(report, whole, parts):
            yield total(report, whole, parts)
            return
        words = report.folded[max(0, whole.start - _REACH) : whole.start]
        counted = _COUNTED.search(words)
        if counted is None or number_of(counted["size"]) != len(parts) or len(parts) < _LEAST:
            return
        names = [_HAN.sub("", label(report, part)) for part in parts]
        if all(name.endswith(counted["what"][-1]) for name in names) and not CHANGED.search(report.words(whole)):
            yield total(report, whole, parts)


def _by_name(report: ReportFacts, whole: Fact, parts: Sequence[Fact]) -> bool:
    """Return whether the names listed before a total are those of its parts, one each."""
    told = _BY_NAME.search(report.folded, max(0, whole.start - _REACH * 2), whole.start)
    names = _AND.split(told["items"]) if told else []
    if len(names) != len(parts) or CHANGED.search(report.words(whole)):
        return False
    return all(name[-_NAME:] in label(report, part) for name, part in zip(names, parts, strict=True))


def _of_kind(report: ReportFacts, whole: Fact, parts: Sequence[Fact]) -> bool:
    """Return whether a total is of as many things as it has parts, each called as they are."""
    told = _OF_KIND.search(report.words(whole))
    if told is None or number_of(told["size"]) != len(parts) or CHANGED.search(told["what"]):
        return False
    shared = {told["what"][at : at + _NAME] for at in range(len(told["what"]) - 1)}
    return len(parts) >= _LEAST and all(any(name in label(report, part) for name in shared) for part in parts)


def _above(report: ReportFacts, kinds: Sequence[tuple[Fact, Sequence[Fact]]]) -> bool:
    """Return whether the parts of one kind add up, and those of the other are more than their total.

    案件28件97人,其中甲类5件38人,乙类23件69人
    """
    fits = [adds_up(report, whole, parts) for whole, parts in kinds]
    tops = [report.interval(whole).high for whole, _ in kinds]
    sums = [reduce(add, map(report.interval, parts)).low for _, parts in kinds]
    above = [None not in (top, low) and low > top for top, low in zip(tops, sums, strict=True)]  # type: ignore[operator]
    return fits in ([True, False], [False, True]) and any(above)


def _sharp(report: ReportFacts, whole: Fact, parts: Sequence[Fact]) -> bool:
    """Return whether parts add up to a total of digits enough that this is no chance."""
    digits = sum(sign.isdigit() for sign in report.printed(whole).rstrip("0"))
    return digits >= _DIGITS and adds_up(report, whole, parts)
