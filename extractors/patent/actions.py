"""What was done with the patents that a sentence counts: applied for, granted, held, transferred."""

from __future__ import annotations

import re
from typing import get_args

from extractors.base import PatentAction
from extractors.number.quantities import Quantity
from extractors.patent.dealt import KIND_ROLES
from extractors.patent.sentence import Sentence
from extractors.patent.words import Word, covered

_CLAUSE = re.compile(r"[,;。!?\n]")
_JOINED = re.compile("[、和与及]")
_CLOSING = re.compile(r"(?:之?中|过程中|阶段|当中)?[ )]{0,2}")
_THERE_ARE, _FEW = ("共有", "已有", "尚有", "还有"), ("仅有", "只有", "就有")
_ACTIONS: dict[str, PatentAction] = {action: action for action in get_args(PatentAction)}


def action_of(sentence: Sentence, quantity: Quantity, behind: tuple[int, int, int]) -> PatentAction:
    """Return the action of a count: dealt out by 分别, said behind it, or the nearest before it."""
    if sentence.actions:
        return _ACTIONS[sentence.actions.pop(0)]
    said = _action_behind(sentence, *behind)
    if said:
        return said
    actions = [w for w in sentence.words if w.role == "action" and w.end <= quantity.start]
    if len(actions) > 1 and _only_counts(sentence.passage.folded, actions[-2].end, actions[-1]):
        actions.pop()
    return _ACTIONS[actions[-1].value] if actions else "unknown"


def _only_counts(folded: str, before: int, word: Word) -> bool:
    """Return whether a word says but how many there are of what the action before it tells: 授权专利|共有18项."""
    said = folded[word.start : word.end]
    return said in _FEW or (said in _THERE_ARE and _CLAUSE.search(folded, before, word.start) is None)


def _action_behind(sentence: Sentence, end: int, ahead: int, next_start: int) -> PatentAction | None:
    """Return the action said behind a count: 三项已授权, 两项专利上涉嫌侵权, 7项…和2项…正在申请中.

    A word that leads on to the next count (申请32项授权22项) belongs to that one.
    """
    folded = sentence.passage.folded
    stop = _CLAUSE.search(folded, end, sentence.end)
    clause_end = stop.start() if stop else sentence.end
    for word in sentence.words:
        if word.start < end or word.role != "action" or word.start >= clause_end:
            continue
        if _JOINED.match(folded, word.start - 1) and said_of_kind(sentence, word.end):
            continue  # 40项专利和申请中的专利
        if word.value == "applied" and _CLOSING.fullmatch(folded, word.end, clause_end):
            return "applied"
        leads_on = next_start < clause_end and covered(folded, sentence.words, word.end, next_start)
        if word.start < ahead and not leads_on:
            return _ACTIONS[word.value]
    return None


def said_of_kind(sentence: Sentence, end: int) -> bool:
    """Tell whether an action is said of patents named behind it, which are others than those counted."""
    end += sentence.passage.folded.startswith("的", end)
    return any(word.start == end and word.role in KIND_ROLES for word in sentence.words)


def acted_on(sentence: Sentence, start: int) -> bool:
    """Tell whether an action stands right before a count; a bare 一项专利 is an article."""
    actions = [w.end for w in sentence.words if w.role == "action" and w.end <= start]
    return bool(actions) and covered(sentence.passage.folded, sentence.words, actions[-1], start)
