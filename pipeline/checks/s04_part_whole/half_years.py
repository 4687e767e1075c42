"""The two quarters of a half year against what a report says of all of it, for the check part_whole.

上半年实现营业收入9.46亿元 … 第一季度实现营业收入4.28亿元,第二季度实现营业收入5.18亿元
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.base import Judgement
from pipeline.checks.figures import level
from pipeline.checks.forms import form, found
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.splits import total
from pipeline.tables import Fact

_SECOND = "二季度"
_QUARTERS = re.compile(
    r"一季度(?P<what>[^,。;:\n\d]{2,14})(?P<first>\d[^,。;\n]{1,12})(?:,[^,。;\n]{2,10}%)?"
    rf"[,、;]第?{_SECOND}(?P<again>[^,。;:\n\d]{{0,14}})(?P<second>\d)"
)
_TOLD = form(
    "(?P<one>Ⓝ)〜{0,10}(?P<first>Ⓝ),(?P<two>Ⓝ)〜{0,10}(?P<second>Ⓝ),上半年〜{0,4}(?:累计|合计|共)〜{0,8}(?P<whole>Ⓝ)",
    "一季度完成税收320万元,二季度完成410万元,上半年累计完成830万元。",
    "上半年〜{0,4}(?:累计|合计|共)〜{0,8}Ⓝ",
)
_VERBS = re.compile("实现|完成|达到?|[为约]")
_ENDS = ((1, 1), (6, 30))
_NAME, _BOTH = 3, 2


@gated(_SECOND)
def half_years(report: ReportFacts) -> Iterator[Judgement]:
    """Add up two quarters of one name, and hold them against the only figure of that name for the half year."""
    for _, figures in found(report, _TOLD):
        quarters = [report.printed(figures[name])[-3:] for name in ("one", "two")]
        parts = [figures[name] for name in ("first", "second")]
        if quarters == ["一季度", "二季度"] and len({fact.unit for fact in (figures["whole"], *parts)}) == 1:
            yield total(report, figures["whole"], parts)
    for match in _QUARTERS.finditer(report.folded):
        name, again = (_VERBS.sub("", match[group]) for group in ("what", "again"))
        parts = [fact for group in ("first", "second") for fact in report.facts_at(match.start(group))]
        if len(name) < _NAME or again not in ("", name) or len(parts) != _BOTH or not all(map(level, parts)):
            continue
        whole = {fact.low: fact for fact in report.facts if _whole(report, fact, name, parts[0])}
        if len(whole) == 1 and parts[0].unit == parts[1].unit:
            yield total(report, next(iter(whole.values())), parts)


def _whole(report: ReportFacts, fact: Fact, name: str, part: Fact) -> bool:
    """Return whether a figure is of the name and unit of a quarter's, and of the first half of a year."""
    start, end = fact.period_start, fact.period_end
    if fact.unit != part.unit or not level(fact) or start is None or end is None or fact.start == part.start:
        return False
    half = ((start.month, start.day), (end.month, end.day)) == _ENDS and start.year == end.year
    own = fact.subject in (None, part.subject)
    return half and own and _VERBS.sub("", report.words(fact)).endswith(name) and "其中" not in report.words(fact)
