"""Counts of patents with kind and action: 申请专利70件;发明14件;新型55件;外观1件 · 获得国家专利三项.

A count is a number with 项, 件 or 个 in a sentence that speaks of patents.  Its noun stands behind it
(12项实用新型专利), before it (发明专利三项) or is inherited along a list in which nothing else is named
(申请专利32项,授权22项).  The action is that of the clause, else inherited.  Standards, results, papers,
trademarks and 专利示范企业 are no patents.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from operator import attrgetter

from extractors.amount.beside import ends, moved
from extractors.base import Passage, PatentAction, PatentKind, Patents, Rule
from extractors.count.words import per_head
from extractors.number.numerals import Number, read
from extractors.number.qualifiers import around, qualified
from extractors.number.quantities import Quantity, joined, scan
from extractors.numbering import ITEM
from extractors.patent.actions import acted_on, action_of
from extractors.patent.onward import is_change, is_each
from extractors.patent.owners import goes_on, is_part_of, led_by, next_firm, next_of, viewed
from extractors.patent.rules import PATENT_RULES
from extractors.patent.sentence import (
    NEXT_KIND,
    TOPIC,
    Sentence,
    kind_ahead,
    kind_before,
    kind_inherited,
    kind_of_heading,
    kind_of_owner,
    linked,
    owners_only,
    plain_edge,
)
from extractors.patent.words import words_in
from extractors.tabular import figures as tabular

RULES: tuple[Rule, ...] = PATENT_RULES

_BREAK = re.compile(r"[。!?\n]")
_STOP = re.compile(r"[,;:、()。!?\n]")
_GRANTED = re.compile("[。;,]授权量(?:共|总计|分别)?(?:达到?|为)?$")  # 专利申请212件。|授权量为134件
_AMONG = re.compile("中(?![国外美日欧])")  # 授权专利56件|中发明12件
_AHEAD, _LONGEST_HEADING = 30, 32  # characters
# 4.专利。|申请量612件,授权量387件; ——专利工作再上台阶。|全年申请92件
_HEADING = re.compile(rf"{ITEM}?[^\n。,;:和与及、]{{0,12}}专利(?!奖)[^\n。,;:和与及、0-9件项]{{0,10}}[。:]?\n?")
_HEADED = re.compile("[^,;。\n专]{0,12}(?:申请|授权)")
_START = attrgetter("start")


def find(passage: Passage) -> list[Patents]:
    """Return the patent counts of a passage."""
    found: list[Patents] = []
    folded = passage.folded
    if "专利" not in folded and "著" not in folded:
        return found
    celled = tabular.patents(passage)
    quantities = _counted(passage)
    for start, end, headed in _sentences(folded, quantities):
        first = bisect_left(quantities, start, key=lambda quantity: quantity.start)
        last = bisect_left(quantities, end, key=lambda quantity: quantity.start)
        sentence = Sentence(passage, start, end, words_in(folded, start, end), previous_end=start, headed=headed)
        _read(sentence, quantities[first:last])
        found.extend(sentence.found)
    return sorted([*found, *celled], key=_START) if celled else found


def _counted(passage: Passage) -> list[Quantity]:
    """Return the numbers with 项, 件 or 个, and each bare one that is the first end of a range: 15 of 15—20件."""
    kept: list[Quantity] = []
    last: Quantity | None = None
    for quantity in scan(passage):
        if quantity.unit is not None and quantity.unit.code == "patents":
            if last is not None and last.unit is None and _ranged(passage.folded, last, quantity):
                kept.append(last)
            kept.append(quantity)
        last = quantity
    return kept


def _ranged(folded: str, first: Quantity, second: Quantity) -> bool:
    """Tell the ends of a range (15—20件, 700项~800项) from a change between two counts (由12件至20件)."""
    return joined(first, second, folded) and not moved(folded, first.start, second.unit_end)


def literals(mention: Patents) -> tuple[object, ...]:
    """Return text, count, upper count, qualifier, kind and action."""
    return mention.text, mention.count, mention.count_high, mention.qualifier, mention.kind, mention.action


def _sentences(folded: str, quantities: list[Quantity]) -> Iterator[tuple[int, int, int]]:
    """Yield the sentences that speak of patents and hold a count; the third tells where one begins behind a heading."""
    end = 0
    for quantity in quantities:
        if quantity.start < end:
            continue
        start = max((folded.rfind(mark, end, quantity.start) for mark in "。!?\n"), default=-1) + 1
        start = max(start, end, quantity.start - 400)
        reach = min(len(folded), quantity.end + 600)
        stop = _BREAK.search(folded, quantity.end, reach)
        while stop and goes_on(folded, stop.end()):
            stop = _BREAK.search(folded, stop.end(), reach)
        end = stop.start() if stop else reach
        heading = _heading(folded, start) if _HEADED.match(folded, start, quantity.start) else -1
        if heading >= 0:
            yield heading, end, start
        elif TOPIC.search(folded, start, end):
            yield start, end, -1


def _heading(folded: str, start: int) -> int:
    """Return where the short heading begins that speaks of patents right before a sentence, -1 without one."""
    low = max(0, start - _LONGEST_HEADING - 1)
    first = folded.rfind("\n", low, max(start - 1, 0)) + 1
    return first if (first or not low) and _HEADING.fullmatch(folded, first, start) else -1


def _read(sentence: Sentence, quantities: list[Quantity]) -> None:
    """Judge the counts of a sentence in order."""
    folded = sentence.passage.folded
    skip = -1
    for place, quantity in enumerate(quantities):
        if quantity.start < skip:
            continue
        following = quantities[place + 1] if place + 1 < len(quantities) else None
        last = following if following and _ranged(folded, quantity, following) else quantity
        after = quantities[place + 2 if last is following else place + 1 :][:1]
        _judge(sentence, quantity, last, after[0].start if after else sentence.end)
        sentence.previous_end = skip = last.unit_end


def _judge(sentence: Sentence, quantity: Quantity, last: Quantity, next_start: int) -> None:
    """Find the noun of one count and keep it if it is patents."""
    folded = sentence.passage.folded
    number = _number(quantity, last)
    if number is None or folded[quantity.start - 1 : quantity.start] == "第" or folded.startswith("月", last.unit_end):
        return  # 前十个月申请专利
    if per_head(folded, quantity.start) or is_each(folded, quantity.start):
        sentence.passage.drop(quantity.start, last.unit_end, "patents", "per_head")
        return
    ahead = _ahead(sentence, last.unit_end, next_start)
    kind = kind_ahead(sentence, last.unit_end, ahead)
    rule = "noun_behind"
    if kind is not None and quantity.written == "三" and folded.startswith("种", quantity.end):
        kind = None  # 三种专利: the kinds there are
    elif kind is None and plain_edge(sentence, last.unit_end, ahead):
        kind, rule = kind_before(sentence, quantity), "noun_before"
        if kind is None:
            kind, rule = _handed_on(sentence, quantity)
    if kind is None:
        sentence.passage.drop(quantity.start, last.unit_end, "patents", "counts_something_else")
        return
    action = action_of(sentence, quantity, (last.unit_end, ahead, next_start))
    article = quantity.written == "一" and rule == "noun_behind" and not linked(sentence, quantity.start)
    if article and not acted_on(sentence, quantity.start):
        sentence.passage.drop(quantity.start, last.unit_end, rule, "article_not_count")
        return
    _keep(sentence, (quantity.start, last.unit_end, rule), number, (kind, action))


def _handed_on(sentence: Sentence, quantity: Quantity) -> tuple[PatentKind | None, str]:
    """Return the kind that the counts before hand on to one that names none, and the rule."""
    folded, found = sentence.passage.folded, sentence.found
    kind = (
        kind_inherited(sentence, quantity) or kind_of_owner(sentence, quantity) or kind_of_heading(sentence, quantity)
    )
    if kind is not None or not found:
        return kind, "inherited"
    end, part = found[-1].end, found[-1].rule == "part"
    if _GRANTED.search(folded, max(end, quantity.start - 12), quantity.start):
        return found[0].kind, "inherited"
    alike = end == sentence.previous_end and folded[quantity.unit_end - 1] == folded[end - 1]
    if alike and next_firm(folded, end, quantity.start, part):
        return "any" if any(mention.kind == "any" for mention in found) else found[-1].kind, "part"
    if led_by(folded, end, quantity.start) and (found[0].kind == "any" or viewed(folded, end, quantity.start)):
        return "any", "inherited"
    if end != sentence.previous_end:
        return None, "inherited"
    before = (found[-1].start, end)
    owned = is_part_of(folded, end, quantity.start, part) and owners_only(sentence, quantity)
    if owned or next_of(folded, before, quantity.start):
        return found[-1].kind, "part"
    return (found[-1].kind if is_change(folded, before, quantity.start) else None), "inherited"


def _number(quantity: Quantity, last: Quantity) -> Number | None:
    """Read the count, or both ends of a range."""
    low, high = ends(quantity, last) if last is not quantity else (read(quantity.written), None)
    if low is None or low.low is None or low.low != low.low.to_integral_value():
        return None
    if last is quantity:
        return low
    if high is None or high.low is None or high.low < low.low:
        return None
    return Number(low.low, high.low, low.slack, "range")


def _keep(
    sentence: Sentence, span: tuple[int, int, str], number: Number, meaning: tuple[PatentKind, PatentAction]
) -> None:
    """Build the mention."""
    start, end, rule = span
    passage = sentence.passage
    number = qualified(number, around(passage.folded, start, end))
    low, high = (None if edge is None else int(edge) for edge in (number.low, number.high))
    text = passage.text[start:end]
    sentence.found.append(Patents(start, end, text, rule, low, high, number.qualifier, *meaning))


def _ahead(sentence: Sentence, end: int, next_start: int) -> int:
    """Return where the noun phrase behind a count ends at the latest."""
    if _AMONG.match(sentence.passage.folded, end) or NEXT_KIND.match(sentence.passage.folded, end):
        return end  # 实用新型284件|和外观设计52件: of the next
    stop = _STOP.search(sentence.passage.folded, end, min(next_start, end + _AHEAD))
    return stop.start() if stop else min(next_start, end + _AHEAD, sentence.end)
