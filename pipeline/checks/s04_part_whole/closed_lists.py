"""Lists that their own words close: what is dealt out is named, the last member takes the rest; for part_whole.

税收收入16.08亿元。税收收入中,增值税5.8亿元、企业所得税2.2亿元、其他各税8.08亿元
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.among import amounts
from pipeline.checks.base import Judgement
from pipeline.checks.figures import level
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.splits import CHANGED, total

_AT = re.compile("中[,:]")
_NAMED = re.compile(r"(?P<what>[一-鿿]{3,10}?)(?:总[额量]|总收入)?")
_LONG = 14  # characters of a name and what is behind it
_END = re.compile("[。;\n]")
_REST = re.compile("[、,和]其[他它余][一-鿿]{0,8}$")
_SAID = re.compile("(?:达到?|完成|实现|[为约共])*$")


def _named(folded: str) -> Iterator[re.Match[str]]:
    """Yield the names that a sentence begins with before 中, or 中: — of what its list is."""
    for at in _AT.finditer(folded):
        end = at.start()
        low = max(folded.rfind(mark, max(0, end - _LONG), end) for mark in "。;\n") + 1
        if (low or end < _LONG) and (match := _NAMED.fullmatch(folded, low, end)):
            yield match


@gated(_AT)
def closed_lists(report: ReportFacts) -> Iterator[Judgement]:
    """Add up each list that 其他 closes against the last figure of the paragraph that has its name."""
    for match in _named(report.folded):
        stop = _END.search(report.folded, match.end() + 2)
        end = stop.start() if stop else len(report.folded)
        parts = [fact for fact in amounts(report, match.end() + 2, end) if fact.unit not in ("%", "百分点")]
        if len(parts) < 3 or not all(fact.unit == parts[0].unit and level(fact) for fact in parts):
            continue
        last, before = parts[-1], parts[-2]
        if not _REST.search(report.folded, before.end, last.start) or CHANGED.search(
            report.folded, match.end() + 2, end
        ):
            continue
        low = report.line_start(match.start())
        wholes = [
            fact
            for fact in amounts(report, low, match.start())
            if fact.unit == last.unit and level(fact) and _SAID.sub("", report.words(fact)).endswith(match["what"])
        ]
        if wholes:
            yield total(report, wholes[-1], parts)
