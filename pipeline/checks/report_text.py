"""A report's text as the checks read it: its sentences, clauses and numbers."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.base import Passage
from extractors.folding import comma_before
from extractors.kept import kept
from extractors.number.quantities import Quantity, scan
from extractors.numbering import BRACKETED, CHAPTER, NUMERALS

Span = tuple[int, int]
NUMBERING = re.compile(rf"\s*(?:{CHAPTER}|{BRACKETED}|\d{{1,2}}[、.](?!\d)|第[{NUMERALS}],)\s*")
CLAUSE_MARKS = (",", ";", ":", "。", "!", "?", "\n")
_HARD_MARKS = CLAUSE_MARKS[1:]


@dataclass(frozen=True)
class ReportText:
    """The text of one report, its sentences, where its clauses begin and end, and its numbers."""

    doc_id: str
    passage: Passage
    sentences: Sequence[Span] = ()

    @kept
    def text(self) -> str:
        """The report's text."""
        return self.passage.text

    @kept
    def folded(self) -> str:
        """The text with half-width signs, same offsets."""
        return self.passage.folded

    @kept
    def _sentence_starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    @kept
    def _clauses(self) -> dict[int, int]:
        return {}

    def sentence_of(self, place: int) -> int:
        """Return the number of the sentence that holds `place`."""
        return max(bisect_right(self._sentence_starts, place) - 1, 0)

    def stop_before(self, place: int) -> int:
        """Return where the words begin that no full stop or line break parts from a place: past a ; too."""
        return max(self.folded.rfind(mark, 0, place) for mark in "。\n") + 1

    def line_start(self, place: int, reach: int | None = None) -> int:
        """Return where the line that holds `place` begins, or how far back one reaches in it."""
        floor = 0 if reach is None else max(0, place - reach)
        return max(floor, self.folded.rfind("\n", floor, place) + 1)

    def sentence_span(self, place: int) -> Span:
        """Return where the sentence that holds `place` begins and ends."""
        if not self.sentences:
            return 0, len(self.folded)
        start, end = self.sentences[self.sentence_of(place)]
        return self._unnumbered(start, place), max(end, place)

    def clause(self, place: int, floor: int = 0) -> int:
        """Return where the clause that holds `place` begins."""
        if floor:
            return self._clause(place, floor)
        known = self._clauses
        if place not in known:
            known[place] = self._clause(place, 0)
        return known[place]

    def _clause(self, place: int, floor: int) -> int:
        """Return where a clause begins that was not asked for yet."""
        folded, low = self.folded, max(floor, place - 120)
        start = max(low, comma_before(folded, low, place) + 1)
        return self._unnumbered(max(start, *(folded.rfind(mark, start, place) + 1 for mark in _HARD_MARKS)), place)

    def _unnumbered(self, start: int, place: int) -> int:
        """Return where a clause begins behind the number of its paragraph (三、, (二), 2.)."""
        number = NUMBERING.match(self.folded, start, place) if start == 0 or self.folded[start - 1] in "\n。" else None
        return number.end() if number else start

    def clause_end(self, place: int) -> int:
        """Return where the clause that holds `place` ends."""
        folded, high = self.folded, min(len(self.folded), place + 120)
        ends = (folded.find(mark, place, high) for mark in CLAUSE_MARKS)
        return min((end for end in ends if end >= 0), default=high)

    @kept
    def quantities(self) -> list[Quantity]:
        """Every number with the unit behind it."""
        return scan(self.passage)

    @kept
    def _number_starts(self) -> list[int]:
        return [quantity[0] for quantity in self.quantities]

    @kept
    def families(self) -> frozenset[str]:
        """The families of the units that stand in the text."""
        return frozenset([unit.family for _, _, _, _, unit in self.quantities if unit])

    def numbers(self, low: int, high: int) -> list[Quantity]:
        """Return the quantities that begin in `low`..`high`."""
        starts = self._number_starts
        return self.quantities[bisect_left(starts, low) : bisect_left(starts, high)]
