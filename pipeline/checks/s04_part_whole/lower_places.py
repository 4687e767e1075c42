"""Places that did more than the place they lie in, told sentences apart, for the check part_whole.

全市财政收入完成12亿元。…清江县财政收入完成15亿元。

Only sums of one indicator and period, and only where the whole is said to be of all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline import intervals
from pipeline.checks.base import Judgement, consistent, undecidable
from pipeline.checks.cross_words import by_id, cued, place_name
from pipeline.checks.exceeding import part_fits
from pipeline.checks.figures import level
from pipeline.checks.findings import Message, of_figures
from pipeline.checks.report import ReportFacts
from pipeline.context.who.places import parent
from pipeline.tables import Fact

# The places below each, by their last character; a city of a county's rank has towns, too.
_BELOW = {
    "省": ("市", "州", "县", "区"),
    "市": ("县", "区", "镇", "乡", "街道"),
    "县": ("镇", "乡", "街道"),
    "区": ("镇", "乡", "街道"),
    "镇": ("村", "社区"),
    "乡": ("村",),
}
_ALL = re.compile(r"全[省市州盟县区旗乡镇]|[总合]计")
_SHORT = 2
_NET = frozenset({"profit", "profit_net", "profit_operating", "trade_surplus"})


def lower(report: ReportFacts) -> Iterator[Judgement]:
    """Hold what each place below that of the report did against what is told of all."""
    place = place_name(report.region)
    ends = _BELOW.get(place[-1]) if place else None
    if place is None or ends is None or not _ALL.search(report.folded):
        return
    wholes: dict[tuple[object, ...], list[Fact]] = {}
    parts: list[Fact] = []
    for fact in report.facts:
        if fact.unit != "元" or fact.modality != "actual" or not level(fact) or not _sums(fact):
            continue
        if place_name(fact.subject) == place:
            wholes.setdefault(_when(fact), []).append(fact)
        elif fact.enterprise_id is None and (fact.subject or "").endswith(ends) and _within(fact.subject, place):
            parts.append(fact)
    for part in parts:
        found = wholes.get(_when(part), [])
        if len(found) == 1:
            yield _judged(report, found[0], part)


def _when(fact: Fact) -> tuple[object, ...]:
    """Return indicator and period of a figure."""
    return fact.metric_id, fact.period_start, fact.period_end


def _sums(fact: Fact) -> bool:
    """Return whether an indicator of a place is the sum of those of the places in it."""
    entry = by_id().get(fact.metric_id or "")
    return entry is not None and entry.kind == "flow" and fact.metric_id not in _NET


def _within(subject: str | None, place: str) -> bool:
    """Return whether a place may lie in another one, as far as the list of places knows."""
    known = parent(subject or "")
    return len(subject or "") > _SHORT and (not known or known == place)


def _judged(report: ReportFacts, whole: Fact, part: Fact) -> Judgement:
    """Compare one place with all."""
    facts = (part, whole)
    most, least = report.interval(whole), report.interval(part)
    if part_fits(least, most):
        return consistent(facts, least, most)
    words = [report.folded[slice(*report.sentence_span(fact.start))] for fact in facts]
    if any(cued("scope", text.replace("工业", "")) for text in words):
        return undecidable(facts, "scope_differs")
    if not _ALL.search(words[1]):
        return undecidable(facts, "not_said_of_all")
    a, b = report.printed(part), report.printed(whole)
    message = Message(
        "medium",
        75,
        f"{part.subject}{a},大于{whole.subject}合计{b}",
        f"one place has {a}, more than the {b} of all",
        f"{a} {intervals.show(report.shown(part))} > {b} {intervals.show(report.shown(whole))}",
        intervals.hint(most, least, b),
    )
    finding = of_figures(report, facts, message, whole)
    return Judgement("inconsistent", facts, least, most, "part_above_whole", finding)
