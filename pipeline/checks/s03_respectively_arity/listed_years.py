"""Years before a 分别, each of which has a value: 2014年、2015年和2016年, 2011-2013年, 近三年.

And what a list before 分别 is to the check that counts it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.checks.report import ReportFacts
from pipeline.checks.report_text import Span
from pipeline.checks.words import number_of

AND = re.compile(r"以及|[、和与及]")
MIDDLE = re.compile(r"[两二三四五六七八九十\d][大家个类项种地]|[\d各]|等(?![奖级次])|每(?!股)")
_PART = r"[末底中]|[上下]半年|前?[一二三四1-4]季度|\d{1,2}\s?[-~至—]{1,2}\s?\d{1,2}月|\d{1,2}月(?:份|末|底)?"
_AT = rf"\d{{4}}年?度?(?:{_PART})?"
YEARS = re.compile(rf"(?:{_AT}(?:、|和|与|及|以及)){{1,8}}{_AT}")
_THROUGH = re.compile(r"\d{4}年?\s?[-~至到—]")  # 2015年至2017年及2018年上半年: more years than are named
_SPAN = re.compile(
    r"(?<!\d)(?P<since>(?:19|20)\d\d)年?\s?[-~至到—]{1,2}\s?(?P<to>(?:19|20)\d\d)年(?!前|[0-9]|上半|[一-三]季|末|底)"
)
# 近三年研发投入|分别为, 五年来,产值|分别增长: as many values as years; 未来5年|分别达到 speaks of what stands before.
_SOME_YEARS = re.compile(
    r"(?<![一二三四五六七八九十百千万\d第来后])([两三四五2-5])年(?![规计目前后期以级制度内])(?:来|间)?,?[^,;。、和与及\d]{2,14}$"
)
_PAIRED = "城乡"  # 城乡居民收入分别为: two of one word
_YEAR = re.compile(r"\d年|[上去今前]年")
_HEAD = 6  # characters before years that head a sentence: 报告期内,
_SENTENCE = 300
_IS = ("为", "达", "是", "增长", "下降")


@dataclass(frozen=True, slots=True)
class Listed:
    """The things before a 分别: ways of counting them, the likeliest, and whether a count outside can be trusted."""

    options: frozenset[int]
    best: int
    more: bool
    fewer: bool
    span: Span

    def trusted(self, values: int) -> bool:
        """Return whether the list is plain enough to say that `values` is wrong."""
        return self.more if values > max(self.options) else self.fewer and values < min(self.options)


def years_before(report: ReportFacts, clause: int, first: int, at: int) -> Listed | None:
    """Return the years listed right before the clause: 2014年、2015年和2016年,公司投入分别为…."""
    low = report.clause(clause - 1, first) if clause > first else clause
    years = YEARS.search(report.folded, low, clause)
    if years is None or report.folded[years.end() : clause] != "," or _THROUGH.search(report.folded, low, clause):
        return None
    count = len(AND.findall(years[0])) + 1
    return Listed(frozenset({count}), count, True, True, (years.start(), at))


def span_of_years(report: ReportFacts, first: int, at: int) -> Listed | None:
    """Return the years of a span before a 分别 that names no list itself: 2011-2013年,公司净利润分别为…."""
    spans = list(_SPAN.finditer(report.folded, max(first, at - 60), at))
    found = spans[-1] if spans else None
    if found is None or AND.search(report.folded, found.end(), at):
        return None
    count = int(found["to"]) - int(found["since"]) + 1
    if not 2 <= count <= 8:
        return None
    return Listed(frozenset({count}), count, True, True, (found.start(), at))


def some_years(report: ReportFacts, first: int, at: int) -> Listed | None:
    """Return the years that are only counted: 近三年研发投入分别为…."""
    found = _SOME_YEARS.search(report.folded, max(first, at - 30), at)
    if found is None or not report.folded.startswith(_IS, at + 2) or MIDDLE.search(report.folded, found.end(1), at):
        return None
    count = number_of(found[1])
    return Listed(frozenset({count}), count, True, True, (found.start(), at))


def years_at_head(report: ReportFacts, clause: int, at: int) -> Listed | None:
    """Return the years that head a sentence, dealt out by a 分别 before: 2019年和2020年,…分别为…;…分别为…."""
    folded = report.folded
    first = max(folded.rfind(mark, max(0, at - _SENTENCE), at) for mark in "。\n") + 1
    years = YEARS.search(folded, first, at)
    if years is None or years.start() - first > _HEAD or folded[years.end() : years.end() + 1] != ",":
        return None
    between, words = folded[years.end() : clause], folded[clause:at]
    if "分别为" not in between or _YEAR.search(between) or not folded.startswith("为", at + 2):
        return None
    if _PAIRED in words or MIDDLE.search(words):
        return None
    count = len(AND.findall(years[0])) + 1
    return Listed(frozenset({count}), count, True, True, years.span())
