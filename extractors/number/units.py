"""The units of the lexicon, and a pattern that matches any of them."""

from __future__ import annotations

import re
from typing import NamedTuple

from extractors.lexicon import load


class Unit(NamedTuple):
    """A unit of the lexicon: its family (currency, percent, permille, point, count, measure), code and factor."""

    word: str
    family: str
    code: str
    factor: str


UNITS = {row["unit"]: Unit(row["unit"], row["family"], row["code"], row["factor"]) for row in load("units")}


# The heads of the most frequent units, most frequent first: an alternation is tried in order.
_FREQUENT = "%元个项家人件名吨户亩倍期次台万平公分"


def _either(words: list[str]) -> str:
    """Return an alternation of words, grouped by first character, longest first within a group."""
    groups: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        groups.setdefault(word[0], []).append(word[1:])
    ranked = sorted(groups, key=lambda head: (_FREQUENT.find(head) % len(UNITS), head))
    return "|".join(f"{re.escape(head)}(?:{'|'.join(map(re.escape, groups[head]))})" for head in ranked)


_LETTER_UNITS = [word for word in UNITS if word[-1].isascii() and word[-1].isalnum()]
_SIGN_UNITS = [word for word in UNITS if word not in set(_LETTER_UNITS)]
UNIT_HEADS = "".join(sorted({re.escape(word[0]) for word in UNITS}))
UNIT = f"(?=[{UNIT_HEADS}])(?:{_either(_SIGN_UNITS)}|(?:{_either(_LETTER_UNITS)})(?![A-Za-z]))"
