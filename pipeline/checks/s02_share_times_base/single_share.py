"""A single share that does not say of what, 占 and a rate, and the total told before it, for share_times_base.

公路总里程1860公里,硬化1420公里,占76.3% · 到位补助资金2.36亿元。用于产业发展1.48亿元,占62.7%

The whole is the only 总 of its sentence, or the funds of the sentence before 用于.  Lists are in `common_whole`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from pipeline.checks.among import amounts
from pipeline.checks.figures import level
from pipeline.checks.forms import form, found
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.s02_share_times_base.part_shares import share_fits
from pipeline.checks.words import any_of, either
from pipeline.tables import Fact

Share = tuple[Fact, Fact, Fact]  # part, share, whole
_Bare = tuple[Fact, Fact]  # part, share
_FORM = form(
    rf"(?P<part>Ⓝ)(?:,〜{{0,6}}{either('S4.growth')}[ⓅⒹ])?[,(]占比?(?:总[数量额]的?)?(?:达到?|为|约)?(?P<share>Ⓟ)",
    "工业用水0.58亿立方米,占25.3%。",
    "占比?(?:总[数量额]的?)?(?:达到?|为|约)?Ⓟ",
)
_TOTAL = re.compile("总(?:[里量面长规人户][程积度模口数]?|[数额])[一-鿿]{0,2}$")
_FUNDS = re.compile("(?:资金|经费)[一-鿿]{0,3}$")
_SPENT = re.compile(r"(?:主要|其中|分别)?(?:用于|投向)")
_HAS = re.compile("(?:现有|共有|拥有|在册)[一-鿿]{0,6}$")
_STAGE = any_of("S2.stage")
_REACH = 240


@gated(_FORM)
def single(report: ReportFacts) -> Iterator[Share]:
    """Yield part, share and whole where the words before the one share of a line tell which total it is of."""
    bare = [
        (f["part"], f["share"])
        for m, f in found(report, _FORM)
        if level(f["part"]) and f["part"].qualifier == f["share"].qualifier == "exact" and "均" not in m[0]
    ]
    for _, group in groupby(bare, key=lambda pair: (report.folded.count("\n", 0, pair[0].start), pair[0].unit)):
        (part, share), *others = group
        if not others:
            low = report.line_start(part.start, _REACH)
            before = [fact for fact in amounts(report, low, part.start) if _whole(fact, part)]
            yield from _alone(report, before, (part, share))


def _whole(fact: Fact, part: Fact) -> bool:
    """Return whether a figure may be what a part is a share of, or part of it."""
    return fact.unit == part.unit and level(fact)


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
    elif not inside and report.folded[low - 1 : low] == ";" and (staff := _staff(report, before, pair)) is not None:
        yield part, share, staff
    elif not inside and _SPENT.match(words) and low > 1:
        told = [fact for fact in before if report.sentence_span(low - 2)[0] <= fact.start < low]
        funds = told[:1] if told and _FUNDS.search(report.words(told[0])) else []
        if funds and not any(share_fits(report, part, share, other) for other in told):
            yield part, share, funds[0]


def _staff(report: ReportFacts, before: Sequence[Fact], pair: _Bare) -> Fact | None:
    """Return the first figure of a sentence that goes on behind ;, if all there are of something, and no other fits.

    现有职工860人,其中本科310人、大专240人;具有中级以上职称172人,占20%
    """
    part, share = pair
    low = report.stop_before(part.start)
    told = [fact for fact in before if fact.start >= low]
    if len(told) < 2 or not _HAS.search(report.words(told[0])):
        return None
    return None if any(share_fits(report, part, share, other) for other in told[1:]) else told[0]
