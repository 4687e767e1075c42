"""Growth told in one sentence with its two levels, held against them, for the check from_to_growth."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from pipeline import intervals
from pipeline.checks.base import Finding, Judgement, sure, undecidable
from pipeline.checks.cross_words import by_id
from pipeline.checks.figures import level
from pipeline.checks.forms import found
from pipeline.checks.gated import gated
from pipeline.checks.reckoned import Reckoning, against_reckoning
from pipeline.checks.report import ReportFacts
from pipeline.checks.s10_from_to_growth.growth_forms import FORMS, FROM_TO, LOSS, POINTS
from pipeline.checks.s10_from_to_growth.whole_levels import or_closer
from pipeline.checks.words import any_of, either
from pipeline.intervals import HUNDRED, Interval
from pipeline.tables import Fact

_FALLS = any_of("S10.fall")
REAL = any_of("S10.real")
_MINUS = re.compile(r"[,:;(、为到达是约的额润][-−]$")  # 5600万元-11300万元 is a range
_PART = re.compile("季|半年|月")
_CHANGE, _BEFORE = re.compile(rf"(?:{either('S10.delta')}|{either('S10.rise')})(?:了|约|近)?$"), 8
_MONTH = re.compile(r"\d月")
_SHORT = re.compile("[年期]初|[上前]一?个?(?:[月周季日天]|交易)")  # no year ago
_RESTATED = any_of("S10.restated")  # the level before was counted otherwise
_CHEAPER = Decimal(3)  # points by which consumer prices never fell in a year
_MIXED = Decimal("0.05")  # growth that may be real lies no further from that of the levels of one sentence


def growths_told(report: ReportFacts) -> Iterator[Judgement]:
    """Hold each growth against the two levels of its sentence."""
    yield from _beside(report)
    for one in FORMS:
        for match, figures in found(report, one):
            old, new, change = (figures[name] for name in ("old", "new", "change"))
            if old.unit != new.unit or change.unit not in (old.unit, "%") or old.unit == "%":
                continue
            if not _compared(report, match, figures) or _moved(report, new):
                continue
            some_left = match["verb"].startswith(("达", "新")) or "what" in match.groupdict()
            if some_left and not _too_many(report, figures):
                continue
            if "again" in match.groupdict() and (old.metric is None or old.metric != new.metric):
                continue
            if REAL.search(match[0]) or "real" in (basis(new), basis(old)):
                yield undecidable((change, old, new), "real_or_average_growth")
            else:
                yield judged(report, figures, bool(_FALLS.search(match["verb"])))


def _moved(report: ReportFacts, new: Fact) -> bool:
    """Return whether a figure is told as a change: 比6月报告的994万吨增加12万吨,较2010年的959万吨增长."""
    return _CHANGE.search(report.folded, max(0, new.start - _BEFORE), new.start) is not None


def _too_many(report: ReportFacts, figures: Mapping[str, Fact]) -> bool:
    """Return whether a total is more than what was and what was added, or less than what was: some may have left."""
    old, new, change = (report.interval(figures[name]) for name in ("old", "new", "change"))
    ends = (old.low, new.low, new.high, (old + change).high)
    if any(end is None for end in ends):
        return False
    return new.low > (old + change).high or new.high < old.low  # type: ignore[operator]


@gated(POINTS, FROM_TO, LOSS)
def _beside(report: ReportFacts) -> Iterator[Judgement]:
    """Hold points against two rates, and growth against a profit and the loss before it."""
    for match, figures in found(report, POINTS):
        yield judged(report, figures, bool(_FALLS.search(match["verb"])))
    for match, figures in found(report, FROM_TO):
        if figures["old"].unit == figures["new"].unit and level(figures["old"]) and not REAL.search(match[0]):
            yield judged(report, figures, bool(_FALLS.search(match["verb"])))
    for _, figures in found(report, LOSS):
        if figures["old"].unit == figures["new"].unit and level(figures["old"]) and level(figures["new"]):
            yield judged(report, figures, False, True)


def _compared(report: ReportFacts, match: re.Match[str], figures: Mapping[str, Fact]) -> bool:
    """Return whether growth told behind two levels is that of one over the other: 上年 is no base of a quarter."""
    said = match.groupdict()
    ago, new = said.get("ago"), figures["new"]
    if ago is None:
        return True
    before = report.folded[report.sentence_span(new.start)[0] : figures["old"].start]
    if _RESTATED.search(before):
        return False
    if _MONTH.search(ago):
        return said["yearly"] is None and "同期" not in ago
    if ago[:1].isdigit():
        year = new.year or report.report_year
        return year == int(ago[:4]) + 1 and not (_PART.search(before) or _PART.search(ago))
    if _SHORT.match(ago):
        return said["yearly"] is None  # growth over a year may be told beside the level at its beginning
    return "同期" in ago or not _PART.search(before)


def judged(report: ReportFacts, figures: Mapping[str, Fact], falls: bool, lost: bool = False) -> Judgement:
    """Compare new / old − 1, or new − old, with the change; new / old + 1 where the old level was a loss."""
    old, new, change = (figures[name] for name in ("old", "new", "change"))
    facts = (change, old, new)
    before, after, stated = (_signed(report, fact, report.interval(fact)) for fact in facts[1:] + facts[:1])
    lost = lost or (before.high is not None and before.high < 0)
    if not before.size.positive or None in (before.high, after.low, after.high):
        return undecidable(facts, "open_interval")
    relative = change.unit == "%"
    implied = _change(before.size, after, relative, lost)
    now, then = (_signed(report, fact, report.shown(fact)) for fact in (new, old))
    shown = _change(then.size, now, relative, lost)
    if falls and stated.positive:
        stated, implied, shown = -stated, implied, shown
    label = f"{report.printed(old)} → {report.printed(new)}"
    told = or_closer(report, verdict(report, facts, (stated, implied, shown), label))
    if told.finding and relative and basis(new) == "mixed" and _may_be_real(new, (before, after), stated, implied):
        per_head = by_id()[new.metric_id or new.metric or ""].kind == "per_capita"  # often real, and never said to be
        return undecidable(facts, "real_or_average_growth") if per_head else _noted(told, told.finding)
    return told


def _noted(told: Judgement, finding: Finding) -> Judgement:
    """Return a judgement as a note: growth that some give at constant prices, beside the level that it is over."""
    doubt = ",除非增速按可比价或同口径计算", ", unless growth is at constant prices or of the same firms"
    zh, en = finding.message_zh + doubt[0], finding.message_en + doubt[1]
    note = replace(finding, klass="noteworthy", severity="low", confidence=sure(60), message_zh=zh, message_en=en)
    return replace(told, reason="real_growth_or_wrong", finding=note)


def _signed(report: ReportFacts, fact: Fact, value: Interval) -> Interval:
    """Return the value of a figure that may have a minus before it, which counts are read without."""
    minus = _MINUS.search(report.folded, max(0, fact.start - 2), fact.start) is not None
    return -value if minus and value.positive else value


def _change(old: Interval, new: Interval, relative: bool, lost: bool) -> Interval:
    """Return by how much a level changed, in its unit or in percent of the size of the old one, a loss if `lost`."""
    one = intervals.exactly(-1 if lost else 1)
    return (new / old - one).scaled(HUNDRED) if relative else new + old if lost else new - old


def _may_be_real(new: Fact, levels: tuple[Interval, Interval], stated: Interval, implied: Interval) -> bool:
    """Return whether growth may be at constant prices: no income grows faster so, for prices hardly ever fall."""
    if intervals.gap(levels[1], levels[0] * _factor(stated)) >= _MIXED:
        return False
    faster = stated.low is not None and implied.high is not None and stated.low - implied.high > _CHEAPER
    return not (faster and by_id()[new.metric_id or new.metric or ""].kind == "per_capita")


def _factor(growth: Interval) -> Interval:
    """Return by what a growth multiplies a level."""
    return intervals.exactly(1) + growth.scaled(1 / HUNDRED)


def basis(fact: Fact) -> str:
    """Return how growth of an indicator is stated: at constant prices (real), nominal, either (mixed), or na."""
    entry = by_id().get(fact.metric_id or fact.metric or "")
    return entry.growth_basis if entry else "na"


def over_before(report: ReportFacts, whole: Fact, delta: Fact, growth: Fact, falls: bool) -> Judgement | None:
    """Compare D / (Y ∓ D) with the growth, for a level Y and by how much it changed; None where an end is open."""
    (now, by), shown = ((read(whole), read(delta).size) for read in (report.interval, report.shown))
    before = now + by if falls else now - by
    if not before.positive or by.high is None or now.high is None:
        return None
    then = shown[0] + shown[1] if falls else shown[0] - shown[1]
    implied, printed = (by / before).scaled(HUNDRED), (shown[1] / then).scaled(HUNDRED)
    one, two = report.printed(delta), report.printed(whole)
    label = f"{one} / ({two} {'+' if falls else '−'} {one})"
    return verdict(report, (growth, whole, delta), (report.interval(growth).size, implied, printed), label)


def verdict(
    report: ReportFacts, facts: tuple[Fact, Fact, Fact], values: tuple[Interval, Interval, Interval], label: str
) -> Judgement:
    """Compare the stated growth with the one implied; the third value is what the computation prints."""
    stated, implied, shown = values
    return against_reckoning(
        report, facts, Reckoning(implied, shown, label, f"{label}推算为", f"{label} implies", facts[2]), stated
    )
