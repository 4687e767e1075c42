"""Ranks that there are not, and numbers in a row that are told twice, for the check impossible.

在全市11个县中位居第12位 · 第十一届、第十二届、第十二届
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.checks.base import Judgement, consistent
from pipeline.checks.findings import Message, quoted
from pipeline.checks.report import ReportFacts
from pipeline.checks.words import either, numeral

NUMBER = r"(?:\d{1,3}|[一二三四五六七八九十百]{1,5})"
_PLACE = rf"第(?P<rank>{NUMBER})(?:位|名|(?=[,。;)]))(?!次)"
_RANK = re.compile(_PLACE)  # most texts tell none, and what begins with any number is slow
_AMONG = re.compile(
    rf"(?<!第)(?P<all>{NUMBER})(?:个|家|所|座|名)[一-鿿]{{0,6}}?(?:{either('S9.ranked')})(?:\([一-鿿、]{{1,8}}\))?(?:中|里)?,?(?:综合|考核|总分)?(?:[排位居列][名在列居]?|名列|处于){{1,2}}[^,。;\d]{{0,4}}?{_PLACE}"
)
_ROW = re.compile(rf"第{NUMBER}(?P<unit>[届批期轮])(?:[、,和及与](?:第)?{NUMBER}(?P=unit)){{1,5}}")
_EACH = re.compile(f"({NUMBER})[届批期轮]")


def ranks(report: ReportFacts) -> Iterator[Judgement]:
    """Hold each rank against the number of those that are ranked, and look at each row of ordinals."""
    for match in _AMONG.finditer(report.folded) if _RANK.search(report.folded) else ():
        of, rank = numeral(match["all"]), numeral(match["rank"])
        if of is not None and rank is not None and of > 1:
            yield _beyond(report, match) if rank > of else consistent(())
    for match in _ROW.finditer(report.folded):
        row = [numeral(number) for number in _EACH.findall(match[0])]
        if any(a is not None and a == b for a, b in pairwise(row)):
            yield _twice(report, match)


def _beyond(report: ReportFacts, match: re.Match[str]) -> Judgement:
    """Say that there are fewer than the rank says."""
    told, rank = report.text[match.start() : match.end()], match["rank"]
    message = Message(
        "high",
        88,
        f"只有{match['all']}个,却排第{rank}:{told}",
        f"of {match['all']} none can be number {rank}: {told}",
        f"{rank} > {match['all']}",
    )
    return Judgement("inconsistent", reason="rank_beyond", finding=quoted(message, [match.span()]))


def _twice(report: ReportFacts, match: re.Match[str]) -> Judgement:
    """Say that one of a row is told twice."""
    told = report.text[slice(*match.span())]
    message = Message("medium", 85, f"同一届次重复:{told}", f"one is told twice: {told}", told, klass="data_quality")
    return Judgement("inconsistent", reason="told_twice", finding=quoted(message, [match.span()]))
