"""Years that are said to have gone by since a year that is told, for the check impossible.

始建于1956年,至今已有73年的历史, in a report of 2019 · 成立于1989年,今年迎来成立三十周年 · 1978年3月出生,现年45岁

A report is written in the year it tells of or the one after, and who counts may count both ends; an anniversary is of
one year alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.base import Judgement, consistent
from pipeline.checks.findings import Message, quoted
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.words import any_of, either, numeral
from pipeline.intervals import exactly

_NUMBER = r"(?P<number>\d{1,3}|[一二两三四五六七八九十百零]{1,5})"
_GAP = r"(?P<gap>[^。;\n\d]{0,40}?)"
_BEGAN = (
    rf"(?:(?:(?<![改扩重翻新])建于|{either('S9.founded')}(?:于|时间为))(?P<year>1[89]\d\d|20\d\d)年(?:\d{{1,2}}月(?:\d{{1,2}}日)?)?"
    rf"|(?P<in>1[89]\d\d|20\d\d)年(?:\d{{1,2}}月)?(?:正式)?{either('S9.founded')})"
)
_SINCE = re.compile(
    rf"{_BEGAN}{_GAP}(?:[至距迄]今|已|走过|历经)(?:已经?|投入使用|运行|使用|有|走过了?|历经|整整|[近约达了]){{0,4}}{_NUMBER}(?P<more>多|余)?(?P<unit>周年|年|个年头|载|个春秋)(?![代初末底级内])"
)
_FEAST = re.compile(
    rf"{_BEGAN}{_GAP}(?:[今本]年|(?P<at>20\d\d)年)(?:{either('S9.anniversary')}|{either('S9.founded')}){{0,4}}{_NUMBER}(?P<more>)(?P<unit>周年)(?!度)"
)
_BORN = re.compile(
    rf"(?P<year>19\d\d|20\d\d)年(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?(?:出生|生于?)(?P<gap>[^。;\n\d]{{0,16}}?[,、(])(?:现年|时年|今年)(?:仅|已经?|刚)?{_NUMBER}(?P<more>多|余)?(?P<unit>岁)"
)
_FEASTS, _OTHER = "周年", any_of("S9.begun_anew")
_ROUND = 10


@gated(_SINCE, _FEAST, _BORN)
def years_gone(report: ReportFacts) -> Iterator[Judgement]:
    """Hold each number of years against the year it is counted from and those when the report may be written."""
    if report.report_year is None or not report.of_record:
        return
    for one in (_SINCE, _FEAST, _BORN):
        for match in one.finditer(report.folded):
            number = numeral(match["number"])
            if number is not None and not _OTHER.search(match["gap"]):
                yield _judged(report, match, int(number))


def _judged(report: ReportFacts, match: re.Match[str], number: int) -> Judgement:
    """Compare a number of years with those that have gone by."""
    told = match.groupdict()
    since, own = int(told["year"] or told["in"]), report.report_year or 0
    now = [int(told["at"])] if told.get("at") else [own, *_later(report, own)]
    low, high = min(now) - since, max(now) - since
    if match["unit"] != _FEASTS:
        low, high = low - 1, high + 2
    if match["more"]:  # 六十余年
        low -= _ROUND if number % _ROUND == 0 else 1
    if low <= number <= high:
        return consistent((), exactly(number), exactly(now[0] - since))
    printed, years = report.text[match.start("number") : match.end("unit")], now[0] - since
    message = Message(
        "medium",
        85,
        f"{since}年至{now[0]}年为{years}年,文中为“{printed}”",
        f"from {since} to {now[0]} are {years} years, the text says {printed}",
        f"{now[0]} − {since} = {years} ≠ {number}",
    )
    return Judgement("inconsistent", reason="years_gone", finding=quoted(message, [match.span()]))


def _later(report: ReportFacts, own: int) -> Iterator[int]:
    """Yield the year after that of the report, where it is signed then or speaks of it."""
    if (report.issued or "").startswith(str(own + 1)) or str(own + 1) in report.folded:
        yield own + 1
