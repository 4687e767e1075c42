"""What share a part is of a whole, and which part a share is of, for the check share_times_base."""

from __future__ import annotations

import re

from pipeline.checks.among import amounts
from pipeline.checks.report import ReportFacts
from pipeline.intervals import HUNDRED, Interval, exactly
from pipeline.tables import Fact

_SET = ("planned", "target")
_TASK = re.compile("(?:目标|任务)(?:数|量|值)?$")
_REST = ("非", "其他", "其它", "其余")
_OWN = re.compile("[,(](?!其中|合计|共计|[约仅均达])([\u4e00-\u9fff]{2,8})占")


def share_fits(report: ReportFacts, part: Fact, share: Fact, whole: Fact) -> bool:
    """Return whether a share is part / whole."""
    return not of_whole(report, part, whole).disjoint(report.interval(share))


def of_whole(report: ReportFacts, part: Fact, whole: Fact) -> Interval:
    """Return what share a part is of a whole in per cent; a plan (年度计划20亿元) is set, not cut off, a task exact."""
    base = report.shown(whole) if whole.modality in _SET else report.interval(whole)
    if whole.low is not None and whole.low == whole.high and _TASK.search(report.words(whole)):
        base = exactly(whole.low)
    return (report.interval(part) / base).scaled(HUNDRED)


def own_part(report: ReportFacts, part: Fact, match: re.Match[str]) -> Fact | None:
    """Return the part that a share names, earlier in its list: 工业用地1420亩、其他用地180亩,工业用地占….

    None where more than one of the list bears the name, or that one is of another unit.
    """
    name = _OWN.search(match[0])
    if name is None or name[1] in _label(report, part):
        return part
    if name[1].startswith(_REST):  # 木材收入620万元,非木材收入占66.7%
        return None
    low = report.sentence_span(part.start)[0]
    if name[1] not in report.folded[low : part.start]:
        return part
    told = [fact for fact in amounts(report, low, part.start) if name[1] in _label(report, fact)]
    return told[0] if len(told) == 1 and told[0].unit == part.unit else None


def _label(report: ReportFacts, fact: Fact) -> str:
    """Return the words of its own list member before a figure."""
    return report.words(fact).rpartition("、")[2]
