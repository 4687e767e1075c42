"""How sure: planned, a target, a standing total (cumulative), or a fact (actual).

A cue holds from where it stands to the end of the sentence, unless a new subject or a new period begins in a later
clause; 其中 at the head of a sentence carries on with the sentence before.  What a plan says is a target.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from extractors.base import Mention, Passage, Percentage
from extractors.lexicon import Matcher, load
from extractors.periods import Period
from pipeline.context_types import REACH, Modality, Place, ReportContext, windows

_CACHE = "modality_cues"


@cache
def _kinds() -> dict[str, str]:
    """Return the kind of each cue."""
    return {row["word"]: row["kind"] for row in load("modality_cues")}


@cache
def _matcher() -> Matcher:
    """Return the automaton of the cues."""
    return Matcher(_kinds())


def modalities(
    passage: Passage,
    figures: Sequence[Mention],
    where: Sequence[Place],
    report: ReportContext,
    turns: Sequence[int],
    future: Sequence[bool],
    found: Sequence[Period],
) -> list[Modality]:
    """Return the modality of each figure.

    `turns` are the offsets at which the enterprise spoken of last changed, `future` is true for a period to come,
    `found` are the periods of the paragraphs.
    """
    text, kinds = passage.folded, _kinds()
    cues = [
        (first + start, kinds[word])
        for first, last in windows(text, where)
        for start, _, word in _matcher().find(text[first:last])
    ]
    reader = _Reader(text, cues, [start for start, _ in cues], found, [p.start for p in found], report)
    said = [reader.read(f, place, turn) for f, place, turn in zip(figures, where, turns, strict=True)]
    return ["planned" if ahead and how == "actual" else how for how, ahead in zip(said, future, strict=True)]


class _Reader:
    """The cues and periods of a passage, by offset."""

    def __init__(
        self,
        text: str,
        cues: Sequence[tuple[int, str]],
        starts: Sequence[int],
        found: Sequence[Period],
        period_starts: Sequence[int],
        report: ReportContext,
    ) -> None:
        """Keep what is read by all figures."""
        self.text, self.cues, self.starts = text, cues, starts
        self.found, self.period_starts = found, period_starts
        self.plan = report.doc_type == "plan"
        self.year = report.report_year or max((p.year for p in found if p.year), default=None)

    def read(self, figure: Mention, place: Place, turn: int) -> Modality:
        """Return the modality of one figure."""
        floor = self._floor(place)
        first, last = bisect_left(self.starts, floor), bisect_left(self.starts, place.start)
        for start, kind in reversed(self.cues[first:last]):
            if kind in ("planned", "target") and self._reaches(start, place, turn):
                return "target" if self.plan or kind == "target" else "planned"
            if kind == "cumulative" and start >= place.clause and not isinstance(figure, Percentage):
                return "cumulative"
            if kind == "effect" and start >= place.clause:
                return "planned"
            if kind == "done" and start >= place.clause and not self.plan:
                return "actual"
        if self.text.startswith("安排", place.end):
            return "planned"
        return "target" if self.plan else "actual"

    def _floor(self, place: Place) -> int:
        """Return where the reach of a cue ends to the left: the sentence, its introduction, or where 其中 goes on."""
        text, start = self.text, place.sentence
        floor = max(place.paragraph, start - REACH)
        if text[floor:start].rstrip().endswith(":"):
            return floor
        if start > floor and text.startswith("其中", start):
            return max(floor, text.rfind("。", floor, start - 1) + 1)
        return start

    def _reaches(self, cue: int, place: Place, turn: int) -> bool:
        """Return whether a cue before the figure still holds: no other subject or period in a later clause."""
        if cue >= place.clause:
            return True
        ends = [at for mark in (",", ";", "。") if (at := self.text.find(mark, cue, place.start)) >= 0]
        later = min(ends, default=place.clause)
        if later <= turn <= place.start and not self.text.startswith("其中", place.sentence):
            return False
        first, last = bisect_left(self.period_starts, later), bisect_left(self.period_starts, place.start)
        return not any(p.role in ("main", "vague") and self._past(p) for p in self.found[first:last])

    def _past(self, period: Period) -> bool:
        """Return whether a period lies before the report's year, or is not known to reach past it."""
        if period.role == "vague":
            return True
        if period.year is not None:
            return self.year is not None and period.year + period.years - 1 < self.year
        return period.offset is not None and period.offset < 0
