"""Forecasts of a time that was long over on the day that news print under their title, for temporal_stale.

发布时间:2013-08-26 … 预计2012年全国产量将达到450万吨

A year is told of for months after its end, and what somebody expected then is history; neither is judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.base import Judgement, consistent
from pipeline.checks.findings import Message, quoted
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.words import any_of, either

_DAY = re.compile(r"(?P<year>20\d\d)-(?P<month>\d\d)-\d\d$")
_WHEN = r"(?P<year>(?:19|20)\d\d)年(?:(?P<month>\d{1,2})月份?|(?P<half>上半年)|度)?"
_NO_RANGE = r"(?![至到-]|的?(?:基础|水平|\d)|以来|后|之?前|至今)"
_AHEAD = either("D2.ahead")
_COMES = rf"(?:{_AHEAD}[将可会要]?|[将可会要])(?:要|会|能)?{either('D2.comes_to')}[^,。;:\n\d]{{0,4}}\d"
_FORMS = (
    # 预计2012年产量将达到450万吨
    re.compile(rf"{_AHEAD}[到至在于]?{_WHEN}{_NO_RANGE}[^,。;:\n\d]{{0,38}}\d"),
    # 到2012年产量将达到450万吨; 而2012年,这个数字有望突破450万
    re.compile(
        rf"(?:(?<![从由比较自])[到至]|(?<=[。,;\n])|(?<=因此)|(?<=[,。]而)){_WHEN}{_NO_RANGE}"
        rf"(?:,[这该]一?个?(?:数字|比例))?[^,。;:\n\d]{{0,24}}?{_COMES}"
    ),
    # 并将于2012年7月30日正式开业
    re.compile(rf"(?:{_AHEAD}|并?将)[于在]{_WHEN}(?:\d{{1,2}}日|[初底末])?(?:正式|全面)?{either('D2.begins')}"),
)
_PAST = any_of("D2.past")
# Somebody else's forecast, or one that is dated.
_SOURCE = re.compile(rf"{either('D2.source')}|[去前]年\d{{1,2}}月")
_THEN = re.compile(rf"(?:19|20)\d\d年[^,。;\n]{{0,24}}{either('D2.told')}")
_TITLE = re.compile("《[^《》\n]{1,60}》")
_OVER, _MOST = 5, 36  # months that have gone by, at least and at most
_BACK = 90  # characters before that tell who said so, and when


@gated(*_FORMS)
def stale_news(report: ReportFacts) -> Iterator[Judgement]:
    """Take each forecast of a year that is over."""
    day = _DAY.match(report.issued or "")
    if day is None or not any(0 <= int(day["year"]) - year < _MOST // 12 for _, year in report.years):
        return
    signed, done = int(day["year"]) * 12 + int(day["month"]), -1
    for match in sorted((m for form in _FORMS for m in form.finditer(report.folded)), key=re.Match.start):
        over = signed - int(match["year"]) * 12 - (int(match["month"] or 0) or (6 if match["half"] else 12))
        if over < 0:
            yield consistent(())
        elif _OVER <= over <= _MOST and match.start() > done and not _history(report, match.start(), match.end()):
            done = match.end()
            yield _stale(report, match, day[0])


def _history(report: ReportFacts, start: int, end: int) -> bool:
    """Return whether a forecast is told as one that somebody made then."""
    low = max(report.stop_before(start), start - _BACK)
    before = _TITLE.sub("", report.folded[max(0, low - _BACK) : start])
    if _SOURCE.search(report.folded, max(0, low - _BACK), report.clause_end(end)):
        return True
    return _PAST.search(report.folded, low, report.clause_end(end)) is not None or _THEN.search(before) is not None


def _stale(report: ReportFacts, match: re.Match[str], day: str) -> Judgement:
    """Say what is wrong."""
    end = report.clause_end(match.end())
    told = report.text[match.start() : end]
    at = report.folded.find(day)
    message = Message(
        "medium",
        80,
        f"“{told}”所指时间在{day}时已过",
        f"'{told}' was over when the report was written ({day})",
        f"{told} ≤ {day}",
    )
    against = [(at, at + len(day))] if at >= 0 else []
    return Judgement("inconsistent", reason="already_over", finding=quoted(message, [(match.start(), end)], against))
