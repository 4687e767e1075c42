"""Repair a scraped text by named fixes that keep offsets: every change can be traced back and undone.

`clean(text)` gives the repaired text and its fixes, in text order; `restore` undoes them, `to_source` places a
character of the repaired text in the original.  Cleaning a clean text changes nothing.  The fixes:

- newline, control_character, zero_width: characters nobody sees
- boilerplate: what the web site added (`lexicons/boilerplate.tsv`), with its line where nothing else is on it
- parted_heading: a numbered heading glued to its paragraph is parted from it (blank → line break)
- decimal_point: a full stop where a decimal point was printed (下降0。1%); only before a sign or a unit of money
- mark_blank: a blank or two beside a mark within a line (3亿元 ，增长5%); more of them part cells or paragraphs
- table_blank: blanks between the cells of a table in plain text become a tab (`blanks`)
- table_break: so do the line breaks between cells that stand on lines of their own (`stacked`); empty lines between
  their rows go
- joined_line: a line break inside a sentence; joined only where the words show it (`wraps`)
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from extractors.base import fold
from extractors.lexicon import Matcher, load
from pipeline.document.blanks import GLUED, parted_cells, parted_headings
from pipeline.document.stacked import stacked_cells
from pipeline.document.wraps import broken_lines
from pipeline.tables import Fix

ROUNDS = 12
SITE_LINE = 2000
_UNSEEN = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff9-\ufffb"
_BREAKS = "\x0b\x0c\x85\u2028\u2029\r"
_INVISIBLE = re.compile(f"[{_UNSEEN}{_BREAKS}](?:(?<=\r)\n|(?<=[{_UNSEEN}])[{_UNSEEN}]+)?")
# It begins at the full stop, so that `re` skips ahead in C.
_POINT = re.compile(r"。(?<=[0-9０-９]。)(?=[0-9０-９]{1,2}\s?(?:[%％‰]|个?百分点|[万亿]{0,2}元))")
_BLANK = "[ \u3000\xa0]"
_BESIDE_MARK = re.compile(
    f"{_BLANK}(?:"
    f"(?:(?<=[，、；：]{_BLANK}){_BLANK}?(?=[\\w“‘《（(])|(?<=[\u4e00-\u9fff%％][,;:]{_BLANK}){_BLANK}?(?=[\u4e00-\u9fff]))|"
    f"(?<=[\u4e00-\u9fff0-9０-９%％）)”》]{_BLANK}){_BLANK}?(?=[，。；、：]|[,;:][\u4e00-\u9fff]))"
)


class Cleaned(NamedTuple):
    """A repaired text and what was done to it."""

    text: str
    fixes: tuple[Fix, ...]


class Edit(NamedTuple):
    """One change of the text at hand: `text[start:end]` becomes `new`."""

    name: str
    start: int
    end: int
    new: str = ""


def clean(text: str) -> Cleaned:
    """Return the repaired text with its fixes.  Repeats until nothing is left to repair, so it is idempotent."""
    if _is_sound_line(text):
        return Cleaned(text, ())
    text, fixes = _apply(text, [], list(_invisible(text)))
    points = [Edit("decimal_point", found.start(), found.end(), ".") for found in _POINT.finditer(text)]
    text, fixes = _apply(text, fixes, points)
    blanks = [Edit("mark_blank", *found.span()) for found in _BESIDE_MARK.finditer(text)]
    text, fixes = _apply(text, fixes, blanks)
    for _ in range(ROUNDS):
        before = text
        for stage in (_boilerplate, _glued, _parted, _joined):
            edits = list(stage(text))
            if edits:
                text, fixes = _apply(text, fixes, edits)
        if text is before or text == before:
            break
    return Cleaned(text, tuple(fixes))


def _is_sound_line(text: str) -> bool:
    """Return whether a text is one line with nothing to repair, as most short records are."""
    return (
        text.isprintable()
        and _POINT.search(text) is None
        and _BESIDE_MARK.search(text) is None
        and not _site_words()[0].indexes(text)
        and GLUED.match(text) is None
    )


def _invisible(text: str) -> Iterator[Edit]:
    """Yield characters without a glyph; those that break a line become a line break."""
    for found in _INVISIBLE.finditer(text):
        char = text[found.start()]
        if char in _BREAKS:
            yield Edit("newline", found.start(), found.end(), "\n")
        else:
            yield Edit("control_character" if char < "\xa0" else "zero_width", found.start(), found.end())


_pattern = cache(re.compile)  # each is compiled when its word is first met


@cache
def _site_words() -> tuple[Matcher, dict[str, str]]:
    """Return the matcher of all triggers, and the pattern of each."""
    patterns = {fold(row["trigger"]): row["pattern"] for row in load("boilerplate")}
    return Matcher(patterns), patterns


def _boilerplate(text: str) -> Iterator[Edit]:
    """Yield what the site added; a line left empty goes with its line break."""
    matcher, patterns = _site_words()
    done = 0
    asked: set[tuple[int, str]] = set()  # a line is searched once for each pattern, however often its word is met
    for at, _, word in matcher.find(text):
        start = text.rfind("\n", max(0, at - SITE_LINE), at) + 1
        end = text.find("\n", at, at + SITE_LINE)
        end = min(len(text), at + SITE_LINE) if end < 0 else end
        if start < done or end - start > SITE_LINE or (start, word) in asked:
            continue
        asked.add((start, word))
        found = _pattern(patterns[word]).search(fold(text[start:end]))
        if found and found.start() < found.end():
            first, last = _whole_line(text, start, end, start + found.start(), start + found.end())
            first = max(first, done)
            if first < last:
                done = last
                yield Edit("boilerplate", first, last)


def _whole_line(text: str, start: int, end: int, first: int, last: int) -> tuple[int, int]:
    """Return what to remove of the line `text[start:end]`: `first:last`, with the line break where no more is left."""
    if text[start:first].strip() or text[last:end].strip():
        return first, last
    return (start, end + 1) if end < len(text) else (max(start - 1, 0), end)


def _glued(text: str) -> Iterator[Edit]:
    """Yield the blanks between a heading and the paragraph glued to it."""
    yield from (Edit("parted_heading", start, end, "\n") for start, end in parted_headings(text))


def _parted(text: str) -> list[Edit]:
    """Return the blanks, or the line breaks, between the cells of tables."""
    return [Edit("table_blank", start, end, "\t") for start, end in parted_cells(text)] or [
        Edit("table_break", start, end, new) for start, end, new in stacked_cells(text)
    ]


def _joined(text: str) -> list[Edit]:
    """Return the line breaks inside sentences."""
    return [Edit("joined_line", start, end) for start, end in broken_lines(text)]


def _apply(text: str, fixes: Sequence[Fix], edits: Sequence[Edit]) -> tuple[str, list[Fix]]:
    """Return the text after `edits`, and one list of fixes that undoes both them and the earlier `fixes`."""
    pieces: list[str] = []
    out: list[Fix] = []
    at = shift = done = 0
    for edit in edits:
        while done < len(fixes) and (fixes[done].end <= edit.start):
            out.append(_moved(fixes[done], shift))
            done += 1
        inner = []
        while done < len(fixes) and fixes[done].start < edit.end:
            inner.append(_moved(fixes[done], -edit.start))
            done += 1
        was = restore(text[edit.start : edit.end], inner) if inner else text[edit.start : edit.end]
        start = edit.start + shift
        out.append(Fix(edit.name, start, start + len(edit.new), was))
        pieces += (text[at : edit.start], edit.new)
        at = edit.end
        shift += len(edit.new) - (edit.end - edit.start)
    out += (_moved(fix, shift) for fix in fixes[done:])
    return ("".join((*pieces, text[at:])) if edits else text), out


def _moved(fix: Fix, by: int) -> Fix:
    """Return a fix shifted in the text."""
    return Fix(fix.name, fix.start + by, fix.end + by, fix.was) if by else fix


def restore(text: str, fixes: Sequence[Fix]) -> str:
    """Return the text as it was before the fixes."""
    pieces: list[str] = []
    at = 0
    for fix in fixes:
        pieces += (text[at : fix.start], fix.was)
        at = fix.end
    return "".join((*pieces, text[at:]))


def to_source(fixes: Sequence[Fix], offset: int) -> int:
    """Return where the character at `offset` stood before the fixes; inside a replacement, where that began.

    The end of a span goes through its last character: `to_source(fixes, end - 1) + 1`.
    """
    done = bisect_right(fixes, offset, key=lambda fix: fix.end)
    shift = sum(len(fix.was) - (fix.end - fix.start) for fix in fixes[:done])
    # bisect is by `end`; a fix that begins before the offset and ends behind it replaced this very character.
    inside = done < len(fixes) and fixes[done].start <= offset < fixes[done].end
    return (fixes[done].start if inside else offset) + shift
