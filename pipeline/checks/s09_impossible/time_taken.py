"""How long something took, against its first and its last day or month, for the check impossible.

2020年3月开工,2021年9月投产,建设工期仅用12个月 · 3月5日至3月18日,为期10天

Both ends may be counted, months are not whole, and of days some may be no working days.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from pipeline.checks.base import Judgement, consistent
from pipeline.checks.findings import Message, quoted
from pipeline.checks.report import ReportFacts
from pipeline.checks.words import any_of, either, numeral

_NUMBER = r"(?P<number>\d{1,3}|[一二两三四五六七八九十百]{1,4})(?P<half>个半)?"
_AT = r"(?:(?P<{0}y>20\d\d|19\d\d)年)?(?:(?P<{0}m>\d{{1,2}})月)(?:份|底|初|中旬|[上下]旬|(?P<{0}d>\d{{1,2}})[日号])?"
_UNIT = r"(?P<more>多|余)?(?P<unit>个?多?月|年|[天日](?!均))(?P<half_more>半)?"
_TOOK = rf"{either('S9.took')}(?:[仅只才共为了近约短]|需|整整|长达){{0,3}}{_NUMBER}{_UNIT}"
_TAKEN = re.compile(_TOOK)  # most texts tell none, and what begins with a year or a month is slow
_GAP = r"[^。;\n\d]{0,24}?"
_STARTED = f"{either('S9.works_begun')}|{either('S9.begun')}|{either('S9.opened')}"
_BEGUN = rf"(?:(?:正式|全面|起|破土|进场)*(?:{_STARTED}){_GAP}|起?(?:至|到|—|-))"
_BEHIND = re.compile(rf"{_AT.format('a')}{_BEGUN}{_AT.format('b')}(?P<gap>{_GAP}){_TOOK}")
_BEFORE = re.compile(
    rf"{_TOOK}[,(:](?:即|从|自|于)?{_AT.format('a')}(?P<gap>起?(?:开始)?,?)(?:至|到|—|-){_AT.format('b')}"
)
_OPENED = re.compile(
    rf"{_AT.format('a')}(?P<gap>[^\n\d]{{0,80}}?{either('S9.opened')}[^\n\d]{{0,60}}?){_TOOK},(?:将|活动)?(?:至|到|于|持续到){_AT.format('b')}(?:结束|闭幕|落幕)"
)
# 自2016年3月1日起至2021年12月31日,累计达2132天: every day is counted.
_RUN = re.compile(
    rf"[自从]{_AT.format('a')}起?(?:至|到|—|-){_AT.format('b')}(?P<gap>(?:止|期间)?),?(?:累计|共计?|总计)(?:[达为有]|实现|达到){{0,2}}(?P<number>\d{{1,5}})(?P<half>个半)?{_UNIT}"
)
_WHOLE = any_of("S9.opened_or_closed")
_OTHER = any_of("S9.took_else")
_YEAR, _MONTH, _TEN = 12, 30.4, 10
_WORKED, _PAST, _NEAR = 0.6, 1.1, 0.6  # of days that are worked; months and years by which the count may differ
_HALF = 0.5
_MONTHS, _DAYS = "月", "天日"


def time_taken(report: ReportFacts) -> Iterator[Judgement]:
    """Hold each time taken against its first and last day."""
    for one in (_BEHIND, _BEFORE, _OPENED, _RUN) if _TAKEN.search(report.folded) else (_RUN,):
        for match in one.finditer(report.folded):
            if (one is _RUN or _OTHER.search(match[0]) is None) and (span := _span(match)) is not None:
                yield from _judged(report, match, *span, one is _RUN or _WHOLE.search(match[0]) is not None)


def _span(match: re.Match[str]) -> tuple[date, date, bool] | None:
    """Return the first and the last day of a span, and whether days are told; a year may be told once for both."""
    told = match.groupdict()
    if told["by"] and not told["ay"]:
        return None
    years = [int(told["ay"] or 2001), int(told["by"] or told["ay"] or 2001)]
    days = bool(told["ad"] and told["bd"])
    try:
        first, last = (
            date(year, int(told[f"{end}m"]), int(told[f"{end}d"]) if days else 1)
            for year, end in zip(years, "ab", strict=True)
        )
    except ValueError:
        return None
    return (first, last, days) if first <= last else None


def _judged(
    report: ReportFacts, match: re.Match[str], first: date, last: date, days: bool, every: bool
) -> Iterator[Judgement]:
    """Compare a time taken with its span, in the unit in which it is told; `every` day may count."""
    number = numeral(match["number"])
    if number is None:
        return
    size = float(number) + (_HALF if match["half"] or match["half_more"] else 0)
    more = bool(match["more"] or "多" in match["unit"])
    months = (last.year - first.year) * _YEAR + last.month - first.month
    gone = (last - first).days
    unit = match["unit"].strip("个多")
    if unit in _DAYS:
        if not days:
            return
        low, high, real = gone if every else gone * _WORKED - 1, gone + 2.0, f"{gone + 1}天"
    elif unit == _MONTHS:
        exact = gone / _MONTH if days else months
        low, high, real = exact - 1, exact + _PAST, f"约{round(exact)}个月"
    else:
        low, high, real = months / _YEAR - _NEAR, months / _YEAR + _NEAR, f"约{months}个月"
    if more:
        low -= 1 if size % _TEN else _TEN
    if low <= size <= high:
        yield consistent(())
        return
    printed = report.text[match.start("number") : match.end("unit")]
    a, b = (f"{day:%Y-%m-%d}" if days else f"{day:%Y-%m}" for day in (first, last))
    a, b = (a, b) if match["ay"] else (a[5:], b[5:])
    message = Message(
        "medium",
        80,
        f"{a}至{b}为{real},文中为“{printed}”",
        f"from {a} to {b} is another time than {printed}",
        f"{a} … {b} ≠ {printed}",
    )
    yield Judgement("inconsistent", reason="time_taken", finding=quoted(message, [match.span()]))
