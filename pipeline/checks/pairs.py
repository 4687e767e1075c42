"""Two reports that share passages, and the figures that stand behind the same words in both."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.kept import kept
from pipeline.checks.cross_words import same_place
from pipeline.checks.report import ReportFacts
from pipeline.similarity.reuse import Overlap
from pipeline.tables import Fact

_CONTEXT = 24
_NOT_HAN = re.compile(r"[^\u4e00-\u9fffA-Za-z]+")


@dataclass(frozen=True)
class Pair:
    """Two reports that share text; the earlier one is `a`."""

    a: ReportFacts
    b: ReportFacts
    overlap: Overlap

    @property
    def same_place(self) -> bool | None:
        """Whether both speak of one place; None where one does not say, or masks it."""
        return same_place(self.a, self.b)

    @property
    def later(self) -> bool:
        """Whether the second report is known to be of a later year."""
        return bool(self.a.report_year and self.b.report_year and self.a.report_year < self.b.report_year)

    @property
    def years(self) -> tuple[str, str]:
        """Both years, as the periods of a finding."""
        return str(self.a.report_year), str(self.b.report_year)

    @kept
    def aligned(self) -> list[tuple[Fact, Fact]]:
        """The figures behind the same five characters of one clause; several checks ask for them."""
        return aligned(self)


def aligned(pair: Pair, least: int = 5, across: bool = False) -> list[tuple[Fact, Fact]]:
    """Return the figures of two reports that stand behind the same words and have the same unit, each at most once.

    The words are `least` characters, of the figure's clause or, `across` clauses, of what stands before it.
    """
    behind: dict[tuple[str, str], list[Fact]] = {}
    for fact in pair.a.figures:
        words = tail(pair.a, fact, across)
        if len(words) >= least:
            behind.setdefault((words[-least:], fact.unit), []).append(fact)
    found = []
    for fact in pair.b.figures:
        words = tail(pair.b, fact, across)
        mates = behind.get((words[-least:], fact.unit), [])
        if len(words) >= least and len(mates) == 1:
            found.append((mates[0], fact))
    taken = [b.start for _, b in found]
    mates_of: dict[int, int] = {}
    for a, _ in found:
        mates_of[a.start] = mates_of.get(a.start, 0) + 1
    return [(a, b) for a, b in found if mates_of[a.start] == 1 and taken.count(b.start) == 1]


def tail(report: ReportFacts, fact: Fact, across: bool = False) -> str:
    """Return the words right before a figure, signs and digits left out; one tail tells one sentence."""
    low = max(0 if across else report.clause(fact.start), fact.start - _CONTEXT)
    return _NOT_HAN.sub("", report.folded[low : fact.start])
