"""S3: has a 分别 list as many values as things?  收入、利润和税金分别增长5%、6% leaves one thing without a value.

The list is never aligned by cutting the longer side.  A single value is shared by all, which is good Chinese.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors import metrics
from extractors.counts import UNITS
from extractors.lexicon import terms
from extractors.quantities import Quantity
from pipeline.checks.base import (
    HAN_NUMBERS,
    Case,
    Check,
    Finding,
    Judgement,
    ReportFacts,
    Span,
    consistent,
    sure,
    undecidable,
)

_VERBS = "|".join(sorted(terms("list_words", role="verb"), key=len, reverse=True))
# Between 分别 and the first value, and between two values: 分别增长5%、下降3%和增长8%.
_LEAD = re.compile(rf"(?:{_VERBS}|[\s:约近达为至到了高仅有是]){{0,6}}")
_LINK = re.compile(
    rf"(?:以上|左右|多|余)?(?:\([^()\n]{{1,20}}\))?\s?(?:[、和与及或]|以及|和约|[,;]\s?(?=\d))\s?(?:{_VERBS}|[约近达为]){{0,3}}"
)
_AND = re.compile(r"以及|[、和与及]")
_GLUE = re.compile(
    rf"(?:同比去年|同比|环比|比上年同期|比上年|比去年同期|比去年|较上年同期|较上年|较去年|与上年相比|[均也都则还就已将可预计]|{_VERBS}|[上去今当本]年|\s)+$"
)
_STATED = re.compile(
    r"(?:(?<![一二三四五六七八九十百千万\d第])([两二三四五六七八九十])(?:家|个|大|项|地|者|类|种|名|位|市|省|县|镇|款)|近([两三四五])年)"
    r"(?:企业|公司|集团|产业|行业|项目|单位|部门|产品|指标|地区)?$"
)
_MIDDLE = re.compile(r"[两二三四五六七八九十\d](?:大|家|个|类|项|种|地)")
_ITEM_END = re.compile(
    r"(?:公司|集团|[省市县区镇乡村厂店局校]|年|月|季度|产业|业|额|量|率|费|款|金|价|值|利|收入|支出|投资|费用|产品)$"
)
_ODD = re.compile(r"[由从]|每|分之|(?<=[一-鿿])等")
_MAX_VALUES = 24


@dataclass(frozen=True, slots=True)
class Listed:
    """What a 分别 speaks of: the ways of counting its things, whether they can be trusted, and where they stand."""

    options: frozenset[int]
    best: int
    trusted: bool
    span: Span


def judge(report: ReportFacts) -> Iterator[Judgement]:
    """Take each 分别 that is followed by values."""
    folded = report.folded
    at = folded.find("分别")
    while at >= 0:
        values = _values(report, at + 2)
        if len(values) > 1:
            yield _judged(report, at, values)
        at = folded.find("分别", at + 2)


def _values(report: ReportFacts, place: int) -> list[Quantity]:
    """Return the values that follow 分别, one after the other."""
    folded, found = report.folded, report.quantities
    index = bisect_left(found, (place,))
    lead = _LEAD.match(folded, place)
    if index == len(found) or lead is None or not _reached(report, place, lead.end(), found[index].start):
        return []
    values = [found[index]]
    for quantity in found[index + 1 : index + _MAX_VALUES]:
        link = _LINK.match(folded, values[-1].unit_end)
        if link is None or link.end() != quantity.start or not _alike(values[0], quantity):
            break
        values.append(quantity)
    return values


def _reached(report: ReportFacts, place: int, end: int, start: int) -> bool:
    """Return whether nothing but glue, or one indicator word (分别实现产值5亿元), stands before the first value."""
    if end == start:
        return True
    words = report.folded[place:start]
    return len(words) <= 14 and not re.search(r"[,;、。:由从]", words)


def _alike(first: Quantity, other: Quantity) -> bool:
    """Return whether two values belong to one list: of one family, or printed without a unit."""
    return not first.family or not other.family or first.family == other.family


def _judged(report: ReportFacts, at: int, values: Sequence[Quantity]) -> Judgement:
    """Count the things, and compare."""
    start, end = values[0].start, values[-1].unit_end
    facts = report.between(start, end)
    first, _ = report.sentence_span(at)
    listed = _things(report, first, at)
    if listed is None or _ODD.search(report.folded[at:start]):
        return undecidable(facts, "no_list_before")
    if len(values) in listed.options:
        return consistent(facts)
    if not listed.trusted:
        return undecidable(facts, "things_unclear")
    return Judgement("inconsistent", tuple(facts), reason="counts_differ", finding=_finding(report, at, values, listed))


def _things(report: ReportFacts, first: int, at: int) -> Listed | None:
    """Return what stands before 分别: figures with their indicators, or a list of names."""
    folded = report.folded
    clause = report.clause(at, first)
    words = _GLUE.sub("", folded[clause:at])
    if not words:
        return _chain(report, first, clause)
    stated = _STATED.search(words)
    if stated:
        count = HAN_NUMBERS[stated[1] or stated[2]]
        return Listed(frozenset({count}), count, "季" not in words, (clause, at))
    if "、" not in words and not _AND.search(words):
        return None
    return _names(report, clause, clause + len(words), first)


def _chain(report: ReportFacts, first: int, clause: int) -> Listed | None:
    """Return the chain of levels right before 分别: 收入2亿元,利润3万元,分别…"""
    folded = report.folded
    low = max(first, folded.rfind(";", first, clause) + 1)
    numbers = [q for q in report.numbers(low, clause) if _level(q)]
    bare = [q for q in report.numbers(low, clause) if q.unit is None and _lost(report, q)]
    levels: list[Quantity] = []
    for quantity in sorted([*numbers, *bare], reverse=True):
        if quantity.family in ("percent", "permille"):
            break
        levels.append(quantity)
    levels.reverse()
    if len(levels) < 2:
        return None
    among = folded.rfind("其中", low, clause)
    options = {len(levels)}
    if among >= 0:
        options |= {sum(q.start > among for q in levels), sum(q.start < among for q in levels)}
    gaps = [folded[a.unit_end : b.start] for a, b in zip(levels, levels[1:], strict=False)]
    named = all(_named(report, a.unit_end, b.start) for a, b in zip(levels, levels[1:], strict=False))
    mixed = any("、" in gap for gap in gaps) and any("," in gap for gap in gaps)
    trusted = named and not mixed and among < 0 and not any(_AND.search(gap[:-1].partition(",")[2]) for gap in gaps)
    start = max(report.clause(levels[0].start, low), low)
    return Listed(
        frozenset(options),
        len(levels),
        trusted and not re.search("[、和与及]", folded[start : levels[0].start]),
        (start, clause),
    )


def _level(quantity: Quantity) -> bool:
    """Return whether a number is a level or a rate, not a duration or a rank."""
    if quantity.unit is None or quantity.family == "point":
        return False
    return quantity.family != "count" or quantity.unit.word in UNITS


def _lost(report: ReportFacts, quantity: Quantity) -> bool:
    """Return whether a bare number is an amount that lost its unit."""
    return any(fact.start == quantity.start for fact in report.between(quantity.start, quantity.start + 1))


def _named(report: ReportFacts, low: int, high: int) -> bool:
    """Return whether an indicator of its own leads up to a figure."""
    by_start = metrics.find(report.passage).by_start
    return any(place in by_start for place in range(low, high))


def _names(report: ReportFacts, clause: int, end: int, first: int) -> Listed | None:
    """Return the names joined by 、 and 和 right before 分别."""
    folded = report.folded
    cuts = [(match.start(), match.end(), match[0]) for match in _AND.finditer(folded, clause, end)]
    items = [folded[a:b] for a, b in zip([clause, *(c[1] for c in cuts)], [*(c[0] for c in cuts), end], strict=True)]
    commas = sum(mark == "、" for *_, mark in cuts)
    options = {commas + 1 + extra for extra in range(len(cuts) - commas + 1)}
    if commas == 0:
        options = {len(cuts) + 1}
    plural = re.search(r"[和与及](?=[^、]*的)", folded[clause:end]) or ("的" in folded[clause:end] and len(cuts) > 1)
    options |= {len(cuts) + 1 + n for n in range(2)} if folded[clause - 1 : clause] == "," and clause > first else set()
    trusted = not plural and all(_good(report, item, clause, end) for item in items) and "等" not in folded[clause:end]
    trusted = trusted and _MIDDLE.search(folded, clause, end) is None
    trusted = trusted and (
        folded[clause - 1 : clause] != "," or not _AND.search(folded[max(first, clause - 20) : clause])
    )
    return Listed(frozenset(options), len(cuts) + 1, trusted, (clause, end))


def _good(report: ReportFacts, item: str, low: int, high: int) -> bool:
    """Return whether one member of a list is a name that can be trusted to be one."""
    item = item.strip()
    if not 2 <= len(item) <= 24:
        return False
    names = {mention.text for mention in report.mentions if low <= mention.start < high}
    return item in names or bool(_ITEM_END.search(item)) or any(item.endswith(term) for term in _ending(item))


def _ending(item: str) -> list[str]:
    """Return the ends of an item that are indicators."""
    known = metrics.indicators()
    return [item[place:] for place in range(len(item) - 1) if item[place:] in known]


def _finding(report: ReportFacts, at: int, values: Sequence[Quantity], listed: Listed) -> Finding:
    """Say what is wrong."""
    low, high = listed.span
    end = values[-1].unit_end
    printed = "、".join(report.text[q.start : q.unit_end] for q in values)
    return Finding(
        "inconsistency",
        "high",
        sure(88),
        f"“分别”前有{listed.best}项,后有{len(values)}个数值:无法一一对应",
        f"{listed.best} things before 分别, {len(values)} values after it: they cannot be aligned",
        f"{listed.best} ≠ {len(values)} ({printed})",
        (("stated", at, end), ("against", low, high)),
    )


CHECK = Check(
    "S3",
    "respectively_arity",
    "Has a 分别 list as many values as things?",
    judge,
    ("one value is shared by all", "由…到 pairs", "和 inside names", "unclear lists are undecidable"),
    (
        Case("全镇实现产值20亿元,利润1.2亿元,税金8000万元,同比分别增长12%、15%。", "inconsistent"),
        Case("全镇实现产值20亿元,利润1.2亿元,税金8000万元,同比分别增长12%、15%和9%。", "consistent"),
        Case("全年销售收入、利润总额和上缴税金分别达到6亿元、4500万元、3000万元和2000万元。", "inconsistent"),
        Case("全年销售收入、利润总额和上缴税金分别达到6亿元、4500万元和3000万元。", "consistent"),
        Case("销售收入和利润分别增长12%。", None),
        Case("各村分别按自己的思路发展产业。", None),
    ),
    cues=("分别",),
    least_facts=0,
)
