"""What a mean comes to by its total and its count, for the check identity: units and rounding are seen to."""

from __future__ import annotations

import re
from decimal import Decimal

from pipeline import intervals
from pipeline.checks.base import Judgement, consistent, undecidable
from pipeline.checks.figures import all_exact
from pipeline.checks.reckoned import Reckoning, against_reckoning, worded
from pipeline.checks.report import ReportFacts
from pipeline.checks.slips import slipped
from pipeline.intervals import ONE
from pipeline.tables import Fact

# A ton of what a mean tells in kilos; units are as facts are filed.
IN_UNIT = {
    ("吨", "公斤"): Decimal(1000),
    ("吨", "斤"): Decimal(2000),
    ("公斤", "斤"): Decimal(2),
    ("斤", "公斤"): Decimal("0.5"),
    ("人次", "人"): Decimal(1),
}
_EACH_UNIT = re.compile(f"每({'|'.join(sorted({small for _, small in IN_UNIT}, key=len, reverse=True))})")
_SCALE = "factor_10^"  # 万 for 亿
# How far off a mean must be that is told as a bound, or by 约.
_BOUNDS = {**dict.fromkeys(("more_than", "at_least", "less_than", "at_most"), Decimal("0.1")), "about": Decimal("0.15")}
_SWAPPED, _BASE = Decimal("0.01"), Decimal("0.02")  # a mean over a year's average staff, rounded twice


def explained(report: ReportFacts, judgement: Judgement) -> bool:
    """Return whether a slip of the pen in the mean explains what is wrong."""
    stated, implied = judgement.stated, judgement.implied
    return stated is not None and implied is not None and slipped(report, [(judgement.facts[0], stated, implied)])


def judged(report: ReportFacts, count: Fact, total: Fact, mean: Fact, cumulated: bool = False) -> Judgement:
    """Compare a mean with total / count."""
    facts = (mean, total, count)
    factor = IN_UNIT.get((total.unit, mean.unit.partition("/")[0]), ONE)
    each = _EACH_UNIT.search(report.words(mean))
    factor /= IN_UNIT.get((count.unit, each[1]), ONE) if each and each[1] != count.unit else ONE
    implied = (report.interval(total) / report.interval(count)).scaled(factor)
    shown = (report.shown(total) / report.shown(count)).scaled(factor)
    stated = report.interval(mean)
    about = not all_exact(*facts)
    scale = (intervals.slip(stated, implied, "") or "").startswith(_SCALE)  # 每吨售价约1800元, of 15.12亿元
    bounded = mean.qualifier in _BOUNDS and total.qualifier == count.qualifier == "exact"
    far = (
        bounded and stated.disjoint(implied) and intervals.gap(stated, implied) > _BOUNDS[mean.qualifier]
    )  # 48.3亿元, 37家, 每家超过2亿元
    if cumulated or (about and not scale and not far):  # 1.03万元 over 6840户, 户均1.5万元左右
        return undecidable(facts, "open_interval")
    swapped = intervals.slip(stated, implied, report.printed(mean)) == "digit_swap"
    if intervals.gap(stated, implied) < (_SWAPPED if swapped else _BASE):  # 4.98万元, by the figures 4.89
        return consistent(facts, stated, implied)
    said = worded(f"{report.printed(total)} / {report.printed(count)}")
    return against_reckoning(report, facts, Reckoning(implied, shown, *said, mean, reason="identity_fails"))
