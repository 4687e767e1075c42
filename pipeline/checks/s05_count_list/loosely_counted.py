"""Counts with any words between them and their list, for the check count_list.

两家企业入选省级示范,分别是甲公司、乙公司 · 六处乡镇商贸中心年内全部开门迎客,名单是:白苇中心、石鼓中心、…

The list must be one of firms that are known, of places, or of names that end alike; one item more or less is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.checks.base import Judgement, consistent
from pipeline.checks.report import ReportFacts
from pipeline.checks.s05_count_list.items import INNER, alike, differs, members_of
from pipeline.checks.words import SMALL_NUMBER, any_of, number_of

_COUNT = re.compile(
    rf"(?P<number>(?<![第前近每各约十百千万点\d.])(?:{SMALL_NUMBER}))[家个项种座处所条名支款](?![^,;:]{{0,6}}月)"
)
_DIGIT = re.compile(r"\d")
_OPEN = any_of("S5.open")
_REACH = 60


def loosely_counted(report: ReportFacts, listed: re.Match[str]) -> Iterator[Judgement]:
    """Count the items of a list against the one count in its sentence before it."""
    low = max(report.sentence_span(listed.start())[0], listed.start() - _REACH)
    counts = [*_COUNT.finditer(report.folded, low, listed.start())]
    if len(counts) != 1 or _DIGIT.search(report.folded, counts[0].end(), listed.start()):
        return
    count, items = counts[0], members_of(listed["items"].split("、"))
    stated = number_of(count["number"])
    if len(items) == stated:
        yield consistent(())
    elif abs(len(items) - stated) == 1 and _sure(report, count, listed, items):
        yield differs(report, stated, len(items), listed.span("items"), (count.start(), listed.start()))


def _sure(report: ReportFacts, count: re.Match[str], listed: re.Match[str], items: Sequence[str]) -> bool:
    """Return whether a list is surely one of separate things, and all that was counted."""
    span = listed.span("items")
    if _OPEN.search(report.folded, count.end(), span[1]) or any(INNER.search(item) for item in items):
        return False
    firms = [name.text for name in report.mentioned(*span)]
    return firms == list(items) or (len(items) > 2 and alike(items))
