"""Items of a budget that are more than all it spends, for the check part_whole.

一般公共预算支出完成48.3亿元。主要支出项目:教育支出98.6亿元
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.among import amounts
from pipeline.checks.base import Judgement, consistent, undecidable
from pipeline.checks.exceeding import Told, part_above_whole, part_fits
from pipeline.checks.figures import all_exact, level
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.words import either
from pipeline.tables import Fact

_DONE = r"(?:合计|执行数?|完成|实现|安排|达到?|累计|为|预算数?|[0-9%.,])*$"
_ALL = re.compile(rf"公共(?:财政)?预算支出{_DONE}")
_ITEM = re.compile(rf"(?:^|[,。;:、(]|其中)(?:用于)?{either('S4.item')}(?:事务|体育与?|传媒|和?就业)*支出{_DONE}")
CUE = re.compile("预算支出")
_END = "\n"
_TOLD = Told(
    "high", 90, "一项支出{part}大于支出总额{whole}", "one item of {part} is more than the {whole} that are spent in all"
)


@gated(CUE)
def items(report: ReportFacts) -> Iterator[Judgement]:
    """Hold each item of the paragraph behind the total of a budget against it, where the total is told once."""
    done = 0
    for match in CUE.finditer(report.folded):
        if match.start() < done:
            continue
        done = report.folded.find(_END, match.end())
        done = len(report.folded) if done < 0 else done
        figures = [fact for fact in amounts(report, match.start(), done) if fact.unit == "元" and level(fact)]
        wholes = [fact for fact in figures if _ALL.search(report.words(fact))]
        if len(wholes) == 1:
            told = (f for f in figures if f.start > wholes[0].end and f.modality == wholes[0].modality)
            yield from (_judged(report, wholes[0], fact) for fact in told if _ITEM.search(report.words(fact)))


def _judged(report: ReportFacts, whole: Fact, part: Fact) -> Judgement:
    """Compare an item with all that is spent."""
    facts, top, value = (part, whole), report.interval(whole), report.interval(part)
    if part_fits(value, top):
        return consistent(facts, value, top)
    if not all_exact(part, whole):
        return undecidable(facts, "open_interval")
    return part_above_whole(report, part, whole, _TOLD)
