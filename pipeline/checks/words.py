"""The words the checks know, from `lexicons/check_words.tsv`: a row a word, with the uses it has (`S9.beyond`)."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from extractors.number.numerals import read
from extractors.numbering import HAN_NUMBERS
from extractors.roles import Roles

_USES = Roles("check_words", "uses")
words, either, any_of = _USES.words, _USES.either, cache(_USES.pattern)

SMALL_NUMBER = r"[两二三四五六七八九十]|\d{1,2}"  # how many are told of: 三大板块, 12家


_ACTS = {"结案": "S2.closed", "检出": "S2.detected", "破案": "S2.solved", "参保": "S2.insured", "完工": "S2.completed"}


def act(name: str) -> str:
    """Return a pattern of the words that tell an act by which a rate or a mean is called: 审执结9215件,结案率93.6%."""
    return either(_ACTS[name]) if name in _ACTS else f"{re.escape(name)}|{re.escape(name[::-1])}"


def number_of(written: str) -> int:
    """Return the value of a small number as it is written (三, 12), 0 where there is none."""
    return int(written) if written.isdigit() else HAN_NUMBERS.get(written, 0)


def numeral(written: str) -> Decimal | None:
    """Return the value of a number of any size as it is written (第十二, 45), None where it spells none."""
    number = read(written)
    return number.low if number else None


@cache
def one_of(*given: str) -> re.Pattern[str]:
    """Return a pattern that finds any of some words: it skips ahead to their first characters, `in` does not."""
    return re.compile("|".join(map(re.escape, given)))


def places(folded: str, words: re.Pattern[str]) -> list[tuple[int, int]]:
    """Return where any of a few words stands, in text order, those that overlap, too."""
    found = []
    match = words.search(folded)
    while match:
        found.append(match.span())
        match = words.search(folded, match.start() + 1)
    return found
