"""Parts that a sentence tells as the sentence before is seen in another way, for the check part_whole.

全年社会消费品零售总额562亿元,比上年增长6%。分城乡看,城镇零售额431亿元,乡村零售额131亿元。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.checks.among import amounts
from pipeline.checks.base import Judgement, undecidable
from pipeline.checks.figures import level
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.s04_part_whole.exhausted import exhaustive
from pipeline.checks.splits import CHANGED, sets_of, total
from pipeline.tables import Fact

_OTHERWISE = ("分", "按", "从", "其中")  # the sentence before deals out the total, too
_REACH = 300
_END = re.compile("[。\n]")
_SEEN = re.compile(r"(?<=。)[分按][^,。;:\d]{2,10}(?:[看分]|统计|划分),")


@gated(_SEEN)
def seen(report: ReportFacts) -> Iterator[Judgement]:
    """Add up parts whose words exhaust what they divide, against the first figure of the sentence before."""
    for match in _SEEN.finditer(report.folded):
        low = report.stop_before(match.start() - 1)
        stop = match.start()
        if report.folded.startswith(_OTHERWISE[:2], low) and _SEEN.match(report.folded, low):  # seen twice
            low, stop = report.stop_before(low - 1), low
        end = _END.search(report.folded, match.end())
        high = end.start() if end else len(report.folded)
        before = [fact for fact in amounts(report, low, stop) if level(fact)][:1]
        if ";" in report.folded[low:stop]:  # a list: none of its figures is the total
            continue
        if not before or report.folded.startswith(_OTHERWISE, low) or CHANGED.search(report.words(before[0])):
            continue
        figures = [fact for fact in amounts(report, match.end(), high) if level(fact) and fact.unit == before[0].unit]
        for members in _members():
            parts = figures[: len(members)]
            if len(figures) == len(members) and _labelled(report, parts, members):
                yield _of_paragraph(report, before[0], parts)


def _of_paragraph(report: ReportFacts, whole: Fact, parts: list[Fact]) -> Judgement:
    """Add up parts; where another level is told ahead of the sentence before, they may be of that."""
    judgement = total(report, whole, parts)
    if judgement.finding is None:
        return judgement
    low = report.line_start(whole.start, _REACH)
    told = [fact for fact in amounts(report, low, whole.start) if level(fact) and fact.unit == whole.unit]
    return undecidable(judgement.facts, "parts_of_another_level") if told else judgement


@cache
def _members() -> tuple[frozenset[str], ...]:
    """Return the sets of words that exhaust what they divide, some of them only a total seen in another way."""
    told = [split.members for split in exhaustive() if not split.whole]
    return (*told, *sets_of("seen"))


def _labelled(report: ReportFacts, parts: list[Fact], members: frozenset[str]) -> bool:
    """Return whether the clause of each part begins with a word of its own."""
    begun = [name for part in parts for name in members if report.words(part).startswith(name)]
    return len(begun) == len(parts) and frozenset(begun) == members
