"""Substations and lines of one voltage whose names differ in one character of the same sound, for entity_variant.

110千伏柳塘变电站建成投运 … 配合110千伏柳糖变投运: told with its voltage each time, the second time in short
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from pipeline.checks.base import Judgement
from pipeline.checks.d05_entity_variant.two_firms import one_sound
from pipeline.checks.findings import About, Message, quoted
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.report_text import Span
from pipeline.checks.words import either

_STATION = re.compile(
    r"(?<![\d.])(?P<volts>\d{1,4})(?:千伏|[kK][vV]) ?(?P<name>[一-鿿]{2,4}?)"
    rf"(?P<kind>{either('D5.station')}|变(?![电压更化])|[甲乙]?线(?!路))"
)
_SIDE_BY_SIDE, _LIST = re.compile("[、和与及]"), 24
_LINE = "线"
_MOST, _SEEN = 60, 20  # names of one voltage, places of one name


@gated(_STATION)
def stations(report: ReportFacts) -> Iterator[Judgement]:
    """Find two names of one voltage that are a homophone apart."""
    told: dict[tuple[str, bool], dict[str, list[Span]]] = {}
    for match in _STATION.finditer(report.folded):
        key = match["volts"], match["kind"].endswith(_LINE)
        told.setdefault(key, {}).setdefault(match["name"], []).append((match.start(), match.end()))
    for names in filter(lambda names: len(names) <= _MOST, told.values()):
        for one, two in combinations(sorted(names, key=lambda name: (len(names[name]), name)), 2):
            alike = one_sound(one, two)
            if alike and not any(_listed(report, a, b) for a in names[one][:_SEEN] for b in names[two][:_SEEN]):
                yield _slip(report, names[one], names[two])


def _listed(report: ReportFacts, one: Span, two: Span) -> bool:
    """Return whether two names stand side by side, and are two."""
    low, high = sorted((one, two))
    return high[0] - low[1] <= _LIST and _SIDE_BY_SIDE.search(report.folded, low[1], high[0]) is not None


def _slip(report: ReportFacts, one: list[Span], two: list[Span]) -> Judgement:
    """Say that two names are probably one."""
    wrong, right = (report.folded[slice(*several[0])] for several in (one, two))
    message = Message(
        "low",
        75,
        f"“{wrong}”与“{right}”疑为同一名称,其一有误",
        f"{wrong} and {right} are probably one name, misspelt",
        f"{wrong} ×{len(one)} ~ {right} ×{len(two)}",
        klass="data_quality",
    )
    finding = quoted(message, one[:3], two[:3], about=About(right, cause=f"name:{wrong}:{right}"))
    return Judgement("inconsistent", reason="one_character", finding=finding)
