"""A figure of the headline that the text tells in nearly the same words with one digit changed, for two_values.

宏远电缆拟15.82亿元增资四家子公司 … 宏远电缆拟斥资15.83亿元增资旗下四家子公司

Headlines round and shorten, but print no digit that the text does not.  No indicator is asked for: the words around
both figures must be the same, and nothing in the text may print the figure of the headline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.number.quantities import Quantity
from pipeline import intervals
from pipeline.checks.d03_two_values.headlines import TOP, top_of
from pipeline.checks.report import ReportFacts
from pipeline.tables import Fact

_FAMILIES = frozenset({"currency", "count", "measure", "percent"})
_DIGITS, _NOT_HAN = re.compile(r"[\d.]+"), re.compile("[^一-鿿]+")
_LEAST = 3  # digits
_AROUND, _SHARED = 14, 4  # characters on either side, and pairs of them that both have
_TIME = re.compile(r"[上去前明]年|同期|\d月|季度|半年")


def headline_slips(report: ReportFacts) -> Iterator[tuple[Fact, Fact]]:
    """Yield a figure of the headline with the only one of the text that it is but for one digit."""
    line = report.folded.find("\n")
    top = max(top_of(report), line)
    if not 0 < line <= TOP or not report.quantities or report.quantities[0].start >= line:
        return
    heads = [number for number in report.quantities if number.start < line and _plain(report, number)]
    body = [number for number in report.quantities if number.start > top and _plain(report, number)]
    for head in heads:
        own = _digits(head)
        alike = {_digits(number): number for number in reversed(body) if number.unit == head.unit}
        if own in alike or head.written in report.folded[line:]:
            continue
        told = [
            number for digits, number in alike.items() if _one_off(own, digits) and _same_words(report, head, number)
        ]
        if len(told) == 1:
            pair = [report.amount(number) for number in (head, told[0])]
            if pair[0] and pair[1] and all(fact and fact.qualifier == "exact" for fact in pair):
                yield pair[0], pair[1]


def _plain(report: ReportFacts, number: Quantity) -> bool:
    """Return whether a number is written with digits enough that one of them may be told to be wrong."""
    return number.family in _FAMILIES and len(_digits(number).replace(".", "").strip("0")) >= _LEAST


def _digits(number: Quantity) -> str:
    """Return the digits and the point of a number."""
    return "".join(_DIGITS.findall(number.written))


def _one_off(one: str, two: str) -> bool:
    """Return whether two numbers differ in one digit, or in the order of two neighbours."""
    if len(one) != len(two) or one.find(".") != two.find("."):
        return False
    return sum(a != b for a, b in zip(one, two, strict=True)) == 1 or two in intervals.swapped(one)


def _same_words(report: ReportFacts, head: Quantity, number: Quantity) -> bool:
    """Return whether the words around two figures are nearly the same, and neither is of another time."""
    words = [_NOT_HAN.sub("", _around(report, one)) for one in (head, number)]
    if _TIME.search(_around(report, number)) and not _TIME.search(_around(report, head)):
        return False
    one, two = ({word[at : at + 2] for at in range(len(word) - 1)} for word in words)
    return len(one & two) >= _SHARED


def _around(report: ReportFacts, number: Quantity) -> str:
    """Return the words around a figure, within its line: those of the next one are not of the headline."""
    low = report.line_start(number.start, _AROUND)
    behind = report.folded[number.unit_end : number.unit_end + _AROUND].partition("\n")[0]
    return report.folded[low : number.start] + behind
