"""Offices and institutes whose name is told with its two words changed about, for the check entity_variant.

科技局规划发展处 … 发展规划处处长
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.base import Judgement
from pipeline.checks.d05_entity_variant.slips_of_names import one_name
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.report_text import Span

_ENDS = re.compile("中心|委员会|协会|院(?![长子校士内外区])|处(?=[处、,。;()的和及]|副处长)")
_HAN, _NO_OWNER = re.compile("[一-鿿]{4}"), re.compile("[^一-鿿]|[的为在由到与和]")
_HALF, _SEEN = 2, 20  # characters of a word, places of a name


@gated(_ENDS)
def offices(report: ReportFacts) -> Iterator[Judgement]:
    """Find two names of one kind that have the same two words before it, in another order."""
    told: dict[tuple[str, str], list[Span]] = {}
    for match in _ENDS.finditer(report.folded):
        words = report.folded[max(0, match.start() - 2 * _HALF) : match.start()]
        if _HAN.fullmatch(words):
            told.setdefault((words, match[0]), []).append((match.start() - 2 * _HALF, match.end()))
    for (words, kind), spans in told.items():
        others = told.get((words[_HALF:] + words[:_HALF], kind), ())
        if spans < list(others) and any(_one_owner(report, a[0], b[0]) for a in spans[:_SEEN] for b in others[:_SEEN]):
            rare, often = sorted((spans, list(others)), key=len)
            yield one_name(report.folded[slice(*rare[0])], report.folded[slice(*often[0])], [rare, often])


def _one_owner(report: ReportFacts, one: int, two: int) -> bool:
    """Return whether two names stand behind the same two characters, or one of them behind no name at all."""
    before = [report.folded[max(0, at - _HALF) : at] for at in (one, two)]
    return before[0] == before[1] or any(not text or _NO_OWNER.fullmatch(text[-1]) is not None for text in before)
