"""The year that a report is about.

The year is decided by the best witness: the date of the signature, the title, the body, the heading.  One exception:
a report, no news, signed in the first months of a year, or a statistical communique, whose title names the year before
is about the year of its title; so are final accounts (决算) and annual reports, whenever they are signed, and what a
firm makes known of its year (业绩快报, 业绩预告).  A summary signed so whose title names no year is about the year that
its text opens with (2015年,全区实现…).  Nor does a date decide that cannot be right: no report is signed before its
year, or more than two years after it; a plan may be made years ahead.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from extractors.base import fold
from pipeline.document.ahead import either
from pipeline.document.kinds import OF_RECORD
from pipeline.document.lines import CN_YEAR, fold_line
from pipeline.document.opening import looked_back_on, speaks_from_its_day
from pipeline.document.signature import Dated, year_number

NEXT_SPRING = 4
LATEST = 2  # years after its own that a report may be signed
_YEAR = re.compile(r"(?<![\d.])(?:19[5-9]|20[0-4])\d(?=年|[-~]\d{4}|至(?:19|20)\d\d年|/\d{4}年)")
_SPAN = re.compile(r"(?<!\d)(?P<first>(?:19|20)\d\d)年?(?:[-~至到]|—+)(?P<last>(?:19|20)\d\d)年(?!度)")
_AHEAD = re.compile(rf"(?:(?<![\d年])[到至]|{either('looks_to')})[^。;\n]{{0,4}}$")
# 2012年,集团计划实现…
_PLANNED = re.compile(rf"年[^。;\n]{{0,10}}(?:{either('aims', 'chapter', 'outlook')}|重点)")
_NUMBER = re.compile("(?<![0-9])(?P<year>20[0-9]{2})年? ?(?:第|总第)? ?[0-9一二三四五六七八九十]{1,3}期")
_COMPARES = tuple("比较")
_CHANGED = re.compile("年(?:同期|末|底|全年)?[^,;。\n0-9]{0,6}(?:[增减升降]|上升|下降|提高|多|少)")
_HEAD = 4  # lines under a title, that one counted in
_CLOSED = re.compile("决算|年度报告|年报")
_MADE_KNOWN = re.compile("年度?业绩(?:快报|预告|预[增减盈亏]|公告)")
# “十二五”规划, 第十四个五年规划; 十五 alone is most often a number.
_PLAN = re.compile(
    '第(?P<whole>十[一二三四五]?|[六七八九])个五年|(?<![一二三四五六七八九十第])(?P<short>十[一二三四]|[七八九])五(?=[”"]?(?:[^年]|$))'
)
_ORDINALS = {"六": 6, "七": 7, "八": 8, "九": 9, "十": 10, "十一": 11, "十二": 12, "十三": 13, "十四": 14, "十五": 15}
_HORIZON = re.compile("年(?:的|中?长?期)?远景")  # 2035年远景目标: what a plan looks to is not what it is about


def _last_of_span(line: str | None) -> int | None:
    """Return the last of the years that a report looks back on: 2007-2011年工作汇报, but 2010-2011年度, 学年."""
    span = _SPAN.search(fold_line(line)) if line else None
    return int(span["last"]) if span and int(span["first"]) < int(span["last"]) else None


@lru_cache(maxsize=4096)
def _first_year(line: str | None) -> int | None:
    """Return the first year named in a line."""
    if not line:
        return None
    folded = fold_line(line)
    named = next((year for year in _YEAR.finditer(folded) if not _HORIZON.match(folded, year.end())), None)
    if named:
        return int(named.group())
    numeral = next((year for year in CN_YEAR.finditer(folded) if not _HORIZON.match(folded, year.end())), None)
    year = year_number(numeral.group()) if numeral else None
    return year if year and 1949 < year < 2050 else None


def year_of(
    text: str, title: str | None, heading: str | None, issued: Dated | None, doc_type: str
) -> tuple[int | None, str | None]:
    """Return the year a report is about, and the witness that decided."""
    titled = _first_year(title) if doc_type == "plan" else _last_of_span(title) or _first_year(title)
    if issued:
        in_spring = doc_type in ("summary", "other") and (issued.month or 12) <= NEXT_SPRING
        if title is None and in_spring and _first_year(heading) == issued.year - 1:
            return issued.year - 1, "heading"
        if titled == issued.year - 1 and (in_spring or _of_its_year(title or "", doc_type)):
            return titled, "title"
        if in_spring and titled is None and _opens_with(text, issued.year - 1, doc_type):
            return issued.year - 1, "body"
        if titled and doc_type in OF_RECORD and not _may_sign(titled, issued.year, doc_type):
            return titled, "title"
        return issued.year, "signature"
    titled = titled or (_first_of_plan(title) if doc_type == "plan" else None)
    if titled:
        return titled, "title"
    latest = _latest_year(text[len(heading or "") :], doc_type == "plan") if doc_type in OF_RECORD else None
    if latest:
        return latest, "body"
    headed = _first_year(heading)
    return (headed, "heading") if headed else (None, None)


def year_of_issue(head: Sequence[str]) -> int | None:
    """Return the year of a bulletin's number, which stands under its title: 2022年第3期."""
    numbers = (_NUMBER.search(fold_line(line)) for line in head[1:_HEAD])
    return next((int(number["year"]) for number in numbers if number), None)


def _first_of_plan(title: str | None) -> int | None:
    """Return the first of the five years that a plan is for: “十二五”教育发展规划."""
    plan = _PLAN.search(fold_line(title)) if title else None
    return 1951 + 5 * _ORDINALS[plan["whole"] or plan["short"]] if plan else None


def _of_its_year(title: str, doc_type: str) -> bool:
    """Return whether a report is about the year of its title, whenever it is signed."""
    if doc_type == "communique" or _CLOSED.search(title):
        return True
    return doc_type != "news" and _MADE_KNOWN.search(fold(title)) is not None


def _may_sign(titled: int, signed: int, doc_type: str) -> bool:
    """Return whether a report whose title names a year can bear such a date."""
    if signed < titled:
        return doc_type == "plan" and signed < titled - 1  # 2020年发展规划, made in 2011
    return signed <= titled + LATEST


def _opens_with(text: str, year: int, doc_type: str) -> bool:
    """Return whether a summary looks back on a year by its first words, and says nothing from the day it was signed."""
    return doc_type == "summary" and not speaks_from_its_day(text) and looked_back_on(text, year) >= 0


def _latest_year(body: str, plans: bool) -> int | None:
    """Return the latest year a body gives data of, be it not aimed at or compared with; a plan gives what it plans."""
    folded = fold(body)
    found = (year for year in _YEAR.finditer(folded) if plans or not _PLANNED.match(folded, year.end()))
    years = (int(year.group()) for year in found if not _is_aim(folded, year) and not _is_base(folded, year))
    return max(years, default=None)


def _is_aim(text: str, year: re.Match[str]) -> bool:
    """Return whether a year is what the words before it reach for (到2020年, 展望2035年), or a horizon."""
    before = _AHEAD.search(text, max(0, year.start() - 10), year.start())
    return before is not None or _HORIZON.match(text, year.end()) is not None


def _is_base(text: str, year: re.Match[str]) -> bool:
    """Return whether a year is only what a later one is compared with: 比2016年增长8%."""
    return text.startswith(_COMPARES, year.start() - 1) and _CHANGED.match(text, year.end()) is not None
