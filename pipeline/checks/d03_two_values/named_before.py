"""What was done in a year, told behind the clause that names it, and told again by its name, for the check two_values.

在南塘等6个乡镇实施高标准农田项目,全年建成5.2万亩 … 全县全年共建成高标准农田4.8万亩
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.checks.among import amounts
from pipeline.checks.d03_two_values.wording import STOP, elsewhere
from pipeline.checks.figures import level
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.words import either
from pipeline.tables import Fact

_BARE = re.compile(rf"(?<=,)全年(?:共|累计)?(?:{either('D3.done')})了?(?=[0-9])")
_NAME = re.compile(rf"(?:实施|推进|开展|启动|抓好)了?(?P<name>[一-鿿]{{4,10}}?)(?:{either('D3.matter')})*,\Z")
_ALL = re.compile("全[省市县区州镇乡](?:全年|共)*|全年共|年内共")
_OTHER = re.compile("目标|计划|力争|累计|其中")
_LONG, _NEAR = 40, 6  # characters of the clause that names, and between a name and its figure
_FAR = Decimal("0.4")  # what is so far apart is of something else


@gated(_BARE)
def named_before(report: ReportFacts) -> Iterator[tuple[Fact, Fact]]:
    """Yield such a figure and the only other one told by the name."""
    for bare in _BARE.finditer(report.folded):
        fact = report.amount_at(bare.end())
        named = _NAME.search(report.folded, max(0, bare.start() - _LONG), bare.start())
        if fact is None or named is None or not _plain(fact):
            continue
        told = [other for other in _told(report, named["name"]) if _one_kind(report, fact, other)]
        if len({other.low for other in told}) == 1 and elsewhere(report, fact, told[0], False) is None:
            yield fact, told[0]


def _told(report: ReportFacts, name: str) -> Iterator[Fact]:
    """Yield the figures right behind a name that is told of all the place or the whole year."""
    for at in re.finditer(re.escape(name), report.folded):
        for other in amounts(report, at.end(), at.end() + _NEAR)[:1]:
            words = report.words(other)
            if _ALL.search(words) and not _OTHER.search(words) and not STOP.search(words):
                yield other


def _plain(fact: Fact) -> bool:
    """Return whether a figure is an exact level."""
    return level(fact) and fact.qualifier == "exact"


def _one_kind(report: ReportFacts, one: Fact, two: Fact) -> bool:
    """Return whether two figures of two sentences are of one unit, and not so far apart that they are of two things."""
    alike = one.unit == two.unit and _plain(two) and one.sentence_id != two.sentence_id and one.low and two.low
    return bool(alike and one.low and two.low and abs(one.low - two.low) < _FAR * max(one.low, two.low))
