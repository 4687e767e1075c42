"""Growth told together with the two levels it lies between, for the check from_to_growth.

比上年的620万元增长40%,达到930万元 · 48.6亿元(上年为40.2亿元),增长12.5% · 在去年1.2亿元的基础上增长25%,达到1.86亿元
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from pipeline import intervals
from pipeline.checks.base import Judgement, undecidable
from pipeline.checks.cross_words import by_id
from pipeline.checks.figures import level
from pipeline.checks.forms import form, found
from pipeline.checks.reckoned import Reckoning, held
from pipeline.checks.report import ReportFacts
from pipeline.checks.words import any_of, either, one_of, words
from pipeline.intervals import HUNDRED, Interval
from pipeline.tables import Fact

CUES = one_of(*words("S10.ago"), "年的", "年为", "年是")  # without one of these no form is told
_FALLS = any_of("S10.fall")
REAL = any_of("S10.real")
_MINUS = re.compile(r"[,:;(、为到达是约的额润][-−]$")  # 5600万元-11300万元 is a range
_PART = re.compile("季|半年|月")
_RESTATED = any_of("S10.restated")  # the level before was counted otherwise
_MIXED = Decimal("0.05")  # growth that may be real lies no further from that of the levels of one sentence
_AGO = rf"(?:[12]\d{{3}}年|{either('S10.ago')})(?:同期|末|底|度)?"
_GROWN = rf"(?P<verb>{either('S10.delta')}|{either('S10.rate')}|{either('S10.rise')})(?:了|约|近)?"
_SINCE = f"(?:[相同]?[比较]|对比)于?{_AGO}的?"
_THAN = f"[比较]于?{_AGO}的?〜{{0,6}}Ⓝ"
_BY = rf"(?P<verb>{either('S10.delta')}了?Ⓝ,(?:同比)?{either('S10.rate')})为?(?:了|约|达)?"
_FORMS = (
    form(
        rf"[比较]{_AGO}的〜{{0,6}}(?P<old>Ⓝ)〜{{0,3}}{_GROWN}(?P<change>[ⓃⓅ])〜{{0,2}},(?:总[数量额户]|[今全]年|累计|已经?)?(?:达到?|增至|增加到|升至)了?(?P<new>Ⓝ)",
        "财政收入比上年的620万元增长40%,达到930万元。",
        _THAN,
    ),
    form(
        rf"(?P<new>Ⓝ),{_SINCE}(?:(?:实际)?完成数|执行数|决算数)?[-−]?(?P<old>Ⓝ)〜{{0,3}}{_GROWN}(?P<change>[ⓃⓅ])",
        "财政收入达到930万元,比上年的620万元增长40%。",
        _THAN,
    ),
    form(
        rf"(?P<new>Ⓝ),{_SINCE}〜{{0,6}}(?P<old>Ⓝ)〜{{0,3}}{_BY}(?P<change>Ⓟ)",
        "实现收入18.8亿元,较上年同期12.4亿元增加6.4亿元,增长55.1%。",
        _THAN,
    ),
    form(
        rf"(?P<new>Ⓝ),(?:同比|{_SINCE})?{_GROWN}(?P<change>Ⓟ)\({_AGO}(?:为|是)?(?P<old>Ⓝ)\)",
        "实现净利润3.6亿元,同比增长38.6%(上年同期为2.8亿元)。",
        rf"\({_AGO}",
    ),
    form(
        rf"(?P<new>Ⓝ)\({_AGO}(?:为|是|完成|实现)?(?P<old>Ⓝ)\),?(?:同比|比上年|较上年)?{_GROWN}(?P<change>[ⓃⓅ])",
        "完成产值48.6亿元(上年为40.2亿元),增长12.5%。",
        rf"\({_AGO}",
    ),
    form(
        rf"(?P<new>Ⓝ),(?P<ago>{_AGO})的?(?:为|是|完成|实现)?(?P<old>Ⓝ),(?P<yearly>同比|比上年|较上年|比去年|较去年)?{_GROWN}(?P<change>[ⓃⓅ])",
        "实现利润31.2亿元,去年同期为28.6亿元,同比增长19.1%。",
        rf",{_AGO}的?(?:为|是|完成|实现)?Ⓝ",
    ),
    form(
        rf"(?P<new>Ⓝ),{_SINCE}〜{{0,3}}{_GROWN}(?P<change>Ⓝ),{_AGO}(?:余额|总[数量额])?(?:为|是)(?P<old>Ⓝ)",
        "规模以上企业486家,比上年末净增32家,上年末为464家。",
        rf",{_AGO}(?:余额|总[数量额])?[为是]Ⓝ",
    ),
    form(
        rf"新[一-鿿]{{1,3}}〜{{0,16}}(?P<change>Ⓝ),(?:累计|总数|总量)(?P<verb>达到?)(?P<new>Ⓝ),{_AGO}(?:为|是)(?P<old>Ⓝ)",
        "新认定绿色食品15个,累计达到88个,上年末为63个。",
        rf",{_AGO}[为是]Ⓝ",
    ),
    form(
        r"新增〜{0,12}(?P<change>Ⓝ),总数由〜{0,8}(?P<old>Ⓝ)(?P<verb>增加|增长|发展|扩大)[到至](?P<new>Ⓝ)",
        "新增规上企业12家,总数由去年底的145家增加到175家。",
        "总数由",
    ),
    form(
        rf"在{_AGO}〜{{0,10}}(?P<old>Ⓝ)的?基础上,?(?:〜{{0,12}},)?〜{{0,12}}{_GROWN}(?P<change>[ⓃⓅ])〜{{0,2}},〜{{0,6}}达到?了?(?P<new>Ⓝ)",
        "在去年销售额1.2亿元的基础上增长25%,达到1.86亿元。",
        "基础上",
    ),
    form(
        f"[由从]〜{{0,14}}(?P<old>Ⓝ)〜{{0,3}}{either('S10.moved')}(?:到|至)〜{{0,8}}(?P<new>Ⓝ),{_GROWN}(?P<change>Ⓝ)",
        "规模以上企业由上年的45家增加到62家,净增21家。",
        f"{either('S10.moved')}[到至]〜{{0,8}}Ⓝ",
    ),
)


# What was, what is, by how much it grew, and by how much in per cent.
_FROM_TO = form(
    f"[由从]〜{{0,14}}(?P<old>Ⓝ)〜{{0,3}}{either('S10.moved')}[到至]〜{{0,8}}(?P<new>Ⓝ),{_BY}(?P<change>Ⓟ)",
    "财政收入由10.2亿元增加到18.6亿元,净增8.4亿元,增长84.2%。",
    f"{either('S10.moved')}[到至]〜{{0,8}}Ⓝ",
)
# Rates whose difference is told in points.
_POINTS = form(
    rf"(?P<new>Ⓟ),{_SINCE}(?P<old>Ⓟ)〜{{0,3}}{_GROWN}(?P<change>Ⓓ)",
    "城镇化率55.8%,比上年的54.2%提高1.6个百分点。",
    f"[比较]于?{_AGO}的?Ⓟ",
)
# A loss that turned into a profit: the growth is that over the size of the loss.
_LOSS = form(
    rf"(?P<new>Ⓝ),{_SINCE}净?亏损(?P<old>Ⓝ)〜{{0,3}}增[长加](?P<change>Ⓟ)",
    "净利润2360万元,相比上年同期的亏损2.42亿元增长109.8%。",
    f"[比较]于?{_AGO}的?净?亏损Ⓝ",
)


def told(report: ReportFacts) -> Iterator[Judgement]:
    """Hold each growth against the two levels of its sentence."""
    yield from _beside(report)
    for one in _FORMS:
        for match, figures in found(report, one):
            old, new, change = (figures[name] for name in ("old", "new", "change"))
            if old.unit != new.unit or change.unit not in (old.unit, "%") or old.unit == "%":
                continue
            if not _compared(report, match, figures):
                continue
            if match["verb"].startswith("达") and not _too_many(report, figures):
                continue
            if REAL.search(match[0]) or "real" in (basis(new), basis(old)):
                yield undecidable((change, old, new), "real_or_average_growth")
            else:
                yield _judged(report, figures, bool(_FALLS.search(match["verb"])))


def _too_many(report: ReportFacts, figures: Mapping[str, Fact]) -> bool:
    """Return whether a total is more than what was and what was added, or less than what was: some may have left."""
    old, new, change = (report.interval(figures[name]) for name in ("old", "new", "change"))
    ends = (old.low, new.low, new.high, (old + change).high)
    if any(end is None for end in ends):
        return False
    return new.low > (old + change).high or new.high < old.low  # type: ignore[operator]


def _beside(report: ReportFacts) -> Iterator[Judgement]:
    """Hold points against two rates, and growth against a profit and the loss before it."""
    for match, figures in found(report, _POINTS):
        yield _judged(report, figures, bool(_FALLS.search(match["verb"])))
    for match, figures in found(report, _FROM_TO):
        if figures["old"].unit == figures["new"].unit and level(figures["old"]) and not REAL.search(match[0]):
            yield _judged(report, figures, bool(_FALLS.search(match["verb"])))
    for _, figures in found(report, _LOSS):
        if figures["old"].unit == figures["new"].unit and level(figures["old"]) and level(figures["new"]):
            yield _judged(report, figures, False, True)


def _compared(report: ReportFacts, match: re.Match[str], figures: Mapping[str, Fact]) -> bool:
    """Return whether growth told behind two levels is that of one over the other: 上年 is no base of a quarter."""
    said = match.groupdict()
    ago, new = said.get("ago"), figures["new"]
    if ago is None:
        return True
    before = report.folded[report.sentence_span(new.start)[0] : figures["old"].start]
    if _RESTATED.search(before):
        return False
    if ago[:1].isdigit():
        year = new.year or report.report_year
        return year == int(ago[:4]) + 1 and not (_PART.search(before) or _PART.search(ago))
    if ago.startswith(("年初", "期初", "上月", "上周", "上季")):
        return said["yearly"] is None  # growth over a year may be told beside the level at its beginning
    return "同期" in ago or not _PART.search(before)


def _judged(report: ReportFacts, figures: Mapping[str, Fact], falls: bool, lost: bool = False) -> Judgement:
    """Compare new / old − 1, or new − old, with the change; new / old + 1 where the old level was a loss."""
    old, new, change = (figures[name] for name in ("old", "new", "change"))
    facts = (change, old, new)
    before, after, stated = (_signed(report, fact, report.interval(fact)) for fact in facts[1:] + facts[:1])
    lost = lost or (before.high is not None and before.high < 0)
    if not _size(before).positive or None in (before.high, after.low, after.high):
        return undecidable(facts, "open_interval")
    relative = change.unit == "%"
    implied = _change(_size(before), after, relative, lost)
    now, then = (_signed(report, fact, report.shown(fact)) for fact in (new, old))
    shown = _change(_size(then), now, relative, lost)
    if falls and stated.positive:
        stated, implied, shown = -stated, implied, shown
    if relative and basis(new) == "mixed" and intervals.gap(after, before * _factor(stated)) < _MIXED:
        return undecidable(facts, "real_or_average_growth")
    label = f"{report.printed(old)} → {report.printed(new)}"
    return verdict(report, facts, (stated, implied, shown), label)


def _signed(report: ReportFacts, fact: Fact, value: Interval) -> Interval:
    """Return the value of a figure that may have a minus before it, which counts are read without."""
    minus = _MINUS.search(report.folded, max(0, fact.start - 2), fact.start) is not None
    return -value if minus and value.positive else value


def _size(value: Interval) -> Interval:
    """Return the size of a level that is surely above or surely below zero."""
    return -value if value.high is not None and value.high < 0 else value


def _change(old: Interval, new: Interval, relative: bool, lost: bool) -> Interval:
    """Return by how much a level changed, in its unit or in percent of the size of the old one, a loss if `lost`."""
    one = intervals.exactly(-1 if lost else 1)
    return (new / old - one).scaled(HUNDRED) if relative else new + old if lost else new - old


def _factor(growth: Interval) -> Interval:
    """Return by what a growth multiplies a level."""
    return intervals.exactly(1) + growth.scaled(1 / HUNDRED)


def basis(fact: Fact) -> str:
    """Return how growth of an indicator is stated: at constant prices (real), nominal, either (mixed), or na."""
    entry = by_id().get(fact.metric_id or fact.metric or "")
    return entry.growth_basis if entry else "na"


def verdict(
    report: ReportFacts, facts: tuple[Fact, Fact, Fact], values: tuple[Interval, Interval, Interval], label: str
) -> Judgement:
    """Compare the stated growth with the one implied; the third value is what the computation prints."""
    stated, implied, shown = values
    return held(report, facts, Reckoning(implied, shown, label, f"{label}推算为", f"{label} implies", facts[2]), stated)
