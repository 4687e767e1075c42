"""Earnings per share against profit and shares, for the check identity: 净利润1.86亿元,总股本30000万股,每股收益0.62元.

Earnings are told over the mean of the shares in a year: where shares were issued, given or bought back nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline import intervals
from pipeline.checks.among import amounts
from pipeline.checks.base import Judgement, consistent, undecidable
from pipeline.checks.figures import all_exact, level
from pipeline.checks.reckoned import Reckoning, against_reckoning, worded
from pipeline.checks.report import ReportFacts
from pipeline.checks.words import either
from pipeline.tables import Fact

_PER = re.compile(r"(?:基本)?每股收益(?:为|达到?|约)?(?=\d)")
_PROFIT = re.compile(r"归属于?(?:上市|母)公司(?:普通股)?(?:股东|所有者)的净利润(?:为|达到?|约)?(?=\d)")
_SHARES = re.compile(r"总股本(?:为|达到?|约)?(?=\d)")
_CHANGED = re.compile(f"{either('D4.new_shares')}|[上去]年同期")
_SURE = Decimal("0.08")


def per_share(report: ReportFacts) -> Iterator[Judgement]:
    """Hold the one figure per share of a report against its one profit and number of shares."""
    if "每股收益" not in report.folded or _CHANGED.search(report.folded):
        return
    told = [_one(report, pattern) for pattern in (_PER, _PROFIT, _SHARES)]
    per, profit, shares = told
    if per is None or profit is None or shares is None or shares.unit != "股" or per.unit[:1] != "元":
        return
    facts = (per, profit, shares)
    if not all_exact(*facts):
        yield undecidable(facts, "open_interval")
        return
    stated, implied = report.interval(per), report.interval(profit) / report.interval(shares)
    if intervals.gap(stated, implied) < _SURE:
        yield consistent(facts, stated, implied)
        return
    said = worded(f"{report.printed(profit)} / {report.printed(shares)}")
    shown = report.shown(profit) / report.shown(shares)
    yield against_reckoning(report, facts, Reckoning(implied, shown, *said, per, 75, "identity_fails"))


def _one(report: ReportFacts, pattern: re.Pattern[str]) -> Fact | None:
    """Return the figure behind some words, if the report tells one only."""
    places = [match.end() for match in pattern.finditer(report.folded)]
    found = [fact for place in places for fact in amounts(report, place, place + 1) if level(fact)]
    return found[0] if found and len({fact.low for fact in found}) == 1 else None
