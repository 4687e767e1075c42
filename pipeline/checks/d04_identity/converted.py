"""Areas told in two units, for the check identity: 高标准农田1.5万亩(合1000公顷) · 总面积128平方公里,折合19.2万亩."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from pipeline import intervals
from pipeline.checks.base import Judgement, consistent, undecidable
from pipeline.checks.figures import level
from pipeline.checks.forms import form, found
from pipeline.checks.gated import gated
from pipeline.checks.reckoned import Reckoning, against_reckoning, worded
from pipeline.checks.report import ReportFacts

_FORM = form(
    r"(?P<of>Ⓝ)(?:的?〜{0,6})(?:,|\()(?:约?折?合|约?相当于|即)(?:约|为)?(?P<told>Ⓝ)",
    "建设高标准农田1.5万亩(合1500公顷)。",
    r"(?:合|相当于|即)(?:约|为)?Ⓝ",
)
_ACRES = {"亩": Decimal(1), "公顷": Decimal(15), "平方公里": Decimal(1500)}
_CLOSE = Decimal("0.03")  # an acre is a little more than 666 square metres


@gated(_FORM)
def converted(report: ReportFacts) -> Iterator[Judgement]:
    """Hold each area against what it is in another unit."""
    for _, figures in found(report, _FORM):
        told, of = figures["told"], figures["of"]
        if told.unit == of.unit or told.unit not in _ACRES or of.unit not in _ACRES or not (level(told) and level(of)):
            continue
        facts = (told, of)
        stated, implied = report.interval(told), report.interval(of).scaled(_ACRES[of.unit] / _ACRES[told.unit])
        if intervals.gap(stated, implied) < _CLOSE:
            yield consistent(facts, stated, implied)
        elif any(fact.qualifier not in ("exact", "about") for fact in facts):
            yield undecidable(facts, "open_interval")
        else:
            yield against_reckoning(
                report,
                facts,
                Reckoning(implied, implied, *worded(report.printed(of)), told, reason="identity_fails"),
            )
