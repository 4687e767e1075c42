"""Amounts and their shares in one whole, both dealt out by 分别, for the check share_times_base.

三大板块分别实现收入76.2亿元、38.4亿元、14.0亿元,占总收入的59.3%、29.9%、10.9%: each pair says how much the whole is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline import intervals
from pipeline.checks.among import amounts
from pipeline.checks.base import Judgement, consistent, undecidable
from pipeline.checks.figures import all_exact, level
from pipeline.checks.findings import Message, about_fact, quoted
from pipeline.checks.forms import form, found, parts_of
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.intervals import HUNDRED, Interval
from pipeline.tables import Fact

_FORM = form(
    r"(?:分别|依次)[^,。;:\nⓃⓅⒹ]{0,12}(?P<parts>Ⓝ(?:[、和]Ⓝ){2,5}),(?:分别|依次)?占〜{0,16}(?P<shares>Ⓟ(?:[、和]Ⓟ){2,5})",
    "三大板块分别实现收入76.2亿元、38.4亿元、24.0亿元,占总收入的59.3%、29.9%、10.9%。",
    "占〜{0,16}Ⓟ",
)
# 高级职称520人、中级2180人、初级3540人,占比分别为8.3%、39.4%和56.7%: as many figures of one unit before it
_BEHIND = form(
    r"占比?〜{0,8}(?:分别|依次)[为达]?到?(?P<shares>Ⓟ(?:[、,和]Ⓟ){2,5})",
    "占比分别为8.3%、39.4%和56.7%。",
    "占比?〜{0,8}(?:分别|依次)[为达]?到?Ⓟ",
)
_REACH = 200
_AGREED = 2  # pairs that must say the same of the whole before another one is wrong


@gated(_FORM, _BEHIND)
def dealt(report: ReportFacts) -> Iterator[Judgement]:
    """Ask each amount and its share how much the whole is: where all others agree, the odd pair is wrong."""
    told = [tuple(parts_of(report, match, name) for name in ("parts", "shares")) for match, _ in found(report, _FORM)]
    for match, _ in found(report, _BEHIND):
        shares = parts_of(report, match, "shares")
        told.append((_before(report, shares), shares))
    for parts, shares in told:
        if len(parts) != len(shares) or not all(level(fact) and fact.unit == parts[0].unit for fact in parts):
            continue
        if not all_exact(*parts, *shares):
            yield undecidable((*parts, *shares), "open_interval")
            continue
        yield _judged(report, parts, shares)


def _before(report: ReportFacts, shares: Sequence[Fact]) -> list[Fact]:
    """Return the last levels before some shares, in their sentence or the one before, of the unit of the last."""
    own, end = report.sentence_span(shares[0].start)[0], report.clause(shares[0].start)
    low = max(report.sentence_span(max(own - 2, 0))[0], own - _REACH)
    levels = [fact for fact in amounts(report, low, end) if level(fact)]
    return [fact for fact in levels if fact.unit == levels[-1].unit][-len(shares) :]


def _judged(report: ReportFacts, parts: Sequence[Fact], shares: Sequence[Fact]) -> Judgement:
    """Look for the one pair that does not say of the whole what all others do."""
    wholes = [_whole(report, part, share) for part, share in zip(parts, shares, strict=True)]
    everyone = (*parts, *shares)
    odd = [place for place in range(len(wholes)) if _against_all(wholes, place)]
    if not odd:
        apart = any(a.disjoint(b) for a in wholes for b in wholes)
        return undecidable(everyone, "several_wholes") if apart else consistent(everyone)
    others = [whole for place, whole in enumerate(wholes) if place != odd[0]]
    if len(odd) > 1 or len(others) < _AGREED or any(a.disjoint(b) for a in others for b in others):
        return undecidable(everyone, "several_wholes")
    return _wrong(report, (parts[odd[0]], shares[odd[0]]), parts[1 if odd[0] == 0 else 0], others[0])


def _against_all(wholes: Sequence[Interval], place: int) -> bool:
    """Return whether a whole has nothing in common with any other."""
    return all(wholes[place].disjoint(whole) for other, whole in enumerate(wholes) if other != place)


def _whole(report: ReportFacts, part: Fact, share: Fact) -> Interval:
    """Return how much the whole is of which an amount is a share."""
    return (report.interval(part) / report.interval(share)).scaled(HUNDRED)


def _wrong(report: ReportFacts, pair: tuple[Fact, Fact], other: Fact, whole: Interval) -> Judgement:
    """Say which amount and share do not go with the others."""
    part, share = pair
    stated, implied = report.interval(share), (report.interval(part) / whole).scaled(HUNDRED)
    p, s = report.printed(part), report.printed(share)
    size = "?" if implied.middle is None else intervals.show_number(implied.middle, "%") + "%"
    message = Message(
        intervals.severity(intervals.gap(stated, implied)),
        88,
        f"按其余各项推算,{p}应占{size},文中为{s}",
        f"by the other shares {p} should be {size}, the text says {s}",
        f"{p} / {intervals.show(whole, part.unit)} = {intervals.show(implied, '%')}% ≠ {s}",
        intervals.hint(stated, implied, s),
    )
    wrong = [report.quote(share), report.quote(part)]
    finding = quoted(message, wrong, [report.quote(other)], about=about_fact(part))
    return Judgement("inconsistent", (share, part, other), stated, implied, "disjoint", finding)
