"""Deeds told as done in a month that had not begun when the report was signed, for the check impossible.

项目已于2017年11月通过验收, in a report signed 2017-03-28.  Only words that announce nothing are believed (已于, 了).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.lexicon import alternatives
from pipeline.checks.base import Judgement
from pipeline.checks.findings import Message, quoted
from pipeline.checks.report import ReportFacts
from pipeline.checks.words import either

_DEED = re.compile(
    r"(?P<told>[已并]于)?(?P<year>20\d\d)年(?P<month>\d{1,2})月(?:份|底|初|中旬|[上下]旬|\d{1,2}[日号])?"
    rf"(?P<well>(?:正式|全部|如期|{either('S9.well')})*)(?:{either('S9.deed')})(?P<past>了?)"
)
_OF_WHAT_COMES = ("plan", "news")
_ANNOUNCED = re.compile(f"{alternatives('future_words', kind='future')}|{either('S9.to_come')}")


def after_sign_off(report: ReportFacts) -> Iterator[Judgement]:
    """Look for deeds that are dated after the sign-off of a report of record."""
    issued = report.issued or ""
    if report.signature is None or len(issued) < len("2017-03") or report.doc_type in _OF_WHAT_COMES:
        return
    signed = int(issued[:4]), int(issued[5:7])
    low = report.signature[0]
    for start, year in report.years:
        if year < signed[0] or start >= low:
            continue
        deed = _DEED.match(report.folded, start - 2) or _DEED.match(report.folded, start)
        if deed is None or not (deed["told"] or deed["well"] or deed["past"]):
            continue
        when = int(deed["year"]), int(deed["month"])
        begins = report.sentence_span(start)[0]
        if when > signed and not _ANNOUNCED.search(report.folded, begins, report.clause_end(deed.end())):
            yield _judged(report, deed)


def _judged(report: ReportFacts, deed: re.Match[str]) -> Judgement:
    """Say that a deed is dated after the report."""
    told, signed = report.text[deed.start() : deed.end()], report.issued
    message = Message(
        "high",
        85,
        f"“{told}”晚于落款时间{signed}",
        f"'{told}' lies after the report was signed ({signed})",
        f"{deed['year']}-{int(deed['month']):02} > {signed}",
    )
    span = (report.clause(deed.start()), report.clause_end(deed.end()))
    finding = quoted(message, [span], [report.signature] if report.signature else [])
    return Judgement("inconsistent", reason="after_sign_off", finding=finding)
