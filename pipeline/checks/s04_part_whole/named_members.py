"""Sums for so many things, each named behind a figure of its own, for the check part_whole.

投资4.6亿元的光伏组件、2.8亿元的制药扩能和1.9亿元的数控机床三个项目合计总投资9.3亿元

The figures right before the count must be as many as it says, and the total of what the first of them is told as.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.checks.base import Judgement
from pipeline.checks.figures import all_exact, level
from pipeline.checks.forms import figure_at, sentence_start
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.skeleton import AMOUNT, POINTS, RATE, Skeleton
from pipeline.checks.splits import total
from pipeline.checks.words import any_of, either, number_of
from pipeline.tables import Fact

_LED = f"[^,。;:\n{AMOUNT}{RATE}{POINTS}]"
_SUM = re.compile(
    rf"(?:(?P<count>{AMOUNT})|(?P<great>[两二三四五六])大){_LED}{{0,10}},?(?:{either('S4.summed')})(?P<what>{_LED}{{0,8}}?)"
    rf"[为达约]?(?P<whole>{AMOUNT})"
)
_OTHER = any_of("S4.loose_open")
_SIZED = re.compile("[个项家处座所条种类大]")
_PARTED = re.compile("[、,和与及以]")
_GAP, _WIDE = 30, 2  # characters between two figures, and of what is summed up


@gated(_SUM)
def named_members(report: ReportFacts) -> Iterator[Judgement]:
    """Add up the figures of so many things, told before their count."""
    bones = report.plainer
    for match in _SUM.finditer(bones.text):
        counted = bones.at(match.start("count")) if match["count"] else None
        if counted is not None and not (counted.unit and _SIZED.match(counted.unit.word)):
            continue
        number = number_of(counted.written if counted is not None else match["great"] or "")
        whole = figure_at(report, bones, match.start("whole"))
        parts = _before(report, bones, match.start(), number) if 1 < number < 7 else []
        if whole is None or not parts or any(part.unit != whole.unit for part in parts):
            continue
        named = match["what"][-_WIDE:]
        if level(whole) and whole.qualifier == "exact" and (not named or named in report.words(parts[0])):
            yield total(report, whole, parts)


def _before(report: ReportFacts, bones: Skeleton, end: int, number: int) -> Sequence[Fact]:
    """Return so many levels right before a place, of which each is parted from the next, and all there are."""
    low = sentence_start(bones.text, end)
    places = [at for at, _ in bones.signs(low, end)][-number:]
    told = [fact for at in places if (fact := figure_at(report, bones, at)) is not None and level(fact)]
    if len(told) != number or end - places[-1] > _GAP or not all_exact(*told):
        return ()
    gaps = [bones.text[one + 1 : two] for one, two in pairwise(places)]
    apart = all(_PARTED.search(gap) and len(gap) <= _GAP for gap in gaps)
    return told if apart and not _OTHER.search(bones.text, places[0], end) else ()
