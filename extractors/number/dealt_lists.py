"""A qualifier before a list holds for all of it: 分别不低于10%、20%和30%, 超过3亿元和5亿元.

Only lists joined by 、 or a conjunction; a figure with a qualifier of its own (20%以上) keeps it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.base import Mention, Money, Percentage

_NEXT = re.compile(r"\s?(?:[、和与及]|以及)\s?")
_ABOVE, _BELOW = ("more_than", "at_least"), ("less_than", "at_most")
_OPEN = _ABOVE + _BELOW
_LISTED = (Money, Percentage)


def spread(mentions: list[Mention], folded: str) -> list[Mention]:
    """Return `mentions`, in text order, with the qualifier of the head of each list on its members."""
    for place in range(1, len(mentions)):
        head, mention = mentions[place - 1], mentions[place]
        if type(mention) is not type(head) or not isinstance(head, _LISTED) or head.qualifier not in _OPEN:
            continue
        assert isinstance(mention, _LISTED)
        if mention.qualifier == "exact" and _NEXT.fullmatch(folded, head.end, mention.start):
            mentions[place] = _qualified(mention, head)
    return mentions


def _qualified(mention: Money | Percentage, head: Money | Percentage) -> Mention:
    """Return a figure opened as the head of its list is."""
    above = head.qualifier in _ABOVE
    if isinstance(mention, Money):
        low, high = (mention.low, None) if above else (None, mention.high)
        return replace(mention, low=low, high=high, qualifier=head.qualifier)
    least, most = (mention.low_pct, None) if above else (None, mention.high_pct)
    return replace(mention, low_pct=least, high_pct=most, qualifier=head.qualifier)
