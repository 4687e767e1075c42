"""S10: from_to_growth.

Does 由X增至Y agree with the growth stated?  So too 达到Y,比上年增加D,增长Z%: then Z must be D / (Y − D).

Real growth beside nominal levels, 年均 without its years and figures of different units are undecidable.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.metrics import indicators
from pipeline import intervals
from pipeline.checks.base import (
    Case,
    Check,
    Finding,
    Judgement,
    ReportFacts,
    consistent,
    level,
    period_of,
    sure,
    undecidable,
)
from pipeline.intervals import HUNDRED, Interval
from pipeline.tables import Fact

_TO = re.compile(
    r"[^,。;:\n]{0,8}(?:增加|增长|提高|上升|上涨|扩大|发展|提升|增|升|降低|下降|减少|降|压缩|缩小|跌)?(?:到|至|为)[^,。;\n]{0,10}"
)
_FROM = re.compile(r"[由从][^,。;\n]{0,24}$")
_GAP = re.compile(r"[^。;\n]{0,16}")
_CUES = ("由", "从", "增加", "减少", "增收", "净增", "多", "少")
_OTHER = re.compile(r"[由从]|预|修正|其中|而|占|环比")
_YEARLY = re.compile(r"同比|年比|上年|去年")
_MONTHLY = re.compile(r"[月季周日]")
_REAL = re.compile(r"可比|不变价|实际增长|扣除|年均|平均|每年|逐年|复合|翻|亏|盈|股价|收盘|报收|影响")
_DELTA = re.compile(r"(?:净?增加|净增|增长|增收|多|减少|下降|降低|少)(?:了|约)?$")
_FALLS = re.compile(r"(?:减少|下降|降低|少|降|跌)了?$")
_SCOPE = re.compile(r"其中|累计|占|目标|计划|力争|预计|将")


def judge(report: ReportFacts) -> Iterator[Judgement]:
    """Take from–to pairs with a growth, and levels with both change and growth."""
    for growth in report.facts:
        if growth.unit not in ("%", "百分点") or growth.measure == "share" or growth.list_group is not None:
            continue
        window = report.folded[max(0, growth.start - 110) : growth.start]
        if not any(word in window for word in _CUES):
            continue
        before = report.between(max(0, growth.start - 110), growth.start)[-2:]
        if len(before) < 2 or before[0].unit != before[1].unit or before[0].sentence_id != growth.sentence_id:
            continue
        first, second = before
        if _from_to(report, first, second, growth):
            yield _judged(report, first, second, growth, second.unit == "%")
        elif _changed(report, first, second, growth):
            yield _delta(report, first, second, growth)


def _from_to(report: ReportFacts, first: Fact, second: Fact, growth: Fact) -> bool:
    """Return whether 由 first 增至 second stands before a growth, with nothing between."""
    folded = report.folded
    low = report.clause(first.start)
    between = folded[second.end : growth.start]
    if not _FROM.search(folded, low, first.start) or not _TO.fullmatch(folded, first.end, second.start):
        return False
    if (growth.unit == "百分点" and first.unit != "%") or (growth.unit == "%" and first.unit == "%"):
        return False
    if _OTHER.search(between) or (_YEARLY.search(between) and _MONTHLY.search(folded, low, first.start)):
        return False
    return _GAP.fullmatch(between) is not None and re.search(r"增|提高|上升|降|减|涨|升|跌|幅", between) is not None


def _changed(report: ReportFacts, first: Fact, second: Fact, growth: Fact) -> bool:
    """Return whether a level, its change and its growth follow each other: 达到Y,比上年增加D,增长Z%."""
    folded = report.folded
    between, after = folded[first.end : second.start], folded[second.end : growth.start]
    if growth.unit != "%" or first.unit == "%" or not level(first) or not _DELTA.search(between):
        return False
    plain = (
        len(between) <= 14
        and between[:1] in (",", "(", "、")
        and re.fullmatch(r"[,(、]?(?:同比)?(?:增长|下降|增幅为?|增速为?|降幅为?)(?:了|达|约)?", after)
    )
    return plain is not None and plain is not False


def _judged(report: ReportFacts, first: Fact, second: Fact, growth: Fact, points: bool) -> Judgement:
    """Compare second / first − 1 (or second − first, in points) with the growth."""
    facts = (growth, first, second)
    span = report.folded[report.clause(first.start) : min(len(report.folded), growth.end + 8)]
    if _REAL.search(span) or _is_real(second):
        return undecidable(facts, "real_or_average_growth")
    before, after = report.interval(first), report.interval(second)
    stated = _absolute(report.interval(growth))
    if before.low is None or before.low <= 0 or before.high is None or after.low is None or after.high is None:
        return undecidable(facts, "open_interval")
    implied = after - before if points else (after / before - intervals.exactly(1)).scaled(HUNDRED)
    return _verdict(report, facts, stated, _absolute(implied), f"{report.printed(first)} → {report.printed(second)}")


def _delta(report: ReportFacts, whole: Fact, delta: Fact, growth: Fact) -> Judgement:
    """Compare D / (Y − D) with the growth."""
    facts = (growth, whole, delta)
    span = report.folded[report.clause(whole.start) : growth.start]
    if _REAL.search(span) or _is_real(whole) or _SCOPE.search(span):
        return undecidable(facts, "real_or_average_growth")
    level_now, change = report.interval(whole), _absolute(report.interval(delta))
    falls = _FALLS.search(report.folded, whole.end, delta.start) is not None
    before = level_now + change if falls else level_now - change
    if before.low is None or before.low <= 0 or change.high is None or level_now.high is None:
        return undecidable(facts, "open_interval")
    implied = (change / before).scaled(HUNDRED)
    label = f"{report.printed(delta)} / ({report.printed(whole)} {'+' if falls else '−'} {report.printed(delta)})"
    return _verdict(report, facts, _absolute(report.interval(growth)), implied, label)


def _is_real(fact: Fact) -> bool:
    """Return whether growth of an indicator is stated at constant prices."""
    entry = indicators().get(fact.metric or "")
    return entry is not None and entry.growth_basis == "real"


def _absolute(interval: Interval) -> Interval:
    """Return the size of a change that surely rises or surely falls."""
    return -interval if interval.high is not None and interval.high <= 0 else interval


def _verdict(
    report: ReportFacts, facts: tuple[Fact, Fact, Fact], stated: Interval, implied: Interval, label: str
) -> Judgement:
    """Compare the stated growth with the one implied."""
    growth, first, second = facts
    if not stated.disjoint(implied):
        return consistent(facts, stated, implied)
    printed = report.printed(growth)
    size = intervals.show_number(implied.middle, "%") if implied.middle is not None else "?"
    finding = Finding(
        "inconsistency",
        intervals.severity(intervals.gap(stated, implied)),
        sure(88),
        f"{label}推算为{size},文中为{printed}",
        f"{label} implies {size}, the text says {printed}",
        f"{label} = {intervals.show(implied, '%')} ≠ {printed} {intervals.show(stated, '%')}",
        (("stated", *report.quote(growth)), ("against", *report.quote(first)), ("against", *report.quote(second))),
        intervals.hint(stated, implied, printed),
        second.subject,
        second.metric,
        period_of(second),
    )
    return Judgement("inconsistent", facts, stated, implied, "disjoint", finding)


CHECK = Check(
    "S10",
    "from_to_growth",
    "Does 由X增至Y agree with the growth stated?",
    judge,
    ("年均 and real growth", "open intervals", "goals and shares"),
    (
        Case("企业销售收入由2010年的2.52亿元增加到2012年的4.05亿元,增长60.7%。", "consistent"),
        Case("企业销售收入由2010年的2.52亿元增加到2012年的4.05亿元,增长35%。", "inconsistent"),
        Case("全年完成税收8800万元,比上年增加800万元,增长10%。", "consistent"),
        Case("全年完成税收8800万元,比上年增加800万元,增长15%。", "inconsistent"),
        Case("城镇化率由41.2%提高到45.1%,提高6.2个百分点。", "inconsistent"),
    ),
)
