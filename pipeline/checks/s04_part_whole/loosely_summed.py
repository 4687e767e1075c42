"""Figures of one sentence and what they come to, in any words, for the check part_whole.

7月生产412.6万台,8月398.3万台,进入旺季的9月425.7万台,当季合计1336.6万台 · 补助112.6亿元(返还8.4亿元,一般61.5亿元,…)

A word that sums up (合计), or one that opens a list behind a total, is all that is asked for.  So loose a reading says
that figures disagree only where a slip of the pen explains it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate

from pipeline.checks.base import Judgement
from pipeline.checks.figures import level
from pipeline.checks.forms import SENTENCE, figure_at, sentence_end, sentence_start
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.s04_part_whole.slipped_sums import one_slip
from pipeline.checks.skeleton import AMOUNT, RATE
from pipeline.checks.splits import total
from pipeline.checks.words import any_of, either
from pipeline.tables import Fact

_SUM = re.compile(rf"{either('S4.sums_up')}(?:[^,。;:\n、]{{0,8}})(?P<whole>{AMOUNT})")
_OPENS = re.compile(
    rf"(?P<whole>{AMOUNT})[^。;:\n{AMOUNT}]{{0,36}}?(?P<open>\((?!其中)|:|{either('S4.opens')})[^。;\n]*?{AMOUNT}"
)
_OPEN = any_of("S4.loose_open")
_ADDED = re.compile(f"{AMOUNT},加上?(?![强快大])")  # 本级收入Ⓝ,加上级补助Ⓝ、上年结转Ⓝ,收入总量为Ⓝ
_CARRIED = any_of("S4.carried")  # 上年结转 is a part like others, what was 上年 is none
_SHARE = re.compile(f",占[^,。;:\n{AMOUNT}{RATE}]{{0,8}}{RATE}")  # of the total: 945人,占83.9%,包括医师352人
_NARROW = Decimal("0.0045")  # of a total: such a list is said to be all of it
_LEAST = 2  # figures beside the total


@gated(_SUM)
def summed_up(report: ReportFacts) -> Iterator[Judgement]:
    """Add up the figures before a word that sums them up."""
    text = report.plainer.text
    for match in _SUM.finditer(text):
        place = match.start("whole")
        low = sentence_start(text, place)
        told = _levels(report, low, place + 1)
        if len(told) > _LEAST and not _OPEN.search(_CARRIED.sub("", text[low:place]).replace("加上", "加")):
            added = _ADDED.search(text, low, place)
            every = added is not None and text.count(AMOUNT, added.start(), place) == len(told) - 1
            yield from _judged(report, told[-1], told[:-1], every=every)


@gated(_OPENS)
def opened(report: ReportFacts) -> Iterator[Judgement]:
    """Add up the list that opens behind a total."""
    bones = report.plainer
    for match in _OPENS.finditer(bones.text):
        place = match.start("whole")
        end = _end(bones.text, place, match.end())
        whole = figure_at(report, bones, place)  # 新增减税23.47亿元 is one, though a change
        if whole is None or whole.qualifier != "exact" or whole.measure not in ("level", "delta", None):
            continue
        parts = _run(report, whole.unit, match.start("open"), end)
        if len(parts) >= _LEAST and not _OPEN.search(_SHARE.sub("", bones.text[place:end])):
            yield from _judged(report, whole, parts, whole_first=True)


def _end(text: str, start: int, at: int) -> int:
    """Return where the list that opens before `at` ends: with its bracket, else with the sentence."""
    return sentence_end(text, at, f"{SENTENCE})" if "(" in text[start:at] else SENTENCE)


def _run(report: ReportFacts, unit: str, low: int, high: int) -> list[Fact]:
    """Return the levels of a unit that begin a list, up to what tells of something else: 居第三位, 惠及5.6万户."""
    told: list[Fact] = []
    for at, quantity in report.plainer.signs(low, high):
        fact = report.amount(quantity)
        if fact is None or fact.unit != unit or fact.qualifier != "exact" or not level(fact):
            return told if report.plainer.text[at - 1] == "第" or (fact is not None and level(fact)) else []
        told.append(fact)
    return told


def _levels(report: ReportFacts, low: int, high: int) -> list[Fact]:
    """Return the last levels in a part of the skeleton that are exact and of the unit of the last one."""
    told: list[Fact] = []
    for quantity in reversed(report.plainer.within(low, high)):
        fact = report.amount(quantity)
        if fact is None or fact.qualifier != "exact" or not level(fact) or (told and fact.unit != told[0].unit):
            break
        told.append(fact)
    return told[::-1]


def _judged(
    report: ReportFacts, whole: Fact, parts: Sequence[Fact], whole_first: bool = False, every: bool = False
) -> Iterator[Judgement]:
    """Judge the parts next to a total that make it up, or would but for a slip; `every` part may be said to be told."""
    top, nearest = report.interval(whole), parts if whole_first else parts[::-1]
    sums = list(accumulate(map(report.interval, nearest)))
    for count in range(len(parts), 1, -1):
        if not top.disjoint(sums[count - 1]):
            yield total(report, whole, parts[:count] if whole_first else parts[-count:])
            return
    if every or one_slip(report, whole, parts, _NARROW):
        yield total(report, whole, parts)
