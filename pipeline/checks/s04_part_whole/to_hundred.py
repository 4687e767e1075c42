"""Percentages that are held together against 100 %, for the check part_whole: shares of a whole, stakes in a firm."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import add
from typing import NamedTuple

from pipeline.checks.base import Judgement, consistent, undecidable
from pipeline.checks.figures import all_exact
from pipeline.checks.findings import About, Message, quoted
from pipeline.checks.report import ReportFacts
from pipeline.intervals import HUNDRED, Interval, show, show_number
from pipeline.tables import Fact


class Said(NamedTuple):
    """How a finding says what the percentages are and come to; `sign` stands between their sum and 100 %."""

    what_zh: str
    what_en: str
    zh: str
    en: str
    sign: str
    reason: str


def to_hundred(report: ReportFacts, parts: Sequence[Fact], top: Interval, said: Said) -> Judgement:
    """Compare the sum of percentages with `top`, which is 100 % or at most 100 %."""
    added = reduce(add, map(report.interval, parts))
    if not added.disjoint(top):
        return consistent(parts, added, top)
    if not all_exact(*parts):
        return undecidable(parts, "open_interval")
    shown = reduce(add, map(report.shown, parts))
    printed = " + ".join(report.printed(part) for part in parts)
    size = show_number(shown.middle or HUNDRED, "%")
    message = Message(
        "high",
        88,
        f"{said.what_zh}{printed}合计{size}%,{said.zh}100%",
        f"the {said.what_en} {printed} add up to {size}%, {said.en} 100%",
        f"{printed} = {size}% {show(shown, '%')} {said.sign} 100%",
    )
    finding = quoted(message, [report.quote(part) for part in parts], about=About(parts[0].subject))
    return Judgement("inconsistent", tuple(parts), added, top, said.reason, finding)
