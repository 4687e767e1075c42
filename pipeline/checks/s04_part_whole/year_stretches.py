"""Stretches of a year told in sentences of their own, against the figure of the whole year, for the check part_whole.

全年新改建公路186.4公里。上半年…建成82.7公里。进入三季度后…完成31.5公里。四季度…完成72.2公里

The stretches must follow each other and leave no month out, each with one figure of the unit.  Sentences of their own
may tell much else, so a gap is believed only where a slip explains it; told in one breath with the year they are all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from pipeline.checks.among import amounts
from pipeline.checks.base import Judgement
from pipeline.checks.figures import level
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.s04_part_whole.slipped_sums import one_slip
from pipeline.checks.splits import CHANGED, adds_up, total
from pipeline.checks.words import any_of
from pipeline.tables import Fact

_MONTHS = {"上半年": (1, 6), "下半年": (7, 12), "前三季度": (1, 9), "一至三季度": (1, 9)}
_QUARTERS = {
    mark: (3 * at + 1, 3 * at + 3) for at, several in enumerate(("一1", "二2", "三3", "四4")) for mark in several
}
_STRETCH = re.compile(
    r"(?:(?<=[。,;:、\n])|(?<=其中)|(?=第?[一1]季度\d)|(?<=全[市县区省镇乡州旗])|(?<=公司))(?:其中:?|而|进入|到了?|[今本当]年|全年)?(?P<when>[上下]半年|前三季度|一至三季度|第?(?P<quarter>[一二三四1-4])季度"
    r"|(?P<first>\d{1,2})(?:月份?)?[-—~至到](?P<last>\d{1,2})月份?)"
)
_SECOND = re.compile("下半年|[四4]季度|12月")
_YEAR = re.compile("全年|年度|[一整]年来?|年共|20\\d\\d年")
_SUMS = re.compile("(?:全年|[四4]个季度|两个半年)[一-鿿]{0,6}(?:合计|共计?|总计|累计)?")
_SUMMED = re.compile(f"(?<=[,;]){_SUMS.pattern}")
_UP_TO = re.compile("^(?:上半年|前三季度|一至三季度)?累计")  # 前三季度累计: all that it says
_SO_FAR = re.compile("累计|末|底|计划|目标|预计|[上去]年|同期")
_OTHERS, _REST = any_of("S4.other_years"), 24
_SEEN, _LEAD = re.compile("[分按从](?:季度?|时段|季节)来?看,\\Z"), 8  # of the year, whatever else is told between
_THAN = re.compile("[比较][上去]年(?:同期)?")
_BACK, _PARAGRAPH, _LAST = 140, 400, 12
_NARROW = Decimal("0.005")  # of the year's figure: the stretches are all of it


@gated(_SECOND)
def year_stretches(report: ReportFacts) -> Iterator[Judgement]:
    """Add up each run of stretches that make up a year, and hold it against the year's figure before them."""
    if _SECOND.search(report.folded) is None:
        return
    told = [(match, _months(match)) for match in _STRETCH.finditer(report.folded)]
    for at, (match, months) in enumerate(told):
        if months[0] != 1:
            continue
        run = [match]
        for later, other in told[at + 1 : at + 4]:
            near = later.start() - match.start() <= _PARAGRAPH
            if other[0] != months[1] + 1 or not near or "\n" in report.folded[match.start() : later.start()]:
                break
            run.append(later)
            months = other
        if len(run) > 1 and months[1] == _LAST:
            yield from _judged(report, run)


def _months(match: re.Match[str]) -> tuple[int, int]:
    """Return the first and the last month of a stretch."""
    if match["quarter"]:
        return _QUARTERS[match["quarter"]]
    return (int(match["first"]), int(match["last"])) if match["first"] else _MONTHS[match["when"]]


def _judged(report: ReportFacts, run: Sequence[re.Match[str]]) -> Iterator[Judgement]:
    """Judge the figures of one run of stretches, of each unit that all of them tell once."""
    last = min(report.sentence_span(run[-1].end())[1], run[-1].end() + _BACK)
    summed = _SUMMED.search(report.folded, run[-1].end(), last)
    ends = [match.start() for match in run[1:]] + [summed.start() if summed else last]
    each = [_levels(report, match.end(), end) for match, end in zip(run, ends, strict=True)]
    for unit in dict.fromkeys(fact.unit for fact in each[0]):
        parts = [[fact for fact in told if fact.unit == unit] for told in each]
        whole = _whole(report, run[0].start(), unit) or _behind(report, ends[-1], unit)
        behind = _THAN.sub("", report.folded[whole.end : whole.end + _REST]) if whole is not None else ""
        if whole is None or _OTHERS.search(behind):  # 其中包括上年续建的10公里
            continue
        if not all(len(told) == 1 and _plain(report, told[0]) for told in parts):
            continue
        alone = [told[0] for told in parts]
        breath = (
            report.sentence_of(alone[0].start) == report.sentence_of(alone[-1].start) == report.sentence_of(whole.start)
        )
        if breath or adds_up(report, whole, alone) or one_slip(report, whole, alone, _NARROW):
            yield total(report, whole, alone)


def _levels(report: ReportFacts, low: int, high: int) -> list[Fact]:
    """Return the levels told in a span."""
    return [fact for fact in amounts(report, low, high) if level(fact)]


def _plain(report: ReportFacts, fact: Fact) -> bool:
    """Return whether a figure is what was done in a stretch, not since it began or by its end."""
    words = _UP_TO.sub("", report.words(fact))
    return fact.qualifier == "exact" and not (_SO_FAR.search(words) or CHANGED.search(words))


def _whole(report: ReportFacts, at: int, unit: str) -> Fact | None:
    """Return the one level of a unit that the paragraph tells of all the year before a place."""
    seen = _SEEN.search(report.folded, max(0, at - _LEAD), at) is not None
    low = report.line_start(at, _PARAGRAPH if seen else _BACK)
    told = [fact for fact in _levels(report, low, at) if fact.unit == unit]
    yearly = [fact for fact in told if _YEAR.search(report.words(fact)) and not _SO_FAR.search(report.words(fact))]
    last = bool(told) and (seen or told[-1] in yearly)
    one = len(yearly) == 1 and last and yearly[0].qualifier == "exact"
    return yearly[0] if one and not CHANGED.search(report.words(yearly[0]).replace("新增", "")) else None


def _behind(report: ReportFacts, at: int, unit: str) -> Fact | None:
    """Return the first level of the sentence behind a place, if that sums up: 全年共建成186.4公里."""
    line = report.folded.find("\n", at, at + _BACK)
    told = _levels(report, at, line if line >= 0 else at + _BACK)
    first = told[0] if told else None
    if first is None or first.unit != unit or first.qualifier != "exact":
        return None
    words = report.words(first)
    return first if _SUMS.match(words) and not CHANGED.search(words.replace("新增", "")) else None
