"""Counts of things and people: 7项成果 · 全国80家专业杂志 · 培训党员干部3000余人 · 科普书籍2000余册.

A count is a number with a classifier and an indicator: the noun behind the classifier (7项成果) or, where none
follows, the words before the number (赠送科普书籍2000余册).  Ordinals (第三届), shares of time (每季度一次), ages,
years and article-like words (一批) are no counts; neither is a number inside a title (《…》, “年产两万吨…”).  Counts
feed the checks, and those that `stated_counts` lets through are facts; patents are counted by `patents`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from extractors.amount.beside import comes_to, first_end, interval, led_to, moved
from extractors.base import Mention, Passage, Qualifier, Rule, ends_of
from extractors.count.rules import COUNT_RULES
from extractors.count.words import (
    became,
    follows_count,
    heads_at,
    no_classifier,
    noun_after,
    per_head,
    quoted,
    without_glue,
    words_before,
)
from extractors.lexicon import load
from extractors.number.numerals import Number, read
from extractors.number.qualifiers import around, qualified
from extractors.number.quantities import Quantity, scan
from extractors.records import record

RULES: tuple[Rule, ...] = COUNT_RULES

_CACHE_KEY = "counts"
UNITS = {row["term"]: (row["unit"], row["noun"]) for row in load("count_units")}
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_NOT_BEFORE = frozenset("第每之前首末零唯")
_FOR_EACH = ("每新增", "每引进", "每培育", "每认定", "每获得")  # 每新增|1家奖励20万元: of none yet
# A formal numeral alone is mostly the end of a word (大陆企业).
_FORMAL = frozenset("壹贰叁肆伍陆陸柒捌玖拾佰仟參")
_PEOPLE = tuple(row["term"] for row in load("metrics") if row["unit_family"] == "person")


@record(frozen=True, slots=True)
class Count(Mention):
    """A count.  `unit` is the classifier it is filed under, `noun` what is counted, `before` the words before it."""

    low: Decimal | None
    high: Decimal | None
    slack: Decimal
    qualifier: Qualifier
    unit: str
    noun: str
    before: str


def find(passage: Passage) -> list[Count]:
    """Return the counts of a passage in text order; the pass is made once."""
    found = passage.cache.get(_CACHE_KEY)
    if not isinstance(found, list):
        found = passage.cache[_CACHE_KEY] = _read(passage)
    return found


def _read(passage: Passage) -> list[Count]:
    """Read the counts of a passage."""
    found: list[Count] = []
    last: Quantity | None = None
    for q in scan(passage):
        if q.unit is None:
            count = _people(passage, q) if q.written[-1] in "万余多" else None
        else:
            count = _counted(passage, last, q) if q.unit.family == "count" else None
        if count is not None:
            keep(found, count)
        last = q
    return found


def keep(found: list[Count], count: Count) -> None:
    """Add a count, in place of its first end where that was found by itself: 3家至5家."""
    if found and found[-1].start >= count.start:
        found.pop()
    found.append(count)


def spanned(count: Count | None, ends: tuple[Number, Number]) -> Count | None:
    """Return a count, if there is one, as the range between both ends."""
    return count and replace(count, low=ends[0].low, high=ends[1].high, qualifier="range")


def _counted(passage: Passage, last: Quantity | None, quantity: Quantity) -> Count | None:
    """Return the count that a quantity states, with the one before it where both are the ends of a range: 3-5家."""
    folded = passage.folded
    first = first_end(folded, last, quantity)
    if first is None:
        return read_count(passage, quantity)
    both = interval(first, quantity)
    if both is None:
        return None
    if moved(folded, first.start, quantity.unit_end) or led_to(folded, first, *both) or comes_to(folded, first, *both):
        return read_count(passage, quantity)  # 由3万户到5万户, 增加1万人至42万人, 减少5家至20家
    if _YEAR.fullmatch(first.written) and _YEAR.fullmatch(quantity.written):
        return None  # 1999-2005期间
    return spanned(read_count(passage, quantity._replace(start=first.start)), both)


def literals(mention: Count) -> tuple[object, ...]:
    """Return text, low, high, qualifier, unit and noun."""
    return (
        mention.text,
        *ends_of(mention.low, mention.high),
        mention.qualifier,
        mention.unit,
        mention.noun or mention.before,
    )


def read_count(passage: Passage, quantity: Quantity) -> Count | None:
    """Return the count a quantity states, if it is one."""
    unit_word = quantity.unit.word if quantity.unit else ""
    filed = UNITS.get(unit_word)
    folded, start, end = passage.folded, quantity.start, quantity.unit_end
    if filed is None or (folded[start - 1 : start] in _NOT_BEFORE and start):
        return None
    number = read(quantity.written)
    if number is None or quoted(folded, start) or _no_number(quantity.written):
        return None
    if no_classifier(folded, unit_word, quantity.written, start, end):
        return None
    if _fraction(number) and not per_head(folded, start):
        return None
    if heads_at(folded, start) or folded.endswith(_FOR_EACH, 0, start):
        return None
    number = qualified(number, around(folded, start, end))
    unit, alone = filed
    before = words_before(folded, start)
    noun = alone or noun_after(folded, end)
    if not (noun or before or became(folded, end) or follows_count(folded, start, unit_word, end)):
        passage.drop(start, end, "count", "count_without_indicator")
        return None
    slack = Decimal(0) if quantity.written.isdigit() or (number.low is not None and number.low < 100) else number.slack
    text = passage.text[start:end]
    return Count(start, end, text, "count", number.low, number.high, slack, number.qualifier, unit, noun, before)


def _people(passage: Passage, quantity: Quantity) -> Count | None:
    """Return the number of people that a bare number states behind a word for them (人口42.1万)."""
    folded, start, end = passage.folded, quantity.start, quantity.end
    window = folded[max(0, start - 12) : start]
    leading = without_glue(window)
    if folded[end : end + 1] in "元美港欧" or not leading.endswith(_PEOPLE):
        return None
    number = read(quantity.written)
    if number is None:
        return None
    number = qualified(number, around(folded, start, end))
    text, before = passage.text[start:end], words_before(folded, start)
    return Count(start, end, text, "people", number.low, number.high, number.slack, number.qualifier, "人", "", before)


def _no_number(written: str) -> bool:
    """Return whether a numeral is mostly a part of a word: 大陆企业, 零件, 唯一一家."""
    return written in _FORMAL or written == "零" or written.startswith("一一")


def _fraction(number: Number) -> bool:
    """Return whether a number is no whole one (指数提高3.5个): nothing is counted."""
    return number.low is not None and number.low != number.low.to_integral_value()
