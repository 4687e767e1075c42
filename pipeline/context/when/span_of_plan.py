"""Figures of a plan of five years that name no year: 第十四个五年规划 sets out what is to be so in 2021-2025.

What it aims at is of those years, not of the one in which it was signed; what it says has come about (五年累计建成)
lies before them, in the years of the plan before where the text names that one.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors import periods
from extractors.base import Passage
from extractors.periods import Dates
from pipeline.context.types import Modality, Place, ReportContext, When

_YEARS = 5


def settled(
    when: Sequence[When],
    where: Sequence[Place],
    how: Sequence[Modality],
    text: str,
    report: ReportContext,
) -> list[When]:
    """Return the periods of figures, those of a plan of five years as its title and the plan before it tell them."""
    own = _of_title(report)
    if own is None:
        return list(when)
    named = periods.find(Passage(text))
    first = next((p.start for p in named if p.rule == "plan" and p.year == own[0].year - _YEARS), len(text))
    return [
        _of_plan(one, own, aimed=mode in ("target", "planned"), told=first < place.start)
        for one, place, mode in zip(when, where, how, strict=True)
    ]


def _of_title(report: ReportContext) -> Dates | None:
    """Return the five years of a plan that names no other time in its title, a view to a later year aside."""
    if report.doc_type != "plan" or report.title is None or "五" not in report.title:
        return None
    found = periods.find(Passage(report.title))
    if not found or found[0].rule != "plan" or found[0].years != _YEARS or found[0].year is None:
        return None
    first = found[0].year
    if any(p.year is None or first < p.year < first + _YEARS for p in found[1:]):
        return None  # “十四五”规划2023年度实施计划
    return periods.span(first, 1, first + _YEARS - 1, 12)


def _of_plan(when: When, own: Dates, *, aimed: bool, told: bool) -> When:
    """Return the period of one figure."""
    if when.dates is None:
        return when
    if aimed:
        return when._replace(dates=own, future=True) if when.basis == "document" else when
    if when.basis != "document" and when.dates != own:
        return when
    year = own[0].year
    if when.basis != "document" and told:
        return when._replace(dates=periods.span(year - _YEARS, 1, year - 1, 12), future=False, past=True)
    return When(None, reason="undated")
