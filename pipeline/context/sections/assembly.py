"""What a 政府工作报告 says of the years before and what it sets out to do, chapter by chapter.

The chapter that looks back (回顾) tells what is so; the chapters behind it, and 今年 anywhere, tell what is to be done,
save what they say is so already (已, 目前, 我国有).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.numbering import CHAPTER
from pipeline.context.types import Place, Section, When
from pipeline.context.words import either

_HEADING = re.compile(rf"^[ 　]*(?P<chapter>{CHAPTER})?[^\n。]{{2,30}}$", re.M)
_BACK = re.compile("回顾|总结|成就|成绩|过去")
_DONE = re.compile("(?:19|20)[0-9]{2}年[^\n]{0,14}(?:执行|完成)情况")  # of a budget report on the same page
_AHEAD = re.compile(either("ahead"))
_SO = re.compile("已|目前|现在|现有|以来|拥有|(?:[是有]|是我国的|作为)$")
_BY_NOW = re.compile("(?:目前|现|截[至止到][^,;。0-9]{0,6}),?[^,;。0-9]{0,4}(?:已|累计)")
_YET = re.compile("年来|这几年|先后|以来")


def chapters(text: str) -> Iterator[Section]:
    """Yield the chapters of a report given to an assembly; those behind the one that looks back look ahead."""
    back = False
    if not any(_BACK.search(line[0]) for line in _HEADING.finditer(text) if line["chapter"] or "年" in line[0]):
        return
    for line in _HEADING.finditer(text):
        looks_back, looks_ahead = _BACK.search(line[0]), _AHEAD.search(line[0])
        if line["chapter"] is None and ("年" not in line[0] or not (looks_back or looks_ahead)):
            continue
        if looks_back and looks_ahead:
            yield Section(line.start(), None)
        elif looks_back or (line["chapter"] and _DONE.search(line[0])):
            yield Section(line.start(), "now")
        elif back or looks_ahead:
            yield Section(line.start(), "ahead")
        back = back or looks_back is not None


def is_so(text: str, place: Place) -> bool:
    """Return whether the words before a figure say that it is so already."""
    if _SO.search(text, place.clause, place.start):
        return True
    return _YET.search(text, place.sentence, place.start) is not None


def by_now(text: str, place: Place) -> bool:
    """Return whether a clause tells what was done so far, whatever the plans around it: 目前已完成投资8亿元."""
    return _BY_NOW.search(text, place.clause, place.start) is not None


def to_come(text: str, place: Place, when: When, year: int | None, sections: Sequence[Section]) -> bool:
    """Return whether a figure of the report's own year is still to come: after a look back on the one before."""
    if when.basis != "explicit" or when.dates is None or not any(section.mode == "now" for section in sections):
        return False
    first, last = when.dates
    whole = first.year == last.year == year and (first.month, last.month) == (1, 12)
    return whole and not is_so(text, place)
