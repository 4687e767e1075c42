"""Counts of points, sides or marks that are then numbered one by one, for the check count_list.

动因有两方面:其一,…;其二,…。第三,… · 呈现以下三大特点。1.… 2.… 3.… 4.…

One more than announced is a slip, unless the numbers go on with those of another enumeration around it.  What is
numbered 一是, 第一, or (一) the check itself counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.checks.base import Judgement, consistent
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.s05_count_list.items import differs
from pipeline.checks.words import number_of

_ORDINALS = "一二三四五六七八九"
_COUNT = (
    "(?<![第前近每各约十百上这那几])(?:(?<!下)|(?<=以下))(?P<number>[两二三四五六七八])"
    r"(?:个|大|个?方面|点|项|条)[一-鿿]{0,8}(?P<mark>[:。])\s{0,4}$"
)
_BEFORE, _BACK = re.compile(_COUNT), 24
_WORDS = re.compile("(?:其一[,:是、]|首先,|第一[:、])")
_NUMBERS = re.compile(r"(?:以下|如下|下列)[一-鿿]{0,12}[:。]\s{0,4}(?P<first>1 ?[.、](?!\d))")
_AGAIN = re.compile(rf"{_WORDS.pattern}|(?<![\d.])1 ?[.、](?!\d)")
_NEXT = 1500  # characters to the next of an enumeration, and before it


class _Way(NamedTuple):
    """How the next of an enumeration begins, with {} for its number, and what may be the second instead."""

    following: str
    second: str = ""


_ENDS = r"(?:(?<=[。;!\n])|(?<=[。;!\n] )|(?<=\s\s))"
_WAYS = {
    "其": _Way(r"(?:其|第){}[,:是、]"),
    "首": _Way("第{}[,:是、]", "|其次,"),
    "第": _Way("第{}[,:、]"),
    "1": _Way(r"{} ?[.、](?!\d)"),
}


def enumerated(report: ReportFacts) -> Iterator[Judgement]:
    """Take each count right before the first of an enumeration."""
    yield from _told(report)
    yield from _of_numbers(report)


@gated(_WORDS)
def _told(report: ReportFacts) -> Iterator[Judgement]:
    """Take those that are told in words."""
    for match in _WORDS.finditer(report.folded):
        yield from _counted(report, match.start())


@gated(_NUMBERS)
def _of_numbers(report: ReportFacts) -> Iterator[Judgement]:
    """Take those that are numbered, if they are announced: 以下三大特点。1."""
    for match in _NUMBERS.finditer(report.folded):
        yield from _counted(report, match.start("first"))


def _counted(report: ReportFacts, first: int) -> Iterator[Judgement]:
    """Hold the count before the first point against the points."""
    match = _BEFORE.search(report.folded, max(0, first - _BACK), first)
    if match is None:
        return
    stated = number_of(match["number"])
    places = _numbered(report.folded, first, stated + 2)
    if len(places) == stated:
        yield consistent(())
    elif len(places) == stated + 1 and not _goes_on(report.folded, match.start(), first, stated + 1):
        last = places[-1]
        said = (match.start(), match.start("mark"))
        yield differs(report, stated, len(places), (last, report.clause_end(last + 3)), said)


def _numbered(folded: str, start: int, most: int) -> list[int]:
    """Return where the points of an enumeration begin, as far as they follow each other."""
    places = [start]
    while len(places) < most:
        behind = _pattern(folded[start], len(places) + 1).search(folded, places[-1] + 2, places[-1] + _NEXT)
        if behind is None or _AGAIN.search(folded, places[-1] + 2, behind.start()):
            break
        places.append(behind.start())
    return places


def _pattern(first: str, number: int) -> re.Pattern[str]:
    """Return how a point of an enumeration begins."""
    way = _WAYS[first]
    told = str(number) if first == "1" else _ORDINALS[number - 1]
    other = way.second if number == len("一二") else ""
    return re.compile(_ENDS + "(?:" + way.following.replace("{}", told) + other + ")")


def _goes_on(folded: str, start: int, at: int, number: int) -> bool:
    """Return whether the odd point is rather the next of an enumeration that began before."""
    low, first = max(0, start - 2 * _NEXT), folded[at]
    told = str(number - 1) if first == "1" else _ORDINALS[number - 2]
    before = rf"(?<!\d){told} ?[.、]" if first == "1" else f"第?{told}[,:是、]"
    return re.search(before, folded[low:start]) is not None
