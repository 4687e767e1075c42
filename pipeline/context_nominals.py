"""Names and words that can be the subject of a figure: enterprises, places, 该公司, 全镇, 我国, 14个城市.

Each is a `Nominal` with the part it plays in its clause: subject, object (向甲公司采购, 收购乙公司55%股权) or source
(丙研究所的数据显示).  What it stands for is settled later, in `context_subject`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from extractors.base import Enterprise, Passage
from extractors.lexicon import Matcher, load
from pipeline.context_types import clause_start

Kind = Literal["enterprise", "place", "near", "topic", "group", "region", "country"]
Part = Literal["subject", "object", "source", "report", "listed", "none"]

_GROUPS = re.compile(r"[0-9一二三四五六七八九十](?<![0-9][0-9])[0-9十余多]{0,4}个?(?:[一-鿿]{0,4}?)(?:城市|省市|省份|县市|个省|个市)")
_LINKS = ("、", "和", "及", "以及", "与", "或")
_OPENERS = "“\"'(（《【 的"


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


def find(passage: Passage, enterprises: Sequence[Enterprise], region: str | None) -> list[Nominal]:
    """Return all nominals in text order, without overlaps: enterprises win, then the longer word."""
    text = passage.folded
    firms = [Nominal(m.start, m.end, m.text, "enterprise", number) for number, m in enumerate(enterprises)]
    others = [*_lexical(text), *_groups(text), *_own_region(text, region)]
    taken = sorted((n.start, n.end) for n in firms)
    starts = [start for start, _ in taken]
    free = [n for n in others if not _overlaps(n, taken, starts)]
    found = sorted([*firms, *free], key=lambda n: (n.start, -n.end))
    return [n for number, n in enumerate(found) if number == 0 or n.start >= found[number - 1].end]


def _overlaps(nominal: Nominal, taken: Sequence[tuple[int, int]], starts: Sequence[int]) -> bool:
    """Return whether a word lies inside or right after the name of an enterprise."""
    number = bisect_right(starts, nominal.end - 1) - 1
    return number >= 0 and taken[number][1] > nominal.start - (nominal.kind in ("topic", "group"))


def _lexical(text: str) -> Iterator[Nominal]:
    """Yield pronouns and places."""
    words = _words()
    for start, end, word in _matcher().find(text):
        kind, level = words[word]
        if kind in ("topic", "group") and not _stands_alone(text, start):
            continue
        yield Nominal(start, end, word, kind, level=level)


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


def _groups(text: str) -> Iterator[Nominal]:
    """Yield counted groups of places (14个城市)."""
    for match in _GROUPS.finditer(text):
        yield Nominal(match.start(), match.end(), match[0], "place", level="group")


def _own_region(text: str, region: str | None) -> Iterator[Nominal]:
    """Yield the report's own place, masks kept (XX区)."""
    at = text.find(region) if region else -1
    while region and at >= 0:
        yield Nominal(at, at + len(region), region, "region", level=region[-1])
        at = text.find(region, at + len(region))


@cache
def _markers() -> tuple[re.Pattern[str], tuple[str, ...]]:
    """Return what makes an object of a later name in the clause, and of the name right after it."""
    rows = load("object_markers")
    anywhere = sorted((row["word"] for row in rows if row["kind"] == "object"), key=len, reverse=True)
    return re.compile("|".join(anywhere)), tuple(row["word"] for row in rows if row["kind"] == "prefix")


@cache
def _cues(kind: str) -> tuple[str, ...]:
    """Return the words of one kind that follow a name."""
    return tuple(row["word"] for row in load("subject_cues") if row["kind"] == kind)


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    """Return the words of one kind as a pattern."""
    return re.compile("|".join(map(re.escape, _cues(kind))))


def part_of(text: str, nominal: Nominal, sentence: int, last_end: int) -> Part:
    """Return the part a nominal plays; `last_end` is where the nominal before it ends (0: none in the sentence)."""
    floor = clause_start(text, nominal.start, sentence)
    follows = text[nominal.end : nominal.end + 14]
    after = follows.lstrip("”\")'》 ")
    if after.startswith(_cues("holder")):
        return "subject"
    between = text[last_end : nominal.start].strip("“”\"() ") if last_end > sentence else ""
    if last_end > sentence and between in _LINKS:
        return "listed" if between != "与" else "object"
    prefix = text[max(floor, last_end) if last_end > floor else floor : nominal.start].rstrip("“\"( ")
    if prefix.endswith("由"):
        return "subject"
    if nominal.kind != "enterprise" and after.startswith(_cues("rank")):
        return "none"
    if _is_object(text[floor : nominal.start], prefix):
        return "object"
    if _pattern("source").match(after) or (nominal.kind == "enterprise" and _pattern("source").search(follows[:8])):
        return "source"
    return "report" if _pattern("report").search(text[nominal.end : _clause_end(text, nominal.end)]) else "subject"


def _clause_end(text: str, start: int) -> int:
    """Return where the clause ends, at most 40 characters on."""
    ends = [at for mark in (",", "。", ";", "\n") if (at := text.find(mark, start, start + 40)) >= 0]
    return min(ends, default=start)


def _is_object(clause: str, prefix: str) -> bool:
    """Return whether the words before a name in its clause make an object of it."""
    anywhere, before = _markers()
    if prefix.endswith(before):
        return True
    match = anywhere.search(clause)
    if match is None:
        return False
    return not (prefix.endswith("的") and match.start() <= 1)
