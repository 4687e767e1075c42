"""Names and words that can be the subject of a figure: enterprises, places, 该公司, 全镇, 我国, 14个城市.

What part each plays in its clause is asked of `context_parts`, what it stands for of `context_subject`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from extractors.base import Enterprise
from extractors.lexicon import Matcher, load

Kind = Literal["enterprise", "place", "near", "topic", "group", "region", "country"]

_GROUPS = re.compile(
    r"[0-9一二三四五六七八九十](?<![0-9][0-9])[0-9十余多]{0,4}个?(?:[一-鿿]{0,4}?)(?:城市|省市|省份|县市|地市)"
)
_THIS_FIRM = re.compile(r"[这该]家[^,。;:、]{0,20}?(?:企业|公司|集团)")
_PRONOUNS = ("near", "topic", "group")


@dataclass(frozen=True, slots=True)
class Nominal:
    """One name or pronoun; `index` counts the enterprises, `level` is that of a place word (全镇: 镇)."""

    start: int
    end: int
    text: str
    kind: Kind
    index: int = -1
    level: str = ""


@cache
def _words() -> dict[str, tuple[Kind, str]]:
    """Return what each pronoun and place word stands for."""
    known: dict[str, tuple[Kind, str]] = {row["region"]: ("place", row["level"]) for row in load("regions")}
    for row in load("anaphora"):
        known[row["word"]] = (row["kind"], row["level"])  # type: ignore[assignment]
    return known


@cache
def _matcher() -> Matcher:
    """Return the automaton of pronouns and places."""
    return Matcher(_words())


def find(
    text: str, within: Sequence[tuple[int, int]], enterprises: Sequence[Enterprise], region: str | None
) -> list[Nominal]:
    """Return all enterprises, and what else there is in the windows, in text order, without overlaps.

    Enterprises win, then the longer word.
    """
    firms = [Nominal(m.start, m.end, m.text, "enterprise", number) for number, m in enumerate(enterprises)]
    others = [
        nominal
        for start, end in within
        for nominal in (
            *_lexical(text, start, end),
            *_phrases(text, start, end),
            *_own_region(text, region, start, end),
        )
    ]
    taken = sorted((n.start, n.end) for n in firms)
    starts = [start for start, _ in taken]
    free = [n for n in others if not _overlaps(n, taken, starts)]
    found = sorted([*firms, *free], key=lambda n: (n.start, -n.end))
    return [n for number, n in enumerate(found) if number == 0 or n.start >= found[number - 1].end]


def _overlaps(nominal: Nominal, taken: Sequence[tuple[int, int]], starts: Sequence[int]) -> bool:
    """Return whether a word lies inside or right after the name of an enterprise."""
    number = bisect_right(starts, nominal.end - 1) - 1
    return number >= 0 and taken[number][1] > nominal.start - (nominal.kind in ("topic", "group"))


def _lexical(text: str, first: int, last: int) -> Iterator[Nominal]:
    """Yield pronouns and places."""
    words = _words()
    for start, end, word in _matcher().find(text[first:last]):
        kind, level = words[word]
        if level == "-" and kind not in _PRONOUNS:
            continue
        if kind in ("topic", "group") and not _stands_alone(text, first + start):
            continue
        yield Nominal(first + start, first + end, word, kind, level=level)


def _stands_alone(text: str, start: int) -> bool:
    """Return whether 公司 is a word of its own, not the tail of a name or of 上述公司."""
    before = text[max(0, start - 3) : start]
    return not before or not "一" <= before[-1] <= "鿿" or before.endswith(_before_topic())


@cache
def _before_topic() -> tuple[str, ...]:
    """Return the words after which 公司 stands alone."""
    return tuple(row["word"] for row in load("object_markers")) + tuple(
        row["word"] for row in load("subject_cues") if row["kind"] in ("report", "opener")
    )


def _phrases(text: str, first: int, last: int) -> Iterator[Nominal]:
    """Yield counted groups of places (14个城市), and descriptions that point back (这家速冻食品生产企业)."""
    for match in _GROUPS.finditer(text, first, last):
        yield Nominal(match.start(), match.end(), match[0], "place", level="group")
    for match in _THIS_FIRM.finditer(text, first, last):
        yield Nominal(match.start(), match.end(), match[0], "near")


def _own_region(text: str, region: str | None, first: int, last: int) -> Iterator[Nominal]:
    """Yield the report's own place, masks kept (XX区)."""
    at = text.find(region, first, last) if region else -1
    while region and at >= 0:
        yield Nominal(at, at + len(region), region, "region", level=region[-1])
        at = text.find(region, at + len(region), last)
