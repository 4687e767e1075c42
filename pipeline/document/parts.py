"""Find the headings that divide one page into several reports: 第一篇:, 篇一:, 【第1篇】, 范文一.

They count only as an ascending row at the beginning of lines, each with a text of its own behind it: a table of
contents, a list of papers (第一篇论文 …) or the chapters of one plan (第二篇 … 第五章) divide nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from pipeline.document.lines import NUMERAL, PART, PART_CUE, ends_sentence, fold_line

LEAST_TEXT = 20
WIDEST_GAP = 3
_CHAPTER = re.compile(rf"\n[ 　]{{0,8}}第({NUMERAL}{{1,3}})章")
_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0}


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a part: where its words begin and end, its number and its style."""

    start: int
    end: int
    number: int
    style: str


def part_headings(text: str) -> list[Heading]:
    """Return the headings that divide `text` into reports; a single one if the text begins with it; else none."""
    found = _candidates(text)
    if not found:
        return []
    rows = defaultdict(list)
    for heading in _with_text(text, found):
        rows[heading.style].append(heading)
    first = len(text) - len(text.lstrip())
    chains = [chain for row in rows.values() if (chain := _chain(row, first))]
    best = max(chains, key=lambda chain: (len(chain), -chain[0].start), default=[])
    return [] if _one_work(text, best) else best


def _candidates(text: str) -> list[Heading]:
    """Return every line that looks like the heading of a part."""
    out: list[Heading] = []
    done = 0
    for cue in PART_CUE.finditer(text):
        if cue.start() < done:
            continue
        start = text.rfind("\n", 0, cue.start()) + 1
        end = text.find("\n", cue.start())
        done = end = len(text) if end < 0 else end
        if end - start > 120:
            continue
        line = text[start:end]
        start += len(line) - len(line.lstrip())
        heading = _heading(line.strip(), start)
        if heading:
            out.append(heading)
    return out


def _heading(line: str, start: int) -> Heading | None:
    """Return a line as a heading, if it looks like one."""
    found = PART.match(fold_line(line))
    if not found or ends_sentence(line.rstrip(":：")):
        return None
    number = number_of(found.group("a") or found.group("b"))
    return Heading(start, start + len(line), number, found.group("kind") or "第") if number else None


def _with_text(text: str, headings: list[Heading]) -> list[Heading]:
    """Return the headings that have a text of their own before the next one."""
    ends = [heading.start for heading in headings[1:]] + [len(text)]
    return [
        heading
        for heading, end in zip(headings, ends, strict=True)
        if len("".join(text[heading.end : min(end, heading.end + 400)].split())) >= LEAST_TEXT
    ]


def _chain(row: list[Heading], first: int) -> list[Heading]:
    """Return the longest ascending row from number 1 on, or from a heading on the first line of the page."""
    starts = [i for i, heading in enumerate(row) if heading.number == 1 or heading.start == first]
    best: list[Heading] = []
    for at in starts[:50]:
        chain = [row[at]]
        for heading in row[at + 1 :]:
            if 0 < heading.number - chain[-1].number <= WIDEST_GAP:
                chain.append(heading)
        if len(chain) > len(best):
            best = chain
    return best if len(best) > 1 or (best and best[0].start == first) else []


def _one_work(text: str, chain: list[Heading]) -> bool:
    """Return whether the parts are those of one long work: its chapters are counted through from part to part."""
    for heading in chain[1:]:
        chapter = _CHAPTER.search(text, heading.end, heading.end + 3000)
        if chapter and number_of(chapter.group(1)) > 1:
            return True
    return False


def number_of(numeral: str) -> int:
    """Return the value of a small number in digits or Chinese numerals (12, 十二, 二十, 一二), 0 if it is none."""
    if numeral.isascii():
        return int(numeral) if numeral.isdigit() else 0
    if "百" in numeral or numeral.count("十") > 1:
        return 0
    tens, ten, ones = numeral.rpartition("十")
    if ten:
        return _digits(tens or "一") * 10 + _digits(ones)
    return _digits(numeral)


def _digits(numeral: str) -> int:
    """Return the value of digits read one by one; 0 for none."""
    value = 0
    for char in numeral:
        value = value * 10 + (int(char) if char.isdigit() and char.isascii() else _DIGITS.get(char, 0))
    return value
