"""Say of each figure who it speaks of, for which period, and how sure it is.

Pure functions over offsets: the three questions are answered by `subject`, `period` and `modality`.  What the
text does not say is None, with the reason.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from extractors.base import Enterprise, Mention, Passage
from extractors.periods import Period
from extractors.tabular.cells import Cell, cells
from pipeline.context.ground import Ground
from pipeline.context.sections.headings import sections
from pipeline.context.sure.certainty import Cue, cues
from pipeline.context.sure.modality import Reader, modalities
from pipeline.context.sure.plans_of_cells import of_cell
from pipeline.context.types import ContextOf, Modality, ReportContext, Section, When
from pipeline.context.when.against import bases
from pipeline.context.when.nearby_periods import periods_near
from pipeline.context.when.period import whens
from pipeline.context.when.span_of_plan import settled
from pipeline.context.who import nominals
from pipeline.context.who.subject import subjects
from pipeline.context.who.subject_of_figure import UNNAMED, Who
from pipeline.context.who.titled_firms import titled

__all__ = ["ContextOf", "Question", "ReportContext", "answer", "contexts"]


@dataclass(slots=True)
class Question:
    """What is asked of one text: its figures, in any order, and what else there is; the steps fill in the rest."""

    passage: Passage
    figures: Sequence[Mention]
    enterprises: Sequence[Enterprise]
    sentences: Sequence[tuple[int, int]]
    report: ReportContext
    order: Sequence[int] = ()  # the numbers of the figures in text order
    ranked: Sequence[Mention] = ()  # the figures in it
    cells: Mapping[int, Cell] = field(init=False)
    ground: Ground = field(init=False)
    nominals: list[nominals.Nominal] = field(init=False)
    periods: list[Period] = field(init=False)
    cues: list[Cue] = field(init=False)
    sections: list[Section] = field(init=False)
    who: list[Who] = field(init=False)
    when: list[When] = field(init=False)
    modality: list[Modality] = field(init=False)
    against: list[str] = field(init=False)


def contexts(
    passage: Passage,
    figures: Sequence[Mention],
    enterprises: Sequence[Enterprise],
    sentences: Sequence[tuple[int, int]],
    report: ReportContext,
) -> list[ContextOf]:
    """Return subject, period and modality of each figure, aligned with `figures`."""
    return answer([Question(passage, figures, enterprises, sentences, report)])[0]


def answer(asked: Sequence[Question]) -> list[list[ContextOf]]:
    """Return the contexts of the figures of each question, one step over all of them before the next."""
    some = [question for question in asked if question.figures]
    for step in _STEPS:
        for question in some:
            step(question)
    return [_aligned(question) if question.figures else [] for question in asked]


_START = attrgetter("start")
_MAKE = tuple.__new__  # a third of the price of a named tuple's own


def _ground(q: Question) -> None:
    figures = q.figures
    q.order = sorted(range(len(figures)), key=list(map(_START, figures)).__getitem__)
    q.ranked = [figures[number] for number in q.order]
    q.ground = Ground(q.passage.folded, q.ranked, [start for start, _ in q.sentences])
    q.cells = cells(q.passage)


def _region(report: ReportContext) -> str | None:
    """Return the place that a report speaks of; the page of a firm speaks of none."""
    return None if titled(report.title) else report.region


def _nominals(q: Question) -> None:
    q.nominals = nominals.find(q.ground.text, q.ground.leading, q.enterprises, _region(q.report))


def _periods(q: Question) -> None:
    q.periods = periods_near(q.passage, q.ground.windows)


def _cues(q: Question) -> None:
    q.cues = cues(q.ground.text, q.ground.leading)
    q.sections = sections(q.passage.folded, q.report)


def _who(q: Question) -> None:
    q.who = subjects(q.ground, q.nominals, [m.text for m in q.enterprises], q.report, q.cells)


def _when(q: Question) -> None:
    q.when = whens(q.ground, q.ranked, q.periods, q.report, q.cells)


def _modality(q: Question) -> None:
    turns = [who.turn if who.firm is not None else -1 for who in q.who]
    reader = Reader(q.ground, q.periods, q.report, q.cues, q.sections)
    q.modality = modalities(reader, q.ranked, turns, q.when)
    known = q.cells
    if known:
        q.modality = [
            of_cell(q.ground.text, known[figure.start], modality) if figure.start in known else modality
            for figure, modality in zip(q.ranked, q.modality, strict=True)
        ]
    if q.report.doc_type == "plan":
        q.when = settled(q.when, q.ground.where, q.modality, q.passage.folded, q.report)


def _against(q: Question) -> None:
    q.against = bases(q.ground.text, q.ground.where, q.periods, [when.dates for when in q.when])


_STEPS: tuple[Callable[[Question], None], ...] = (_ground, _nominals, _periods, _cues, _who, _when, _modality, _against)


def _aligned(q: Question) -> list[ContextOf]:
    """Return the answers in the order of the figures as they were given."""
    answers = dict(zip(q.order, map(_joined, q.who, q.when, q.modality, q.against), strict=True))
    return [answers[number] for number in range(len(answers))]


def _joined(who: Who, when: When, modality: Modality, against: str) -> ContextOf:
    """Return the answers as one."""
    name, firm, why, _, several, _ = who
    if firm == UNNAMED:
        firm = None
    reasons: tuple[str, ...] = () if name is not None else (f"subject:{why or 'no_subject'}",)
    if when.dates is None:
        reasons = (*reasons, f"period:{when.reason or 'undated'}")
        return _MAKE(ContextOf, (name, firm, None, None, "none", modality, reasons, several, against or None))
    first, last = when.dates
    return _MAKE(ContextOf, (name, firm, first, last, when.basis, modality, reasons, several, against or None))
