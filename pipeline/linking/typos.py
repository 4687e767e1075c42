"""Misspelt names: one character or one homophone away from a better attested name, with support.

Support is all of: the same legal form and the same other characters; a homophone, or a single slip in a trade name
of four characters and more; the same report or the same (known) place; the better name met more often.  A name of
the known-names lexicon is never a misspelling (鞍钢股份 and 宝钢股份 are two).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain, product
from typing import Protocol

from rapidfuzz.distance import Hamming

from extractors.lexicon import load, terms
from extractors.names import is_legal, parts

Key = tuple[str, str]
Block = tuple[str, str]  # the trade name with each character left out in turn, within one place or report
# Characters that tell sister companies apart (一分公司 / 二分公司, 东城 / 西城): a difference in these is never a typo.
_TELLING = frozenset("一二三四五六七八九十东西南北中上下新老大小甲乙丙丁")
_LONG_TRADE = 4
_RETROFLEX = re.compile(r"^([zcs])h")
_SELDOM = 5  # mentions: a slip of the pen is rare; what is met more often is a name of its own


class Counted(Protocol):
    """What is known of one enterprise."""

    @property
    def mentions(self) -> int:
        """Number of mentions."""

    @property
    def documents(self) -> set[str]:
        """Reports that mention it."""

    @property
    def places(self) -> set[str]:
        """Places of those reports."""

    @property
    def aliases(self) -> Mapping[str, int]:
        """Names it was met under."""


@cache
def _readings() -> dict[str, frozenset[str]]:
    """Return the readings of each character, without tones and what input methods mix up (zh/z, ing/in, l/n)."""
    return {row["character"]: frozenset(map(_loose, row["readings"].split())) for row in load("pinyin")}


def _loose(reading: str) -> str:
    """Return a reading with the pairs that fuzzy input treats as one."""
    reading = _RETROFLEX.sub(r"\1", reading)
    reading = "l" + reading[1:] if reading.startswith("n") else reading
    return reading[:-1] if reading.endswith(("ang", "eng", "ing")) else reading


def homophones(a: str, b: str) -> bool:
    """Return whether two characters share a reading, tones and fuzzy pairs apart."""
    readings = _readings()
    return bool(readings.get(a, frozenset()) & readings.get(b, frozenset()))


def find_typos(enterprises: Mapping[Key, Counted]) -> dict[Key, Key]:
    """Return for each misspelt enterprise the one it misspells; several possible ones: none.

    Only names met seldom are looked at, and only beside names of the same place or report, so that cost grows with
    the number of names.
    """
    blocks = _neighbourhoods(enterprises)
    index: dict[Block, list[Key]] = {}
    for key, own in blocks.items():
        for block in own:
            index.setdefault(block, []).append(key)
    found: dict[Key, Key] = {}
    for key, own in blocks.items():
        if enterprises[key].mentions > _SELDOM:
            continue
        near = {other for block in own for other in index[block]} - {key}
        right = [other for other in sorted(near) if _misspells(key, other, enterprises)]
        if len(right) == 1 and right[0] not in found:
            found[key] = right[0]
    return found


def _names(key: Key, enterprise: Counted) -> list[str]:
    """Return the names an enterprise was met under, and of a legal name what is left without form and place."""
    names = {key[0], *enterprise.aliases}
    if is_legal(key[0]):
        split = parts(key[0])
        names.add(split.core)
        if not split.region and len(split.trade) >= _LONG_TRADE:
            names.add(split.core[2:])  # a place no list holds
    return sorted(names)


def _neighbourhoods(enterprises: Mapping[Key, Counted]) -> dict[Key, set[Block]]:
    """Return of each enterprise, in sorted order, where its look-alikes are: only scopes that hold others count."""
    scopes = {key: [*_scopes(enterprises[key])] for key in sorted(enterprises)}
    members = Counter(chain.from_iterable(scopes.values()))
    blocks: dict[Key, set[Block]] = {}
    for key, own in scopes.items():
        shared = [scope for scope in own if members[scope] > 1]
        if shared:
            trades = {parts(name).trade for name in _names(key, enterprises[key])}
            holes = {trade[:i] + "?" + trade[i + 1 :] for trade in trades for i in range(len(trade))}
            blocks[key] = set(product(holes | trades, shared))  # the odd character may stand in the industry
    return blocks


def _scopes(enterprise: Counted) -> Iterator[str]:
    """Yield the places and reports of an enterprise."""
    yield from (f"place {place}" for place in enterprise.places if place)
    yield from enterprise.documents


def _misspells(wrong: Key, right: Key, enterprises: Mapping[Key, Counted]) -> bool:
    """Return whether `wrong` is a misspelling of `right`, with support."""
    a, b = enterprises[wrong], enterprises[right]
    if a.mentions >= b.mentions or not (a.documents & b.documents or (a.places & b.places) - {""}):
        return False
    mine, its = _names(wrong, a), _names(right, b)
    if any(name in terms("known_names") for name in mine):
        return False
    return any(odd_character(x, y, once=a.mentions == 1) for x in mine for y in its)


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
    if x in _TELLING or y in _TELLING or not ("一" <= x <= "鿿" and "一" <= y <= "鿿"):
        return False
    return homophones(x, y) or (once and a.industry == b.industry and len(a.trade.removesuffix("股份")) >= _LONG_TRADE)
