"""Counts of patents with kind and action: 申请专利70件;发明14件;新型55件;外观1件 · 获得国家专利三项.

A count is a number with 项, 件 or 个 in a sentence that speaks of patents.  Its noun stands behind it (12项实用新型专利),
before it (发明专利三项) or is inherited along a list in which nothing else is named (申请专利32项,授权22项).  The action is
that of the clause, else inherited.  Standards, results, papers, trademarks and 专利示范企业 are no patents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import get_args

from extractors.base import Passage, PatentAction, PatentKind, Patents, Rule
from extractors.numerals import Number, read
from extractors.patent_rules import PATENT_RULES
from extractors.patent_words import Word, covered, words_in
from extractors.qualifiers import around, qualified
from extractors.quantities import Quantity, joined, scan

RULES: tuple[Rule, ...] = PATENT_RULES

_TOPIC = re.compile(r"专利|软著|软件[^,。\n]{0,4}著作权")
_BREAK = re.compile(r"[。!?\n]")
_CLAUSE = re.compile(r"[,;。!?\n]")
_STOP = re.compile(r"[,;、()。!?\n]")
_CLOSING = re.compile(r"(?:之?中|过程中|阶段|当中)?[ )]{0,2}")
_AHEAD = 30
_BEHIND = 60
_KINDS: dict[str, PatentKind] = {kind: kind for kind in get_args(PatentKind)}
_ACTIONS: dict[str, PatentAction] = {action: action for action in get_args(PatentAction)}


@dataclass(slots=True)
class _Sentence:
    """One sentence with its words and what a list hands on from count to count."""

    passage: Passage
    start: int
    end: int
    words: list[Word]
    found: list[Patents] = field(default_factory=list)
    parents: list[PatentKind] = field(default_factory=list)
    previous_end: int = 0
    kinds: list[str] = field(default_factory=list)
    actions: list[str] = field(default_factory=list)


def find(passage: Passage) -> list[Patents]:
    """Return the patent counts of a passage."""
    found: list[Patents] = []
    folded = passage.folded
    if "专利" not in folded and "著" not in folded:
        return found
    quantities = [q for q in scan(passage) if q.unit is not None and q.unit.code == "patents"]
    for start, end in _sentences(folded, quantities):
        inside = [q for q in quantities if start <= q.start < end]
        sentence = _Sentence(passage, start, end, words_in(folded, start, end), previous_end=start)
        _read(sentence, inside)
        found.extend(sentence.found)
    return found


def literals(mention: Patents) -> tuple[object, ...]:
    """Return text, count, upper count, qualifier, kind and action."""
    return mention.text, mention.count, mention.count_high, mention.qualifier, mention.kind, mention.action


def _sentences(folded: str, quantities: list[Quantity]) -> Iterator[tuple[int, int]]:
    """Yield the sentences that speak of patents and hold a count."""
    end = 0
    for quantity in quantities:
        if quantity.start < end:
            continue
        start = max((folded.rfind(mark, end, quantity.start) for mark in "。!?\n"), default=-1) + 1
        start = max(start, end, quantity.start - 400)
        stop = _BREAK.search(folded, quantity.end, min(len(folded), quantity.end + 600))
        end = stop.start() if stop else min(len(folded), quantity.end + 600)
        if _TOPIC.search(folded, start, end):
            yield start, end


def _read(sentence: _Sentence, quantities: list[Quantity]) -> None:
    """Judge the counts of a sentence in order."""
    folded = sentence.passage.folded
    skip = -1
    for place, quantity in enumerate(quantities):
        if quantity.start < skip:
            continue
        following = quantities[place + 1] if place + 1 < len(quantities) else None
        last = following if following and joined(quantity, following, folded) else quantity
        after = quantities[place + 2 if last is following else place + 1 :][:1]
        _judge(sentence, quantity, last, after[0].start if after else sentence.end)
        sentence.previous_end = skip = last.unit_end


def _judge(sentence: _Sentence, quantity: Quantity, last: Quantity, next_start: int) -> None:
    """Find the noun of one count and keep it if it is patents."""
    folded = sentence.passage.folded
    number = _number(quantity, last)
    if number is None or folded[quantity.start - 1 : quantity.start] == "第":
        return
    ahead = _ahead(sentence, last.unit_end, next_start)
    kind = _kind_ahead(sentence, last.unit_end, ahead)
    rule = "noun_behind"
    if kind is None and _plain_edge(sentence, last.unit_end, ahead):
        kind, rule = _kind_before(sentence, quantity), "noun_before"
        if kind is None:
            kind, rule = _kind_inherited(sentence, quantity), "inherited"
    if kind is None:
        sentence.passage.drop(quantity.start, last.unit_end, "patents", "counts_something_else")
        return
    action = _action(sentence, quantity, (last.unit_end, ahead, next_start))
    if quantity.written == "一" and rule == "noun_behind" and not _acted_on(sentence, quantity.start):
        sentence.passage.drop(quantity.start, last.unit_end, rule, "article_not_count")
        return
    _keep(sentence, (quantity.start, last.unit_end, rule), number, (kind, action))


def _acted_on(sentence: _Sentence, start: int) -> bool:
    """Tell whether an action stands right before a count; a bare 一项专利 is an article."""
    actions = [w.end for w in sentence.words if w.role == "action" and w.end <= start]
    return bool(actions) and covered(sentence.passage.folded, sentence.words, actions[-1], start)


def _number(quantity: Quantity, last: Quantity) -> Number | None:
    """Read the count, or both ends of 700项~800项."""
    low, high = read(quantity.written), read(last.written)
    if low is None or high is None or low.low is None or low.low != low.low.to_integral_value():
        return None
    if last is not quantity:
        if high.low is None or high.low < low.low:
            return None
        return Number(low.low, high.low, low.slack, "range")
    return low


def _keep(
    sentence: _Sentence, span: tuple[int, int, str], number: Number, meaning: tuple[PatentKind, PatentAction]
) -> None:
    """Build the mention."""
    start, end, rule = span
    passage = sentence.passage
    number = qualified(number, around(passage.folded, start, end))
    low, high = (None if edge is None else int(edge) for edge in (number.low, number.high))
    text = passage.text[start:end]
    sentence.found.append(Patents(start, end, text, rule, low, high, number.qualifier, *meaning))


def _ahead(sentence: _Sentence, end: int, next_start: int) -> int:
    """Return where the noun phrase behind a count ends at the latest."""
    stop = _STOP.search(sentence.passage.folded, end, min(next_start, end + _AHEAD))
    return stop.start() if stop else min(next_start, end + _AHEAD, sentence.end)


def _kind_ahead(sentence: _Sentence, end: int, ahead: int) -> PatentKind | None:
    """Return the kind of patent named behind a count (47项微液滴技术相关专利), None where something else is."""
    for word in sentence.words:
        if word.end <= end:
            continue
        if word.start >= ahead or word.role == "blocker":
            return None
        if word.role == "kind" or word.role == "weak_kind":
            return _with_joined(sentence, word)
    return None


def _with_joined(sentence: _Sentence, first: Word) -> PatentKind:
    """Return the kind, or any where a second kind shares the count (十多个软件著作权和发明专利)."""
    place = sentence.words.index(first)
    following = sentence.words[place + 1 : place + 3]
    kinds = {first.value}
    if len(following) == 2 and following[0].start == first.end and following[1].start == following[0].end:
        text = sentence.passage.folded[following[0].start : following[0].end]
        if text in ("和", "及", "、", "与", "以及") and following[1].role in ("kind", "weak_kind"):
            kinds.add(following[1].value)
    return _KINDS[first.value] if len(kinds) == 1 else "any"


def _plain_edge(sentence: _Sentence, end: int, ahead: int) -> bool:
    """Tell whether no noun of its own follows the count: the clause ends, or only words such as 已授权 follow."""
    folded = sentence.passage.folded
    if not "一" <= folded[end : end + 1] <= "鿿":
        return True
    words = [word for word in sentence.words if end <= word.start < ahead]
    return bool(words) and words[0].start == end and all(word.role != "blocker" for word in words)


def _kind_before(sentence: _Sentence, quantity: Quantity) -> PatentKind | None:
    """Return the kind named right before a count, with only fillers between (专利申请量是5000多件)."""
    folded, floor = sentence.passage.folded, max(sentence.previous_end, quantity.start - _BEHIND)
    before = [w for w in sentence.words if floor <= w.start and w.end <= quantity.start]
    kinds = [w for w in before if w.role in ("kind", "weak_kind")]
    if not kinds or not covered(folded, before, kinds[-1].end, quantity.start):
        return None
    if folded.find(")", kinds[-1].end, quantity.start) >= 0 > folded.find("(", kinds[-1].end, quantity.start):
        return None
    if (
        kinds[-1].role == "weak_kind"
        and not sentence.found
        and not _TOPIC.search(folded, sentence.start, quantity.start)
    ):
        return None
    clause = _clause_start(folded, floor, kinds[-1].start)
    near = [w for w in kinds if w.start >= clause]
    _queue(sentence, [w for w in before if w.start >= clause])
    if sentence.kinds:
        return _KINDS[sentence.kinds.pop(0)]
    linked = {w.value for w, nxt in zip(near, near[1:], strict=False) if covered(folded, before, w.end, nxt.start)}
    linked.add(kinds[-1].value)
    linked.discard("any" if len(linked) > 1 and near[0].value == "any" else "")
    return _KINDS[linked.pop()] if len(linked) == 1 else "any"


def _clause_start(folded: str, floor: int, end: int) -> int:
    """Return where the clause before `end` begins."""
    return max(floor, *(folded.rfind(mark, floor, end) + 1 for mark in ",;。"))


def _queue(sentence: _Sentence, words: list[Word]) -> None:
    """Remember the kinds or actions that 分别 deals out to the counts that follow."""
    folded = sentence.passage.folded
    sentence.kinds, sentence.actions = [], []
    if not any(folded.startswith("分别", word.start) for word in words):
        return
    kinds = [w.value for w in words if w.role in ("kind", "weak_kind") and w.value != "any"]
    actions = [w.value for w in words if w.role == "action"]
    sentence.kinds = kinds if len(kinds) > 1 else []
    sentence.actions = actions if len(actions) > 1 and len(kinds) < 2 else []


def _kind_inherited(sentence: _Sentence, quantity: Quantity) -> PatentKind | None:
    """Return the kind a list hands on (申请专利32项,授权22项); a bracket hands back what stood before it."""
    if not sentence.found or sentence.found[-1].end != sentence.previous_end:
        return None
    folded, floor = sentence.passage.folded, sentence.previous_end
    if not covered(folded, [w for w in sentence.words if w.start >= floor], floor, quantity.start):
        return None
    if sentence.kinds:
        return _KINDS[sentence.kinds.pop(0)]
    if folded.find(")", floor, quantity.start) >= 0:
        opened = folded.rfind("(", sentence.start, floor)
        outside = [mention for mention in sentence.found if mention.end <= opened]
        return outside[-1].kind if outside else None
    return sentence.found[-1].kind


def _action(sentence: _Sentence, quantity: Quantity, behind: tuple[int, int, int]) -> PatentAction:
    """Return the action of a count: dealt out by 分别, said behind it, or the nearest before it."""
    if sentence.actions:
        return _ACTIONS[sentence.actions.pop(0)]
    said = _action_behind(sentence, *behind)
    if said:
        return said
    actions = [w.value for w in sentence.words if w.role == "action" and w.end <= quantity.start]
    return _ACTIONS[actions[-1]] if actions else "unknown"


def _action_behind(sentence: _Sentence, end: int, ahead: int, next_start: int) -> PatentAction | None:
    """Return the action said behind a count: 三项已授权, 两项专利上涉嫌侵权, 7项…和2项…正在申请中.

    A word that leads on to the next count (申请32项授权22项) belongs to that one.
    """
    folded = sentence.passage.folded
    stop = _CLAUSE.search(folded, end, sentence.end)
    clause_end = stop.start() if stop else sentence.end
    for word in sentence.words:
        if word.start < end or word.role != "action" or word.start >= clause_end:
            continue
        if word.value == "applied" and _CLOSING.fullmatch(folded, word.end, clause_end):
            return "applied"
        leads_on = next_start < clause_end and covered(folded, sentence.words, word.end, next_start)
        if word.start < ahead and not leads_on:
            return _ACTIONS[word.value]
    return None
