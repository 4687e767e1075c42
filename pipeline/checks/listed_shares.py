"""Shares that do not say of what, 占 and a rate, and the total told before them, for the check share_times_base.

用水总量2.86亿立方米,其中农业用水1.72亿立方米,占60.1%;工业用水0.58亿立方米,占20.3%
公路总里程1860公里,硬化1420公里,占76.3% · 到位补助资金2.36亿元。用于产业发展1.48亿元,占62.7%

What the whole is, is not said: of a list, the total that one of its shares bears out is that of the others; of one
share, the only 总 of its sentence, or the funds of the sentence before 用于.  A share that fits any other figure before
it is of that one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from pipeline import intervals
from pipeline.checks.among import amounts
from pipeline.checks.figures import level
from pipeline.checks.forms import form, found
from pipeline.checks.report import ReportFacts
from pipeline.checks.words import any_of, either
from pipeline.intervals import HUNDRED
from pipeline.tables import Fact

Share = tuple[Fact, Fact, Fact]  # part, share, whole
_Bare = tuple[Fact, Fact]  # part, share
_FORM = form(
    rf"(?P<part>Ⓝ)(?:,〜{{0,6}}{either('S4.growth')}[ⓅⒹ])?[,(]占比?(?:总[数量额]的?)?(?:达到?|为|约)?(?P<share>Ⓟ)",
    "工业用水0.58亿立方米,占25.3%。",
    "占比?(?:总[数量额]的?)?(?:达到?|为|约)?Ⓟ",
)
_ROUNDED = Decimal("0.01")
_TOTAL = re.compile("总(?:[里量面长规人户][程积度模口数]?|[数额])[一-鿿]{0,2}$")
_FUNDS = re.compile("(?:资金|经费)[一-鿿]{0,3}$")
_SPENT = re.compile(r"(?:主要|其中|分别)?(?:用于|投向)")
_STAGE = any_of("S2.stage")
_REACH, _HEADS = 240, 2  # 用水总量2.86亿立方米,控制在3.1亿立方米以内


def listed(report: ReportFacts) -> Iterator[Share]:
    """Yield part, share and whole where the words before a share tell which total it is of."""
    bare = [
        (f["part"], f["share"])
        for m, f in found(report, _FORM)
        if level(f["part"]) and f["part"].qualifier == f["share"].qualifier == "exact" and "均" not in m[0]
    ]
    for _, group in groupby(bare, key=lambda pair: (report.folded.count("\n", 0, pair[0].start), pair[0].unit)):
        pairs = list(group)
        low = max(report.folded.rfind("\n", 0, pairs[0][0].start) + 1, pairs[0][0].start - _REACH)
        before = [fact for fact in amounts(report, low, pairs[-1][0].start) if _whole(fact, pairs[0][0])]
        found_whole = list(_borne_out(report, before, pairs)) if len(pairs) > 1 else []
        yield from found_whole
        if len(pairs) == 1:
            yield from _alone(report, before, pairs[0])


def _whole(fact: Fact, part: Fact) -> bool:
    """Return whether a figure may be what a part is a share of, or part of it."""
    return fact.unit == part.unit and level(fact)


def _fits(report: ReportFacts, part: Fact, share: Fact, whole: Fact) -> bool:
    """Return whether a share is part / whole."""
    return not (report.interval(part) / report.interval(whole)).scaled(HUNDRED).disjoint(report.interval(share))


def _borne_out(report: ReportFacts, before: Sequence[Fact], pairs: Sequence[_Bare]) -> Iterator[Share]:
    """Yield the shares of a list with the total before it, if one of them at least is borne out by it."""
    first = pairs[0][0]
    end = report.folded.find("。", first.start)
    pairs = [pair for pair in pairs if end < 0 or pair[1].start < end]
    heads = [fact for fact in before if fact.start < first.start][-_HEADS:]
    tried = [(whole, [_fits(report, part, share, whole) for part, share in pairs]) for whole in reversed(heads)]
    whole, fits = max(tried, key=lambda one: sum(one[1]), default=(first, []))
    if not any(fits) or len(pairs) - sum(fits) > sum(fits) or not _parts_only(before, pairs):
        return
    for (part, share), fit in zip(pairs, fits, strict=True):
        inner = "其中" in report.folded[first.end : part.start]
        others = [fact for fact in before if fact.start < part.start and fact is not whole]
        of_other = inner or any(_fits(report, part, share, other) for other in others)
        if fit or not (of_other or _rounded(report, part, share, whole)):
            yield part, share, whole


def _rounded(report: ReportFacts, part: Fact, share: Fact, whole: Fact) -> bool:
    """Return whether a share is off by a rounding: those of a list are made to come to 100 %."""
    implied = (report.interval(part) / report.interval(whole)).scaled(HUNDRED)
    return intervals.gap(report.interval(share), implied) < _ROUNDED


def _parts_only(before: Sequence[Fact], pairs: Sequence[_Bare]) -> bool:
    """Return whether nothing but the parts of a list stands between its first and its last part."""
    parts = {part.start for part, _ in pairs}
    return all(fact.start in parts for fact in before if min(parts) < fact.start < max(parts))


def _alone(report: ReportFacts, before: Sequence[Fact], pair: _Bare) -> Iterator[Share]:
    """Yield a single share with the only total of its sentence, or the funds of the sentence before it."""
    part, share = pair
    low = report.sentence_span(part.start)[0]
    inside = [fact for fact in before if low <= fact.start < part.start]
    words = report.words(part)
    if _STAGE.search(words):
        return
    if len(inside) == 1 and _TOTAL.search(report.words(inside[0]).rstrip("达到为约共有")):
        yield part, share, inside[0]
    elif not inside and _SPENT.match(words) and low > 1:
        told = [fact for fact in before if report.sentence_span(low - 2)[0] <= fact.start < low]
        funds = told[:1] if told and _FUNDS.search(report.words(told[0])) else []
        if funds and not any(_fits(report, part, share, other) for other in told):
            yield part, share, funds[0]
