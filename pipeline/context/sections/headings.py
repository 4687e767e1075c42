"""Sections of a report whose heading says whether they tell what is (现状) or what is to come (工作打算)."""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import itemgetter

from extractors import numbering
from extractors.lexicon import load
from pipeline.context.sections.assembly import chapters
from pipeline.context.sections.chapters import APPENDED
from pipeline.context.sections.introduced import stretches
from pipeline.context.sections.next_year import CHAPTER
from pipeline.context.sections.passages import Tense, paragraphs_told
from pipeline.context.types import Mode, ReportContext, Section, When

_LONGEST = 30
_START = itemgetter(0)
# 下一步打算:… of its own paragraph, 四、下一步打算。… of its chapter.
_HEAD = re.compile(rf"[^,。;:、(\n]{{4,20}}:|(?P<chapter>{numbering.CHAPTER})[^,。;:、(\n]{{3,16}}[。:]")
_NUMBERED = re.compile(rf"[{numbering.NUMERALS}]{{1,3}}[、.,:]|第[{numbering.NUMERALS}]{{1,2}}部分")

# 今年要重点做好六个方面工作。 over a part of a report on what it sets out to do.
_WORK = re.compile("^[ 　]*今年[^,。\n]{0,8}要[^,。\n]{0,8}[做抓]好[^,。\n]{2,12}工作[。:]$", re.M)
_AIMS = re.compile("目标(?:任务)?[。:]?$")
_YEAR = re.compile("[^\n。]{0,12}?((?:19|20)[0-9]{2})年(?![^\n]*(?:19|20)[0-9]{2}年)")  # the one year of a heading


def _words() -> re.Pattern[str]:
    """Return the words of headings, the longer first; the group says which kind."""
    rows = sorted(load("section_words"), key=lambda row: -len(row["word"]))
    return re.compile("|".join(f"(?P<{row['kind']}{number}>{row['word']})" for number, row in enumerate(rows)))


_WORDS = _words()


def sections(text: str, report: ReportContext) -> list[Section]:
    """Return the sections of a report that is no news; one numbered 二、 ends the one before, whatever it says."""
    found: list[Section] = []
    if report.doc_type in ("news", "other"):
        work = _WORK.search(text) if "今年" in text else None
        return [Section(work.start(), "ahead")] if work is not None else found
    if report.to_assembly and (found := _of_assembly(text, report)):
        return found
    at, inline = 0, False  # the last section opens in one line with what stands under it
    for number, line in enumerate(text.split("\n")):
        start, at = at, at + len(line) + 1
        bare = line.strip()
        if (
            number
            and (len(bare) > _LONGEST or "。" in bare)
            and (opened := _HEAD.match(bare))
            and (mode := _mode(opened[0]))
        ):
            after = found[-1].mode if found else None
            inline = opened["chapter"] is not None
            opens = Section(start, mode, aims(opened[0], mode))
            found += (opens,) if inline else (opens, Section(at, after))
            continue
        if inline and (len(bare) > _LONGEST or "。" in bare) and CHAPTER.match(bare):
            found.append(Section(start, None))
        first = not number and not _NUMBERED.match(bare)  # the title
        if first or not 0 < len(bare) <= _LONGEST or "。" in bare or bare == report.title:
            continue
        mode = _mode(bare)
        if mode or _NUMBERED.match(bare) or APPENDED.match(bare):
            found.append(Section(start, mode, aims(bare, mode)))
    return _with_stretches(text, found)


def _with_stretches(text: str, found: list[Section]) -> list[Section]:
    """Return the sections with the stretches that tell what is to come; a call for work is none where 现状 is told."""
    for start, end, listed, aimed in stretches(text):
        number = bisect_right(found, start, key=_START)
        around = found[number - 1] if number else Section(0, None)
        if around.mode == "now" and not listed:
            continue
        behind = bisect_right(found, end, key=_START)  # a numbered item begins no section of its own
        goes_on = Section(end, found[behind - 1].mode, found[behind - 1].aims) if behind else Section(end, None)
        if behind > number and found[behind - 1].start < end:
            goes_on = Section(end, around.mode, around.aims)
        found[number:behind] = [Section(start, "ahead", aimed), goes_on]
    return found


def aims(heading: str, mode: Mode) -> bool:
    """Return whether what follows a heading is aimed at: 三、2024年主要目标, not 三、目标任务完成情况."""
    return mode == "ahead" and _AIMS.search(heading) is not None


def before_chapter(text: str, start: int, when: When) -> bool:
    """Return whether a period is named that lies before the year in its heading: 三、2024年工作安排. 2023年,…."""
    if when.basis != "explicit" or when.dates is None:
        return False
    year = _YEAR.match(text, start)
    return year is not None and when.dates[1].year < int(year[1])


def _of_assembly(text: str, report: ReportContext) -> list[Section]:
    """Return the chapters of a report to an assembly, else the paragraphs of a passage by what their words look at."""
    modes: dict[Tense | None, Mode] = {"back": "now", "ahead": "ahead", None: None}
    found = list(chapters(text))
    return found or [Section(start, modes[tense]) for start, tense in paragraphs_told(text, report.report_year)]


def _mode(line: str) -> Mode:
    """Return what a heading says; one that says both says nothing."""
    kinds = {(match.lastgroup or "").rstrip("0123456789") for match in _WORDS.finditer(line)}
    if len(kinds) != 1:
        return None
    return "now" if "now" in kinds else "ahead"
