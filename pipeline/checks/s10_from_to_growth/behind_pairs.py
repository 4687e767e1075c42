"""Growth right behind the two figures it follows from, for the check from_to_growth.

由2.52亿元增加到4.05亿元,增长60.7% · 达到8800万元,比上年增加800万元,增长10%: then it must be 800 / (8800 − 800)
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline import intervals
from pipeline.checks.asides import REASON
from pipeline.checks.base import Judgement, undecidable
from pipeline.checks.figures import all_exact, level
from pipeline.checks.forms import found
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.s10_from_to_growth.growth_forms import FROM_OLD, GROWN_BY
from pipeline.checks.s10_from_to_growth.growth_told import basis, over_before, verdict
from pipeline.checks.s10_from_to_growth.whole_levels import or_closer
from pipeline.checks.words import any_of, either
from pipeline.intervals import HUNDRED
from pipeline.tables import Fact

_RISE, _SIZED = either("S10.rise"), any_of("S10.rise")
_TO = re.compile(
    rf"(?:(?:[(][^()]{{0,12}}[)])?[^,。;:\n]{{0,8}}{_RISE}?|,[^,。;:\n]{{0,4}}{_RISE})了?(?:到|至|为)[^,。;\n]{{0,10}}"
)
_FROM = re.compile(r"[由从][^,。;\n]{0,24}$")
_CUES = any_of("S10.cue")
_OTHER = any_of("S10.other")  # the growth is of something else, or of another time
_YEARS = r"(?:[一两三四五六七八九十]|\d{1,2})年(?:时间)?[间来里内]?"  # ,两年间增长了150%
_GLUE = re.compile(rf"(?:[,、(\s]|{_YEARS}|{either('S10.glue')}|\d{{4}}年|/\s?[一-鿿])*")
_YEARLY = re.compile(r"同比|年比|上年|去年")
_MONTHLY = re.compile(r"[月季周日]")
_MEAN = re.compile("平均(?=[^,。;]{1,14}[由从])")  # 平均等候时间由36分钟缩短到29分钟: the name of a level
_REAL, _A_YEAR = any_of("S10.real"), "每年"
_DELTA = re.compile(rf"(?:{either('S10.delta')}|(?<![至最很许不减众增])[多少][一-鿿]{{1,2}}?)(?:了|约)?$")
_FALLS = re.compile(rf"{either('S10.fall')}了?$")
_GROWN = re.compile(rf"[,(、]?(?:同比)?{either('S10.rate')}为?(?:了|高?达|约)?")
_SCOPE = any_of("S10.scope")
_TIMES = "年月日天周"
_REACH = 25  # characters before an amount that tie it to another one
_MEASURED = frozenset({"currency", "count", "measure", "percent"})


def behind_pairs(report: ReportFacts) -> Iterator[Judgement]:
    """Take each growth whose two figures stand right before it."""
    for growth in report.facts:
        if growth.unit not in ("%", "百分点") or growth.measure == "share" or growth.list_group is not None:
            continue
        if not _CUES.search(report.folded, max(0, growth.start - 110), growth.start):
            continue
        pair = _pair(report, growth)
        if pair is None:
            continue
        first, second = pair
        if _from_to(report, first, second, growth):
            yield _judged(report, first, second, growth, second.unit == "%")
        elif _changed(report, first, second, growth):
            yield _delta(report, first, second, growth)


@gated(GROWN_BY)
def grown_by(report: ReportFacts) -> Iterator[Judgement]:
    """Take levels with their growth and, behind it, their change: 18.6亿元,同比下降24.8%,比上年减少4.1亿元."""
    for _, (whole, growth, delta) in ((m, f.values()) for m, f in found(report, GROWN_BY)):
        if whole.unit == delta.unit and level(whole):
            yield _delta(report, whole, delta, growth)


@gated(FROM_OLD)
def grown_from(report: ReportFacts) -> Iterator[Judgement]:
    """Take what was, by how much it changed, and in per cent: 与上年的196.1万吨相比净增18.4万吨,增幅9.4%."""
    for _, figures in found(report, FROM_OLD):
        old, delta, growth = figures.get("old") or figures["than"], figures["delta"], figures["change"]
        facts = (growth, old, delta)
        exact = all_exact(*facts)
        if old.unit == delta.unit and level(old) and exact and report.interval(old).positive:
            by = report.interval(delta).size
            implied = (by / report.interval(old)).scaled(HUNDRED)
            shown = (report.shown(delta).size / report.shown(old)).scaled(HUNDRED)
            label = f"{report.printed(delta)} / {report.printed(old)}"
            yield verdict(report, facts, (report.interval(growth).size, implied, shown), label)


def _pair(report: ReportFacts, growth: Fact) -> tuple[Fact, Fact] | None:
    """Return the two amounts of one unit right before a growth, in its sentence."""
    low = max(report.sentence_span(growth.start)[0], growth.start - 110)
    numbers = report.numbers(low, growth.start)
    measured = [n for n in numbers if n.family in _MEASURED and n.unit and n.unit.word[-1] not in _TIMES][-2:]
    if len(measured) < 2 or not _tied(report.folded, *(number.start for number in measured)):
        return None
    found = [fact for fact in map(report.amount, measured) if fact is not None]
    alike = (
        len(found) == 2 and found[0].unit.partition("/")[0] == found[1].unit.partition("/")[0]
    )  # 由每吨2600元涨到2860元
    return (found[0], found[1]) if alike else None


def _tied(folded: str, first: int, second: int) -> bool:
    """Return whether the words before two amounts may tie them: 由 before the first, a change before the second."""
    since = _FROM.search(folded, max(0, first - _REACH), first)
    return since is not None or _DELTA.search(folded, max(0, second - _REACH), second) is not None


def _from_to(report: ReportFacts, first: Fact, second: Fact, growth: Fact) -> bool:
    """Return whether 由 first 增至 second stands before a growth, with nothing between."""
    folded = report.folded
    low = report.clause(first.start)
    between = _without_unit(folded[first.end : second.start], folded[second.end : growth.start])
    if not _FROM.search(folded, low, first.start) or not _TO.fullmatch(folded, first.end, second.start):
        return False
    if (growth.unit == "百分点" and first.unit != "%") or (growth.unit == "%" and first.unit == "%"):
        return False
    if _OTHER.search(between) or (_YEARLY.search(between) and _MONTHLY.search(folded, low, first.start)):
        return False
    return _GLUE.fullmatch(between) is not None and _SIZED.search(between) is not None


def _without_unit(one: str, two: str) -> str:
    """Return the words behind a figure without the rest of its unit, as the other one has it, too (标准煤)."""
    return two[next((place for place, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), 0) :]


def _changed(report: ReportFacts, first: Fact, second: Fact, growth: Fact) -> bool:
    """Return whether a level, its change and its growth follow each other: 达到Y,比上年增加D,增长Z%."""
    folded = report.folded
    between, after = REASON.sub("", folded[first.end : second.start]), folded[second.end : growth.start]
    if growth.unit != "%" or first.unit == "%" or not level(first) or not _DELTA.search(between):
        return False
    if growth.base is not None and second.base is not None and growth.base != second.base:
        return False  # 比年初增加136亿元,同比增长12.4%
    return len(between) <= 14 and between[:1] in (",", "(", "、") and _GROWN.fullmatch(after) is not None


def _judged(report: ReportFacts, first: Fact, second: Fact, growth: Fact, points: bool) -> Judgement:
    """Compare second / first − 1 (or second − first, in points) with the growth."""
    facts = (growth, first, second)
    lead = report.folded[report.clause(first.start) : first.start].replace(_A_YEAR, "")  # 每年产能由32万吨增加至58万吨
    span = lead + report.folded[first.start : min(len(report.folded), growth.end + (0 if points else 8))]
    if _REAL.search(_MEAN.sub("", span)) or basis(second) == "real":
        return undecidable(facts, "real_or_average_growth")
    before, after = report.interval(first), report.interval(second)
    stated = report.interval(growth).size
    if before.low is None or before.low <= 0 or before.high is None or after.low is None or after.high is None:
        return undecidable(facts, "open_interval")
    implied = after - before if points else (after / before - intervals.exactly(1)).scaled(HUNDRED)
    one, two = report.shown(first), report.shown(second)
    shown = two - one if points else (two / one - intervals.exactly(1)).scaled(HUNDRED)
    label = f"{report.printed(first)} → {report.printed(second)}"
    return or_closer(report, verdict(report, facts, (stated, implied.size, shown.size), label))


def _delta(report: ReportFacts, whole: Fact, delta: Fact, growth: Fact) -> Judgement:
    """Compare D / (Y − D) with the growth."""
    facts = (growth, whole, delta)
    span = report.folded[report.clause(whole.start) : growth.start]
    if _REAL.search(span) or basis(whole) == "real" or _SCOPE.search(span):
        return undecidable(facts, "real_or_average_growth")
    falls = _FALLS.search(report.folded, whole.end, delta.start) is not None
    return over_before(report, whole, delta, growth, falls) or undecidable(facts, "open_interval")
