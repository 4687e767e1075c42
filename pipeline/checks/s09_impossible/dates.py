"""Dates that are in no calendar, and times that end before they begin, for the check impossible."""

from __future__ import annotations

import re
from bisect import bisect_left
from calendar import isleap
from collections.abc import Iterator
from itertools import chain

from pipeline.checks.base import Judgement
from pipeline.checks.findings import Message, quoted
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.words import any_of, either

_SOUND = r"(?:(?<=\D[1-9]月)|(?<=\D0[1-9]月)|(?<=\D1[0-2]月))(?:0?[1-9]|1\d|2[0-8])[日号]"  # what every month has
_DAY = re.compile(rf"月(?!{_SOUND})(?P<day>\d{{1,2}})[日号]")
# The last day of a stretch: 11月28日至31日.
_LAST = re.compile(r"月\d{1,2}[日号]?(?:至|到|—{1,2}|-|~)(?P<day>29|3\d)[日号]")
_SPACED = re.compile(r"月 (?P<day>29|3\d) ?[日号]")
_MONTH = re.compile(r"(?<![\d.\-/:])\d{1,2} ?$|(?<=\d{4}年)\d{1,2}$")
_YEAR = re.compile(r"((?:19|20)\d\d)年$")
_OTHER_YEAR = any_of("S9.other_year")
_LEAP_DAY, _REACH = (2, 29), 400
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_AT = r"(?P<{0}y>(?:19|20)\d\d)年(?:(?P<{0}m>\d{{1,2}})月(?:份|底|初)?(?:(?P<{0}d>\d{{1,2}})[日号])?)?"
# 自…开工,至…竣工; 执行期为…至…: without such a word 2014年至2012年 may be read backwards on purpose.
_BEGUN = rf"(?:[^\d,。;:\n]{{0,3}}{either('S9.begun')})?,?(?:至|到|—{{1,2}}|-|~)"
_FROM_TO = re.compile(
    rf"(?:[自从]|{either('S9.term')}[为是:从自]?){_AT.format('a')}{_BEGUN}{_AT.format('b')}(?!的?水平)"
)
# What each of them holds begins with one character, and is looked for first.
_TO = re.compile(rf"年(?:\d{{1,2}}月(?:份|底|初)?(?:\d{{1,2}}[日号])?)?{_BEGUN}(?:19|20)\d\d年")


def _own_year(report: ReportFacts, at: int) -> int | None:
    """Return the year of a day told without one: the report's, where its words speak of no other year nearby.

    The year after must be none with a leap day: a report may look ahead.
    """
    year = report.report_year
    if year is None or isleap(year + 1) or not report.of_record:
        return None
    low, high = max(0, at - _REACH), min(report.sentence_span(at)[1], at + _REACH)
    low = max(low, report.folded.rfind("\n", low, at) + 1)
    place = bisect_left(report.years, (at,))
    plain = (report.years[place - 1][1] if place else year) == year and not _OTHER_YEAR.search(report.folded, low, high)
    near = report.years[bisect_left(report.years, (low,)) : bisect_left(report.years, (high,))]
    return year if plain and not any(isleap(told) for _, told in near) else None


@gated(_FROM_TO)
def spans(report: ReportFacts) -> Iterator[Judgement]:
    """Look for times that end before they begin."""
    if _TO.search(report.folded) is None:
        return
    for match in _FROM_TO.finditer(report.folded):
        begin, end = (_moment(match, name) for name in "ab")
        if end >= begin[: len(end)]:
            continue
        printed = report.text[slice(*match.span())]
        message = Message(
            "high" if len(end) == len(begin) > 1 else "medium",
            85,
            f"起止时间颠倒:{printed}",
            f"ends before it begins: {printed}",
            f"{'-'.join(map(str, end))} < {'-'.join(map(str, begin))}",
        )
        yield Judgement("inconsistent", reason="ends_before_it_begins", finding=quoted(message, [match.span()]))


def _moment(match: re.Match[str], name: str) -> tuple[int, ...]:
    """Return year, month and day as far as they are told."""
    return tuple(int(match[name + part]) for part in "ymd" if match[name + part])


def dates(report: ReportFacts) -> Iterator[Judgement]:
    """Look for dates that are in no calendar."""
    for match in chain.from_iterable(day.finditer(report.folded) for day in (_DAY, _LAST, _SPACED)):
        before = _MONTH.search(report.folded, max(0, match.start() - 8), match.start())
        if before is None:
            continue
        month, day = int(before[0]), int(match["day"])
        leap = _YEAR.search(report.folded, max(0, before.start() - 5), before.start())
        year = int(leap[1]) if leap is not None else _own_year(report, before.start())
        no_leap_day = (month, day) == _LEAP_DAY and year is not None and not isleap(year)
        if 1 <= month <= 12 and 1 <= day <= _DAYS[month - 1] and not no_leap_day:
            continue
        printed, span = before[0] + match[0], (before.start(), match.end())
        zh, en = f"日期{printed}不存在", f"there is no such date: {printed}"
        message = Message("high", 85, zh, en, printed, klass="data_quality")
        yield Judgement("inconsistent", reason="no_such_date", finding=quoted(message, [span]))
