"""What a figure that no rule named might measure: indicators and words that end as names of figures do, around it."""

from __future__ import annotations

import re
from typing import NamedTuple

from extractors.base import Money
from extractors.lexicon import seldom
from extractors.metrics import Indicator, indicators
from pipeline.metric.draft import HOLLOW, Draft, Scope
from pipeline.metric.rules import of_goods
from pipeline.metric.wording import words
from pipeline.metric.wording.acts import either

_BEFORE, _EARLIER, _BEHIND = 160, 80, 40  # characters before the figure, before its sentence, behind the figure
# 价格差?, 差价, 价差, 投资, 融资, 标准, 份额, 奖励, 补贴 or one of 额率量值价费款金税薪比.  A pattern that
# begins with one class skips ahead.
_HEAD = re.compile(
    "[额率量值价费款金税薪比差投融标份奖补](?:(?<=价)格差?|(?<=差)价|(?<=价)差|(?<=[投融])资|(?<=标)准|(?<=份)额|(?<=奖)励|(?<=补)贴"
    "|(?<=[额率量值价费款金税薪比]))(?=[^\u4e00-\u9fff]|(?P<next>.))"
)
_PRICE = re.compile("价$|价格$")
_NO_PRICE = 10_000_000  # yuan; what costs more has its sum named otherwise
_SUM = re.compile("[价费额款金值税薪]$|价格$")
_SENTENCE_END = re.compile("[。!?\n]")
_WORDS = seldom("common_words", pos="n")
_CHANGES = re.compile(f"{either('mover')}$")
_LOOSE = ("以上", "以下", "左右", "平方米", "提高")  # what is cut out of more: 提高质量, 20元/|平方米财政补贴


class Candidate(NamedTuple):
    """A name that stands at `start`..`end` of the passage; `entry` is the lexicon's, None of words of the text."""

    start: int
    end: int
    name: str
    metric_id: str | None
    entry: Indicator | None


def candidates(draft: Draft, scope: Scope) -> list[Candidate]:
    """Return what may name a figure, in text order: from a little before its sentence to the sentence's end."""
    figure, folded = draft.figure, scope.folded
    low = max(draft.first - _EARLIER, figure.start - _BEFORE, 0)
    low = max(low, folded.rfind("\n", low, max(draft.first - 1, low)) + 1)
    high = min(figure.end + _BEHIND, len(folded))
    stop = _SENTENCE_END.search(folded, figure.end, high)
    high = stop.start() if stop else high
    spans = ((low, figure.start), (figure.end, high))
    found = [each for begin, end in spans for each in _within(begin, end, draft, scope)]
    found = [each for each in found if each.name not in HOLLOW and _fits(each, draft)]
    if folded.find(")", low, figure.start) < 0:
        return found
    return [each for each in found if not _aside(each, figure.start, folded)]


def _aside(candidate: Candidate, start: int, folded: str) -> bool:
    """Tell whether a name stands in brackets that close before the figure at `start`: 1950元(车板价)、2000元."""
    between = folded[candidate.end : start]
    return between.count(")") > between.count("(")


def _fits(candidate: Candidate, draft: Draft) -> bool:
    """Tell whether a name can have such a value: no price is a level of 37% or 3亿元 flat, no rate is 3元."""
    if candidate.metric_id == "share_price" and of_goods(draft):
        return False
    if candidate.name.startswith(_LOOSE) or _CHANGES.search(candidate.name):
        return False
    currency = candidate.entry is not None and candidate.entry.unit_family == "currency"
    if isinstance(draft.figure, Money):
        large = draft.figure.per is None and (draft.figure.low or 0) >= _NO_PRICE
        return not (large and _PRICE.search(candidate.name)) and (currency or not words.is_ratio(candidate.name))
    if draft.grows:  # 节能|市场增长15%: of no rate that only its act is told of
        told = candidate.entry.term if candidate.entry is not None else candidate.name
        return words.is_ratio(told) or not words.is_ratio(candidate.name)
    return not (currency or _SUM.search(candidate.name))


def _never(end: str, currency: bool, draft: Draft) -> bool:
    """Tell whether no name that ends so can have such a value, whatever words are before: spares looking for them."""
    if isinstance(draft.figure, Money):
        return not currency and words.is_ratio(end)
    return not draft.grows and (currency or _SUM.search(end) is not None)


def _within(low: int, high: int, draft: Draft, scope: Scope) -> list[Candidate]:
    """Return the candidates of one stretch, in text order."""
    folded, hits, known = scope.folded, scope.hits, indicators()
    found: list[Candidate] = []
    taken: set[int] = set()
    for end in hits.ends_within(low + 2, high):
        start, term = hits.by_end[end]
        if start >= low:
            entry = known[term]
            if entry.role not in ("guard", "phrase") and folded[end : end + 1] != "差":
                taken.add(end)
                own = entry.metric if _stands_alone(entry) else term
                if not _never(own, entry.unit_family == "currency", draft):
                    found.append(_known(start, end, low, entry, folded))
    for head in _HEAD.finditer(folded, low, high):
        end = head.end()
        if end not in taken and not _never(folded[end - 2 : end], False, draft):
            name = _free(head, low, folded)
            if name:
                found.append(Candidate(end - len(name), end, name, None, None))
    return sorted(found)


def _known(start: int, end: int, low: int, entry: Indicator, folded: str) -> Candidate:
    """Return an indicator of the lexicon; one that says little alone takes the words before it."""
    if _stands_alone(entry):
        return Candidate(start, end, entry.metric, entry.metric_id, entry)
    before = "" if entry.role == "verb" else words.modifier(folded, start, low)
    return Candidate(start, end, before + entry.term, None, entry)


def _stands_alone(entry: Indicator) -> bool:
    """Tell whether an indicator is named as the lexicon has it, without the words before it."""
    return entry.metric_id is not None and entry.role != "generic"


def _free(head: re.Match[str], low: int, folded: str) -> str:
    """Return the words that end in a head, empty where the head is but the beginning of a word (价位)."""
    last = head.end() - 1
    if head["next"] and folded[last : last + 2] in _WORDS:
        return ""
    name = words.run_before(folded, head.end(), low)
    return name if len(name) > 1 else ""
