"""Headings that date what follows them: the title, 一、2014年工作回顾, 二、2015年主要任务.

A 政府工作报告 is given to an assembly early in the year of its title: one chapter looks back on the year (or the five
years) before, the others look ahead.  What stands in none of its chapters is of no known year; in one without chapters
the lines that open with the year before (2017年,…) or with its own (今年,…) tell what year those behind them are of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from extractors import numbering
from extractors.period.tokens import Role
from extractors.periods import Period
from pipeline.context.cues import words
from pipeline.context.sections.next_year import CHAPTER, Mark, heading_before, turns
from pipeline.context.sections.opening_years import opening
from pipeline.context.sections.over_items import over_items
from pipeline.context.sections.passages import years_told
from pipeline.context.sections.twofold import paragraphs
from pipeline.context.types import ReportContext
from pipeline.document.kinds import OF_RECORD
from pipeline.document.nation import NATION

PAST_YEAR = ("过去一年", "过去的一年", "一年来")
_TITLE = 60  # characters: a longer first line is no title
_HEADLINE = 30  # characters: a longer line is no heading
_DRAFT = re.compile("(?<!五年)计划(?:草案|$)|(?:要点|重点|展望|年(?:工作|发展)?预期)$")
_ALONE = re.compile(f"{numbering.CHAPTER} ?(?:(?:20[0-9]{{2}}年)?下半年|20[0-9]{{2}}年)")  # 五、下半年
APPENDED = re.compile("^附(?:[:件录表]|[一二三123])", re.M)  # ends the chapter before
_LINE = re.compile(
    r"^[ 　—-]*(?:各位代表[,:!])?(?:(?P<year>(?:19|20)\d\d)年(?![-~至到])|(?P<own>今年)|一年来|过去的?一年)", re.M
)
_LISTED = re.compile("(?:[^\n。]{2,60};[ 　]*\n){1,40}[^\n。]{2,60}[。\n]")
_AND_PLAN = re.compile(r"[^\n]{0,12}(?:总结|情况|汇报|报告|小结)[和与及、暨]")
_AND_YEARS = re.compile("[和及与、](?:过去)?[三四五]年")


def headings(text: str, found: Sequence[Period], report: ReportContext) -> list[Mark]:
    """Return the periods that date what follows: of the first line, and of headings (一、2024年工作回顾)."""
    marks: dict[int, Period] = {}
    first = None if report.to_assembly else _of_title(text, found, report)
    if first is not None:
        marks[0] = first
    spoiled: set[int] = set()
    whole = "\n" not in text and len(text) > _HEADLINE
    in_text = not (report.to_assembly and CHAPTER.search(text))  # 过去一年 holds on for the paragraphs behind it
    for period in found:
        if (whole and period.text not in PAST_YEAR) or not _dates(period, report):
            continue
        start, line = _line(text, period)
        if _heads(line) and (start or not report.dated):
            if start in marks and marks[start] != period:
                spoiled.add(start)  # 2016年工作总结和2017年工作计划 dates neither part
            marks.setdefault(start, _of_years(period, line))
        elif in_text and period.text in PAST_YEAR[:2] and not any(marks):
            marks.setdefault(start, period)
    if report.to_assembly:
        return _of_assembly(text, marks, spoiled, report)
    kept = {at: period for at, period in marks.items() if at not in spoiled}
    kept = kept if first is not None else {**dict(opening(text, found, report)), **kept}
    ends = [*_ends_of_part(text, kept, first), *_appended(text, kept, first), *_over_lists(text, found, kept, report)]
    ends += over_items(text, found, kept, report)
    ends += turns(text, found, kept, report.report_year if report.dated and report.doc_type in OF_RECORD else None)
    return sorted([*kept.items(), *ends], key=lambda mark: mark[0])


def _of_assembly(text: str, marks: dict[int, Period], spoiled: set[int], report: ReportContext) -> list[Mark]:
    """Return the marks of a 政府工作报告: of its chapters and where they end, else of the lines of a local one."""
    if not marks:
        lines = _lines(text, report) if report.region not in (None, NATION) else ()
        return list(lines) or list(years_told(text, report))
    ends = list(_ends(text, marks))
    both = {at: marks[at]._replace(role="vague", offset=None) for at in spoiled}
    marks |= both
    both |= {at: period for at, period in marks.items() if _AND_YEARS.search(_line(text, period)[1])}
    ends += paragraphs(text, both, (report.report_year or 0) + report.looks_back) if both else ()
    return sorted([*marks.items(), *ends], key=lambda mark: mark[0])


def _lines(text: str, report: ReportContext) -> Iterator[Mark]:
    """Yield the lines that open with the year looked back on or the next; before the first it is the former."""
    own = report.report_year or 0
    back = own + report.looks_back
    opens = [
        (match.start(), int(match["year"] or 0) or (own if match["own"] else back)) for match in _LINE.finditer(text)
    ]
    if any(year in (back, back + 1) for _, year in opens):
        opens.insert(0, (0, back))
    for at, year in opens:
        role: Role = "main" if year in (back, back + 1) else "vague"
        yield at, Period(at, at, f"{year}年", "numeric", role, year=year)


def _dates(period: Period, report: ReportContext) -> bool:
    """Return whether a period in a heading says anything of the time of what follows."""
    if report.to_assembly:
        return period.role == "vague" or (period.role == "main" and not period.bare)  # 过去五年工作回顾: no single year
    return period.role == "main" and (not period.bare or _is_part(period, report))


def _is_part(period: Period, report: ReportContext) -> bool:
    """Return whether a period without a year is a part of the year that a report looks back on: 二、上半年工作情况."""
    return report.dated and report.doc_type in OF_RECORD and period.months != (1, 12)


def _ends_of_part(text: str, marks: dict[int, Period], title: Period | None) -> Iterator[Mark]:
    """Yield where a chapter on a part of the year ends: at the next numbered one, for which the title holds again."""
    if not any(period.bare for at, period in marks.items() if at):
        return
    for chapter in CHAPTER.finditer(text):
        last = max((at for at in marks if at < chapter.start()), default=0)
        if chapter.start() not in marks and last and marks[last].bare:
            yield chapter.start(), title


def _over_lists(
    text: str, found: Sequence[Period], marks: Mapping[int, Period], report: ReportContext
) -> Iterator[Mark]:
    """Yield the periods that stand by themselves over a list, and where it ends: 1-10月份:⏎产值:9亿元;⏎利税:1亿元."""
    for period in found:
        alone = text.startswith(":\n", period.end) and text[period.start - 1 : period.start] in ("\n", " ", "　", "到")
        if not alone or period.start in marks or not _dates(period, report):
            continue
        lines = _LISTED.match(text, period.end + 2)
        if lines is not None:
            yield period.start, period
            yield lines.end(), heading_before(marks, period.start)


def _appended(text: str, marks: dict[int, Period], title: Period | None) -> Iterator[Mark]:
    """Yield where what is appended begins, for which the title holds again."""
    match = APPENDED.search(text) if marks else None
    if match is not None and match.start() not in marks:
        yield match.start(), title


def _line(text: str, period: Period) -> tuple[int, str]:
    """Return the start of the line of a period, and the line as far as it may be a heading."""
    start = text.rfind("\n", max(0, period.start - 40), period.start) + 1
    end = text.find("\n", period.end, period.end + 40)
    return start, text[start : end if end >= 0 else len(text)].strip()


def _heads(line: str) -> bool:
    """Return whether a line is a heading that tells what time its chapter is of."""
    return (
        len(line) <= _HEADLINE
        and "。" not in line
        and (words("review").search(line) or _DRAFT.search(line) or _ALONE.fullmatch(line)) is not None
    )


def _of_years(period: Period, line: str) -> Period:
    """Return the period of a heading, as of no single year where it goes on 过去一年和五年工作回顾."""
    return period._replace(role="vague", offset=None) if _AND_YEARS.search(line) else period


def _ends(text: str, marks: dict[int, Period]) -> Iterator[Mark]:
    """Yield where a dated chapter ends: at the next numbered one that is not dated itself.

    今后五年的任务 without a number stands over numbered ones, and does not end.
    """
    starts = [match.start() for match in CHAPTER.finditer(text)]
    for start in starts:
        last = max((at for at in marks if at < start), default=None)
        if last is not None and start not in marks and (last in starts or marks[last].role != "vague"):
            yield start, None


def _of_title(text: str, found: Sequence[Period], report: ReportContext) -> Period | None:
    """Return the one period that the title names, if it lies behind the report and is more than a month."""
    if not report.dated:
        return None
    end = min(text.find("\n"), _TITLE)
    title = [p for p in found if p.start < end]
    if len(title) == 2 and title[1].bare and _AND_PLAN.fullmatch(text, title[0].end, title[1].start):
        title.pop()  # 上半年工作总结和下半年工作打算: the second part has a heading of its own
    if len(title) != 1 or title[0].role != "main":
        return None
    year = report.report_year or 0
    if title[0].years > 1 and report.doc_type == "summary" and (title[0].year or year) + title[0].years - 1 > year:
        return title[0]._replace(role="vague", offset=None)  # 第十四个五年规划中期评估: of no single year
    ahead = title[0].offset if title[0].offset is not None else (title[0].year or year) - year
    first, last = title[0].months
    whole = (first, last) == (1, 12)
    behind = first < last and (ahead < 0 or (ahead == 0 and (whole or last <= (report.issued_month or 12))))
    return title[0] if behind else None
