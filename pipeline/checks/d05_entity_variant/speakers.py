"""Persons who are quoted under two names that are a slip apart, for the check entity_variant.

沈志宏表示 … 沈志洪认为 (one sound) · 沈宏志指出 … 沈志宏说 (two characters changed about)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from extractors.enterprise.words import role
from pipeline.checks.base import Judgement
from pipeline.checks.d05_entity_variant.slips_of_names import one_name
from pipeline.checks.d05_entity_variant.two_firms import one_sound
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.words import either

_SAYS = rf"(?:博士|先生|教授|女士)?(?:则|还|也|又|进一步|对此){{0,2}}{either('D5.says')}"
_POST = re.compile(rf"{either('D5.title', 'D5.post')}(?P<name>[一-鿿]{{3}})")
_SPEAKER = re.compile(rf"(?:(?<![一-鿿])|{either('D5.title', 'D5.post')})(?P<name>[一-鿿]{{3}}){_SAYS}")
_SURNAMES = role("surname")
_MOST, _PAIR = 60, 3
_SIDE_BY_SIDE, _LIST = re.compile("[、和与及]"), 12


@gated(_SPEAKER)
def speakers(report: ReportFacts) -> Iterator[Judgement]:
    """Hold the names of all who speak against each other, and against those told behind a post."""
    told: dict[str, list[int]] = {}
    for pattern in (_SPEAKER, _POST):
        for match in pattern.finditer(report.folded):
            if match["name"][0] in _SURNAMES:
                told.setdefault(match["name"], []).append(match.start("name"))
    if not 1 < len(told) <= _MOST:
        return
    speaking = {match["name"] for match in _SPEAKER.finditer(report.folded)}
    for pair in combinations(sorted(told, key=lambda name: (report.folded.count(name), name)), 2):
        if speaking.intersection(pair) and _slip(*pair) and not _side_by_side(report, pair):
            spans = [[(start, start + _PAIR) for start in sorted({*told[name]})] for name in pair]
            yield one_name(*pair, spans, "medium")


def _slip(one: str, two: str) -> bool:
    """Return whether two names of one family differ in a homophone, or have their two characters changed about."""
    return one[0] == two[0] and (one_sound(one, two) or one[1:] == two[:0:-1])


def _side_by_side(report: ReportFacts, pair: tuple[str, str]) -> bool:
    """Return whether two names stand side by side somewhere: 沈志宏、沈志洪 are two."""
    one, two = (re.escape(name) for name in pair)
    between = rf"[^。\n]{{0,{_LIST}}}[、和与及][^。\n]{{0,{_LIST}}}"
    return re.search(rf"{one}{between}{two}|{two}{between}{one}", report.folded) is not None
