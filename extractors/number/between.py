"""Two figures that are the ends of one: 介于5%与10%之间, 在30元和50元之间; 5%和10%之间的差距 keeps both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from extractors.base import Money, Passage, Percentage
from extractors.number.qualifiers import beside

_SIGN = "之间"
_OPENS = ("介于", "在", "处于", "位于")
_LINKS = frozenset({"和", "与", "及", "至", "到"})

Figure = TypeVar("Figure", Money, Percentage)


def spanned(passage: Passage, found: list[Figure], joined: Callable[[Figure, Figure], Figure | None]) -> list[Figure]:
    """Return figures with those that 在…和…之间 joins as one, by `joined`, which says None of what cannot be."""
    folded = passage.folded
    if _SIGN not in folded:
        return found
    kept: list[Figure] = []
    for figure in found:
        before = kept[-1] if kept else None
        if before is not None and _between(folded, before, figure):
            one = joined(before, figure)
            if one is not None:
                kept[-1] = replace(one, end=figure.end, text=passage.text[before.start : figure.end])
                continue
        kept.append(figure)
    return kept


def _between(folded: str, first: Money | Percentage, second: Money | Percentage) -> bool:
    """Tell whether 之间 stands behind two plain figures, one link between and 介于 or 在 before them."""
    if not folded.startswith(_SIGN, second.end) or folded[first.end : second.start] not in _LINKS:
        return False
    if (first.qualifier, second.qualifier) not in (("exact", "exact"), ("about", "exact")):
        return False
    return folded.endswith(_OPENS, 0, beside(folded, first.start, first.end)[0])
