"""Plans whose heading spans other years than they do, for the check document_period.

(2020—2024年) under the title of a 十四五 plan, or above 规划期为2021—2025年
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.base import Judgement, consistent
from pipeline.checks.findings import Message, quoted
from pipeline.checks.report import ReportFacts
from pipeline.checks.report_text import Span

_SPAN = re.compile(r"(?<!\d)(?P<first>20\d\d)年?\s?[-~至到—]{1,2}\s?(?P<last>20\d\d)(?!\d)年?")
_PERIOD = re.compile(rf"(?:规划|计划|实施)(?:期限|期间|期|年限|时限)(?:为|是|:)?{_SPAN.pattern}")
_NUMBER = re.compile("“?十(?P<number>[一二三四五])五”?(?!期间|以来|时期)")
_PLANS = {"一": 2006, "二": 2011, "三": 2016, "四": 2021, "五": 2026}
_YEARS = 4  # from the first to the last of five
_UNDER = 3  # lines: the title, and those right under it
_LINE, _TOP = 60, 260


def spans(report: ReportFacts) -> Iterator[Judgement]:
    """Hold the span of years in the lines above a plan against its own, and against the number of its title."""
    head = _headed(report)
    if head is None or report.doc_type != "plan":
        return
    span, years = head
    told = _PERIOD.search(report.folded, span[1])
    number = _NUMBER.search(report.title or "")
    if told and _may_differ(own := _years(told), years):
        yield consistent(()) if own == years else _differs(report, span, told.span(), years, own)
    elif number and years[1] - years[0] == _YEARS and not told:
        first = _PLANS[number["number"]]
        at = report.text.find(report.title or "\n")
        title = (at, at + len(report.title or ""))
        own = (first, first + _YEARS)
        yield consistent(()) if own == years else _differs(report, span, title, years, own)


def _headed(report: ReportFacts) -> tuple[Span, tuple[int, int]] | None:
    """Return the span of years that stands in the title, or in a short line of its own under it."""
    at = 0
    for line in report.folded[:_TOP].split("\n")[:_UNDER]:
        found = _SPAN.search(line) if len(line) <= _LINE and "。" not in line else None
        if found:
            return (at + found.start(), at + found.end()), _years(found)
        at += len(line) + 1
    return None


def _may_differ(own: tuple[int, int], years: tuple[int, int]) -> bool:
    """Return whether two spans are of one length, or begin alike and end a year apart; 2015-2020 has its base year."""
    moved = own[1] - own[0] == years[1] - years[0]
    return moved or (own[0] == years[0] and abs(own[1] - years[1]) == 1)


def _years(match: re.Match[str]) -> tuple[int, int]:
    """Return the first and the last year of a span."""
    return int(match["first"]), int(match["last"])


def _differs(report: ReportFacts, heading: Span, own: Span, told: tuple[int, int], years: tuple[int, int]) -> Judgement:
    """Say that a heading spans other years."""
    one, two = ("-".join(map(str, pair)) for pair in (told, years))
    message = Message(
        "high", 90, f"篇首为{one}年,规划期为{two}年", f"the heading is of {one}, the plan of {two}", f"{one} ≠ {two}"
    )
    return Judgement("inconsistent", reason="witnesses_differ", finding=quoted(message, [heading], [own]))
