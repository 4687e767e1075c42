"""Totals and the parts told after 其中, or after 64个项目中, for the checks part_whole and share_times_base.

外出务工16820人,其中省外9340人、县外4120人、县内3360人 · 46个签约项目中,工业31个、农业18个、其他5个
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from extractors.figure_words import figure_word
from pipeline.checks.base import Judgement, undecidable
from pipeline.checks.figures import level
from pipeline.checks.report import ReportFacts
from pipeline.checks.splits import adds_up
from pipeline.checks.words import any_of
from pipeline.tables import Fact

_ELSE = any_of("S4.else")  # what stands behind these is left out, or compared with
_OTHER = re.compile(rf"{figure_word('sums')}|[。;\n]")
_WITHIN = re.compile(r"中(?<=[一-鿿]{2}中)(?<!其中),")
_MEASURED = frozenset({"count", "measure"})
_NO_LEVELS = "年月日天周级届伏"  # times, and what ranks: 三级手术, 第三届, 110千伏
_SIZES = frozenset("十百千万亿")  # 千吨万人供水工程 names a size, and counts nothing
_PART_ENDS = re.compile("[,。;、)\n]|$")  # 线上培训18期5600人次|观看 counts something else
_RUN_ON, _HAVING, _NAME = ("", "、", ","), "达到为约共", 2
_STOP, _STOPS = "。\n", ("。", ";")
_THAN = re.compile(rf"[增减多少升降涨跌][加少长产收支幅]?了?$|^[比较与同]|{figure_word('plan_name')}[一-鿿]?$")
_WAS = re.compile(r"^(?:相?[比较]|与)于?(?:[上去前]年|\d{4}年|年初|上期|同期)[^,]{0,8}的[^,]{0,6}$")
_OF_IT = re.compile(r"的 ?\d{1,3}(?:\.\d{1,2})?%")
_BEYOND = re.compile("超额?了?$")  # 面积完成2480万亩,超额65万亩,其中…: no total
_TO_COME = ("planned", "target")
_DEALT = re.compile("[一-鿿]{1,12}(?:分别|依次)")
_REACH, _NOUN, _SENTENCE = 90, 10, 160


def among(report: ReportFacts) -> Iterator[tuple[Fact, list[Fact]]]:
    """Yield the total before each 其中, and the figures after it that can be its parts."""
    folded = report.folded
    at = folded.find("其中")
    while at >= 0:
        whole = _before(report, at) or _told_before(report, at)
        if whole is not None:
            parts = _parts(report, at, whole)
            yield whole, parts
            pair = [_beside(report, fact) for fact in (whole, *parts[:1])]
            ends = len(pair) > 1 and pair[1] and _PART_ENDS.match(report.folded, pair[1].end)
            if ends and pair[0] and pair[1] and pair[0].unit == pair[1].unit != whole.unit:
                yield pair[0], [pair[1]]
        at = folded.find("其中", at + 2)


def _beside(report: ReportFacts, fact: Fact) -> Fact | None:
    """Return the level that runs on behind another one: 87户|241人."""
    found = amounts(report, fact.end, fact.end + len("、") + 1)[:1]
    return found[0] if found and level(found[0]) and report.folded[fact.end : found[0].start] in _RUN_ON else None


def within(report: ReportFacts) -> Iterator[tuple[Fact, list[Fact]]]:
    """Yield the total that a clause counts out, and the figures behind it: 46个签约项目中,工业31个、农业18个."""
    for match in _WITHIN.finditer(report.folded):
        low = report.clause(match.start())
        figures = amounts(report, low, match.start())
        if len(figures) == 1 and level(figures[0]) and match.start() - figures[0].end <= _NOUN:
            yield figures[0], _parts(report, match.end(), figures[0])


def heads(report: ReportFacts, at: int) -> list[Fact]:
    """Return the total right before 其中; behind a full stop, every level told in the sentence before."""
    low = report.sentence_span(at)[0]
    if low < at or not low or report.folded[low - 1] not in _STOP:
        whole = _before(report, at, nearest=True)
        return [*_run_together(report, whole), whole] if whole is not None else []
    start = max(report.sentence_span(low - 2)[0], low - _REACH)
    return [fact for fact in amounts(report, start, low) if level(fact) and not _changed(report, fact)]


def _run_together(report: ReportFacts, whole: Fact) -> list[Fact]:
    """Return the level that runs on into another one: 低保户326户587人."""
    number = report.numbers(whole.start - _NOUN * 2, whole.start)[-1:]
    fact = report.amount(number[0]) if number and number[0].unit_end == whole.start else None
    return [fact] if fact is not None and level(fact) and fact.unit != whole.unit else []


def _told_before(report: ReportFacts, at: int) -> Fact | None:
    """Return the one level of the sentence before that has the unit of the figures behind 其中, which begins its own.

    计划实施项目300个,年度投资650亿元。其中,产业项目180个
    """
    if report.folded[at - 1 : at] != "。":
        return None
    parts = amounts(report, at, min(report.sentence_span(at)[1], at + _REACH))
    alike = [fact for fact in heads(report, at) if parts and fact.unit == parts[0].unit]
    counted = len(alike) == 1 and level(parts[0]) and parts[0].unit != "元"  # of returns a part may be more than all
    return alike[0] if counted else None


def _changed(report: ReportFacts, fact: Fact) -> bool:
    """Return whether a figure says by how much another one changed, or what it was or should be: 比上届增加78家."""
    return _THAN.search(report.words(fact)) is not None


def head_of(report: ReportFacts, part: Fact) -> Fact | None:
    """Return the total whose parts end in a figure: 16820人,其中省外9340人、县内3360人,完成任务的101.9%."""
    at = report.folded.rfind("其中", report.sentence_span(part.start)[0], part.start)
    whole = (_before(report, at) or _sole_before(report, at, part)) if at >= 0 else None
    return whole if whole is not None and whole.unit == part.unit else None


def _sole_before(report: ReportFacts, at: int, part: Fact) -> Fact | None:
    """Return what the first part behind an 其中 that begins its sentence is of: the one level of its unit told before.

    财政收入16.8亿元,下降2.2%;其中税收收入11.6亿元,占69% · but 国税4.2亿元;地税3.1亿元;其中…: which is open
    """
    if report.folded[at - 1 : at] not in _STOPS or report.between(at, part.start):
        return None
    low = max(report.stop_before(at - 1), at - _SENTENCE)
    told = [fact for fact in amounts(report, low, at) if fact.unit == part.unit]
    plain = len(told) == 1 and level(told[0]) and not _changed(report, told[0]) and not _was(report, told[0])
    return (
        told[0] if plain and "其中" not in report.folded[low:at] and not _ELSE.search(report.words(told[0])) else None
    )


def amounts(report: ReportFacts, low: int, high: int) -> list[Fact]:
    """Return the figures that begin in `low`..`high`, those in measures (亩, 公里) and of any count, too."""
    numbers = report.numbers(low, high)
    named = {number.start for number in numbers if number.written in _SIZES}
    found = [fact for fact in report.between(low, high) if fact.start not in named]
    taken = named | {fact.start for fact in found}
    more = [
        fact
        for number in numbers
        if number.unit and number.family in _MEASURED and number.start not in taken
        if number.unit.word[-1] not in _NO_LEVELS and (fact := report.amount(number))
    ]
    return sorted([*found, *more], key=lambda fact: fact.start) if more else found


def label(report: ReportFacts, fact: Fact) -> str:
    """Return the words of its own list member before a figure: 工业用地1420亩、|其他用地|180亩."""
    return report.words(fact).rpartition("、")[2]


def or_head(report: ReportFacts, part: Fact, judged: Callable[[Fact], Judgement]) -> Judgement:
    """Judge what a rate says of a figure; where that is the last of the parts of a total, it may be of the total."""
    judgement = judged(part)
    head = head_of(report, part) if judgement.finding else None
    if head is None:
        return judgement
    of_head = judged(head)
    return of_head if of_head.verdict == "consistent" else undecidable(judgement.facts, "part_or_total")


def _before(report: ReportFacts, at: int, nearest: bool = False) -> Fact | None:
    """Return the total right before 其中: the `nearest` figure, or that of the unit of the parts beside it."""
    low = max(report.sentence_span(at)[0], at - _REACH)
    semicolon = max(report.folded.rfind(mark, low, at - 1) for mark in "。\n")
    told = amounts(report, max(low, semicolon), at)
    levels = [fact for fact in told if level(fact) and not _was(report, fact)]
    whole = levels[-1] if levels else None
    if len(levels) > 1 and not nearest:
        whole = _of_unit(report, at, levels)
    return whole if whole is not None and not _ELSE.search(report.words(whole)) else None


def _of_unit(report: ReportFacts, at: int, levels: Sequence[Fact]) -> Fact:
    """Return the last of some levels, or the one told in one breath with it that has the unit of the first part.

    监测对象87户241人,其中突发困难户32户 · 签约项目46个,总投资128亿元,其中工业项目32个
    """
    *_, other, last = levels
    first = next(iter(amounts(report, at, min(report.sentence_span(at)[1], at + _NOUN * 3))), None)
    if first is None or first.unit != other.unit or first.unit == last.unit or not level(first):
        return last
    run_on = report.folded[other.end : last.start] in _RUN_ON
    named = report.words(other).rstrip(_HAVING)[-_NAME:] in label(report, first)
    alone = sum(fact.unit == other.unit for fact in levels) == 1
    return other if alone and (run_on or named) else last


def _was(report: ReportFacts, fact: Fact) -> bool:
    """Return whether a figure is what another is compared with, above it or a share of.

    46亿元,比去年同期的38亿元增长20%,其中… · 412公里,为任务400公里的103%,其中…
    """
    return (
        _OF_IT.match(report.folded, fact.end) is not None
        or _WAS.search(report.words(fact)) is not None
        or _BEYOND.search(report.words(fact)) is not None
    )


def _parts(report: ReportFacts, at: int, whole: Fact) -> list[Fact]:
    """Return the figures after 其中 that can be parts of `whole`: of its unit, in its sentence, up to a new start."""
    end = min(report.sentence_span(at)[1], at + 160)
    stop = _OTHER.search(report.folded, at, end)
    found: list[Fact] = []
    for fact in amounts(report, at, stop.start() if stop else end):
        if fact.unit in ("%", "百分点") or fact.measure == "growth" or (not found and _of_names(report, fact)):
            continue
        if fact.unit != whole.unit or fact.measure not in ("level", None):
            break
        if fact.modality in _TO_COME and whole.modality not in _TO_COME:
            break  # 总投资5亿元,其中自筹2亿元,投产后可实现收入9亿元
        if (found and not _goes_on(report, found[-1], fact)) or _ELSE.search(report.words(fact)):
            break
        used_up = len(found) > 1 and adds_up(report, whole, found)
        if used_up and report.folded[found[-1].end : fact.start][:1] == ",":
            break  # 耕地4.2万亩,其中水田2.8万亩、旱地1.4万亩,播种面积6.1万亩
        found.append(fact)
    return found


def _of_names(report: ReportFacts, fact: Fact) -> bool:
    """Return whether a count only says how many names were listed: 电子、新材料、装备|三个|产业分别实现."""
    return fact.kind == "count" and "、" in report.words(fact) and _DEALT.match(report.folded, fact.end) is not None


def _goes_on(report: ReportFacts, last: Fact, fact: Fact) -> bool:
    """Return whether a figure goes on with the parts before it: the same kind of thing, told in one breath."""
    between = report.folded[last.end : fact.start]
    return len(between) <= 14 or (fact.metric_id is not None and fact.metric_id == last.metric_id)
