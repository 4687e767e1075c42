"""Persons who are quoted under two names that are a slip apart, for the check entity_variant.

沈志宏表示 … 沈志洪认为 (one sound) · 沈宏志指出 … 沈志宏说 (two characters changed about)
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.enterprise.words import role
from pipeline.checks.base import Judgement
from pipeline.checks.d05_entity_variant.slips_of_names import one_name
from pipeline.checks.d05_entity_variant.two_firms import one_sound
from pipeline.checks.report import ReportFacts
from pipeline.checks.words import either, words

_SAYS = re.compile(either("D5.says"))
_FILLERS = words("D5.between")  # what may stand between a name and a word of speech
_POSTS = words("D5.title", "D5.post")
_SURNAMES = role("surname")
_HAN = re.compile("[一-鿿]")
_SIZE, _MOST = 3, 60  # characters of a name, and names of a report
_SEEN, _LIST = 20, 12  # places that are looked at, characters beside two of one list


def speakers(report: ReportFacts) -> Iterator[Judgement]:
    """Look for each who speaks under a name that is a slip away, and is told as a person, too."""
    told: dict[str, list[int]] = {}
    for match in _SAYS.finditer(report.folded):
        end = _without_fillers(report.folded, match.start())
        if end >= _SIZE and _person(report.folded, end - _SIZE):
            told.setdefault(report.folded[end - _SIZE : end], []).append(end - _SIZE)
    done: set[str] = set()
    if len(told) > _MOST:
        return
    for name in sorted(told, key=lambda name: (-report.folded.count(name), name)):
        others = _variants(report.folded, name) if name not in done else {}
        for other, places in others.items():
            surely = [at for at in places if at in told.get(other, ()) or _person(report.folded, at, posted=True)]
            if surely and not _side_by_side(report, name, other):
                done.add(other)
                rare, often = sorted((other, name), key=lambda one: (report.folded.count(one), one))
                spans = [[(at, at + _SIZE) for at in _places(report.folded, one)] for one in (rare, often)]
                yield one_name(rare, often, spans, "medium")


def _without_fillers(folded: str, end: int) -> int:
    """Return where a name before a word of speech may end: 沈志宏|则进一步|表示."""
    for _ in range(2) if folded.endswith(_FILLERS, 0, end) else ():
        end -= next((len(word) for word in _FILLERS if folded.endswith(word, 0, end)), 0)
    return end


def _person(folded: str, start: int, posted: bool = False) -> bool:
    """Return whether a name stands behind a post, or (unless it must) behind no other word, and begins as names do."""
    if folded[start] not in _SURNAMES or not all(map(_HAN.match, folded[start : start + _SIZE])):
        return False
    alone = not posted and (not start or _HAN.match(folded, start - 1) is None)
    return alone or folded.endswith(_POSTS, 0, start)


def _variants(folded: str, name: str) -> dict[str, list[int]]:
    """Return the other names in a text that may be a slip of one, with their places."""
    found: dict[str, list[int]] = {}
    for at in _places(folded, name[0]):
        other = folded[at : at + _SIZE]
        if len(other) == _SIZE and other != name and _slip(name, other):
            found.setdefault(other, []).append(at)
    return found


def _places(folded: str, word: str) -> list[int]:
    """Return where a word stands."""
    return [match.start() for match in re.finditer(word, folded)][: _SEEN * len(word) ** 2]


def _slip(one: str, two: str) -> bool:
    """Return whether two names of one family differ in a homophone, or have their two characters changed about."""
    return one[0] == two[0] and (one_sound(one, two) or one[1:] == two[:0:-1])


def _side_by_side(report: ReportFacts, one: str, two: str) -> bool:
    """Return whether two names stand side by side somewhere: 沈志宏、沈志洪 are two."""
    between = rf"[^。\n]{{0,{_LIST}}}[、和与及][^。\n]{{0,{_LIST}}}"
    return re.search(rf"{one}{between}{two}|{two}{between}{one}", report.folded) is not None
