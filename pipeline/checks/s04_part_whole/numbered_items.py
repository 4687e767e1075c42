"""Figures of a numbered list, an item a line, against what is said of all of them behind it, for the check part_whole.

    1.恒铸机械有限公司,申请46件,授权31件;
    2.浩源科技有限公司,申请38件,授权27件。
    以上2家企业共申请84件,获得授权68件。

The list must have as many items as are counted, and each of them one figure of the name that the total has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.among import amounts
from pipeline.checks.base import Judgement
from pipeline.checks.figures import level
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.report_text import Span
from pipeline.checks.splits import CHANGED, total
from pipeline.checks.words import SMALL_NUMBER, any_of, number_of
from pipeline.tables import Fact

_ALL = re.compile(rf"(?:以上|上述|这)(?P<count>{SMALL_NUMBER})[家个项户所条位名处座][一-鿿]{{0,6}}")
_ITEM = re.compile(r"[ \t]*(?:\(?(?P<number>\d{1,2})[.、)]|[①-⑳])[ ]?")
_GLUE = any_of("S4.total_glue")
_LEAST, _MOST = 2, 20
_SHARE = "占"
_NAME, _REACH = 2, 200  # characters


@gated(_ALL)
def numbered_items(report: ReportFacts) -> Iterator[Judgement]:
    """Add up the figures of numbered lines, and hold them against the totals of the sentence behind the list."""
    for match in _ALL.finditer(report.folded):
        begins = not report.folded[report.line_start(match.start()) : match.start()].strip()
        items = _items(report, match.start()) if begins else []
        if not _LEAST <= len(items) == number_of(match["count"]) <= _MOST:
            continue
        end = min(report.sentence_span(match.end())[1], match.end() + _REACH)
        for whole in amounts(report, match.end(), end):
            name = _name(report, whole, match.end())
            parts = [_part(report, item, whole.unit, name) for item in items] if level(whole) else []
            told = [part for part in parts if part is not None]
            if told and len(told) == len(items):
                yield total(report, whole, told)


def _items(report: ReportFacts, end: int) -> list[Span]:
    """Return the numbered lines right before a place, from the first number on."""
    found: list[Span] = []
    end = report.folded.rfind("\n", 0, end)
    while end > 0 and len(found) <= _MOST:
        start = report.line_start(end)
        item = _ITEM.match(report.folded, start, end)
        if item is None:
            break
        found.append((item.end(), end))
        end = start - 1
    return found[::-1]


def _part(report: ReportFacts, item: Span, unit: str, name: str) -> Fact | None:
    """Return the one figure of an item that is called as a total is."""
    if _SHARE in name:  # 以上2项占全年投资的70.1%
        return None
    told = [fact for fact in amounts(report, *item) if fact.unit == unit and level(fact)]
    alike = [fact for fact in told if _called(name, _name(report, fact, item[0]))]
    plain = len(alike) == 1 and alike[0].qualifier == "exact" and not CHANGED.search(report.words(alike[0]))
    return alike[0] if plain else None


def _name(report: ReportFacts, fact: Fact, low: int) -> str:
    """Return what a figure is called behind a place, without words that sum up and verbs that say nothing."""
    words = report.folded[max(low, report.clause(fact.start)) : fact.start]
    return _GLUE.sub("", words[max(words.rfind("、"), words.rfind("中")) + 1 :] if "其中" not in words else words)


def _called(one: str, other: str) -> bool:
    """Return whether two names are one, or one is the longer form of the other: 申请, 申请专利."""
    short, long = sorted((one, other), key=len)
    return len(short) >= _NAME and long.startswith(short)
