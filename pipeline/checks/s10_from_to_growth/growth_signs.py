"""What the words and the unit of a change say against its levels, for the check from_to_growth.

比重由75%提高到75.4%,提高0.4%: that are points · 比上年减少0.22亿元,增长5%: it fell · 拥有量4.62件,比上年提高0.8个百分点
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from pipeline import intervals
from pipeline.checks.base import Class, Finding, Judgement, consistent, undecidable
from pipeline.checks.figures import all_exact, level
from pipeline.checks.findings import Message, of_figures
from pipeline.checks.forms import form, found
from pipeline.checks.gated import gated
from pipeline.checks.reckoned import Reckoning, against_reckoning
from pipeline.checks.report import ReportFacts
from pipeline.checks.words import any_of, either
from pipeline.intervals import HUNDRED
from pipeline.tables import Fact

_LAST = "[上去]年(?:同期|末|底|度)?的?"
_AGO = rf"(?:同?[比较]于?|同比){_LAST}"
_MOVED = rf"(?:{either('S10.rise')}|{either('S10.fall')}|降低)了?"
_CHANGED = f"{either('S10.changed')}了?"
_TO = f"(?:{_MOVED}|调整)[到至]"
# A rate that moved, and its change in per cent.
_RATES = (
    form(
        rf"[由从]〜{{0,14}}(?P<old>Ⓟ)〜{{0,3}}{_TO}了?(?P<new>Ⓟ),(?P<verb>{_CHANGED})(?P<change>Ⓟ)(?![^,。;])",
        "税收占比由75%提高到75.4%,提高0.4%。",
        f",{_CHANGED}Ⓟ",
    ),
    form(
        rf"(?P<new>Ⓟ),{_AGO}(?P<old>Ⓟ)〜{{0,3}}(?P<verb>{_MOVED})(?P<change>Ⓟ)(?![^,。;])",
        "综合毛利率29.8%,较上年的28.6%提高1.2%。",
        f"{_LAST}Ⓟ",
    ),
)
# A change in one direction, and its size in the other one.
_TURNED = form(
    rf"(?P<new>Ⓝ),(?:{_AGO}|同比)(?P<by>{either('S10.delta')})了?(?P<delta>Ⓝ),(?:同比)?(?P<verb>增长|增幅|上升|下降|降幅)为?(?P<change>Ⓟ)",
    "卫生健康支出4.18亿元,比上年减少0.22亿元,增长5%。",
    f"(?:{_LAST}|同比){either('S10.delta')}了?Ⓝ",
)
# A level that is no rate, and its change in points.
_LEVEL = form(
    rf"(?P<new>Ⓝ),{_AGO}(?P<verb>{_MOVED})(?P<change>Ⓓ)(?![^,。;])",
    "每万人发明专利拥有量4.62件,比上年提高0.8个百分点。",
    f"{_LAST}{_MOVED}Ⓓ",
)
_FALLS = any_of("S10.fall")
_RATED = re.compile(r"[率占ⓅⒹ%]|比[重例]|[增降]速|[增降]幅|百分")
_BEFORE = 60


@gated(*_RATES, _TURNED, _LEVEL)
def signs(report: ReportFacts) -> Iterator[Judgement]:
    """Hold the words and the unit of each change against the levels beside it."""
    if "percent" in report.families:
        yield from _in_percent(report)
    if "point" in report.families:
        for match, figures in found(report, _LEVEL):
            before = match.string[max(0, match.start() - _BEFORE) : match.start()]
            sentence = re.split("[。;\n]", before)[-1]
            if level(figures["new"]) and not _RATED.search(sentence):
                yield _no_rate(report, figures)


def _in_percent(report: ReportFacts) -> Iterator[Judgement]:
    """Judge the changes that are told in per cent."""
    for one in _RATES:
        for match, figures in found(report, one):
            yield _rate(report, figures, bool(_FALLS.search(match["verb"])))
    for match, figures in found(report, _TURNED):
        fell, falls = bool(_FALLS.search(match["by"])), bool(_FALLS.search(match["verb"]))
        if fell != falls:
            yield from _turned(report, figures, fell)


def _rate(report: ReportFacts, figures: Mapping[str, Fact], falls: bool) -> Judgement:
    """Judge a change of a rate told in per cent: it may be relative, or lack 个百分点."""
    old, new, change = (figures[name] for name in ("old", "new", "change"))
    facts = (change, old, new)
    before, after, stated = (report.interval(fact) for fact in (old, new, change))
    if not all_exact(*facts) or not before.positive:
        return undecidable(facts, "open_interval")
    if falls and stated.positive:
        stated = -stated
    relative = (after / before - intervals.exactly(1)).scaled(HUNDRED)
    points = after - before
    if not stated.disjoint(relative):
        return consistent(facts, stated, relative)
    label = f"{report.printed(old)} → {report.printed(new)}"
    if stated.disjoint(points):
        shown = report.shown(new) - report.shown(old)
        said = Reckoning(points, shown, label, f"{label}推算为", f"{label} implies", new)
        return against_reckoning(report, facts, said, stated)
    printed = report.printed(change)
    about = (relative.middle or HUNDRED, points.middle or HUNDRED)
    size, apart = (intervals.show_number(value, "%") for value in about)
    finding = _finding(
        report,
        facts,
        f"{label}相差{apart}个百分点(增幅为{size}%),文中为{printed}:应为百分点",
        f"{label} differ by {apart} points ({size}%), the text says {printed}: points are meant",
        f"{report.printed(new)} − {report.printed(old)} = {apart}个百分点 ≠ {printed}",
    )
    return Judgement("inconsistent", facts, stated, relative, "points_meant", finding)


def _turned(report: ReportFacts, figures: Mapping[str, Fact], fell: bool) -> Iterator[Judgement]:
    """Judge a change whose size in per cent is told in the other direction: wrong where the size is right."""
    new, delta, change = (figures[name] for name in ("new", "delta", "change"))
    facts = (change, delta, new)
    now, moved, stated = (report.interval(fact) for fact in (new, delta, change))
    if moved.high is not None and moved.high < 0:  # filed with its sign
        moved = -moved
    if new.unit != delta.unit or not level(new) or not stated.positive or not moved.positive:
        return
    implied = (moved / (now + moved if fell else now - moved)).scaled(HUNDRED)
    if stated.disjoint(implied):
        return
    words = ("减少", "下降", "fell", "fall") if fell else ("增加", "增长", "rose", "rise")
    printed, by = report.printed(change), report.printed(delta)
    finding = _finding(
        report,
        facts,
        f"{words[0]}{by}即{words[1]}{printed},文中增减方向相反",
        f"what {words[2]} by {by} did {words[3]} by {printed}: the text says the contrary",
        f"{by} / {report.printed(new)}: {words[1]}{printed}",
        "inconsistency",
    )
    yield Judgement("inconsistent", facts, stated, -implied, "direction_differs", finding)


def _no_rate(report: ReportFacts, figures: Mapping[str, Fact]) -> Judgement:
    """Say that what is no rate changes by no points."""
    new, change = figures["new"], figures["change"]
    a, b = report.printed(new), report.printed(change)
    finding = _finding(
        report,
        (change, new),
        f"{a}不是百分率,增减不能以{b}计",
        f"{a} is no rate: it cannot change by points ({b})",
        f"{a} ± {b}",
    )
    return Judgement("inconsistent", (change, new), reason="no_rate", finding=finding)


def _finding(
    report: ReportFacts, facts: tuple[Fact, ...], zh: str, en: str, computation: str, klass: Class = "data_quality"
) -> Finding:
    """Say what is wrong; the first fact is the stated side."""
    message = Message("medium" if klass == "inconsistency" else "low", 85, zh, en, computation, klass=klass)
    return replace(of_figures(report, facts, message), metric=facts[-1].metric)
