"""What the readers of who, what and when hand to each other."""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from extractors.base import Mention

Modality = Literal["actual", "planned", "target", "cumulative"]
Basis = Literal["explicit", "document", "none"]


@dataclass(frozen=True, slots=True)
class ReportContext:
    """What is known of the report as a whole."""

    report_year: int | None = None
    doc_type: str = "other"
    region: str | None = None
    issuer: str | None = None
    title: str | None = None
    issued: str | None = None

    @property
    def dated(self) -> bool:
        """True where what carries no date may be taken to be of the report's year."""
        return self.report_year is not None and (
            self.issued is not None or self.doc_type in ("summary", "plan", "communique")
        )

    @property
    def issued_month(self) -> int | None:
        """Month of issue, if printed and of the report's year."""
        parts = (self.issued or "").split("-")
        return int(parts[1]) if len(parts) > 1 and parts[0] == str(self.report_year) else None


@dataclass(frozen=True, slots=True)
class ContextOf:
    """Who, when and how sure, of one figure; `reasons` names each attribute left null and why.

    `subject` is a name as the text has it, or a place; `subject_mention` its index among the enterprises.
    `subjects` lists the firms of which the figure holds severally (甲、乙和丙均…), `subject` is then None.
    """

    subject: str | None = None
    subject_mention: int | None = None
    period_start: datetime.date | None = None
    period_end: datetime.date | None = None
    period_basis: Basis = "none"
    modality: Modality | None = None
    reasons: tuple[str, ...] = ()
    subjects: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure stands: its own span, where the one before ends, the starts of clause, sentence and paragraph."""

    start: int
    end: int
    before: int
    clause: int
    sentence: int
    paragraph: int


# How far back a sentence is read, in characters: longer ones are tables or junk, and must not cost the square.
REACH = 1000


def clause_start(text: str, start: int, floor: int) -> int:
    """Return where the clause that holds `start` begins, not before `floor`."""
    find = text.rfind
    floor = max(floor, find(",", floor, start) + 1)
    floor = max(floor, find(";", floor, start) + 1, find(":", floor, start) + 1)
    floor = max(floor, find("。", floor, start) + 1, find("!", floor, start) + 1)
    return max(floor, find("?", floor, start) + 1, find("\n", floor, start) + 1)


def sentence_of(text: str, starts: Sequence[int], offset: int) -> int:
    """Return where the sentence that holds `offset` begins, as far back as is read.

    A line begins a sentence; what follows a semicolon goes on with the sentence before.
    """
    number = bisect_right(starts, offset) - 1
    floor = max(0, offset - REACH)
    while number > 0 and starts[number] > floor and text[starts[number] - 2 : starts[number]].rstrip().endswith(";"):
        number -= 1
    floor = max(floor, starts[number] if number >= 0 else 0)
    return max(floor, text.rfind("\n", floor, offset) + 1)


def _paragraph(text: str, line: int) -> int:
    """Return where the paragraph of a line begins; a line that ends in a colon belongs to the one after it."""
    head = text[max(0, line - 200) : line].rstrip()
    if not head.endswith(":"):
        return line
    end = max(0, line - 200) + len(head)
    return text.rfind("\n", max(0, end - REACH), end) + 1 or max(0, end - REACH)


def places(text: str, figures: Sequence[Mention], starts: Sequence[int]) -> list[Place]:
    """Return where each figure stands; figures and `starts` of sentences in text order."""
    found: list[Place] = []
    line = paragraph = before = 0
    for figure in figures:
        newline = text.rfind("\n", before, figure.start)
        if newline >= 0:
            line = newline + 1
            paragraph = _paragraph(text, line)
        sentence = sentence_of(text, starts, figure.start)
        clause = clause_start(text, figure.start, sentence)
        found.append(Place(figure.start, figure.end, before, clause, sentence, paragraph))
        before = figure.end
    return found


def windows(text: str, where: Sequence[Place]) -> list[tuple[int, int]]:
    """Return the paragraphs that hold figures, in text order: the only ones whose names and cues are looked for."""
    found: list[tuple[int, int]] = []
    for place in where:
        if found and place.end <= found[-1][1]:
            continue
        end = text.find("\n", place.end)
        end = end if end >= 0 else len(text)
        if found and place.paragraph < found[-1][1]:  # both begin at the line that introduces them
            found[-1] = (found[-1][0], end)
        else:
            found.append((place.paragraph, end))
    return found


__all__ = [
    "Basis",
    "ContextOf",
    "Modality",
    "Place",
    "ReportContext",
    "clause_start",
    "places",
    "sentence_of",
    "windows",
]
