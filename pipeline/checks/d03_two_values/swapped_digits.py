"""One figure told again with two digits changed about, for the check two_values.

规上工业企业142家 … 全区124家规上工业企业 · 城镇新增就业5126人 … 一年来,城镇新增就业5162人

Only what bears the very same name, in the same unit, of no other time, is compared; other values told under that name
make it a series.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from extractors.number.quantities import Quantity
from pipeline.checks.d03_two_values.swapped_rates import neighbours, swapped_rates
from pipeline.checks.figures import level
from pipeline.checks.report import ReportFacts
from pipeline.checks.words import any_of, either
from pipeline.tables import Fact

_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_BEHIND = re.compile(r"(?:的|多)?([一-鿿]{3,12})")
_BEFORE = re.compile(r"([一-鿿]{3,24})$")
_VERBS = re.compile(rf"(?:{either('D3.verb')}|达到?|[为有共以的了])+$")
_LEAD = re.compile(rf"^.*(?:{either('D3.lead')}|全[省市县区镇乡国])")
TIME = re.compile("[上去前明]年|(?:19|20)\\d\\d年|目标|计划|力争|其中|半年|[一二三四上]季度|[月比较由从原各每]")
_PART = re.compile("目标|计划|力争|其中|半年|[一二三四上]季度|[月每各]")
_SOME = any_of("D3.some")
_TOLD = re.compile("(?<![一-鿿]{2}公司)(?:员工|职工)(?:总[人数]?数?)?(?:为|达到?|共有?)?$")
_BARE, _BASIS = re.compile("(?:^|[在以])(?:公司|集团)?现有(?:员工|职工)?$"), re.compile("(?:员工|职工)?的基础")
_MOVES = ("价", "价格", "指数")
_FAMILIES = frozenset({"currency", "count", "measure"})
PEOPLE = ("名", "位", "人")  # 职工3428人 are 3428名职工
_LEAST, _MOST, _NAME = 3, 6, 3  # digits, figures, and characters of a name
_PLACE = 2  # characters: 松溪县 and 松溪县人社局 are of one place


class _Names(NamedTuple):
    """The words that may name a figure, empty where there are none."""

    before: str
    behind: str
    lead: str  # as `before`, and so short that it is no name by itself
    staff: str = ""  # told as the staff of a firm (员工2381人), or a bare number of people (在现有2318人的基础上)


def swapped(report: ReportFacts) -> Iterator[tuple[Fact, Fact]]:
    """Yield two figures of one name whose digits are the same, two neighbours changed about."""
    by_digits: dict[tuple[str, str], list[Quantity]] = {}
    for number in report.quantities:
        if (
            number.family in _FAMILIES
            and number.unit
            and len((digits := _digits(report, number)).rstrip("0")) >= _LEAST
        ):
            unit = number.unit.word
            by_digits.setdefault(("".join(sorted(digits)), "人" if unit in PEOPLE else unit), []).append(number)
    for alike in by_digits.values():
        if len(alike) < 2 or len({_digits(report, number) for number in alike}) != 2:
            continue
        plain = [number for number in alike if not TIME.search(_around(report, number))]
        if 1 < len(plain) <= _MOST:
            yield from _pairs(report, plain)


def changed_about(report: ReportFacts) -> Iterator[tuple[Fact, Fact]]:
    """Yield two figures of a report of record with digits changed about, of one name or of one indicator."""
    yield from swapped(report)
    yield from _told_again(report)
    yield from swapped_rates(report)


def _told_again(report: ReportFacts) -> Iterator[tuple[Fact, Fact]]:
    """Yield two levels of one indicator, subject and time whose digits are changed about, in whatever words.

    科技经费186万元 … 财政科技投入168万元: with three digits that agree so, no two sums are alike by chance.
    """
    told: dict[tuple[object, ...], list[Fact]] = {}
    for fact in report.facts:
        plain = fact.metric and level(fact) and fact.qualifier == "exact"
        if plain and fact.year and not fact.part_of and fact.list_group is None:
            key = (fact.metric_id, fact.metric, fact.subject, fact.period_start, fact.period_end, fact.modality)
            told.setdefault(key, []).append(fact)
    for facts in told.values():
        if len({fact.low for fact in facts}) == 2:
            a = facts[0]
            b = next(fact for fact in facts if fact.low != a.low)
            if a.sentence_id != b.sentence_id and _slipped(report, a, b):
                yield a, b


def _slipped(report: ReportFacts, a: Fact, b: Fact) -> bool:
    """Return whether two figures have digits enough, two of them changed about, and no word of another time or part."""
    one, two = (_DIGITS.match(report.folded, fact.start) for fact in (a, b))
    if one is None or two is None or len(one[0]) != len(two[0]) or one[0].find(".") != two[0].find("."):
        return False
    digits = [_digits(report, fact) for fact in (a, b)]
    around = "".join(_around(report, fact) for fact in (a, b))
    alike = sorted(digits[0]) == sorted(digits[1]) and len(digits[0]) >= _LEAST
    other = _PART if a.period_start is not None else TIME  # whatever words dated them, they are of one time
    return alike and neighbours(*digits) and not (other.search(around) or _SOME.search(around))


def _pairs(report: ReportFacts, alike: list[Quantity]) -> Iterator[tuple[Fact, Fact]]:
    """Yield the first two of some figures that differ by a pair of digits, if all bear one name."""
    names = [_names(report, number) for number in alike]
    if not all(_one_name(names[0], other) for other in names[1:]):
        return
    for one, two in pairwise(alike):
        a, b = report.amount(one), report.amount(two)
        if a and b and neighbours(_digits(report, one), _digits(report, two)) and one_time(a, b):
            yield a, b
            return


def _digits(report: ReportFacts, number: Quantity | Fact) -> str:
    """Return the digits of a number as printed."""
    found = _DIGITS.match(report.folded, number.start)
    return found[0].replace(".", "") if found else ""


def _one_name(one: _Names, two: _Names) -> bool:
    """Return whether two figures bear one name, before or behind them: 规上工业企业163家, 136家规上工业企业利润."""
    if {one.staff, two.staff} == {"told", "bare"}:
        return True
    pairs = [(one.before, two.behind), (two.before, one.behind)]
    pairs += [(one.before, two.lead + two.behind), (two.before, one.lead + one.behind)]  # 在册的3482名职工
    return any(name and words.startswith(name) for name, words in pairs)


def _names(report: ReportFacts, number: Quantity) -> _Names:
    """Return what a figure may be called: the words behind it, and those before it without their verbs."""
    behind = _BEHIND.match(report.folded, number.unit_end)
    before = _BEFORE.search(report.folded, report.clause(number.start), number.start)
    words = _LEAD.sub("", _VERBS.sub("", before[1])) if before else ""
    name = words if len(words) >= _NAME else ""
    if words.endswith(_MOVES):  # 收盘价15.01元: tomorrow's is another
        name = ""
    return _Names(name, behind[1] if behind else "", words, _staff(report, number))


def _staff(report: ReportFacts, number: Quantity) -> str:
    """Return whether a number is told of the staff, or of people that nothing names."""
    words = report.folded[report.clause(number.start) : number.start]
    if _TOLD.search(words):
        return "told"
    return "bare" if _BARE.search(words) and _BASIS.match(report.folded, number.unit_end) else ""


def _around(report: ReportFacts, number: Quantity | Fact) -> str:
    """Return the clause around a figure, in which another time may be named."""
    return report.folded[report.clause(number.start) : report.clause_end(number.start)]


def one_time(a: Fact, b: Fact) -> bool:
    """Return whether two figures are of one time and kind, as far as they say."""
    if None in (a.period_start, b.period_start):
        return True
    same = (a.year, a.modality, a.measure) == (b.year, b.modality, b.measure)
    told = _PLACE if not (a.enterprise_id or b.enterprise_id) else None  # two firms may begin with one province
    return same and (a.subject or "")[:told] == (b.subject or "")[:told]
