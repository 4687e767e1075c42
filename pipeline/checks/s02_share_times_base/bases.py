"""What a share is of, by the words between it and its part, for the check share_times_base.

占公司销售收入的5.3%: the sales of the same subject and period, wherever they are told.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from extractors.metrics import indicators
from pipeline.checks.figures import level
from pipeline.checks.report import ReportFacts
from pipeline.checks.s02_share_times_base.common_whole import named_for
from pipeline.checks.words import either
from pipeline.intervals import ZERO
from pipeline.tables import Fact

_SCOPE = re.compile(r"全[国省市县区镇乡州]|规模以上|规上|[\u4e00-\u9fff]{2,3}[省市县区镇]")
_ALL = re.compile("全[省市县区镇乡州旗]")
_TOTAL = re.compile(r"([\u4e00-\u9fff]{2,12})总[人户]?[数量]")  # 职工总数, of 公司现有职工1200人
_AGO = re.compile("[上去前]年|[同上]期|[年期]初")
_MONTHS = re.compile(r"季度|\d月")
_ESTIMATE = re.compile("预计(?!到|明年|[12]\\d{3}年)[^,]{0,8}全年|全年[^,]{0,8}(?:预计|可望)")
_ABOVE_SCALE = "规模以上"
_SOLD = re.compile("客户")
_SALES, RETURNS = "sales_amount", "revenue"
_WHOLE = re.compile(rf"^(?:{either('S2.whole')}|总|比|总[人户]数|总[\u4e00-\u9fff]{{1,4}})?$")

_OF_PLAN = re.compile(r"\)?的 ?\d{1,3}(?:\.\d{1,2})?%")
_REACH, _LONG = 300, 5  # characters before a part, and of a name that needs no lexicon
_MOST = 50  # figures before a part, and behind it, that may be its base


def bases_of(report: ReportFacts, part: Fact, words: str) -> list[Fact]:
    """Return the figures that state the base of a share."""
    words = words.replace("规上", _ABOVE_SCALE)
    if _WHOLE.match(words):
        return _whole(report, part)
    total = _TOTAL.fullmatch(words)
    if total:
        return [f for f in _whole(report, part) if total[1] in report.words(f) + report.folded[f.end : f.end + 6]]
    entry = indicators().get(words) or indicators().get(_SCOPE.sub("", words, count=1).lstrip("的"))
    wanted = {name for name in (words, entry.metric, entry.metric_id) if name} if entry else {words}
    sold = _SOLD.search(report.words(part)) is not None
    if sold and _SALES in wanted:
        wanted.add(RETURNS)
    if (part.metric in wanted or (part.metric_id in wanted and part.metric_id)) and not sold:
        return []
    found = [
        base
        for base in _nearest(report.facts_of(wanted, _of_place(report, part, words)), part)
        if base.unit == part.unit
        and level(base)
        and (base.modality == part.modality or _foreseen(report, base))
        and not _of_other_time(report, base, part)
        and _scope(words, report.words(base))
    ]
    found = found or _called(report, part, words)
    # What is sold to a customer is part of all sales, the largest of what is told of them, which may be all returns.
    return sorted(found, key=lambda base: base.low or ZERO)[-1:] if sold else found


def _called(report: ReportFacts, part: Fact, words: str) -> list[Fact]:
    """Return the figures of the same time before a part that are told by the name of its base, in whatever words."""
    before = report.between(max(0, part.start - _REACH), part.start) if len(words) >= _LONG else ()
    alike = (base for base in before if base.unit == part.unit and level(base) and _one_time(report, base, part))
    return [base for base in alike if named_for(report, base, words) and _scope(words, report.words(base))]


def _one_time(report: ReportFacts, base: Fact, part: Fact) -> bool:
    """Return whether two figures are of one period, and both planned or both not."""
    planned = [fact.modality in ("planned", "target") and not _foreseen(report, fact) for fact in (base, part)]
    return planned[0] == planned[1] and (base.period_start, base.period_end) == (part.period_start, part.period_end)


def _foreseen(report: ReportFacts, fact: Fact) -> bool:
    """Return whether a figure is what a year about to end will come to: 预计全年工业总产值可达241.3亿元."""
    return fact.modality == "planned" and _ESTIMATE.search(report.words(fact)) is not None


def _of_other_time(report: ReportFacts, base: Fact, part: Fact) -> bool:
    """Return whether a base is of a time that a part is not of.

    上年同期为16亿元 is told for comparison, of a time that nothing else says; 二季度收入5亿元 is not of the whole year.
    """
    base_of, part_of = report.words(base), report.words(part)
    ago = base.period_start is None and _AGO.search(base_of) is not None and _AGO.search(part_of) is None
    months = _MONTHS.search(base_of) is not None and _MONTHS.search(part_of) is None
    return ago or (months and base.sentence_id != part.sentence_id)


def _of_place(report: ReportFacts, part: Fact, words: str) -> Fact:
    """Return what a base is like: of the place where a firm's figure is said to be a share of 全镇工业总产值."""
    return replace(part, subject=report.region) if part.enterprise_id and _ALL.match(words) and report.region else part


def _nearest(facts: list[Fact], part: Fact) -> list[Fact]:
    """Return the facts around a part, in text order: a book says one thing of one subject a thousand times."""
    at = bisect_left(facts, part.start, key=lambda fact: fact.start)
    return facts[max(0, at - _MOST) : at + _MOST]


def _scope(words: str, clause: str) -> bool:
    """Return whether a base has the scope the share asks for: 规模以上工业 is not all industry."""
    return ("规模以上" in words or "规上" in words) == (
        "规模以上" in clause or "规上" in clause
    ) and "其中" not in clause


def _whole(report: ReportFacts, part: Fact) -> list[Fact]:
    """Return the total after which the part stands with 其中."""
    low = max(report.sentence_span(part.start)[0], part.start - 60)
    among = report.folded.rfind("其中", low, part.start)
    if among < 0 or report.between(among, part.start):
        return []
    before = [fact for fact in report.between(low, among) if fact.unit not in ("%", "百分点")]
    # 申请186件,完成任务|300件|的62%,其中发明52件: of what was done, not of the task
    before = [fact for fact in before if not _OF_PLAN.match(report.folded, fact.end)]
    return [before[-1]] if before and before[-1].unit == part.unit and level(before[-1]) else []
