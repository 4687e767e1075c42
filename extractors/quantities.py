"""One pass over a passage for every number with its unit; money, percentages, patents and counts share it.

Digits are always taken (a bare figure may have lost its unit), numerals in characters only with a unit or the second
half of a range behind them, because 一 is mostly no number.  The pattern begins with one character class so that `re`
skips ahead in C; repetition is bounded or possessive and a run of digits or characters is entered only at its head, so
a hostile line costs linear time.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from extractors.base import Passage
from extractors.lexicon import load
from extractors.numerals import INSIDE, START

CACHE_KEY = "quantities"


class Unit(NamedTuple):
    """A unit of the lexicon: its family (currency, percent, permille, point, count, measure), code and factor."""

    word: str
    family: str
    code: str
    factor: str


class Quantity(NamedTuple):
    """A number and the unit that follows it.  `end` is the end of the numeral, `unit_end` that of the unit."""

    start: int
    end: int
    unit_end: int
    written: str
    unit: Unit | None

    @property
    def family(self) -> str:
        """The unit's family, "" for a bare number."""
        return self.unit.family if self.unit else ""


UNITS = {row["unit"]: Unit(row["unit"], row["family"], row["code"], row["factor"]) for row in load("units")}


def _either(words: list[str]) -> str:
    """Return an alternation of words, longest first, behind a class of their first characters."""
    ranked = sorted(words, key=lambda word: (-len(word), word))
    heads = "".join(sorted({re.escape(word[0]) for word in words}))
    return f"(?=[{heads}])(?:{'|'.join(map(re.escape, ranked))})"


def _unit_words() -> list[str]:
    """Return all units; a unit in letters must not run on into a word."""
    return list(UNITS)


_LETTER_UNITS = [word for word in UNITS if word[-1].isascii() and word[-1].isalnum()]
_SIGN_UNITS = [word for word in UNITS if word not in set(_LETTER_UNITS)]
_UNIT = f"(?:{_either(_SIGN_UNITS)}|{_either(_LETTER_UNITS)}(?![A-Za-z]))"
# 一个, 一家, 一次 are articles; a single 一 counts only money, shares and the classifiers of patents.
_ARTICLES = "".join(
    sorted({word[0] for word, unit in UNITS.items() if unit.family == "count" and len(word) == 1} - set("项件"))
)
_GAP = r"[ \n]{0,2}"
_MAGNITUDE = "[十百千万亿萬億佰仟拾]"
_DECIMALS = r"(?:\.[0-9]{1,24}+|[ ]?\.[ ]?[0-9]{1,8}+(?=[ ]?[%‰万亿元])|(?!\.[0-9]))"
_GROUPED = r"[0-9]{0,2}(?:,[0-9]{3}(?![0-9])){1,8}+"
_SPACED = (
    r"(?<![0-9][ ][0-9])(?:[ ][0-9](?![0-9])){1,6}+(?:[ ]?\.[ ]?[0-9](?:[ ][0-9](?![0-9])){0,3}+)?(?=[ ]?[%‰万亿元])"
)
_SCALED = (
    rf"(?:(?:[ ]{{0,2}}|[ ]?\n(?=[万亿][元美吨人亩千]))(?:[多余餘来几幾]?{_MAGNITUDE}{{1,3}}+|个[万亿])"
    rf"(?:零?[0-9]{{1,4}}+(?:\.[0-9]{{1,4}}+)?[十百千万亿萬億]{{1,2}}+){{0,3}}+)?[多余餘来几幾]?"
)
_DIGITS = (
    rf"(?<=[0-9])(?<![0-9][0-9])(?<![0-9]\.[0-9])(?:{_SPACED}|(?:{_GROUPED}|[0-9]{{0,60}}+){_DECIMALS})"
    rf"(?![年月号時时]|日(?!元(?![旦宵])|[圆币])|\.[0-9]){_SCALED}"
)
_TO = r"(?:[ ]?(?:[-~至到]|—{1,2})[ ]?)"
_CHARACTERS = (
    rf"(?<=[{START}])(?<![{START}][{START}])(?!(?<=一)[{_ARTICLES}](?!百分点))[{INSIDE}]{{0,40}}+(?:个[万亿])?(?!分之)"
    rf"(?=[ \n]{{0,2}}{_UNIT}|{_TO}[0-9{START}]|(?<=[{START}][万亿萬億])|(?<=[万亿萬億][多余餘]))"
)
PATTERN = re.compile(rf"([0-9{START}](?:{_DIGITS}|{_CHARACTERS}))(?:{_GAP}({_UNIT}))?")


def scan(passage: Passage) -> list[Quantity]:
    """Return the quantities of a passage in text order; the pass is made once and cached."""
    found = passage.cache.get(CACHE_KEY)
    if not isinstance(found, list):
        found = [
            Quantity(match.start(), match.end(1), match.end(), match[1], UNITS[match[2]] if match[2] else None)
            for match in PATTERN.finditer(passage.folded)
        ]
        passage.cache[CACHE_KEY] = found
    return found


_CONNECTOR = re.compile(r"[ \n]?(?:[-~至到]|—{1,2}|--)[ ]?(亏损|盈利|下降|增长)?[-负]?")


def joined(first: Quantity, second: Quantity, folded: str) -> bool:
    """Tell whether a connector (-, ~, 至, 到) and no word but a repeated one stands between two quantities."""
    gap = second.start - first.unit_end
    if not 0 < gap <= 6:
        return False
    match = _CONNECTOR.fullmatch(folded, first.unit_end, second.start)
    return match is not None and (not match[1] or folded.endswith(match[1], 0, first.start))
