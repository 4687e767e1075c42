"""Substations and lines of one voltage whose names differ in one character of the same sound, for entity_variant.

110千伏柳塘变电站建成投运 … 配合110千伏柳糖变投运: told with its voltage each time, the second time in short
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.base import Judgement
from pipeline.checks.d05_entity_variant.slips_of_names import of_one_sound, one_name
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
        for one, two in of_one_sound(names):
            if not any(_listed(report, a, b) for a in names[one][:_SEEN] for b in names[two][:_SEEN]):
                spans = names[one], names[two]
                wrong, right = (report.folded[slice(*several[0])] for several in spans)
                yield one_name(wrong, right, spans, confidence=75)


def _listed(report: ReportFacts, one: Span, two: Span) -> bool:
    """Return whether two names stand side by side, and are two."""
    low, high = sorted((one, two))
    return high[0] - low[1] <= _LIST and _SIDE_BY_SIDE.search(report.folded, low[1], high[0]) is not None
