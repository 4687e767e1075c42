"""Parts that a sentence tells as the sentence before is seen in another way, for the check part_whole.

全年社会消费品零售总额562亿元,比上年增长6%。分城乡看,城镇零售额431亿元,乡村零售额131亿元。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.among import amounts
from pipeline.checks.base import Judgement
from pipeline.checks.exhausted import exhaustive
from pipeline.checks.figures import level
from pipeline.checks.report import ReportFacts
from pipeline.checks.splits import CHANGED, total
from pipeline.tables import Fact

_OTHERWISE = ("分", "按", "从", "其中")  # the sentence before deals out the total, too
_END = re.compile("[。\n]")
_SEEN = re.compile(r"(?<=。)[分按][^,。;:\d]{2,10}(?:[看分]|统计|划分),")


def seen(report: ReportFacts) -> Iterator[Judgement]:
    """Add up parts whose words exhaust what they divide, against the first figure of the sentence before."""
    for match in _SEEN.finditer(report.folded):
        low = max(report.folded.rfind(mark, 0, match.start() - 1) for mark in "。\n") + 1
        end = _END.search(report.folded, match.end())
        high = end.start() if end else len(report.folded)
        before = [fact for fact in amounts(report, low, match.start()) if level(fact)][:1]
        if ";" in report.folded[low : match.start()]:  # a list: none of its figures is the total
            continue
        if not before or report.folded.startswith(_OTHERWISE, low) or CHANGED.search(report.words(before[0])):
            continue
        figures = [fact for fact in amounts(report, match.end(), high) if level(fact) and fact.unit == before[0].unit]
        for split in exhaustive():
            parts = figures[: len(split.members)]
            if len(figures) == len(split.members) and not split.whole and _labelled(report, parts, split.members):
                yield total(report, before[0], parts)


def _labelled(report: ReportFacts, parts: list[Fact], members: frozenset[str]) -> bool:
    """Return whether the clause of each part begins with a word of its own."""
    begun = [name for part in parts for name in members if report.words(part).startswith(name)]
    return len(begun) == len(parts) and frozenset(begun) == members
