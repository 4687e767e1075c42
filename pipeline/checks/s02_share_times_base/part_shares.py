"""What share a part is of a whole, and which part a share is of, for the check share_times_base."""

from __future__ import annotations

import re

from pipeline.checks.among import amounts, label
from pipeline.checks.report import ReportFacts
from pipeline.checks.words import any_of
from pipeline.intervals import HUNDRED, Interval, exactly
from pipeline.tables import Fact

_SET = ("planned", "target")
_TASK = re.compile("(?:目标|任务)(?:数|量|值)?$")
_GLUE = any_of("S2.own_glue")
_HEAD = 3  # characters
_OTHER_NAME = ("非", "不", "未", "进")  # 进出口 is no 出口
_REST = ("非", "其他", "其它", "其余")
_CLASSES = re.compile("[0-9A-Z].*以[上下]|[0-9A-Z]$")
_OWN = re.compile("[,(](?!其中|合计|共计|[约仅均达])([\u4e00-\u9fffⅠ-Ⅻ0-9A-Z]{2,12})占")


def share_fits(report: ReportFacts, part: Fact, share: Fact, whole: Fact) -> bool:
    """Return whether a share is part / whole."""
    return not of_whole(report, part, whole).disjoint(report.interval(share))


def of_whole(report: ReportFacts, part: Fact, whole: Fact) -> Interval:
    """Return what share a part is of a whole in per cent; a plan (年度计划20亿元) is set, not cut off, a task exact."""
    base = report.shown(whole) if whole.modality in _SET else report.interval(whole)
    if whole.low is not None and whole.low == whole.high and _TASK.search(report.words(whole)):
        base = exactly(whole.low)
    return (report.interval(part) / base).scaled(HUNDRED)


def of_common_whole(report: ReportFacts, part: Fact, share: Fact, whole: Fact) -> bool:
    """Return whether a share is of what the share of its own whole is of.

    前五名客户4.63亿元,占销售总额的38.6%,其中第一大客户1.45亿元,占12.1%
    """
    between = [fact for fact in report.between(whole.end, part.start) if fact.unit == "%" and fact.measure != "growth"]
    if not between:
        return False
    implied = report.interval(part) / report.interval(whole) * report.interval(between[0])
    return not implied.disjoint(report.interval(share))


def own_part(report: ReportFacts, part: Fact, match: re.Match[str]) -> Fact | None:
    """Return the part that a share names, earlier in its list: 工业用地1420亩、其他用地180亩,工业用地占….

    None where more than one of the list bears the name, that one is of another unit, or none is called so
    (里程2486公里,等级公路占91%).
    """
    name = _OWN.search(match[0])
    if name is None or _bears(label(report, part), name[1]):
        return part
    if name[1].startswith(_REST) or _CLASSES.search(name[1]):  # 木材620万元,非木材占66.7%; 3A级6家,4A级以上占25%
        return None
    low = report.sentence_span(part.start)[0]
    told = [fact for fact in amounts(report, low, part.start) if _called(report, fact, name[1])]
    if not told and name[1] not in report.folded[low : part.start]:
        return part if _alike(name[1], label(report, part)) else None
    return told[0] if len(told) == 1 and told[0].unit == part.unit else None


def _called(report: ReportFacts, fact: Fact, name: str) -> bool:
    """Return whether a member of a list bears a name, or the beginning of it: Ⅲ类以上的8个,…,Ⅲ类以上|断面占66.7%."""
    own = label(report, fact)
    head = own.rstrip("的有达到为共")
    within = re.search(".{0,2}".join(map(re.escape, name)), own) if len(name) == _HEAD else None  # 女会员, 女职工会员
    inside = within is not None and own[within.start() - 1 : within.start()] not in _OTHER_NAME
    return _bears(own, name) or inside or (len(head) >= _HEAD and name.startswith(head))


def _bears(words: str, name: str) -> bool:
    """Return whether some words hold a name that is no other one's end: 税收 of 税收收入, not of 非税收入."""
    at = words.find(name)
    return at >= 0 and words[at - 1 : at] not in _OTHER_NAME


def _alike(name: str, words: str) -> bool:
    """Return whether a name says nothing (预计占, 这仅占), or calls a part by one of its own words."""
    bare = _GLUE.sub("", name)
    head = bare.rstrip("量额数值")  # 出口农机2.46万台,出口量占
    return not bare or words.rstrip("达到为约共有了")[-2:] in bare or (len(head) > 1 and head in words)
