"""X8: one report posted twice, with another figure in one of the copies.

    …完成工业总产值18.62亿元,…    …完成工业总产值18.26亿元,…

Which one is right nobody can tell from the two; both are shown, side by side.  Reports of two years or of two places
are no copies, however alike they are; copies of which many figures differ were edited, or damaged all over.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline import intervals
from pipeline.checks.archive import CrossCase, CrossCheck, across_reports
from pipeline.checks.base import Finding, Judgement, consistent, undecidable
from pipeline.checks.cross_words import place_name
from pipeline.checks.figures import period_of
from pipeline.checks.findings import About, Message, year_of
from pipeline.checks.pairs import Pair, aligned
from pipeline.checks.part_year import PART_OF_YEAR
from pipeline.checks.series import Point
from pipeline.tables import Fact

_TAIL = 8  # characters before a figure that are the same in both
_LEAST = 4  # figures that must agree before one that differs is a slip
_SLIPS = 10  # of so many figures one may differ
_BEHIND = 4  # characters behind a figure that are the same in both
Mates = list[tuple[Fact, Fact]]


def judge(pair: Pair) -> Iterator[Judgement]:
    """Look for figures behind the same words that differ in two copies."""
    if pair.same_place is False or any(len(told - {None}) > 1 for told in _told(pair)):
        return
    mates = [(a, b) for a, b in aligned(pair, _TAIL, across=True) if _behind(pair, a, b)]
    differ: Mates = []
    agree: Mates = []
    for a, b in mates:
        (differ if pair.a.interval(a).disjoint(pair.b.interval(b)) else agree).append((a, b))
    changed = [both for both in differ if _same_spot(both, agree)]
    if not changed:
        yield from _same(agree)
    elif len(agree) < _LEAST or len(changed) > max(1, (len(agree) + len(changed)) // _SLIPS):
        yield undecidable([fact for both in changed for fact in both], "edited_anew")
    else:
        yield from (_slip(pair, a, b) for a, b in changed)


def _told(pair: Pair) -> Iterator[set[object]]:
    """Yield what each of two reports says of its year, kind and date, and whether of a part of its year."""
    a, b = pair.a, pair.b
    yield {a.report_year, b.report_year}
    yield {a.doc_type, b.doc_type}
    yield {a.issued, b.issued}
    yield {tuple(PART_OF_YEAR.findall(report.title or "")) for report in (a, b) if report.title}


def _behind(pair: Pair, a: Fact, b: Fact) -> bool:
    """Return whether the words behind two figures begin alike."""
    one, two = (report.folded[fact.end : fact.end + _BEHIND] for report, fact in ((pair.a, a), (pair.b, b)))
    return one == two


def _same_spot(both: tuple[Fact, Fact], agree: Mates) -> bool:
    """Return whether two figures come right behind the same one that agrees.

    Where a character of 甲公司实现产值 was changed in one copy and of 乙公司实现产值 in the other, each copy has these
    words once, and they are not of one firm.
    """
    a, b = both
    behind_a = max((mate for mate in agree if mate[0].start < a.start), key=lambda mate: mate[0].start, default=None)
    behind_b = max((mate for mate in agree if mate[1].start < b.start), key=lambda mate: mate[1].start, default=None)
    return behind_a == behind_b


def _same(mates: Mates) -> Iterator[Judgement]:
    """Yield the judgement that two copies have the same figures."""
    if mates:
        yield consistent([fact for both in mates for fact in both])


def _slip(pair: Pair, a: Fact, b: Fact) -> Judgement:
    """Say which figure differs."""
    one, two = Point(pair.a, a), Point(pair.b, b)
    return Judgement("inconsistent", (b, a), two.shown, one.shown, "copies_differ", _finding(one, two))


def _finding(one: Point, two: Point) -> Finding:
    """Say what both copies print."""
    a, b = one.fact, two.fact
    report = one.report
    size = intervals.severity(intervals.gap(one.shown, two.shown))
    message = Message(
        "medium" if size == "high" else "low",
        80,
        f"同一报告的两个副本数字不同:{one.printed}与{two.printed}",
        f"two copies of one report differ in a figure: {one.printed} and {two.printed}",
        f"{one.printed} {intervals.show(one.shown, a.unit)} ≠ {two.printed} {intervals.show(two.shown, b.unit)}",
        intervals.hint(two.shown, one.shown, two.printed),
    )
    subject, metric = a.subject or b.subject or place_name(report.region), a.metric if a.kind != "count" else None
    about = About(subject, metric, period_of(a) or year_of(report))
    return across_reports([two.at("stated"), one.at("against")], message, about)


def _texts(*figures: str) -> tuple[str, ...]:
    """Return copies of one report, each with a figure of its own."""
    return tuple(
        f"临河镇2012年工作总结\n{number}全镇完成工业总产值{figure}亿元,实现财政收入3160万元。农民人均纯收入达到9120元。\n"
        "新建日光温室126座,改造村级道路38公里,培训农民1420人次。全年引进项目17个,合同资金5.4亿元。\n"
        "临河镇人民政府\n2012年12月20日"
        for number, figure in zip(("一、", "(一)"), figures, strict=True)
    )


CHECK = CrossCheck(
    "X8",
    "near_copy",
    "Do two copies of one report print the same figures?",
    ("reports of two years or places", "copies edited anew", "rounded figures"),
    (
        CrossCase(_texts("18.62", "18.26"), "inconsistent"),
        CrossCase(_texts("18.62", "18.6"), "consistent"),
        CrossCase(_texts("18.62", "18.62"), None),
    ),
    copy=judge,
)
