"""Figures per so many of a group, and roads per area, for the check identity.

床位3280张,按8.2万名老年人计算,每千名老人拥有床位40张 · 国土面积1862平方公里。…公路2486公里,密度每百平方公里133.5公里

The group is told in the sentence, else once in the report; the total right before. What is per inhabitants is the
matter of `per_people`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from pipeline import intervals
from pipeline.checks.among import amounts, label
from pipeline.checks.base import Judgement, consistent, undecidable
from pipeline.checks.figures import all_exact, level
from pipeline.checks.gated import gated
from pipeline.checks.reckoned import Reckoning, against_reckoning, worded
from pipeline.checks.report import ReportFacts
from pipeline.checks.words import either
from pipeline.tables import Fact

_SIZES = {"": 1, "百": 100, "千": 1000, "万": 10_000, "十万": 100_000}
_SIZE = "(?P<size>十万|[百千万])"
_HAS = f"(?:{either('D4.has')})"
_GROUP = re.compile(
    rf"每{_SIZE}[名位个]?(?P<who>(?!常住|户籍|人)[一-鿿]{{2,6}}?)(?:{_HAS}{{1,4}}|(?<=老人)|(?<=年人)(?!口)|(?<=年人口))"
    rf"(?P<what>[一-鿿]{{2,8}}?){_HAS}{{0,3}}(?=\d)"
)
_BY = re.compile(
    rf"按[^,。;]{{2,16}}人口?[^,。;\d]{{0,6}}(?:计算|测算|统计),每{_SIZE}[名位]?(?P<who>人口|居民|人){_HAS}{{0,4}}"
    rf"(?P<what>[一-鿿]{{2,8}}?){_HAS}{{0,3}}(?=\d)"
)
_DENSITY = re.compile(
    r"(?P<kind>高速|农村|等级|铁路)?(?:公路|道路|路)?网?密度[达到为是约]{0,3}(?:每百?平方公里(?=\d)|(?=\d[\d.]{0,6}公里(?:/|每)百?平方公里))"
)
_ROADS = re.compile("(?P<kind>高速|农村|等级|铁路)?(?:公路)?(?:通车|运营|营运)?总?里程(?:已经|达到?|为|约){0,3}$")
_AREA = re.compile("(?:国土|幅员|区域|辖区|土地)总?面积(?:为|约|达到?){0,2}$")
_TOTAL = re.compile(f"^(?P<name>[一-鿿]*?){_HAS}{{0,4}}$")
_HUNDRED = re.compile("百平方公里")
_NOUN, _REACH, _BEHIND = 14, 160, 14
_CLOSE = Decimal("0.02")  # rounded twice
_SOME = Decimal("0.08")  # those of another day


@gated(_GROUP, _BY, _DENSITY)
def per_group(report: ReportFacts) -> Iterator[Judgement]:
    """Hold each figure per so many against its total and the group, or the area."""
    for match in (*_GROUP.finditer(report.folded), *_BY.finditer(report.folded)):
        told = report.amount_at(match.end())
        group = None
        if told is not None and match.re is _BY:
            group = _one(fact for fact in amounts(report, match.start(), match.start("size")) if fact.unit == "人")
        elif told is not None:
            group = _group(report, match["who"], match.start())
        total = _total(report, told, match) if told is not None and group is not None else None
        if told is not None and group is not None and total is not None:
            yield _judged(report, (told, total, group), _SIZES[match["size"]])
    for match in _DENSITY.finditer(report.folded):
        told = report.amount_at(match.end())
        roads, area = (
            (_roads(report, match), _area(report)) if told is not None and told.unit == "公里" else (None, None)
        )
        if told is not None and roads is not None and area is not None:
            hundred = _HUNDRED.search(report.folded, match.start(), told.end + _BEHIND)
            yield _judged(report, (told, roads, area), 100 if hundred else 1)


def _one(facts: Iterable[Fact]) -> Fact | None:
    """Return the one level that some figures tell."""
    told = [fact for fact in facts if level(fact)]
    return told[-1] if len({(fact.low, fact.high) for fact in told}) == 1 else None


def _group(report: ReportFacts, who: str, place: int) -> Fact | None:
    """Return how many of a group there are: as its sentence says, else as the report says once; 老人 are 老年人."""
    called = re.compile(".?".join(map(re.escape, who)))

    def within(low: int, high: int) -> list[Fact]:
        return [
            fact
            for fact in amounts(report, low, high)
            if fact.unit == "人"
            and called.search(report.words(fact) + report.folded[fact.end : _noun_end(report, fact)])
        ]

    low, high = report.sentence_span(place)
    near = within(low, place)
    return _one(near) if near else _one([*within(0, low), *within(high, len(report.folded))])


def _noun_end(report: ReportFacts, fact: Fact) -> int:
    """Return where the noun ends at the latest that a count counts: with its clause."""
    return min(report.clause_end(fact.start), fact.end + _NOUN)


def _total(report: ReportFacts, told: Fact, match: re.Match[str]) -> Fact | None:
    """Return the last total told before of what is told per so many; 总数达到3280张 is of what its sentence tells."""
    low = report.line_start(match.start(), _REACH)
    what = match["what"]
    last, found = "", list[Fact]()
    for fact in amounts(report, low, match.start()):
        bare = _TOTAL.match(label(report, fact))
        name = bare["name"] if bare else ""
        if fact.unit == told.unit and level(fact) and bare and (name or last).endswith(what):
            if not name:
                found.clear()
            found += [] if "新" in name else [fact]
        last = name or last
    return found[0] if len(found) == 1 else None


def _roads(report: ReportFacts, match: re.Match[str]) -> Fact | None:
    """Return the length of the roads whose density is told, of its paragraph."""
    low = report.line_start(match.start())
    called = ((fact, _ROADS.search(label(report, fact))) for fact in amounts(report, low, match.start()))
    return _one(fact for fact, found in called if found and found["kind"] == match["kind"] and fact.unit == "公里")


def _area(report: ReportFacts) -> Fact | None:
    """Return the area that the report tells, once."""
    told = amounts(report, 0, len(report.folded)) if "面积" in report.folded else []
    return _one(fact for fact in told if fact.unit == "平方公里" and _AREA.search(label(report, fact)))


def _judged(report: ReportFacts, facts: tuple[Fact, Fact, Fact], size: int) -> Judgement:
    """Compare a figure per so many with total / group."""
    told, total, group = facts
    stated, implied = report.interval(told), (report.interval(total) / report.interval(group)).scaled(Decimal(size))
    if not all_exact(*facts):
        return undecidable(facts, "open_interval")
    distance = intervals.gap(stated, implied)
    if distance < _CLOSE:
        return consistent(facts, stated, implied)
    if distance < _SOME:
        return undecidable(facts, "population_base")
    formula = f"{report.printed(total)} / {report.printed(group)}" + (f" × {size}" if size > 1 else "")
    return against_reckoning(report, facts, Reckoning(implied, implied, *worded(formula), told, 82, "identity_fails"))
