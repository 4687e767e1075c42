"""What a 分别 speaks of: the figures or names before it, and the ways in which they can be counted.

Which way is right is often a matter of opinion (和 inside a name, 其中), so every way counts, and a count outside all
of them is only believed where the list is plain: `more` where there are more values than things, `fewer` for the
contrary.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors import metrics
from extractors.counts import UNITS
from extractors.lexicon import alternatives
from extractors.number.quantities import Quantity
from extractors.numbering import HAN_NUMBERS
from pipeline.checks.report import ReportFacts
from pipeline.checks.report_text import Span
from pipeline.checks.s03_respectively_arity.counted_lists import (
    announced_before,
    begun_again,
    counted,
    counted_before,
    each_of,
    listed_before,
)
from pipeline.checks.s03_respectively_arity.joined_names import names
from pipeline.checks.s03_respectively_arity.listed_years import (
    AND,
    YEARS,
    Listed,
    some_years,
    span_of_years,
    years_at_head,
    years_before,
)
from pipeline.checks.words import either

_WORDS = alternatives("list_words")
_NAME = 10  # characters between two levels of a chain
_GLUE = re.compile(rf"(?:[均也都则还就已将可预计]|{_WORDS}|[上去今当本]年|\s)+$")
_STATED = re.compile(
    r"(?:(?<![一二三四五六七八九十百千万\d第])([两二三四五六七八九十])[家个大项地者类种名位市省县镇款]|近([两三四五])年)"
    rf"(?:{either('S3.counted')}|(?<=者)(?:所占|占)?比[重例])?$"
)
_ORDINALS = re.compile(r"第[一二三](?:产业)?(?:[、和与及]第?[一二三](?:产业)?){1,2}")


def things(report: ReportFacts, first: int, at: int) -> Listed | None:
    """Return what stands before 分别: figures with their indicators, or a list of names."""
    folded = report.folded
    first = max(first, folded.rfind("】", first, at) + 1)
    clause = report.clause(at, first)
    words = _GLUE.sub("", folded[clause:at])
    if not words:
        return _chain(report, first, clause) or listed_before(report, clause, first)
    years = YEARS.search(words)
    if years:
        count = len(AND.findall(years[0])) + 1
        plain = not AND.search(words[years.end() :])
        return Listed(frozenset({count}), count, plain, plain, (clause, at))
    if stated := _STATED.search(words):
        count = HAN_NUMBERS[stated[1] or stated[2]]
        return Listed(frozenset({count}), count, "季" not in words, "季" not in words, (clause, at))
    if count := counted(words):
        return _plain(count, (clause, at))
    if not AND.search(words):
        return (
            _firms_before(report, clause, first, at)
            or counted_before(report, clause, first, words)
            or listed_before(report, clause, first)
            or announced_before(report, clause, first)
            or each_of(words, (clause, at))
            or years_before(report, clause, first, at)
            or span_of_years(report, first, at)
            or some_years(report, first, at)
            or years_at_head(report, clause, at)
        )
    ordinals = _ORDINALS.search(words)
    if ordinals:
        return _plain(len(AND.findall(ordinals[0])) + 1, (clause, at))
    return names(report, clause, clause + len(words), first)


def _plain(count: int, span: Span) -> Listed:
    """Return a list whose things can be counted in one way only."""
    return Listed(frozenset({count}), count, True, True, span)


def _chain(report: ReportFacts, first: int, clause: int) -> Listed | None:
    """Return the chain of levels right before 分别: 收入2亿元,利润3万元,分别…."""
    folded = report.folded
    low = max(first, folded.rfind(";", first, clause) + 1)
    levels: list[Quantity] = []
    for quantity in reversed(report.numbers(low, clause)):
        if quantity.family in ("percent", "permille"):
            break
        if _level(quantity) or (quantity.unit is None and _lost(report, quantity)):
            levels.append(quantity)
    levels.reverse()
    if len(levels) < 2:
        return None
    among = folded.rfind("其中", low, clause)
    options = {len(levels)} | {HAN_NUMBERS[q.written] for q in levels if q.written in HAN_NUMBERS}  # 三个项目…,分别为
    if among >= 0:
        options |= {sum(q.start > among for q in levels), sum(q.start < among for q in levels)} - {0}
    gaps = [folded[a.unit_end : b.start] for a, b in pairwise(levels)]
    options |= begun_again(gaps)
    start = max(report.clause(levels[0].start, low), low)
    named = all(_named(report, a.unit_end, b.start) for a, b in pairwise(levels))
    several = AND.search(folded[start : levels[0].start]) or any(AND.search(gap[1:]) for gap in gaps)
    mixed = any("、" in gap for gap in gaps) and any("," in gap for gap in gaps)
    plain = (named and not mixed and not several) or _values_only(report, levels, gaps, clause)
    every = not several and _all_told(report, levels, gaps, (low, clause))
    return Listed(frozenset(options), len(levels), plain or every, plain and among < 0, (start, clause))


def _all_told(report: ReportFacts, levels: Sequence[Quantity], gaps: Sequence[str], sentence: Span) -> bool:
    """Return whether a sentence tells nothing but a chain of levels, each in its clause: 事故6起,死亡2人,同比分别…."""
    low, clause = sentence
    alone = len([one for one in report.numbers(low, clause) if one.unit is not None]) == len(levels)
    close = report.folded[levels[-1].unit_end : clause] == "," and not AND.search(report.folded[low:clause])
    return alone and close and all(gap[:1] == "," and gap.count(",") == 1 and len(gap) <= _NAME for gap in gaps)


def _values_only(report: ReportFacts, levels: Sequence[Quantity], gaps: Sequence[str], clause: int) -> bool:
    """Return whether levels stand side by side, without a word between them: 5亿元、3亿元和1亿元,分别…."""
    alike = report.folded[levels[-1].unit_end : clause] == "," and len({q.family for q in levels}) == 1
    return alike and all(AND.fullmatch(gap) for gap in gaps)


def _level(quantity: Quantity) -> bool:
    """Return whether a number is a level or a rate, not a duration or a rank."""
    if quantity.unit is None or quantity.family == "point":
        return False
    return quantity.family != "count" or quantity.unit.word in UNITS


def _lost(report: ReportFacts, quantity: Quantity) -> bool:
    """Return whether a bare number is an amount that lost its unit."""
    return bool(report.between(quantity.start, quantity.start + 1))


def _named(report: ReportFacts, low: int, high: int) -> bool:
    """Return whether an indicator of its own leads up to a figure."""
    by_start = metrics.find(report.passage).by_start
    return any(place in by_start for place in range(low, high))


def _firms_before(report: ReportFacts, clause: int, first: int, at: int) -> Listed | None:
    """Return the firms listed in the clause before: 其次是甲银行、乙银行,净利润分别为…."""
    if clause <= first or report.folded[clause - 1 : clause] != ",":
        return None
    low = report.clause(clause - 1, first)
    firms = report.mentioned(low, clause - 1)
    if len(firms) < 2 or firms[-1].end != clause - 1:
        return None
    if not all(AND.fullmatch(report.folded, a.end, b.start) for a, b in pairwise(firms)):
        return None
    plain = len(AND.findall(report.folded[low : clause - 1])) == len(firms) - 1
    return Listed(frozenset({len(firms)}), len(firms), plain, plain, (low, at))
