"""Parts of the reporter that have paragraphs of their own: 化工板块, 城关支行, 柳河景区.

What stands under such a heading is of the part, whose name is that of the whole and its own: 安和集团化工板块.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter

from extractors.numbering import ITEM
from pipeline.context.types import Place
from pipeline.context.who.subject_of_figure import Who
from pipeline.context.words import either

_ENDS = either("own_part")
# （一）化工事业部:全年实现收入…, a line of its own, or the sentence that opens a paragraph.
_HEAD = re.compile(
    rf"^[ 　]*(?:{ITEM}|一?是)?(?![全各两三四五六七八九十0-9])(?P<part>[^,。;:\n0-9的和与及]{{1,10}}(?:{_ENDS}))"
    r"(?P<end>[。:]|[ 　]*$)",
    re.M,
)
_NEXT = re.compile(rf"^[ 　]*(?:{ITEM})?[^,。;:\n]{{2,20}}$", re.M)  # the next line that may be a heading
_START = itemgetter(0)
_SIGN = re.compile(_ENDS)


class PartsOfReporter:
    """The stretches of a text that stand under the name of a part of the reporter."""

    def __init__(self, text: str) -> None:
        """Find them; nearly all texts have none."""
        self.stretches: Sequence[tuple[int, int, str]] = ()
        if "\n" in text and _SIGN.search(text):
            self.stretches = [_stretch(text, head) for head in _HEAD.finditer(text)]

    def told(self, who: Who, main: Who, place: Place) -> Who:
        """Return the subject of a figure, the part where nothing but its heading says whose it is."""
        if not self.stretches or who.name is None or who.name != main.name or who.firm != main.firm:
            return who
        number = bisect_right(self.stretches, place.start, key=_START) - 1
        if number < 0:
            return who
        start, end, part = self.stretches[number]
        if place.start >= end or who.turn >= start:
            return who
        return Who(part if part.startswith(who.name) else who.name + part, turn=start)


def _stretch(text: str, head: re.Match[str]) -> tuple[int, int, str]:
    """Return where what stands under a heading begins and ends, its paragraph or all up to the next, and the part."""
    line = text.find("\n", head.end())
    following = None if head["end"].strip() else _NEXT.search(text, head.end() + 1)
    end = following.start() if following is not None else line if head["end"].strip() and line >= 0 else len(text)
    return head.start(), end, head["part"]
