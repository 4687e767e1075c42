"""Stretches that tell what is to come without a heading of their own: the list under an aim, a call for work.

今年的目标任务是: stands over the items below it, 我们要抓好环境保护。…提高到11.4% over the paragraph that it opens.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractors.numbering import ITEM
from pipeline.context.sections.passages import looks_ahead
from pipeline.context.words import either

_OVER = re.compile("(?:^|[。;])(?P<over>[^。;]*):$")  # the last sentence of a line, over a list
_INTENDS, _TOLD = re.compile(either("intends")), re.compile(either("is_told"))
_LABEL = re.compile(rf"(?:{ITEM})?[^,:。;、0-9]{{2,14}}:|{ITEM}")  # 粮食: of an item, or its number
_URGES = re.compile(f"[^。;:]{{0,16}}?{either('urges')}")
_LONGEST = 500  # characters: a longer paragraph tells of more than the work it calls for


class Stretch(NamedTuple):
    """From `start` to `end`, what is to come: a list that is introduced, or a paragraph; `aims` of what is aimed at."""

    start: int
    end: int
    listed: bool
    aims: bool


def stretches(text: str) -> Iterator[Stretch]:
    """Yield the lists under an aim and the paragraphs that call for work, in text order."""
    if ":\n" not in text and "要" not in text and "必须" not in text:
        return
    lines = text.split("\n")
    at, inside = 0, -1
    for number, line in enumerate(lines):
        start, at = at, at + len(line) + 1
        bare = line.strip()
        if number <= inside or not bare:
            continue
        over = _OVER.search(bare) if bare[-1] == ":" else None
        if over and _INTENDS.search(over["over"]) and not _TOLD.search(over["over"]):
            inside = _last_item(lines, number)
            end = start + sum(len(one) + 1 for one in lines[number : inside + 1])
            if inside > number:
                begin = start + line.index(bare) + over.start("over")
                yield Stretch(begin, end, True, "目标" in over["over"])
        elif len(bare) < _LONGEST and _URGES.match(bare) and looks_ahead(bare):
            yield Stretch(start, at, False, False)


def _last_item(lines: Sequence[str], over: int) -> int:
    """Return the number of the last line of the list under a line, that line's own where none follows."""
    last = over
    for number in range(over + 1, len(lines)):
        bare = lines[number].strip()
        if bare and not _LABEL.match(bare):
            break
        last = number if bare else last
    return last
