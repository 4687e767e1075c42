"""Works that were finished before they were begun, for the check impossible.

滨河大桥2017年9月开工建设,2018年5月竣工通车 · 2016年12月签约的码头项目,于2017年6月建成 · 8月1日至8月15日

The two times must be told of one thing: nothing but glue, or the name of what was begun, stands between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.base import Judgement
from pipeline.checks.findings import Message, quoted
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.words import either

_DAY = r"年(?P<{0}m>\d{{1,2}})月(?:份|底|初|中旬|[上下]旬)?(?:(?P<{0}d>\d{{1,2}})[日号])?"
_TIME = r"(?P<{0}y>(?:19|20)\d\d)" + _DAY
_BEGUN = rf"(?:正式|全面|破土|举行)*{either('S9.works_begun')}(?:建设|仪式|试点|实施)?"
_GLUE = r"(?:的[^,。;:\d]{2,12})?[,、]?(?:并|已|现已|项目)?(?:于|至|在)?"
_DONE = rf"(?:正式|全面|顺利|提前|如期)*(?:{either('S9.works_done')}|通过[一-鿿]{{0,4}}(?:验收|评估))"
_WORK = re.compile(rf"{_TIME.format('a')}{_BEGUN}{_GLUE}{_TIME.format('b')}{_DONE}")
_CUE = re.compile(rf"月(?:份|底|初|中旬|[上下]旬|\d{{1,2}}[日号])?{_BEGUN}{_GLUE}(?:19|20)\d\d年")
# 4月20日召开股东大会,审议通过分配方案,并于3月10日实施完毕: what 并于 adds comes after.
_THEN = re.compile(
    rf"{_TIME.format('a')}(?![前止起底])[^。;\n]{{2,60}}?,(?:已|现已)?并于{_TIME.format('b')}[^,。;\n前\d]{{0,8}}{either('S9.works_then')}"
)
_SINCE = ("自", "从")  # the matter of `dates.spans`
_TO_DAY = re.compile(r"[日号][至到]\d{1,2}月")
# 8月31日至8月15日: the days of one month.
_DAYS = re.compile(r"(?P<month>(?<!\d)\d{1,2})月(?P<from>\d{1,2})[日号]?[至到](?P=month)月(?P<to>\d{1,2})[日号]")


@gated(_WORK, _THEN, (_DAYS, _TO_DAY))
def works(report: ReportFacts) -> Iterator[Judgement]:
    """Look for works and events whose end is told to lie before their beginning."""
    for match in _WORK.finditer(report.folded) if _CUE.search(report.folded) else ():
        begin, end = (tuple(int(match[name + part]) for part in "ymd" if match[name + part]) for name in "ab")
        shared = min(len(begin), len(end))
        if end[:shared] < begin[:shared] and report.folded[match.start() - 1 : match.start()] not in _SINCE:
            yield _backwards(report, match)
    for match in _THEN.finditer(report.folded) if "并于" in report.folded else ():
        begin, end = (tuple(int(match[name + part]) for part in "ymd" if match[name + part]) for name in "ab")
        shared = min(len(begin), len(end))
        if end[:shared] < begin[:shared]:
            yield _backwards(report, match)
    for match in _DAYS.finditer(report.folded) if _TO_DAY.search(report.folded) else ():
        if int(match["to"]) < int(match["from"]):
            yield _backwards(report, match)


def _backwards(report: ReportFacts, match: re.Match[str]) -> Judgement:
    """Say that one time is before the other."""
    printed = report.text[slice(*match.span())]
    message = Message("high", 85, f"起止时间颠倒:{printed}", f"ends before it begins: {printed}", printed)
    return Judgement("inconsistent", reason="ends_before_it_begins", finding=quoted(message, [match.span()]))
