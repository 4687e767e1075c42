"""A rate told again with two digits changed about, for the check two_values.

森林覆盖率63.5% … 森林覆盖率在2020年65.3%的基础上再提高1个百分点

Both must bear one name, in sentences that tell of no other time; a base (在…的基础上) may name its year, as long as the
other rate is of that year or of none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from pipeline.checks.report import ReportFacts
from pipeline.checks.words import any_of
from pipeline.tables import Fact

_DIGITS = re.compile(r"(\d+)\.(\d+)")
_BASE = re.compile(r"在(?:现有|(?P<year>(?:19|20)\d\d)年末?|[上去]年末?)?的?$")
_BEHIND = "的基础上"
_OTHER = re.compile(r"[上去前明]年|(?:19|20)\d\d年|目标|计划|力争|其中|年[前来]|以来|[半季]|\d月|[比较由从原曾各每]")
_SOME = any_of("D3.some")
_MOST = 2  # values that one name has, else they are a series
_FEW = 24  # facts of a name that are held against each other
_NAME = 3  # characters of a name


def swapped_rates(report: ReportFacts) -> Iterator[tuple[Fact, Fact]]:
    """Yield two rates of one name whose digits are the same, two neighbours changed about."""
    told: dict[tuple[object, ...], list[Fact]] = {}
    for fact in report.rates:
        plain = fact.measure in ("level", "share") and fact.qualifier == "exact" and fact.list_group is None
        if plain and fact.metric and len(fact.metric) >= _NAME and fact.part_of is None:
            told.setdefault((fact.metric, fact.subject, fact.modality), []).append(fact)
    for facts in told.values():
        if len({fact.low for fact in facts}) == _MOST:
            yield from (pair for pair in combinations(facts[:_FEW], 2) if _one_rate(report, *pair))


def _one_rate(report: ReportFacts, a: Fact, b: Fact) -> bool:
    """Return whether two rates are of one thing and time, and differ by two digits that are changed about."""
    if a.sentence_id == b.sentence_id or not _changed_about(report, a, b):
        return False
    years = {fact.year for fact in (a, b)} - {None}
    return len(years) < _MOST and all(_timeless(report, fact) for fact in (a, b))


def _changed_about(report: ReportFacts, a: Fact, b: Fact) -> bool:
    """Return whether the digits of two rates are the same, but for two neighbours: 63.5% and 65.3%."""
    one, two = (_DIGITS.match(report.folded, fact.start) for fact in (a, b))
    if one is None or two is None or [*map(len, one.groups())] != [*map(len, two.groups())]:
        return False
    digits = [match[1] + match[2] for match in (one, two)]
    return neighbours(*digits) and sorted(digits[0]) == sorted(digits[1])


def neighbours(one: str, two: str) -> bool:
    """Return whether two numbers differ in two digits next to each other, and in no other."""
    places = [place for place, (a, b) in enumerate(zip(one, two, strict=True)) if a != b]
    return len(places) == 2 and places[1] == places[0] + 1


def _timeless(report: ReportFacts, fact: Fact) -> bool:
    """Return whether the words of a rate tell of no other time, of no plan and of no part."""
    words = report.folded[report.sentence_span(fact.start)[0] : fact.start]
    if report.folded.startswith(_BEHIND, fact.end):
        words = _BASE.sub("", words)
    return _OTHER.search(words) is None and _SOME.search(words) is None
