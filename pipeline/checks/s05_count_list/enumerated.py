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
    r"(?:个|大|个?方面|点|项|条)[一-鿿]{0,8}(?P<mark>[:。])\s{0,4}"
)
_BEGINS = r"(?:其一[,:是、]|首先,|第一[:、]|(?<![\d.])1 ?[.、](?!\d))"
_FIRST, _AGAIN = re.compile(f"{_COUNT}(?P<first>{_BEGINS})"), re.compile(_BEGINS)
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


@gated(_FIRST)
def enumerated(report: ReportFacts) -> Iterator[Judgement]:
    """Take each count right before the first of an enumeration."""
    for match in _FIRST.finditer(report.folded):
        stated = number_of(match["number"])
        places = _numbered(report.folded, match, stated + 2)
        if len(places) == stated:
            yield consistent(())
        elif len(places) == stated + 1 and not _goes_on(report.folded, match, stated + 1):
            last = places[-1]
            said = (match.start(), match.start("mark"))
            yield differs(report, stated, len(places), (last, report.clause_end(last + 3)), said)


def _numbered(folded: str, match: re.Match[str], most: int) -> list[int]:
    """Return where the points of an enumeration begin, as far as they follow each other."""
    first = match["first"][0]
    places = [match.start("first")]
    while len(places) < most:
        behind = _pattern(first, len(places) + 1).search(folded, places[-1] + 2, places[-1] + _NEXT)
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


def _goes_on(folded: str, match: re.Match[str], number: int) -> bool:
    """Return whether the odd point is rather the next of an enumeration that began before."""
    low = max(0, match.start() - 2 * _NEXT)
    first = match["first"][0]
    told = str(number - 1) if first == "1" else _ORDINALS[number - 2]
    before = rf"(?<!\d){told} ?[.、]" if first == "1" else f"第?{told}[,:是、]"
    return re.search(before, folded[low : match.start()]) is not None
