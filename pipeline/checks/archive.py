"""What a check across documents is.

Four views of an archive are judged, each small enough for one machine: the figures of one subject and one indicator
through the years (`series`), two reports that share passages (`pairs`), two reports that spell a name differently, and
one report beside its series.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.checks.base import Finding, Judgement, Verdict
from pipeline.checks.findings import About, Message, quoted
from pipeline.checks.message_heads import headed
from pipeline.checks.pairs import Pair
from pipeline.checks.report import ReportFacts
from pipeline.checks.series import Place, Series


@dataclass(frozen=True, slots=True)
class Spelling:
    """Two reports of one place, and the names they have for what is probably one firm: `wrong` is met less often."""

    a: ReportFacts
    b: ReportFacts
    wrong: str
    good: str


SeriesJudge = Callable[[Series], Iterator[Judgement]]
PairJudge = Callable[[Pair], Iterator[Judgement]]
ReportJudge = Callable[[ReportFacts, Sequence[Place]], Iterator[Judgement]]
SpellingJudge = Callable[[Spelling], Iterator[Judgement]]
Witness = Callable[[Series], Iterator[tuple[str, Place]]]


@dataclass(frozen=True, slots=True)
class CrossCase:
    """Short reports, written for this project, and the verdict expected of them; None: nothing to judge."""

    texts: tuple[str, ...]
    verdict: Verdict | None


@dataclass(frozen=True, slots=True)
class CrossCheck:
    """One check across documents.

    It judges each series, each pair of reports that share text, each report beside a copy of it that is not identical,
    each name that two reports spell differently, each report, or several of these.  `witness` tells for a series what a
    report is to be shown of others: pairs of doc_id and place, handed to the judge of reports.
    """

    id: str
    name: str
    question: str
    guards: tuple[str, ...]
    examples: tuple[CrossCase, ...]
    series: SeriesJudge | None = None
    pair: PairJudge | None = None
    copy: PairJudge | None = None
    spelling: SpellingJudge | None = None
    report: ReportJudge | None = None
    witness: Witness | None = None


def across_reports(places: Sequence[Place], message: Message, about: About) -> Finding:
    """Return a finding with evidence from several reports, its messages with their head."""
    finding = headed(quoted(message, (), about=about))
    evidence = tuple((side, start, end) for side, _, start, end in places)
    return replace(finding, evidence=evidence, docs=tuple(doc_id for _, doc_id, _, _ in places))
