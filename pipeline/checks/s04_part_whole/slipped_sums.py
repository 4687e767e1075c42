"""Parts after 其中 that would make up their total but for one slip of the pen, for the check part_whole.

共接待1964批次。其中春季634批次,夏季512批次,秋季848批次 · 捐款4258.6万元,其中企业3147.2万元,个人1211.4万元

其中 need not exhaust its total.  But parts that come to it exactly once one digit is another, two digits change places
or the point moves did exhaust it: so many digits agree by no chance.  Fewer are asked of parts that come to more than
their total, which no parts of it can.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import reduce
from itertools import accumulate, chain
from operator import add

from extractors.figure_words import figure_word
from pipeline import intervals
from pipeline.checks.among import amounts, heads, label
from pipeline.checks.base import Judgement, consistent
from pipeline.checks.figures import all_exact, level
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.s04_part_whole.counted_parts import exhausted
from pipeline.checks.splits import adds_up, total
from pipeline.checks.words import any_of
from pipeline.intervals import Interval
from pipeline.tables import Fact

_ENDS = re.compile(f"{figure_word('sums')}|[。\n]|其中|分别|依次|另有?|,(?:[全当本]年|年内)")
_WHOLE = re.compile(r"\d+[^\d.万亿千百]")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_LABEL = re.compile("[一-鿿]{2}|[省市县区镇村男女]$")
_ACRES = frozenset({"亩", "公顷"})
_LAND, _NET = any_of("S4.land"), any_of("S4.net")
# In which people are sorted; what is new of a year (年内新入驻23家) is among what there is (实际在园109家).
WAYS = (any_of("S4.degree"), any_of("S4.rank"), any_of("S4.trait"), any_of("S4.newly"))
_LEAST, _LEAST_ABOVE, _ABOVE, _MOST = 4, 3, Decimal("1.3"), Decimal(2)
_NARROW, _WIDE, _WIDER = (
    Decimal("0.002"),
    Decimal("0.02"),
    Decimal("0.05"),
)  # of the total, by which rounding may part it from its parts
_LEFT_OUT = Decimal("0.005")  # of the total, that a part too small to be told may have
_PATENT_ACTS = frozenset({"申请量", "授权量", "拥有量"})
_REACH, _GAP, _LIST = 260, 40, 2


@gated("其中")
def slipped(report: ReportFacts) -> Iterator[Judgement]:
    """Hold the parts after each 其中, added up, against the total before it: those of each unit for themselves."""
    at = report.folded.find("其中")
    while at >= 0:
        wholes = heads(report, at)
        units = list(dict.fromkeys(fact.unit for fact in wholes))
        told = _told(report, at + 2, wholes, units) if units else {}
        for unit, parts in told.items():
            of_unit = [fact for fact in wholes if fact.unit == unit]
            yield from _judged(report, of_unit, [part for part in parts if not _otherwise(of_unit, part)])
        yield from exhausted(report, wholes, told)
        at = report.folded.find("其中", at + 2)


def _told(report: ReportFacts, at: int, wholes: Sequence[Fact], units: Sequence[str]) -> dict[str, list[Fact]]:
    """Return the parts that follow `at`; a list without ; ends at one, unless what follows makes up the total.

    收入42.8亿元,其中养老28.6亿元,医疗12.9亿元,失业1.3亿元;支出36.2亿元
    """
    found = _ENDS.search(report.folded, at, at + _REACH)
    end = found.start() if found else at + _REACH
    told = _parts(report, at, units, end)
    semicolon = report.folded.find(";", at, end)
    first = _parts(report, at, units, semicolon) if semicolon >= 0 else {}
    if len(first) != 1 or any(len(parts) < _LIST for parts in first.values()):
        return told
    unit, parts = next(iter(told.items()), ("", []))
    whole = next((fact for fact in wholes if fact.unit == unit), None)
    return told if whole is not None and adds_up(report, whole, parts) else first


def _parts(report: ReportFacts, at: int, units: Sequence[str], end: int) -> dict[str, list[Fact]]:
    """Return the levels of each unit that follow each other from `at` to `end`, each with its name.

    大型企业12家,产值246亿元;中型企业48家,产值168亿元: of two units that take turns both have as many.
    """
    parts: dict[str, list[Fact]] = {unit: [] for unit in units}
    last = at
    told = amounts(report, at, end)
    for place, fact in enumerate(told):
        counted = fact.unit not in parts and any(other.start == fact.end for other in told[place + 1 : place + 2])
        if report.folded[fact.start - 1] == "第" or counted:  # 奖学金|8人|6.4万元
            continue
        if fact.unit in ("%", "百分点") or fact.measure in ("growth", "delta", "share"):
            last = fact.end
            continue
        if fact.unit not in parts or not level(fact) or fact.start - last > _GAP or _NET.search(report.words(fact)):
            break
        if not _LABEL.search(report.folded, last, fact.start) and not (fact.start == last and len(units) > 1):
            return {}  # 48户86人 run on
        parts[fact.unit].append(fact)
        last = fact.end
    sizes = [len(found) for found in parts.values() if found]
    return {unit: found for unit, found in parts.items() if found and len(found) == sizes[0]}


def _otherwise(wholes: Sequence[Fact], part: Fact) -> bool:
    """Return whether patents are told by another act than their total: 申请70件,其中发明30件;授权41件."""
    told = {(fact.metric or "")[-3:] for fact in (*wholes, part)} & _PATENT_ACTS
    return len(told) > 1


def _judged(report: ReportFacts, wholes: Sequence[Fact], parts: Sequence[Fact]) -> Iterator[Judgement]:
    """Compare the sum of the parts with each figure that may be their total; parts that fall short need say nothing."""
    if len(parts) < 2 or not all_exact(*wholes, *parts):
        return
    if nested(report, parts) or _sorted_twice(report, wholes, parts):
        return
    sum_of = reduce(add, map(report.interval, parts))
    fits = [whole for whole in wholes if not report.interval(whole).disjoint(sum_of)]
    first = next((n for n in range(2, len(parts)) if any(adds_up(report, whole, parts[:n]) for whole in wholes)), 0)
    if fits:
        yield consistent((fits[0], *parts), report.interval(fits[0]), sum_of)
    elif first:  # 审批186个,其中报告书23个、报告表97个、登记表66个,否决8个
        yield from _judged(report, wholes, parts[:first])
    elif (
        len(wholes) == 1
        and not _farmed(report, wholes[0])
        and one_slip(report, wholes[0], parts, wide=_known(report, (wholes[0], *parts)))
    ):
        yield total(report, wholes[0], parts)


def _farmed(report: ReportFacts, whole: Fact) -> bool:
    """Return whether a total is of land that bears more than one crop a year, not of districts: 规划面积128平方公里."""
    return whole.unit in _ACRES and _LAND.search(report.words(whole)) is not None


def _known(report: ReportFacts, facts: Sequence[Fact]) -> Decimal:
    """Return to within what share of their total whole numbers are known: 128平方公里 is hardly rounded."""
    return _WIDER if all(_WHOLE.match(report.printed(fact)) for fact in facts) else _WIDE


def nested(report: ReportFacts, parts: Sequence[Fact]) -> bool:
    """Return whether one part is divided by those behind it: 粗纱384万吨,东区85万吨,西区79万吨,南区220万吨."""
    for place, part in enumerate(parts):
        runs = accumulate(map(report.interval, parts[place + 1 :]), add)
        if any(number and not run.disjoint(report.interval(part)) for number, run in enumerate(runs)):
            return True
    return False


def _sorted_twice(report: ReportFacts, wholes: Sequence[Fact], parts: Sequence[Fact]) -> bool:
    """Return whether things are sorted in several ways, so that parts overlap: 医生420人,高级职称86人,博士6人."""
    ways = [way for way in WAYS if not any(way.search(report.words(whole)) for whole in wholes)]
    words = [label(report, part)[-_GAP:] for part in parts]
    return len({next((way for way, told in enumerate(ways) if told.search(one)), None) for one in words}) > 1


def one_slip(
    report: ReportFacts, whole: Fact, parts: Sequence[Fact], narrow: Decimal = _NARROW, wide: Decimal = _WIDE
) -> bool:
    """Return whether one slip explains why parts miss their total, and the total has digits enough to say so.

    What they miss must be known to within a share of the total: `wide` where they exceed it, else `narrow`.
    """
    top, sum_of = report.interval(whole), reduce(add, map(report.interval, parts))
    if sum_of.low is None or top.high is None:
        return False
    number = _NUMBER.search(report.folded, whole.start, whole.end)
    above, printed = sum_of.low > top.high, number[0].replace(".", "") if number else ""
    digits = len(printed)
    if (
        len(printed.rstrip("0")) < min(digits - 1, _LEAST_ABOVE)
        or digits < (_LEAST_ABOVE if above else _LEAST)
        or sum_of.low > top.high * (_ABOVE if digits < _LEAST else _MOST)
    ):
        return False
    missed = top - sum_of
    if missed.high is None or missed.low is None or missed.high - missed.low > top.high * (wide if above else narrow):
        return False
    if not above and missed.high < top.high * _LEFT_OUT:
        return False
    return any(_slips(report, fact, missed if fact is not whole else -missed) for fact in (whole, *parts))


def _slips(report: ReportFacts, fact: Fact, missed: Interval) -> bool:
    """Return whether one slip in a printed figure makes it larger by what is missed."""
    number = _NUMBER.search(report.folded, fact.start, fact.end)
    if number is None or fact.low is None or not fact.low:
        return False
    unit = fact.low / Decimal(number[0])
    return any(not Interval(d, d).disjoint(missed) for d in (unit * change for change in _changes(number[0])))


def _changes(digits: str) -> Iterator[Decimal]:
    """Yield by how much one slip changes a number: another digit, two digits changed about, the point moved."""
    value = Decimal(digits)
    written = chain(intervals.miswritten(digits), intervals.swapped(digits))
    yield from (Decimal(other) - value for other in written)
    yield from (value * 10 - value, value / 10 - value, value * 10_000 - value)  # the last: 万 is lost
