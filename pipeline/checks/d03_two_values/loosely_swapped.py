"""One figure told again in other words with two digits changed about, for the check two_values.

集中供热面积达到2380万平方米 … 在2013年底2830万平方米的基础上,再增加集中供热面积200万平方米
脱贫412户1386人 … 对已脱贫的421户1386人

The more digits agree, the fewer words have to: numbers of one unit that differ in two neighbours alone meet by chance
in one report of a thousand.  A pair of figures of which one is the very same needs no words at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import combinations, repeat

from extractors.number.quantities import Quantity
from pipeline.checks.d03_two_values.other_firms import firms_before
from pipeline.checks.d03_two_values.swapped_digits import PEOPLE, TIME, one_time
from pipeline.checks.d03_two_values.swapped_rates import neighbours
from pipeline.checks.report import ReportFacts
from pipeline.checks.words import any_of, either
from pipeline.tables import Fact

_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
_FAMILIES = frozenset({"currency", "count", "measure"})
_PEOPLE = frozenset({*PEOPLE, "人次"})  # 出院病人13826人次, 13862名出院病人
_LEAST, _LONG, _MOST = 3, 5, 6  # digits of a number, of a long one; figures with these digits
_NAME, _NOUN = 3, 2  # characters of a name, and of a noun that long numbers share
_APART = 2  # characters between the figures of a pair
_FURTHER, _FAR = 20, 80  # characters read behind the base of a plan, and before a long number
_HAN = re.compile("[一-鿿]+")
_FIGURE = re.compile(r"\d[\d,.]*[十百千万亿]*(?:平方|立方|千瓦|[一-鿿])?[米时]?")
_GENERAL = re.compile(
    rf"{either('D3.lead')}|{either('D3.verb')}|{either('S10.glue')}|全[省市县区镇乡国村校院]|[的了为达到至有共和与及以在由从]"
)
_YEAR = re.compile(r"(?:19|20)\d\d(?=年)|[上去前明]年")
_THEN, _ALL = any_of("D3.then"), re.compile("全[省市县区镇乡村校院](?!级)")
_BASE = re.compile(r"在(?:现有|[上去]年末?|(?:19|20)\d\d年[末底]?)(?=[^,。;]{0,14}\d[^,。;]{0,16}的基础上)")
_INSIDE = re.compile("[中内里上]$")
_AHEAD = re.compile(rf"{either('S1.ahead')}|再")
_YEARS = re.compile(r"[上去前明]年|(?:19|20)\d\d年|目标|计划|力争|其中|同期")
_PRICE = re.compile("价|指数|最[高低]")
_THIS, _THING = any_of("D3.this"), re.compile("的?([一-鿿]{2})")
_FEAT = re.compile(f"的[一-鿿]{{0,4}}?(?:{either('D3.feat')})")

_Told = tuple[str, Quantity]


def swapped_loosely(report: ReportFacts) -> Iterator[tuple[Fact, Fact]]:
    """Yield two figures whose digits are the same, two neighbours changed about, that stand by one name or figure."""
    alike: dict[tuple[object, ...], list[_Told]] = {}
    for number in report.quantities:
        digits = _digits(report, number)
        if number.unit and number.family in _FAMILIES and _many(digits):
            unit = number.unit.word
            key = ("".join(sorted(digits)), digits.find("."), "人" if unit in _PEOPLE else unit)
            alike.setdefault(key, []).append((digits, number))
    for told in alike.values():
        if 1 < len(told) <= _MOST and len({digits for digits, _ in told}) == 2:
            yield from _first(report, told)


def _first(report: ReportFacts, told: list[_Told]) -> Iterator[tuple[Fact, Fact]]:
    """Yield the first two of some figures that differ and are of one thing."""
    for one, two in combinations(told, 2):
        if one[0] != two[0] and neighbours(one[0], two[0]):
            a, b = report.amount(one[1]), report.amount(two[1])
            if a and b and (_paired(report, one[1], two[1]) or (_one_thing(report, one, two) and _alike(report, a, b))):
                yield a, b
                return


def _paired(report: ReportFacts, one: Quantity, two: Quantity) -> bool:
    """Return whether two numbers stand right beside one and the same figure, in two sentences."""
    apart = report.sentence_of(one.start) != report.sentence_of(two.start)
    return apart and not _beside(report, one).isdisjoint(_beside(report, two))


def _alike(report: ReportFacts, a: Fact, b: Fact) -> bool:
    """Return whether two figures are of one time, subject and firm, as far as they say."""
    return one_time(a, b) and firms_before(report, a) == firms_before(report, b)


def _one_thing(report: ReportFacts, one: _Told, two: _Told) -> bool:
    """Return whether two numbers count the same, by their names and the words of time around them."""
    (digits, a), (others, b) = one, two
    if report.sentence_of(a.start) == report.sentence_of(b.start):
        return False
    if max(len(text.replace(".", "").rstrip("0")) for text in (digits, others)) < _LEAST:
        return False
    many = len(digits.replace(".", ""))
    long = many >= _LONG
    if any(_PRICE.search(report.words(number)) for number in (a, b)):
        return False
    if many == _LEAST:
        other = any(TIME.search(_up_to_name(report, number)) or _dated(report, number) for number in (a, b))
        return not other and bool(_names(report, a) & _names(report, b))
    clauses = [_around(report, number, False) for number in (a, b)]
    if any((_YEARS if long else TIME).search(words) for words in clauses):
        return False
    if long:
        return _shared(*(_around(report, number, True) for number in (a, b))) >= _NOUN
    scopes = [set(_ALL.findall(words)) for words in clauses]
    if _pointed_at(report, a, b):
        return True
    return _shared(*clauses) >= (_NOUN if scopes[0] & scopes[1] else _NAME)  # 全镇现有党员1432名, 对全镇1342名党员


def _pointed_at(report: ReportFacts, one: Quantity, two: Quantity) -> bool:
    """Return whether the words of a figure point back to what is told before it.

    奖金1860万元 … 此次的1680万元奖金 · 吞吐量1286万吨 … 1268万吨的开局成绩来之不易
    """
    if _FEAT.match(report.folded, two.unit_end):
        return True
    noun = _THING.match(report.folded, two.unit_end)
    named = noun is not None and report.words(one).rstrip("达到为约共").endswith(noun[1])
    return named and _THIS.search(report.words(two)) is not None


def _dated(report: ReportFacts, number: Quantity) -> bool:
    """Return whether the sentence before a figure names another year than the report is of."""
    years = _YEAR.findall(report.folded, report.sentence_span(number.start)[0], number.start)
    return any(year != str(report.report_year) for year in years)


def _up_to_name(report: ReportFacts, number: Quantity) -> str:
    """Return the words of a clause up to a figure and what is counted, without the year the report is of."""
    behind = report.folded[number.unit_end : report.clause_end(number.start)]
    then = _THEN.search(behind)
    return report.words(number).replace(f"{report.report_year}年", "") + (behind[: then.start()] if then else behind)


def _beside(report: ReportFacts, number: Quantity) -> set[tuple[str, str, bool]]:
    """Return the numbers right beside a number, as printed: with their unit, and whether they stand behind."""
    found = set()
    for other in report.numbers(number.start - 20, number.unit_end + _APART + 1):
        behind = other.start > number.start
        gap = other.start - number.unit_end if behind else number.start - other.unit_end
        digits = _digits(report, other)
        if other.start != number.start and 0 <= gap <= _APART and other.unit and _many(digits):
            found.add((digits, other.unit.word, behind))
    return found


def _around(report: ReportFacts, number: Quantity, long: bool) -> str:
    """Return the words around a figure: its clause, of a long one all that stands before it in its line, too.

    The year of a base that a plan builds on (在2013年底…的基础上) is that of the report and left out.
    """
    start, end = number.start, report.sentence_span(number.start)[1]
    low = report.line_start(start, _FAR) if long else report.clause(start)
    high = report.clause_end(start)
    words = report.folded[low:high]
    if _BASE.search(words) and _AHEAD.search(report.folded, number.unit_end, end):
        return _BASE.sub("", words) + report.folded[high : min(high + _FURTHER, end)]
    return words


def _names(report: ReportFacts, number: Quantity) -> set[str]:
    """Return the names right before and behind a figure, without verbs and the like: 开放床位860张."""
    before = report.words(number)
    behind = report.folded[number.unit_end : report.clause_end(number.start)].removeprefix("的")
    behind = _THEN.split(behind, maxsplit=1)[0]  # 468户低保户|每户都有一名联系干部
    names = (_parts(before)[-1:] if before else []) + (_parts(behind)[:1] if behind else [])
    return {name for name in map(_INSIDE.sub, repeat(""), names) if len(name) >= _NAME}


def _shared(one: str, two: str) -> int:
    """Return how many characters in a row two passages share, verbs, figures and their units left out."""
    first, second = "|".join(_parts(one)), ":".join(_parts(two))
    return SequenceMatcher(None, first, second, autojunk=False).find_longest_match().size


def _parts(words: str) -> list[str]:
    """Return the runs of Chinese characters between figures, verbs and words that name nothing."""
    return _HAN.findall(_GENERAL.sub(" ", _FIGURE.sub(" ", words)))


def _many(digits: str) -> bool:
    """Return whether a number has digits enough."""
    return len(digits.replace(".", "")) >= _LEAST


def _digits(report: ReportFacts, number: Quantity) -> str:
    """Return a number as printed, without commas."""
    found = _DIGITS.match(report.folded, number.start, number.unit_end)
    return found[0].replace(",", "") if found else ""
