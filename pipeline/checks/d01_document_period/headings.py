"""Headings of sections that name another year than the report does, for the check document_period.

A summary of 2017 whose second part is headed 2016年主要做法, or one whose plan is that of the year before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.numbering import BRACKETED, CHAPTER, NUMERALS
from pipeline.checks.base import Judgement, consistent
from pipeline.checks.findings import Message, quoted
from pipeline.checks.report import ReportFacts
from pipeline.checks.report_text import Span
from pipeline.checks.words import any_of, either

_NUMBERED = rf"(?:{CHAPTER}|{BRACKETED}|第[{NUMERALS}]部分[:,、 ]?)"
_HEADING = re.compile(rf"^[ \t　]*{_NUMBERED}[^\n\d。;]{{0,6}}(?P<year>20\d\d)年度?(?P<of>[^\n\d。,;:]{{2,16}})$", re.M)
_WORK = re.compile(either("D1.work"))
_BACK = re.compile("回顾|以来|前|对比|基础")
# Ahead, and of the whole year: no 下半年打算, no 计划完成情况.
_PLAN = re.compile(f"^(?!.*(?:半年|季度|完成|执行|落实)).*{either('D1.plan')}(?:目标|任务)?$")
_AHEAD = any_of("D1.next_year")
# 三、下一步工作打算|2021年,我局将…: a chapter of no year whose first words tell one
_AHEAD_OF = re.compile(
    rf"^[ \t　]*{_NUMBERED}(?P<of>[^\n\d。,;:]{{2,16}})\n"
    rf"[ \t　]*(?P<said>(?P<year>20\d\d)年,?[^,。;\n]{{0,16}}{either('D1.will')})",
    re.M,
)
_CHAPTER = re.compile(rf"^[ \t　]*{CHAPTER}", re.M)
_OWN = re.compile("总结(?!会|大会)")


def headings(report: ReportFacts, title: Span, year: int) -> Iterator[Judgement]:
    """Hold the year of each heading against that of a summary, whose plan is for the year after."""
    words = report.folded[slice(*title)]
    if not _OWN.search(words) or "年" not in words:
        return
    plan = _PLAN.search(words) is not None
    for match in _HEADING.finditer(report.folded, title[1]):
        if not _WORK.search(match["of"]) or _BACK.search(match["of"]):
            continue
        told = int(match["year"])
        if told == year and not plan and _PLAN.search(match["of"]) and _is_over(report, year, match.end()):
            yield _planned_again(report, title, match.span(), year)
        elif year <= told <= year + 1 or match["year"] in words:
            yield consistent(())
        else:
            yield _differs(report, title, match.span(), year, told)
    for match in _AHEAD_OF.finditer(report.folded, title[1]):
        planned = not plan and _PLAN.search(match["of"])
        if planned and int(match["year"]) == year and _is_over(report, year, match.end()):
            yield _planned_again(report, title, match.span("said"), year)


def _is_over(report: ReportFacts, year: int, at: int) -> bool:
    """Return whether a year was over, or nearly so, at the sign-off, or the chapter at a place speaks of the next."""
    if report.signature is not None and (report.issued or "").startswith((str(year + 1), f"{year}-12")):
        return True
    stop = _CHAPTER.search(report.folded, at)
    first = _AHEAD.search(report.folded, at, stop.start() if stop else len(report.folded))
    return first is not None and (report.issued or str(year))[:4] == str(year)


def _planned_again(report: ReportFacts, title: Span, heading: Span, year: int) -> Judgement:
    """Say that a chapter plans the year that the report looks back on: it is that of the report before, copied."""
    printed = report.text[slice(*heading)].strip()
    signed = (f"签署于{report.issued}", f", signed {report.issued},") if report.signature else ("讲的是明年", "")
    message = Message(
        "medium",
        82,
        f"{year}年的总结{signed[0]},“{printed}”所计划的却是{year}年",
        f"the report on {year}{signed[1]} plans {year} again under “{printed}”",
        f"{year} = {year}",
    )
    return _witnesses(message, heading, [title, *filter(None, [report.signature])])


def _differs(report: ReportFacts, title: Span, heading: Span, year: int, told: int) -> Judgement:
    """Say that a heading is of another year."""
    printed = report.text[slice(*heading)].strip()
    message = Message(
        "low",
        75,
        f"标题为{year}年,小标题“{printed}”为{told}年",
        f"the title is of {year}, the heading “{printed}” of {told}",
        f"{told} ≠ {year}",
    )
    return _witnesses(message, heading, [title])


def _witnesses(message: Message, heading: Span, others: list[Span]) -> Judgement:
    """Return that a heading and other witnesses of the year differ."""
    return Judgement("inconsistent", reason="witnesses_differ", finding=quoted(message, [heading], others))
