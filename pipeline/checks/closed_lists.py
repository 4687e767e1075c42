"""Lists that their own words close: what is dealt out is named, the last member takes the rest; for part_whole.

税收收入16.08亿元。税收收入中,增值税5.8亿元、企业所得税2.2亿元、其他各税8.08亿元
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.among import amounts
from pipeline.checks.base import Judgement
from pipeline.checks.figures import level
from pipeline.checks.report import ReportFacts
from pipeline.checks.splits import CHANGED, total

_NAMED = re.compile(r"(?<![^。;\n])(?P<what>[一-鿿]{3,10}?)(?:总[额量]|总收入)?中[,:]")
_END = re.compile("[。;\n]")
_REST = re.compile("[、,和]其[他它余][一-鿿]{0,8}$")
_SAID = re.compile("(?:达到?|完成|实现|[为约共])*$")


def closed_lists(report: ReportFacts) -> Iterator[Judgement]:
    """Add up each list that 其他 closes against the last figure of the paragraph that has its name."""
    if "中," not in report.folded and "中:" not in report.folded:
        return
    for match in _NAMED.finditer(report.folded):
        stop = _END.search(report.folded, match.end())
        end = stop.start() if stop else len(report.folded)
        parts = [fact for fact in amounts(report, match.end(), end) if fact.unit not in ("%", "百分点")]
        if len(parts) < 3 or not all(fact.unit == parts[0].unit and level(fact) for fact in parts):
            continue
        last, before = parts[-1], parts[-2]
        if not _REST.search(report.folded, before.end, last.start) or CHANGED.search(report.folded, match.end(), end):
            continue
        low = report.folded.rfind("\n", 0, match.start()) + 1
        wholes = [
            fact
            for fact in amounts(report, low, match.start())
            if fact.unit == last.unit and level(fact) and _SAID.sub("", report.words(fact)).endswith(match["what"])
        ]
        if wholes:
            yield total(report, wholes[-1], parts)
