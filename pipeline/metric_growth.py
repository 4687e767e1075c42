"""What a growth without an indicator of its own is the growth of."""

from __future__ import annotations

import re
from bisect import bisect_left

from extractors.base import Money, Percentage
from pipeline import metric_words as words
from pipeline.metric_acts import either
from pipeline.metric_draft import Draft, Scope
from pipeline.metric_glue import tail

_DIGITS = re.compile(r"[^\d,;。:、!?]{0,8}(?=\d)")
_LESS = re.compile("扣除|剔除")
COMPARES = re.compile(r"(?:(?<![同环])比|较|低于|高于)[上去前同年月季度的\d]{0,6}$")
_PLACE = re.compile(f"(?:{either('place')})$")
_STOCK = re.compile("(?:股|股票|个股)$")
_INDEX = re.compile("(?:指|指数|价|板块|概念)$")
_SEPARATOR = re.compile(r"[\s,;(、]|人民币|左右|以上|以下|而|但|且|其中")


def growth(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name a growth by the thing named before it, where no indicator of the lexicon is: 面料上涨20%."""
    if not draft.grows or scope.at_break(draft.begin, draft.low) or draft.begin <= draft.low:
        return False
    run = words.run_before(scope.folded, draft.begin, draft.low)
    place = draft.begin - len(run)
    against = COMPARES.search(scope.folded, max(draft.low, place - 9), place)
    if against:
        draft.reason = "compared_with"
        return compared(draft, against.start(), scope)
    if len(run) == 1 or (not run and draft.glue.price):
        draft.reason = "name_too_short"
        return False
    if _named_firm(draft, scope) or _STOCK.search(run):
        if draft.glue.price:
            draft.name(("股价", "share_price"))
            return True
        return _from(draft, before, scope)
    if len(run) < 2 or _PLACE.search(run):
        return _from(draft, before, scope)
    draft.name((run if not draft.glue.price or _INDEX.search(run) else run + "价格", None))
    return True


def compared(draft: Draft, place: int, scope: Scope) -> bool:
    """Name a figure whose indicator stands before what it is compared with: 收购价则比市场价高出10%."""
    begin, _ = tail(scope.folded, draft.low, place)
    hit = scope.ending(draft.low, begin, place)
    if hit is None or hit[2].role == "verb":
        return False
    draft.name(words.named(scope.folded, hit[0], draft.low, hit[2], scope.hits))
    return True


def _named_firm(draft: Draft, scope: Scope) -> bool:
    """Tell whether a firm's name ends where the glue begins."""
    place = bisect_left(scope.firm_ends, draft.begin)
    return place < len(scope.firm_ends) and scope.firm_ends[place] == draft.begin


def inherit(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Let a figure whose clause names nothing go on from what stands before it: …,同比增长5%; …,年终达到1.8%."""
    if not scope.at_break(draft.begin, draft.low) and draft.begin > draft.low:
        return False
    if draft.grows:
        return _from(draft, before, scope)
    if before is None or before.metric is None or draft.begin - before.figure.end > 12:
        return _reached(draft, scope)
    priced = isinstance(draft.figure, Money) and draft.figure.per and before.metric.endswith(("价", "价格"))
    if before.measure == "growth" and (draft.glue.series or priced or "区间" in draft.glue.text):
        draft.name((before.metric, before.metric_id))
        return True
    if type(before.figure) is not type(draft.figure) or not _goes_on(draft, before):
        return False
    measure = draft.measure
    draft.follow(before)
    draft.measure = measure if before.measure == "delta" or measure == "rate" else before.measure
    return True


def _goes_on(draft: Draft, before: Draft) -> bool:
    """Tell whether a level without words of its own is of the indicator of the figure before."""
    if draft.glue.to:
        return True
    if isinstance(draft.figure, Percentage):
        return bool(draft.glue.text.strip()) and before.measure != "growth"
    if draft.figure.start - before.figure.end < 6 and draft.glue.text.strip() and draft.begin <= draft.low:
        return True
    priced = (before.metric or "").endswith(("价", "价格"))
    return priced and isinstance(draft.figure, Money) and draft.figure.per is not None


def _reached(draft: Draft, scope: Scope) -> bool:
    """Name a level by the indicator of the clause before that has another number: 出口额增长1倍,2008年达到16亿元."""
    if draft.glue.series:
        return _led(draft, scope)
    if not draft.glue.reached:
        return False
    level = _numbered(draft, draft.low, scope)
    if level is None or not isinstance(draft.figure, Money):
        return False
    draft.name(level)
    return True


def _led(draft: Draft, scope: Scope) -> bool:
    """Name the first value of a change by the words that end the clause before it: 停车费,由每小时3元调整为5元."""
    folded = scope.folded
    end = draft.begin - (folded[draft.begin - 1 : draft.begin] == ",")
    hit = scope.ending(draft.low, end, end)
    if hit and hit[2].role != "verb" and end > draft.low:
        draft.name(words.named(folded, hit[0], draft.low, hit[2], scope.hits))
        return True
    return False


def _from(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Take the indicator of the level before a growth: one with a number of its own, else the figure before."""
    start = before.figure.end if before else draft.first
    level = _numbered(draft, start, scope)
    if level is not None:
        draft.name(level)
        return True
    if before is not None and before.metric and type(before.figure) in (Money, Percentage):
        gap = _SEPARATOR.sub("", scope.folded[start : draft.begin])
        if len(gap) <= (20 if before.measure == "growth" else 8):
            return _after(draft, before)
        draft.reason = "growth_too_far_from_level"
        return False
    only = _only(draft, start, scope) or (_price(draft, start, scope) if draft.glue.price else None)
    if only is not None:
        draft.name(only)
        return True
    draft.reason = "growth_without_level"
    return False


def _after(draft: Draft, before: Draft) -> bool:
    """Take over the metric of the figure before, but not its measure."""
    name = before.metric or ""
    if draft.glue.rate and draft.measure == "delta" and isinstance(draft.figure, Percentage):
        name = name if name.endswith("增速") else name + "增速"
    draft.name((name, before.metric_id))
    return True


def _numbered(draft: Draft, start: int, scope: Scope) -> tuple[str, str | None] | None:
    """Return the last indicator before the growth that has a number no figure of ours is: 销量150万千升,增长22%."""
    place = draft.begin
    while hit := scope.ending(start, start, place):
        if ")" in scope.folded[hit[1] : draft.begin]:
            break
        if hit[2].role != "verb":
            found = words.traded(scope.folded, hit[1], hit[2])
            if found or numbered(scope.folded, hit[1], draft.begin):
                return found or words.named(scope.folded, hit[0], start, hit[2], scope.hits)
        place = hit[0]
    return None


def numbered(folded: str, end: int, high: int) -> int | None:
    """Return where the number of the indicator that ends at `end` begins, only glue between: 销量约150万."""
    match = _DIGITS.match(folded, end, high)
    if match is None or match.end() >= high:
        return None
    return match.end() if tail(folded, end, match.end())[0] == end else None


def _price(draft: Draft, start: int, scope: Scope) -> tuple[str, str | None] | None:
    """Return the price that a sentence speaks of, for a rise or fall without words of its own."""
    place = draft.begin
    while hit := scope.ending(max(start, draft.begin - 80), max(start, draft.begin - 80), place):
        if hit[2].term.endswith(("价", "价格")):
            return words.named(scope.folded, hit[0], start, hit[2], scope.hits)
        place = hit[0]
    count = bisect_left(scope.firm_ends, draft.begin)
    named = count and scope.firm_ends[count - 1] > draft.first
    return ("股价", "share_price") if named else None


def _only(draft: Draft, start: int, scope: Scope) -> tuple[str, str | None] | None:
    """Return the one indicator of the clause before, where it has just one: 销售收入稳步提高,增长20%."""
    low = max(start, scope.clause(start, max(draft.begin - 1, start)))
    hit = None if _LESS.search(scope.folded, low, draft.begin) else scope.ending(low, low, draft.begin)
    if hit is None or hit[2].role == "verb" or scope.ending(low, low, hit[0]) is not None:
        return None
    return words.named(scope.folded, hit[0], low, hit[2], scope.hits)
