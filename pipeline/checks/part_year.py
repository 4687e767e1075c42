"""Figures that do not cover a whole year: the cue that says so, in the sentence before the figure."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from itertools import accumulate

from extractors.figure_words import figure_word
from pipeline.checks.cross_words import cued
from pipeline.checks.report import ReportFacts
from pipeline.context.when.conditions import of_conditions
from pipeline.tables import Fact

PART_OF_YEAR = re.compile(r"[上下]?半年|[第前]?[一二三四1-4]?季度|\d{1,2}月")  # in a title: of what the report is
_BEFORE = 60  # characters before a figure in which a cue of a part of a year is looked for
_MONTHS = re.compile(r"(?:1|一)[—\-–~至到]{1,2}(?P<to>1?\d|十[一]?|[二三四五六七八九])月份?")
_UNTIL = re.compile(
    r"截[至止]到?(?:[今当]年)?(?:\d{4}年)?(?P<to>1?\d|十[一二]?|[二三四五六七八九])月(?:份|底|末|\d{1,2}日)?"
)
_WHOLE = re.compile(f"全年(?![度期]?{figure_word('plan_name')})")


def partial(report: ReportFacts, fact: Fact) -> tuple[int, int, str] | None:
    """Return the cue that says that a figure does not cover a whole year, with its place in the report."""
    known, place = report.parts_of_years, fact.start
    if place not in known:
        known[place] = _partial(report, place)
    return known[place]


def _partial(report: ReportFacts, place: int) -> tuple[int, int, str] | None:
    """Return the cue of a part of a year that stands before a figure, in its sentence."""
    low = max(0, place - _BEFORE)
    if not _any_cue(report.folded, low, place):
        return None
    clause = report.clause(place)
    if _WHOLE.match(report.folded, clause, place):  # 一季度1.2亿元,…,全年完成7.4亿元
        low = clause
    found = partial_cue(report, max(report.sentence_span(place)[0], low), place)
    if found is None or of_conditions(report.folded, *found[:2], clause):
        return None
    return found if not report.folded.count("。", found[1], place) else None


def of_months(report: ReportFacts, fact: Fact) -> bool:
    """Return whether a figure is said to be of the first months; 截至目前 in a report of December is its whole year."""
    cue = partial(report, fact)
    return cue is not None and bool(
        _MONTHS.match(cue[2]) or _UNTIL.match(cue[2]) or "季" in cue[2] or "月" in cue[2] or "半" in cue[2]
    )


def partial_cue(report: ReportFacts, low: int, high: int) -> tuple[int, int, str] | None:
    """Return the last cue of a part of a year within a span."""
    window = report.folded[low:high]
    found = [(low + start, low + end, word) for start, end, word in cued("partial", window)]
    for pattern in (_MONTHS, _UNTIL):
        months = (match for match in pattern.finditer(window) if match["to"] not in ("12", "十二"))
        found.extend((low + match.start(), low + match.end(), match[0]) for match in months)
    return max(found, default=None)


def _any_cue(folded: str, low: int, high: int) -> bool:
    """Return whether what may be a cue of a part of a year reaches into a span; what is one within it does."""
    starts, ends = _cues_in(folded)
    place = bisect_left(starts, high)
    return place > 0 and ends[place - 1] > low


@lru_cache(maxsize=64)
def _cues_in(folded: str) -> tuple[list[int], list[int]]:
    """Return where cues of a part of a year begin, and how far those up to each of them reach."""
    spans = [(start, end) for start, end, _ in cued("partial", folded)]
    spans += [match.span() for pattern in (_MONTHS, _UNTIL) for match in pattern.finditer(folded)]
    spans.sort()
    return [start for start, _ in spans], list(accumulate((end for _, end in spans), max))
