"""Growths that 分别 deals out to pairs of levels before it, for the check from_to_growth.

城镇收入由24860元提高到27098元,农村收入由9420元提高到10362元,分别增长9%和10%
登记合同84份,成交额2.31亿元,上年同期为62份、1.75亿元,份数和金额分别增长35.5%和32%
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.base import Judgement, undecidable
from pipeline.checks.figures import all_exact, level
from pipeline.checks.forms import form, found, parts_of
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.s10_from_to_growth.growth_told import REAL, verdict
from pipeline.checks.words import either
from pipeline.intervals import HUNDRED, exactly
from pipeline.tables import Fact

_PAIR = "〜{0,20}[由从]〜{0,14}Ⓝ〜{0,6}[到至为]〜{0,4}Ⓝ"
_BY = f"(?:{either('S10.moved')}|{either('S10.cut')})"
_FORM = form(
    rf"(?P<pairs>{_PAIR}(?:[,、和]{_PAIR}){{1,3}}),(?:同比|各自)?分别{_BY}了?(?P<rates>Ⓟ(?:[、和,]〜{{0,3}}Ⓟ){{1,3}})",
    "城镇收入由24860元提高到27098元,农村收入由9420元提高到10362元,分别增长7.9%和10%。",
    f"分别{_BY}",
)
_LIST = "Ⓝ(?:[、,和及]〜{0,12}Ⓝ){1,3}"
_AGO = rf"(?:{either('S10.ago')}|(?P<year>[12]\d{{3}})年)(?:同期)?"
_BASED = form(
    rf"(?P<now>{_LIST}),而?{_AGO}(?:则|仅|只|分别|[为是有])*(?P<was>〜{{0,8}}{_LIST}),〜{{0,16}}分别{_BY}了?"
    r"(?P<rates>Ⓟ(?:[、和,]〜{0,3}Ⓟ){1,3})",
    "登记合同84份,成交额2.31亿元,上年同期为62份、1.75亿元,份数和金额分别增长35.5%和42%。",
    f"分别{_BY}",
)
_PART = re.compile("季度|半年|[0-9]月")  # 上年 is no base of a part of a year


@gated(_FORM, _BASED)
def dealt_pairs(report: ReportFacts) -> Iterator[Judgement]:
    """Hold each rate against its pair, where there are as many of both."""
    for match, _ in found(report, _BASED):
        now, was, rates = (parts_of(report, match, name) for name in ("now", "was", "rates"))
        of_year = match["year"] is None or int(match["year"]) + 1 == report.report_year
        low = report.sentence_span(now[0].start)[0] if now else 0
        partly = now and "同期" not in match[0] and _PART.search(report.folded, low, was[0].start)
        if of_year and not partly and len(was) == len(rates) <= len(now):
            pairs = zip(was, now[-len(was) :], rates, strict=True)
            yield from (_judged(report, *pair, bool(REAL.search(match[0]))) for pair in pairs)
    for match, _ in found(report, _FORM):
        told, rates = parts_of(report, match, "pairs"), parts_of(report, match, "rates")
        if len(told) == 2 * len(rates):
            pairs = zip(told[::2], told[1::2], rates, strict=True)
            yield from (_judged(report, *pair, bool(REAL.search(match[0]))) for pair in pairs)


def _judged(report: ReportFacts, old: Fact, new: Fact, rate: Fact, real: bool) -> Judgement:
    """Compare the change of one pair with its rate, by their sizes."""
    facts = (rate, old, new)
    exact = all_exact(*facts) and report.interval(old).positive
    if real or not exact or old.unit != new.unit or not (level(old) and level(new)):
        return undecidable(facts, "open_interval")
    implied, shown = (
        (read(new) / read(old) - exactly(1)).scaled(HUNDRED).size for read in (report.interval, report.shown)
    )
    label = f"{report.printed(old)} → {report.printed(new)}"
    return verdict(report, facts, (report.interval(rate).size, implied, shown), label)
