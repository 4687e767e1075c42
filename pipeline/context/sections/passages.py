"""Passages of a 政府工作报告 without its headings: whether each paragraph looks back on the year before, or ahead.

A page cut out of a report has the title's year, but no chapter that says which year is spoken of.  The words do:
取得了, 突破, 全年 tell what was, 拟, 今年, 要 what is to come.  A paragraph that does not say follows the passage.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from extractors.lexicon import load
from extractors.period.tokens import Role
from extractors.periods import Period
from pipeline.context.types import ReportContext
from pipeline.document.opening import told_of

Tense = Literal["back", "ahead"]
_SINCE = 1985  # reports before were given late in the year, and on several years
_TITLE = 60  # characters: a longer first line is no title
_LEAST = 2  # the weight by which one of them must outweigh the other
_PASSAGE = 1500  # characters: what is longer looks back and ahead
_LONGEST = 4000  # characters: a report that long has headings, or speaks of years that it names
_FIVE = re.compile("(?<![0-9十续第每])[五5]年(?!期|级|内|以上)")  # 连续5年增加, 1995年: of no five years
_AFTER_FIVE = (1, 3)  # of the years modulo five
_ONE = re.compile("上年|去年|全年")
_NEXT_FIVE = re.compile('(?:今后|未来)五年|五[”"]?(?:规划|计划|时期|期间)')
_MEAN = re.compile("年均|平均每年|累计")


class Told(NamedTuple):
    """What follows `start` up to the next: looks back or ahead, or None where its words do not say."""

    start: int
    tense: Tense | None


def _words() -> tuple[re.Pattern[str], dict[str, int]]:
    """Return the words, the longer first, and the weight of each: above zero where they look ahead."""
    signs = {"ahead": 1, "back": -1, "none": 0}  # none: longer words that only look like one (主要, 为了)
    weights = {row["word"]: signs[row["kind"]] * int(row["weight"]) for row in load("tense_words")}
    longest = sorted(weights, key=lambda word: -len(word))
    return re.compile("|".join(map(re.escape, longest))), weights


_WORDS, _WEIGHTS = _words()


def paragraphs_told(text: str, year: int | None) -> Iterator[Told]:
    """Yield the paragraphs behind the title with what they look at; nothing for whole reports and those before 1985."""
    if year is None or year < _SINCE or len(text) > _LONGEST:
        return
    at, found = 0, []
    for line in text.split("\n"):
        if line.strip() and (at or len(line) > _TITLE):
            found.append((at, _weight(line)))
        at += len(line) + 1
    whole = sum(weight for _, weight in found) if len(text) <= _PASSAGE else 0
    for start, weight in found:
        yield Told(start, _tense(weight) or _tense(whole))


def years_told(text: str, report: ReportContext) -> Iterator[tuple[int, Period]]:
    """Yield the paragraphs of a passage without headings with the year that their words look at.

    One that looks back on one of several years, or whose words do not say, is of none, but where the report opens
    with the one year that it is on (向大会报告2022年的工作).
    """
    own = report.report_year or 0
    back = own + report.looks_back
    several = {"back": of_five_years(text, own), "ahead": is_on_next_five(text)}
    one = told_of(text) == back
    for start, tense in paragraphs_told(text, report.report_year):
        unknown = (tense is None or several[tense]) and (tense == "ahead" or not one)
        year = own if tense == "ahead" else back
        role: Role = "vague" if unknown else "main"
        yield start, Period(start, start, f"{year}年", "numeric", role, year=year)


def _weight(line: str) -> int:
    """Return how far the words of a paragraph look ahead, each counted once."""
    return sum(_WEIGHTS[word] for word in set(_WORDS.findall(line)))


def looks_ahead(line: str) -> bool:
    """Return whether a paragraph looks ahead rather than back, with no word that does nothing but look back (同比)."""
    found = [_WEIGHTS[word] for word in set(_WORDS.findall(line))]
    return sum(found) > 0 and min(found) > -_LEAST


def _tense(weight: int) -> Tense | None:
    """Return what a weight says."""
    if abs(weight) < _LEAST:
        return None
    return "ahead" if weight > 0 else "back"


def of_five_years(text: str, year: int) -> bool:
    """Return whether a look back may be on five years: after those of a plan (2011) or of a term (2013), or on 五年."""
    if _FIVE.search(text):
        return True
    return year % 5 in _AFTER_FIVE and (_ONE.search(text) is None or _MEAN.search(text) is not None)


def is_on_next_five(text: str) -> bool:
    """Return whether what is to come may be of the five years of a plan: 今后五年, “十二五”时期."""
    return _NEXT_FIVE.search(text) is not None
