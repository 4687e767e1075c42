"""What a growth without an indicator of its own is the growth of."""

from __future__ import annotations

import re
from bisect import bisect_left

from extractors.base import Money, Percentage
from pipeline import metric_words as words
from pipeline.metric_draft import Draft, Scope

# A number follows an indicator: 销量150万千升.
_NUMBER = re.compile(r"[^\d,;。:、!?]{0,8}\d")
_PLACE = re.compile("(?:省|市|县|区|州|部|国|地区|集团|公司|城市|农村|企业)$")
_STOCK = re.compile("(?:股|股票|个股)$")
_INDEX = re.compile("(?:指|指数|价|板块|概念)$")
_SEPARATOR = re.compile(r"[\s,;(、]|人民币|左右|以上|以下|而|但|且|其中")


def growth(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name a growth by the thing named before it, where no indicator of the lexicon is: 面料上涨20%."""
    if not draft.glue.grows or scope.at_break(draft.begin, draft.low) or draft.begin <= draft.low:
        return False
    run = words.run_before(scope.folded, draft.begin, draft.low)
    if _named_firm(draft, scope) or _STOCK.search(run):
        if draft.glue.price:
            draft.name(("股价", "share_price"))
            return True
        return _from(draft, before, scope)
    if len(run) < 2 or _PLACE.search(run):
        return _from(draft, before, scope)
    draft.name((run if not draft.glue.price or _INDEX.search(run) else run + "价格", None))
    return True


def _named_firm(draft: Draft, scope: Scope) -> bool:
    """Tell whether a firm's name ends where the glue begins."""
    place = bisect_left(scope.firm_ends, draft.begin)
    return place < len(scope.firm_ends) and scope.firm_ends[place] == draft.begin


def inherit(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Let a figure whose clause names nothing go on from what stands before it: …,同比增长5%; …,年终达到1.8%."""
    if not scope.at_break(draft.begin, draft.low) and draft.begin > draft.low:
        return False
    if draft.glue.grows:
        return _from(draft, before, scope)
    if before is None or type(before.figure) is not type(draft.figure) or before.metric is None:
        return False
    led = draft.glue.to or (draft.glue.text.strip() and before.measure != "growth" and isinstance(draft.figure, Percentage))
    if not led or draft.begin - before.figure.end > 12:
        return False
    draft.follow(before)
    return True


def _from(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Take the indicator of the level before a growth: one with a number of its own, else the figure before."""
    start = before.figure.end if before else draft.first
    level = _numbered(draft, start, scope)
    if level is not None:
        draft.name(level)
        return True
    if before is not None and before.metric and type(before.figure) in (Money, Percentage):
        gap = _SEPARATOR.sub("", scope.folded[start : draft.begin])
        if len(gap) <= 8 or before.measure == "growth":
            return _after(draft, before)
        draft.reason = "growth_too_far_from_level"
        return False
    only = _only(draft, start, scope)
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
        if _NUMBER.match(scope.folded, hit[1], draft.begin) and hit[2].role != "verb":
            return words.named(scope.folded, hit[0], start, hit[2])
        place = hit[0]
    return None


def _only(draft: Draft, start: int, scope: Scope) -> tuple[str, str | None] | None:
    """Return the one indicator of the clause before, where it has just one: 销售收入稳步提高,增长20%."""
    low = max(start, scope.clause(start, max(draft.begin - 1, start)))
    hit = scope.ending(low, low, draft.begin)
    if hit is None or hit[2].role == "verb" or scope.ending(low, low, hit[0]) is not None:
        return None
    return words.named(scope.folded, hit[0], low, hit[2])
