"""Dividends against the shares they are paid on, and shares given on shares, for the check identity.

以总股本3.6亿股为基数,每10股派1.5元(含税),共派发5400万元 · 总股本2亿股,每10股转增5股,转增后总股本增至3亿股

The shares are those that 为基数 names, else the one number of shares the report tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from pipeline.checks.among import amounts
from pipeline.checks.base import Judgement, undecidable
from pipeline.checks.figures import all_exact, level
from pipeline.checks.forms import form, found
from pipeline.checks.gated import gated
from pipeline.checks.reckoned import Reckoning, against_reckoning, worded
from pipeline.checks.report import ReportFacts
from pipeline.intervals import ONE
from pipeline.tables import Fact

_TAXED = r"(?:\([^()\n]{0,24}\))?"
_PAID = form(
    rf"每(?:(?P<per>Ⓝ)|股)〜{{0,8}}(?:派|分配|发放|分红)〜{{0,14}}(?P<each>Ⓝ){_TAXED}"
    r"(?:,〜{0,2}[以按]〜{0,12}股本〜{0,4}(?P<of>Ⓝ)〜{0,6}(?:计算?|为基数))?(?:,〜{0,24}){1,3}(?:共计?|合计|总[计额]|需)〜{0,14}(?P<told>Ⓝ)",
    "每10股派发现金红利1.5元(含税),共计派发现金红利7200万元。",
    "(?:派|分配|发放|分红)〜{0,14}Ⓝ",
)
_GIVEN = form(
    r"每(?P<per>Ⓝ)〜{0,8}(?:转增|送红?股?)〜{0,6}(?P<each>Ⓝ)(?:,〜{0,24}){1,2}股本〜{0,4}(?:增至|增加到|变更为|将?为)〜{0,4}(?P<told>Ⓝ)",
    "每10股转增5股,转增后总股本增至32000万股。",
    "(?:转增|送红?股?)〜{0,6}Ⓝ",
)
_BASIS = re.compile("为(?:分配|分红)?基[数准]")
_STOCK = re.compile("总股本(?:数|为|达到?|约|共计?|合计|[:是])*(?=[0-9])")
_CHANGED = re.compile("回购|库存股|增发|发行")  # shares that get nothing, or are not there yet
_REACH = 160


@gated((_PAID, "股"), (_GIVEN, "股本"))
def dividends(report: ReportFacts) -> Iterator[Judgement]:
    """Hold what is paid in all against what is paid on a share, and a number of shares against those given."""
    for one in (_PAID, _GIVEN):
        for _, figures in found(report, one):
            shares = figures.get("of") or _shares(report, figures["each"].start)
            if shares is not None and _fit(figures, shares, one is _PAID):
                yield _judged(report, figures, shares, one is _GIVEN)


def _fit(figures: Mapping[str, Fact], shares: Fact, paid: bool) -> bool:
    """Return whether the units are those of money on shares, or of shares on shares."""
    told, each, per = figures["told"], figures["each"], figures.get("per")
    alike = each.unit.partition("/")[0] == told.unit == ("元" if paid else "股") and bool(each.low)
    return alike and shares.unit == "股" and (per is None or (per.unit == "股" and bool(per.low)))


def _shares(report: ReportFacts, place: int) -> Fact | None:
    """Return the shares that a dividend is paid on: those of its sentence that are the basis, else the only ones."""
    low = max(report.sentence_span(place)[0], place - _REACH)
    basis = _BASIS.search(report.folded, low, place)
    if basis is not None:
        told = [fact for fact in amounts(report, low, basis.start()) if fact.unit == "股"]
        return told[-1] if told else None
    if _CHANGED.search(report.folded):
        return None
    found = [report.amount_at(match.end()) for match in _STOCK.finditer(report.folded, 0, place)]
    stock = [fact for fact in found if fact is not None and level(fact)]
    return stock[0] if len({fact.low for fact in stock}) == 1 else None


def _judged(report: ReportFacts, figures: Mapping[str, Fact], shares: Fact, given: bool) -> Judgement:
    """Compare what is told in all with what so many shares come to."""
    told, each, per = figures["told"], figures["each"], figures.get("per")
    facts = (told, each, shares, *([per] if per is not None else []))
    if not all_exact(*facts):
        return undecidable(facts, "open_interval")
    rate = (each.low or ONE) / ((per.low if per is not None else None) or ONE)  # what a share gets is not rounded
    factor = rate + (ONE if given else Decimal(0))
    formula = f"{report.printed(shares)} / {report.printed(per)}" if per is not None else report.printed(shares)
    formula += f" × {report.printed(each)}" + (f" + {report.printed(shares)}" if given else "")
    implied, shown = (read(shares).scaled(factor) for read in (report.interval, report.shown))
    return against_reckoning(report, facts, Reckoning(implied, shown, *worded(formula), told, reason="identity_fails"))
