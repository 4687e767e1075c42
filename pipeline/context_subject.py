"""Who: the enterprise, place or body a figure speaks of.

The subject is the last name before the figure in its sentence that can be the subject of a clause; without one, that
of the sentences before it in the paragraph; without one, the report's: its place, or the company it is about.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.base import Enterprise, Mention, Passage
from pipeline import context_nominals
from pipeline.context_nominals import Nominal, Part, part_of
from pipeline.context_types import Place, ReportContext, clause_start


@dataclass(frozen=True, slots=True)
class Who:
    """The subject of one figure: `index` counts enterprises; `turn` is where the sentence took it up."""

    name: str | None
    index: int | None = None
    reason: str | None = None
    turn: int = -1
    several: tuple[int, ...] = ()


NOBODY = Who(None, reason="no_subject")


@dataclass(slots=True)
class _Topic:
    """What is known while a paragraph is read."""

    text: str
    region: str | None
    main: Who
    who: Who = NOBODY
    near: Who = NOBODY
    group: Who = NOBODY
    sentence: int = -1
    paragraph: int = -1
    last_end: int = 0
    last_part: Part = "none"
    listed: list[int] = field(default_factory=list)


def whos(
    passage: Passage,
    figures: Sequence[Mention],
    enterprises: Sequence[Enterprise],
    where: Sequence[Place],
    report: ReportContext,
) -> list[Who]:
    """Return the subject of each figure; figures in text order."""
    text = passage.folded
    found = context_nominals.find(passage, enterprises, report.region)
    starts = [n.start for n in found]
    topic = _Topic(text, report.region, _main(text, found, report))
    out = []
    at = 0
    for place in where:
        if place.paragraph != topic.paragraph:
            _open(topic, place.paragraph)
            at = bisect_left(starts, place.paragraph)
        while at < len(found) and found[at].start < place.start:
            _take(topic, found[at], place)
            at += 1
        out.append(_answer(topic, place, found[at] if at < len(found) else None))
    return out


def _open(topic: _Topic, paragraph: int) -> None:
    """Begin a paragraph: the report's own subject."""
    topic.paragraph, topic.sentence, topic.last_end, topic.last_part = paragraph, -1, 0, "none"
    topic.who, topic.listed = topic.main, []
    topic.near = topic.main if topic.main.index is not None else NOBODY


def _take(topic: _Topic, nominal: Nominal, place: Place) -> None:
    """Read one nominal: it may become the subject, and is remembered for 该公司."""
    text = topic.text
    sentence = max(topic.paragraph, _sentence(text, nominal.start, topic.paragraph))
    if sentence != topic.sentence:
        topic.sentence, topic.last_end, topic.last_part, topic.listed = sentence, 0, "none", []
    part = part_of(text, nominal, sentence, topic.last_end)
    if part == "listed":
        part = topic.last_part
        if part == "subject" and nominal.index >= 0 and topic.who.index is not None:
            topic.listed = [*(topic.listed or [topic.who.index]), nominal.index]
    elif part in ("subject", "report"):
        topic.listed = []
    who = _referent(topic, nominal)
    if part in ("subject", "report") and _may_lead(topic, nominal, sentence):
        topic.who = who
    _remember(topic, nominal, who, part)
    topic.last_end, topic.last_part = nominal.end, part


def _sentence(text: str, start: int, floor: int) -> int:
    """Return where the sentence that holds `start` begins."""
    return max(text.rfind(mark, floor, start) + 1 for mark in ("。", "!", "?", "\n"))


def _may_lead(topic: _Topic, nominal: Nominal, sentence: int) -> bool:
    """Return whether a nominal takes over; a place within an enterprise's sentence does so only after a semicolon."""
    if nominal.kind in ("enterprise", "near", "topic", "group"):
        return True
    if topic.who.index is None or topic.who.turn < sentence or topic.last_part in ("report", "source"):
        return True
    return ";" in topic.text[topic.who.turn : nominal.start]


def _remember(topic: _Topic, nominal: Nominal, who: Who, part: Part) -> None:
    """Keep an enterprise as what 该公司 and 集团 may point to."""
    if nominal.kind != "enterprise" or part == "source":
        return
    if not topic.text[: nominal.start].endswith("与", max(0, nominal.start - 1)):
        topic.near = who
    if "集团" in nominal.text:
        topic.group = who


def _referent(topic: _Topic, nominal: Nominal) -> Who:
    """Return whom a nominal stands for."""
    if nominal.kind == "enterprise":
        return Who(nominal.text, nominal.index, turn=nominal.start)
    if nominal.kind in ("near", "topic", "group"):
        return _pronoun(topic, nominal)
    if nominal.kind == "region" and topic.region and topic.region.endswith(nominal.level):
        return Who(topic.region, turn=nominal.start)
    return Who(nominal.text, turn=nominal.start)


def _pronoun(topic: _Topic, nominal: Nominal) -> Who:
    """Return the enterprise that 该公司, 公司 or 集团公司 stands for."""
    held = topic.who if topic.who.index is not None else topic.near
    if nominal.kind == "near":
        held = topic.near
    elif nominal.kind == "group" and topic.group.index is not None:
        held = topic.group
    if held.index is None:
        held = topic.main if topic.main.index is not None else Who(None, reason="unnamed_company")
    return Who(held.name, held.index, held.reason, nominal.start)


def _answer(topic: _Topic, place: Place, following: Nominal | None) -> Who:
    """Return the subject of one figure."""
    if len(topic.listed) > 1 and topic.who.turn >= place.sentence:
        return Who(None, None, "several_subjects", topic.who.turn, tuple(topic.listed))
    if place.sentence == place.start and following is not None and following.start <= place.end + 2:
        return _referent(topic, following)
    return topic.who


def _main(text: str, found: Sequence[Nominal], report: ReportContext) -> Who:
    """Return whom the report is about: its place, else the company of its first line."""
    if report.region:
        return Who(report.region)
    end = text.find("\n")
    firms = [n for n in found if n.kind == "enterprise"]
    heads = [n for n in firms if n.start < (end if end >= 0 else len(text))]
    for nominal in heads:
        if part_of(text, nominal, clause_start(text, nominal.start, 0), 0) in ("subject", "report"):
            return Who(nominal.text, nominal.index)
    return NOBODY
