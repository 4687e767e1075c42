"""Totals whose items are told one after the other, each in a clause or sentence of its own, for the check part_whole.

总投资9.6亿元,具体为:平台工程4.1亿元,其中财政1.1亿元;种业工程5.5亿元
甲公司项目投资8亿元;乙公司项目投资6亿元。两个项目总投资合计14亿元
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.among import amounts
from pipeline.checks.base import Judgement
from pipeline.checks.figures import level
from pipeline.checks.forms import form, found
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.splits import CHANGED, total
from pipeline.checks.words import any_of, number_of
from pipeline.tables import Fact

_ITEMISED = re.compile(
    r"[,:](?:(?P<all>(?:具体|分别)(?:[为是]|如下)|即)|其中|包括)[:,]?(?=[^。:]{8,600};)(?P<items>[^。:]{8,600})。"
)
_CUE = re.compile("[,:](?:具体|分别|依次|其中|包括|即)")
_STATED = re.compile(r"(?P<count>[两二三四五六七八九十]|\d{1,2})(?:大类|[大项类个种])[^,。;:\d]{0,10}[,:]")
_LAST = re.compile("等$|等[^级次,;]{0,6}$")
_SUM = "(?:合计|共计|总计|总(?=投资|产值|面积|收入))"
_GATHERED = form(
    r"(?<![^。;,:\n这述上])(?:(?P<count>[两二三四五六七八九])大?[一-鿿]?[类项]?|(?P<counted>Ⓝ))"
    rf"〜{{0,8}}{_SUM}〜{{0,8}}(?P<whole>Ⓝ)",
    "三个项目总投资合计58亿元。",
    f"{_SUM}〜{{0,8}}Ⓝ",
)
_DONE = re.compile("完成|累计|到位|[本当今]年|年度|新增")
_VERBS = re.compile(r"(?:达到?|[为约近共是计合总]|完成|实现)+$")
_NO_LIST = any_of("S4.no_list")
_LEAST, _MOST, _REACH = 2, 9, 700


@gated(_CUE)
def itemised(report: ReportFacts) -> Iterator[Judgement]:
    """Add up the items behind a total, a clause each, that are said to be all, or as many as the total counts."""
    for cue in _CUE.finditer(report.folded):
        match = _ITEMISED.match(report.folded, cue.start())
        if match is None:
            continue
        low = max(report.sentence_span(cue.start())[0], cue.start() - _REACH)
        low = max(low, report.folded.rfind(";", low, cue.start()) + 1)
        before = amounts(report, low, cue.start())
        if not before or before[-1].end != cue.start() or not level(before[-1]):
            continue
        parts = _items(report, match, before[-1])
        stated = _STATED.search(report.folded, before[-2].start if before[1:] else low, before[-1].start)
        number = number_of(stated["count"]) if stated else 0
        if len(parts) >= _LEAST and (number == len(parts) or (match["all"] and not number)):
            yield total(report, before[-1], parts)


def _items(report: ReportFacts, match: re.Match[str], whole: Fact) -> list[Fact]:
    """Return the figure of each item behind a total, none where an item has several or the list is open."""
    at, found_ = match.start("items"), []
    for item in match["items"].split(";"):
        end = at + len(item)
        among = report.folded.find("其中", at, end)
        told = [fact for fact in amounts(report, at, among if among >= 0 else end) if fact.unit == whole.unit]
        if len(told) != 1 or not level(told[0]) or among == at or _LAST.search(item) or CHANGED.search(item):
            return []
        found_.append(told[0])
        at = end + 1
    return found_


@gated(_GATHERED)
def gathered(report: ReportFacts) -> Iterator[Judgement]:
    """Hold the total of some counted things against the figures of that name in the sentences before."""
    for match, figures in found(report, _GATHERED):
        whole, number = figures["whole"], number_of(match["count"] or "")
        number = number or int(figures["counted"].low or 0)
        name = _VERBS.sub("", report.words(whole))[-2:]
        start = report.clause(whole.start)
        if not 2 <= number <= _MOST or not level(whole) or len(name) < 2 or _NO_LIST.search(match[0]):
            continue
        parts = _before(report, start, whole, name, number)
        if parts:
            yield total(report, whole, parts)


def _before(report: ReportFacts, start: int, whole: Fact, name: str, number: int) -> list[Fact]:
    """Return the figures of a name in the sentences before, if these are as many as are counted."""
    low = start
    parts: list[Fact] = []
    while len(parts) < number and start - low < _REACH and low > 1:
        first = max(report.folded.rfind("。", 0, low - 2), report.folded.rfind("。\n", 0, low - 1)) + 1
        more = [fact for fact in amounts(report, first, low) if _named(report, fact, whole, name)]
        if not more:
            return []
        low, parts = first, [*more, *parts]
    return parts if len(parts) == number else []


def _named(report: ReportFacts, fact: Fact, whole: Fact, name: str) -> bool:
    """Return whether a figure is a level of the unit and name of a total."""
    words = _VERBS.sub("", report.words(fact))
    # What was spent is no part of what it costs.
    alike = {*_DONE.findall(words)} == {*_DONE.findall(report.words(whole))}
    return fact.unit == whole.unit and level(fact) and alike and words.endswith(name) and not words.startswith("其中")
