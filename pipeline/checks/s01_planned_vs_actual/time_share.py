"""How far ahead of the time gone by, or behind it, a plan is carried out, for the check planned_vs_actual.

截至6月底,完成全年任务的58%,比时间进度快8个百分点: half of the year is gone
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.checks.base import Judgement
from pipeline.checks.forms import figure_at
from pipeline.checks.gated import gated
from pipeline.checks.reckoned import Reckoning, against_reckoning, worded
from pipeline.checks.report import ReportFacts
from pipeline.checks.skeleton import POINTS, RATE
from pipeline.checks.words import any_of, either
from pipeline.intervals import HUNDRED, Interval
from pipeline.tables import Fact

_CUE = re.compile("(?:时间|序时)进度")
_AHEAD = re.compile(
    rf"(?P<rate>{RATE}),〜{{0,6}}?(?P<how>{either('S1.pace')})?〜{{0,2}}(?:时间|序时)进度要?(?P<way>{either('S1.pace')})?了?(?:约)?(?P<by>{POINTS})".replace(
        "〜", "[^,。;:]"
    )
)
_UNTIL = re.compile(
    r"(?:(?P<month>\d{1,2})月(?:份|底|末)?|(?P<half>上半年)|(?P<quarters>(?:前|一至|1[-—至])?[一二三123]季度))[^。;\d]{0,30}"
)
_PARTS = {"一": 3, "1": 3, "二": 6, "2": 6, "三": 9, "3": 9}
_BEHIND, _YEAR = any_of("S1.slow"), Decimal(12)
_ROUNDED, _BACK = Decimal("0.6"), 90  # points that twelfths are rounded by


@gated(_CUE)
def time_share(report: ReportFacts) -> Iterator[Judgement]:
    """Hold each lead over the time gone by against how much was done and the months that are told."""
    bones = report.skeleton
    for match in _AHEAD.finditer(bones.text) if _CUE.search(report.folded) else ():
        rate, by = (figure_at(report, bones, match.start(name)) for name in ("rate", "by"))
        if rate is None or by is None or rate.qualifier != "exact" or by.qualifier != "exact" or rate.unit != "%":
            continue
        low = report.line_start(rate.start, _BACK)
        told = _UNTIL.finditer(report.folded, low, rate.start)
        gone = {_months(one) for one in told}
        if len(gone) == 1:
            yield _judged(report, (by, rate), next(iter(gone)), match)


def _months(match: re.Match[str]) -> int:
    """Return how many months of a year are gone."""
    if match["month"]:
        return int(match["month"])
    return 6 if match["half"] else _PARTS[match["quarters"].removesuffix("季度")[-1]]


def _judged(report: ReportFacts, facts: tuple[Fact, Fact], months: int, match: re.Match[str]) -> Judgement:
    """Compare what was done, in per cent, less the share of the year that is gone with the lead."""
    rate = facts[-1]
    gone = Decimal(months) * HUNDRED / _YEAR
    share = Interval(gone - _ROUNDED, gone + _ROUNDED)
    slow = _BEHIND.search((match["how"] or "") + (match["way"] or "")) is not None
    implied, shown = (read(rate) - share for read in (report.interval, report.shown))
    if slow:
        implied, shown = -implied, -shown
    said = worded(f"{report.printed(rate)} − {months}/12")
    return against_reckoning(report, facts, Reckoning(implied, shown, *said, rate, 80))
