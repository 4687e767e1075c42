"""Persons of one title whose names differ in one character of the same sound, for the check entity_variant.

总经理沈志宏代表班子作报告 … 沈志洪总经理强调

Only names of three characters are read, right before or behind one and the same title; two of one list are two persons.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.enterprise.words import role
from pipeline.checks.base import Judgement
from pipeline.checks.d05_entity_variant.slips_of_names import odd_name, of_one_sound
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.words import either

_TITLE = re.compile(f"(?P<title>副?(?:{either('D5.title')}))")
_HAN = re.compile("[一-鿿]{3}")
_SURNAMES = role("surname")
_SIZE, _MOST, _LIST = 3, 60, 30
_SEEN, _NEXT = 20, 4  # places of one name; characters between two of a column
_SIDE_BY_SIDE = re.compile(r"[^,。;]{0,20}[、和与及][^,。;]{0,20}")
_BEFORE = re.compile(r"(?:^|[^一-鿿]|[由经请对是为和与及任命县市区镇乡省州局厅委院校厂司团部处]|同志|公司|集团|先生)$")


@gated(_TITLE)
def persons(report: ReportFacts) -> Iterator[Judgement]:
    """Find names beside one title that are a homophone apart."""
    told: dict[str, dict[str, list[int]]] = {}
    for match in _TITLE.finditer(report.folded):
        names = told.setdefault(match["title"], {})
        for start in (match.end(), match.start() - _SIZE):
            name = report.folded[max(0, start) : start + _SIZE]
            if len(name) == _SIZE and name[0] in _SURNAMES and _HAN.fullmatch(name) and _apart(report, match, start):
                names.setdefault(name, []).append(start)
    for title, names in told.items():
        if 1 < len(names) <= _MOST:
            yield from _slips(report, title, names)


def _apart(report: ReportFacts, title: re.Match[str], start: int) -> bool:
    """Return whether what stands before a name that a title follows may end there: 由|沈志洪总经理."""
    return start == title.end() or _BEFORE.search(report.folded[max(0, start - 2) : start]) is not None


def _slips(report: ReportFacts, title: str, names: dict[str, list[int]]) -> Iterator[Judgement]:
    """Judge the names beside one title."""
    for one, two in of_one_sound(names):
        if one[0] == two[0] and not any(_listed(report, a, b) for a in names[one][:_SEEN] for b in names[two][:_SEEN]):
            yield _slip(report, title, (one, two), (names[one], names[two]))


def _listed(report: ReportFacts, one: int, two: int) -> bool:
    """Return whether two names stand side by side: 副局长王志宏、王志洪 are two."""
    low, high = sorted((one, two))
    between = report.folded[low + _SIZE : high]
    return high - low <= _LIST and (_SIDE_BY_SIDE.fullmatch(between) is not None or len(between.strip()) <= _NEXT)


def _slip(report: ReportFacts, title: str, names: tuple[str, str], places: tuple[list[int], list[int]]) -> Judgement:
    """Say that two names are probably one."""
    one, two = names
    zh, en = (
        f"{title}“{one}”与“{two}”疑为同一人,其一有误",
        f"{one} and {two} ({title}) are probably one person, misspelt",
    )
    formula = f"{one} ×{len(places[0])} ~ {two} ×{len(places[1])}"
    spans = [[(start, start + _SIZE) for start in several] for several in places]
    return odd_name(names, spans, (zh, en, formula), "medium", 80)
