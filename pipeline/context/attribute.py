"""Say of each figure who it speaks of, for which period, and how sure it is.

Pure functions over offsets: the three questions are answered by `context_subject`, `context_period` and
`context_modality`.  What the text does not say is None, with the reason.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.base import Enterprise, Mention, Passage
from pipeline.context.headings import sections
from pipeline.context.modality import modalities
from pipeline.context.period import When, whens
from pipeline.context.subject import whos
from pipeline.context.topic import Who
from pipeline.context.types import ContextOf, Ground, Modality, ReportContext
from pipeline.context.years import periods_near

__all__ = ["ContextOf", "ReportContext", "contexts"]


def contexts(
    passage: Passage,
    figures: Sequence[Mention],
    enterprises: Sequence[Enterprise],
    sentences: Sequence[tuple[int, int]],
    report: ReportContext,
) -> list[ContextOf]:
    """Return subject, period and modality of each figure, aligned with `figures` (any order is well)."""
    if not figures:
        return []
    order = sorted(range(len(figures)), key=lambda number: figures[number].start)
    ranked = [figures[number] for number in order]
    ground = Ground(passage.folded, ranked, [start for start, _ in sentences])
    who = whos(ground, enterprises, report)
    found = periods_near(passage, ground.windows)
    when = whens(ground, ranked, found, report)
    turns = [subject.turn if subject.firm is not None else -1 for subject in who]
    sure = modalities(ground, ranked, report, turns, when, found, sections(passage.folded, report))
    out: list[ContextOf] = [ContextOf()] * len(figures)
    for number, subject, period, modality in zip(order, who, when, sure, strict=True):
        out[number] = _joined(subject, period, modality)
    return out


def _joined(who: Who, when: When, modality: Modality) -> ContextOf:
    """Return the three answers as one."""
    reasons = [f"subject:{who.reason or 'no_subject'}"] if who.name is None else []
    if when.dates is None:
        reasons.append(f"period:{when.reason or 'undated'}")
    first, last = when.dates or (None, None)
    return ContextOf(
        who.name, who.firm, first, last, when.basis if when.dates else "none", modality, tuple(reasons), who.several
    )
