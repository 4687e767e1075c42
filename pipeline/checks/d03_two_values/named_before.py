"""What was done in a year, told twice, once by its name or as what was done, for the check two_values.

在南塘等6个乡镇实施高标准农田项目,全年建成5.2万亩 … 全县全年共建成高标准农田4.8万亩
年内引进博士62人 … 全年新引进的56名博士中,有31名进入企业: 的 says that all of them are meant
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.checks.among import amounts
from pipeline.checks.d03_two_values.swapped_digits import PEOPLE, TIME
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
_COUNTED = r"\d[\d.,]{0,7}万?[名位人家户座处所台套](?P<noun>[一-鿿]{2,8}?)"
_THEM = re.compile(rf"的(?={_COUNTED}(?:[中里](?=[,有已])|,(?=其中|已?有\d)))")
_SAID = rf"(?:{either('D3.this_year')}|[我全][省市县区镇乡村局]|[新已共,])*"
_DEED = re.compile(rf"{_SAID}(?P<deed>[一-鿿]{{2}})了?")
_SO, _SO_MANY = re.compile(f"{_SAID}"), re.compile("[了共为达]*(?=[0-9])")
_CLOSED = re.compile("[,。;、:(\n]|$")
_YEARS = re.compile("(?:19|20)\\d\\d年|[上去前明]年")
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


@gated(_THEM)
def named_by_deed(report: ReportFacts) -> Iterator[tuple[Fact, Fact]]:
    """Yield a figure told again as what was done (引进的56名博士中) with the only one told by that deed and name."""
    for them in _THEM.finditer(report.folded):
        fact, low = report.amount_at(them.end()), report.clause(them.start())
        deed = _DEED.fullmatch(report.folded, low, them.start())
        if fact is None or deed is None or not _plain(fact):
            continue
        told = [other for other in _done(report, deed["deed"], them["noun"]) if _counts(report, fact, other)]
        if len({other.low for other in told}) == 1 and told[0].low != fact.low:
            yield told[0], fact


def _done(report: ReportFacts, deed: str, noun: str) -> Iterator[Fact]:
    """Yield the figures told of a deed and a name, which open their clause: 年内引进博士62人, 引进62名博士."""
    for at in re.finditer(deed, report.folded):
        if _SO.fullmatch(report.folded, report.clause(at.start()), at.start()):
            named = report.folded.startswith(noun, at.end())
            lead = _SO_MANY.match(report.folded, at.end() + (len(noun) if named else 0))
            fact = report.amount_at(lead.end()) if lead else None
            end = fact.end + len(noun) if fact and not named else fact.end if fact else 0
            if fact and (named or report.folded.startswith(noun, fact.end)) and _CLOSED.match(report.folded, end):
                yield fact


def _counts(report: ReportFacts, one: Fact, two: Fact) -> bool:
    """Return whether two counts of two sentences are of one kind, and of one time as far as their sentences say."""
    units = {"人" if fact.unit in PEOPLE else fact.unit for fact in (one, two)}
    told = [report.folded[report.sentence_span(fact.start)[0] : fact.end] for fact in (one, two)]
    years = {year for words in told for year in _YEARS.findall(words)} - {f"{report.report_year}年"}
    part = any(TIME.search(report.words(fact).replace(f"{report.report_year}年", "")) for fact in (one, two))
    return len(units) == 1 and not (years or part) and _near_by(one, two)


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
    return one.unit == two.unit and _near_by(one, two)


def _near_by(one: Fact, two: Fact) -> bool:
    """Return whether two figures stand in two sentences, and are not so far apart that they are of two things."""
    told = _plain(two) and one.sentence_id != two.sentence_id
    return bool(told and one.low and two.low and abs(one.low - two.low) < _FAR * max(one.low, two.low))
