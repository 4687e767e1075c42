"""Moves told in the wrong direction, by the levels alone, for the check from_to_growth.

不良率由上年的1.3%下降到1.7%: it rose
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.base import Judgement, consistent
from pipeline.checks.figures import all_exact
from pipeline.checks.findings import Message, of_figures
from pipeline.checks.forms import form, found
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.words import any_of, either
from pipeline.tables import Fact

_MOVED = f"(?P<verb>{either('S10.sinks')}|{either('S10.climbs')})"
_FORM = form(
    rf"[由从]〜{{0,14}}(?P<old>[ⓃⓅ])〜{{0,6}}{_MOVED}[到至为]〜{{0,4}}(?P<new>[ⓃⓅ])",
    "不良率由上年的1.3%下降到1.7%。",
    f"{_MOVED.replace('?P<verb>', '?:')}[到至为]",
)
_SINKS = any_of("S10.sinks")
_RANKS = frozenset("位名级届次等档")  # 由第5位上升到第3位
_SIGNED = re.compile("[负亏-]")


@gated(_FORM)
def turned(report: ReportFacts) -> Iterator[Judgement]:
    """Hold the verb between two levels against them."""
    for match, figures in found(report, _FORM):
        old, new = figures["old"], figures["new"]
        if old.unit != new.unit or old.unit[-1:] in _RANKS or not (_state(old) and _state(new)):
            continue
        if not all_exact(old, new) or _SIGNED.search(match[0]):
            continue
        before, after = report.interval(old), report.interval(new)
        falls = _SINKS.search(match["verb"]) is not None
        if before.disjoint(after) and ((after.middle or 0) > (before.middle or 0)) == falls:
            yield _judged(report, old, new, match["verb"])
        else:
            yield consistent((new, old), after, before)


def _state(fact: Fact) -> bool:
    """Return whether a figure says how much there is, not by how much it changed."""
    return fact.measure in ("level", "rate", "share", None)


def _judged(report: ReportFacts, old: Fact, new: Fact, verb: str) -> Judgement:
    """Say that the figures moved the other way."""
    a, b = report.printed(old), report.printed(new)
    message = Message(
        "medium",
        85,
        f"由{a}到{b},文中却称“{verb}”",
        f"from {a} to {b}, yet the text says {verb}",
        f"{a} → {b}",
    )
    finding = of_figures(report, (new, old), message)
    return Judgement("inconsistent", (new, old), reason="direction_differs", finding=finding)
