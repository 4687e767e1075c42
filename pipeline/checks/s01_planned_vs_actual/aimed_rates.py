"""Rates that are said to lie above or below the one aimed at, and by how much, for the check planned_vs_actual.

财政收入增长9.8%,超过年初增长8%的目标1.8个百分点 · 占比35.2%,高于30%的预期目标
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.base import Judgement, consistent
from pipeline.checks.forms import form, found
from pipeline.checks.gated import gated
from pipeline.checks.reckoned import Reckoning, against_reckoning
from pipeline.checks.report import ReportFacts
from pipeline.checks.s01_planned_vs_actual.claimed import otherwise
from pipeline.checks.words import any_of, either
from pipeline.intervals import Interval, exactly
from pipeline.tables import Fact

_WAY = either("S1.way")
_BEYOND = form(
    rf"(?P<way>{_WAY}?)了?(?P<done>Ⓟ),〜{{0,4}}(?P<said>{either('S1.beside')})(?P<of>〜{{0,10}}?)(?P<aim>{_WAY}?)"
    r"(?P<plan>Ⓟ)的?〜{0,8}目标(?:任务|值)?(?P<points>Ⓓ?)",
    "财政收入增长9.8%,超过年初增长8%的目标1.2个百分点。",
    "(?:[高低快]于|高出|超过|超出)〜{0,16}Ⓟ",
)
_AIM = re.compile(r"%[^,。;:\n]{0,9}目标")
_FALLS = any_of("S10.fall")


@gated(_BEYOND)
def beyond(report: ReportFacts) -> Iterator[Judgement]:
    """Hold each rate against the one aimed at that its clause tells, and the points between both."""
    if not _AIM.search(report.folded):
        return
    for match, figures in found(report, _BEYOND):
        done, plan, points = figures["done"], figures["plan"], figures.get("points")
        aim = plan.high if plan.low is None else plan.low  # 超过11%: more than that, and 11% was aimed at
        if done.qualifier != "exact" or aim is None or match["aim"] not in ("", match["way"]):
            continue
        actual, planned = _size(report.interval(done)), exactly(abs(aim))
        told = None
        if not _FALLS.search(match["way"] + match["aim"]):
            told = _above(report, (done, plan), (actual, planned), match["said"])
        if points is not None and (told is None or told.finding is None):
            told = _apart(report, (points, done, plan), (actual, planned))
        if told is not None:
            yield told


def _size(value: Interval) -> Interval:
    """Return the size of a rate or of a difference, whichever way it goes."""
    return -value if (value.middle or 0) < 0 else value


def _apart(report: ReportFacts, facts: tuple[Fact, Fact, Fact], values: tuple[Interval, Interval]) -> Judgement:
    """Compare the points between two rates with those told."""
    _, done, plan = facts
    actual, planned = values
    implied, shown = _size(actual - planned), _size(_size(report.shown(done)) - planned)
    formula = f"{report.printed(done)} − {report.printed(plan)}"
    said = (formula, f"实际{report.printed(done)}与目标{report.printed(plan)}相差", f"{formula} =")
    return against_reckoning(report, facts, Reckoning(implied, shown, *said, done))


def _above(report: ReportFacts, facts: tuple[Fact, Fact], values: tuple[Interval, Interval], said: str) -> Judgement:
    """Say where a rate lies on the other side of the one aimed at than its words do."""
    actual, planned = values
    more, less = (planned, actual) if said != "低于" else (actual, planned)
    if more.low is None or less.high is None or more.low <= less.high:
        return consistent(facts, actual, planned)
    a, b = (report.printed(fact) for fact in facts)
    words = (f"{a}并不{said}{b},文中却称“{said}”", f"the text says {said}, yet {a} against {b}", f"{a}, {b}")
    return otherwise(report, facts, values, words)
