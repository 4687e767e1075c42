"""Units that measure something else than what is told, or that lack half, for the check unit_missing.

第三产业用电量25.3亿千瓦 (kilowatt hours) · 最大负荷860万千瓦时 (kilowatts) · 从12800/吨涨到17600元/吨 (元 is lost)
新铺供水管线86.4,更换水表1.4万只 (公里 is lost)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.number.quantities import Quantity
from extractors.tabular.cells import cells
from pipeline.checks.base import Judgement
from pipeline.checks.findings import About, Message, quoted
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.report_text import Span
from pipeline.checks.words import any_of, either

_GLUE = r"[^,。;:、\n\d(]{0,8}"
_FIGURE = r"\d{1,9}(?:\.\d{1,4})?多? ?[万亿]?多?"
_ENERGY = re.compile(
    r"电量[^,。;:、\n\d(的用由和]{0,8}(?P<figure>\d{1,9}(?:\.\d{1,4})?多? ?(?:[万亿]多?千瓦|兆瓦|MW))"
    r"(?! ?[时小hH·./\-级机装])"
)
_POWER = re.compile(
    rf"(?:负荷|装机|装机容量){_GLUE}(?P<figure>{_FIGURE}千瓦(?:小?时))|(?P<before>{_FIGURE}千瓦(?:小?时)(?:以[上下])?的?(?:负荷|装机))"
)
_SLASH = re.compile(
    r"(?<![\d.A-Za-z/%-])(?P<figure>\d{1,7}(?:\.\d{1,2})?[千万]?/(?P<of>吨|公斤|千克|平方米|立方米|桶|盎司))(?!年|天|日|时|小)"
)
_OUTPUT = re.compile(rf"产量(?:已?达到?|为|约为?|突破|实现)?(?P<figure>{_FIGURE}元)(?![/每左])")
# What is measured, told without a measure in a sentence whose other figures have theirs; a list may share one.
_BARE = re.compile(
    rf"(?:{either('S6.measured')})(?:达到?|[约为共近])?(?P<figure>\d{{1,6}}\.\d{{1,2}})(?=[;。]|,(?! ?\d))"
)
_NO_ENERGY = any_of("S6.power")


def wrong_kind(report: ReportFacts) -> Iterator[Judgement]:
    """Look for power told of energy, energy told of power, output told in money, and prices without their currency."""
    yield from _energy(report)
    yield from _power(report)
    yield from _output(report)
    yield from _prices(report)
    yield from _bare(report)


@gated(_ENERGY)
def _energy(report: ReportFacts) -> Iterator[Judgement]:
    """Find amounts of electricity told in kilowatts; a clause that tells of capacity, too, deals out two units."""
    for match in _ENERGY.finditer(report.folded):
        clause = report.folded[report.clause(match.start()) : match.end("figure")]
        if not _NO_ENERGY.search(clause):
            zh = f"电量以千瓦时计,文中为{match['figure']}:单位或所述有误"
            yield _wrong(report, match.span(), zh, "energy told in units of power")


@gated(_POWER)
def _power(report: ReportFacts) -> Iterator[Judgement]:
    """Find loads and capacities told in kilowatt hours."""
    for match in _POWER.finditer(report.folded):
        figure = match["figure"] or match["before"]
        yield _wrong(report, match.span(), f"负荷、装机的单位应为千瓦,写作{figure}", "power told in units of energy")


@gated(_OUTPUT)
def _output(report: ReportFacts) -> Iterator[Judgement]:
    """Find output that is told in money."""
    for match in _OUTPUT.finditer(report.folded):
        yield _wrong(report, match.span(), f"产量不以元计,写作{match['figure']}", "output told in money")


@gated((_SLASH, re.compile("元/")))
def _prices(report: ReportFacts) -> Iterator[Judgement]:
    """Find prices without a currency in a sentence that tells another of the same measure with one."""
    for match in _SLASH.finditer(report.folded):
        at = report.folded.find(f"元/{match['of']}", *report.sentence_span(match.start()))
        if at >= 0:
            zh, en = f"{match['figure']}缺少货币单位", "a price without its currency"
            yield _wrong(report, match.span("figure"), zh, en, [(max(report.clause(at), at - 12), at + 3)])


@gated(_BARE)
def _bare(report: ReportFacts) -> Iterator[Judgement]:
    """Find lengths, areas and amounts of goods without a unit, in prose that prints the units of what it tells."""
    for match in _BARE.finditer(report.folded):
        span = match.span("figure")
        low, high = report.stop_before(span[0]), report.sentence_span(span[1] + 1)[1]
        others = [number for number in report.numbers(low, high) if not _named(report, number, span[0])]
        if others and all(number.unit for number in others) and cells(report.passage).get(span[0]) is None:
            yield _wrong(report, span, f"{match['figure']}缺少单位", "a figure without its unit")


def _named(report: ReportFacts, number: Quantity, bare: int) -> bool:
    """Return whether a number is the bare one itself, or part of a name: DN300."""
    return number.start == bare or report.folded[number.start - 1].isascii()


def _wrong(report: ReportFacts, span: Span, zh: str, en: str, against: Sequence[Span] = ()) -> Judgement:
    """Report one unit; `against` are those that are told with theirs."""
    quote = report.text[slice(*span)]
    message = Message("medium", 85, zh, f"{en}: {quote}", quote, klass="data_quality")
    about = About(cause=f"{en}:{report.doc_id}")
    finding = quoted(message, [(max(report.clause(span[0]), span[0] - 30), span[1])], against, about=about)
    return Judgement("inconsistent", reason="unit_of_another_kind", finding=finding)
