"""Misspelt names: one character or one homophone away from a better attested name, with support.

Support is all of: the same legal form and the same other characters; a homophone, or a single slip in a trade name
of four characters and more; the same report or the same (known) place; the better name met more often.  A name of
the known-names lexicon is never a misspelling (鞍钢股份 and 宝钢股份 are two).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rapidfuzz.distance import Hamming

from extractors.names import parts
from extractors.pinyin import TELLING, homophones

__all__ = ["choose_typos", "odd_character"]

_LONG_TRADE = 4


def choose_typos(slips: Iterable[tuple[Any, ...]]) -> dict[str, str]:
    """Return for each misspelt enterprise the one it misspells; several possible ones: none.

    `slips` are (wrong, good, wrong_text, good_text, mentions of wrong), sorted: enterprises with a name in one block
    and with a report or a place in common, the good one met more often.
    """
    right: dict[str, set[str]] = {}
    for wrong, good, wrong_text, good_text, mentions in slips:
        if odd_character(wrong_text, good_text, once=mentions <= 1):
            right.setdefault(wrong, set()).add(good)
    found: dict[str, str] = {}
    for wrong in sorted(right):
        good = next(iter(right[wrong]))
        if len(right[wrong]) == 1 and good not in found:
            found[wrong] = good
    return found


def odd_character(wrong: str, right: str, once: bool) -> bool:
    """Return whether two names are the same but for one character that can be a slip of the pen.

    A homophone may stand anywhere before the form; another character only in a long trade name met `once`.
    """
    if len(wrong) != len(right) or Hamming.distance(wrong, right) != 1:
        return False
    a, b = parts(wrong), parts(right)
    if a.form != b.form or len(a.core) != len(b.core):
        return False
    x, y = next((x, y) for x, y in zip(wrong, right, strict=True) if x != y)
    if x in TELLING or y in TELLING or not ("一" <= x <= "鿿" and "一" <= y <= "鿿"):
        return False
    if homophones(x, y, loosely=True):
        return True
    trade = a.trade.removesuffix("股份").lstrip("*ST")
    return once and a.industry == b.industry and len(trade) >= _LONG_TRADE
