"""Growth told in tenths or in times in words, with its two levels, for the check from_to_growth.

8.4万亩…12.6万亩,扩大了四成 · 由126亿元到189亿元,增长了一倍半

A tenth is told of all that lies about it, 近三成 of what is less, 三成多 of what is more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from extractors.numbering import HAN_NUMBERS
from pipeline import intervals
from pipeline.checks.base import Judgement, consistent, undecidable
from pipeline.checks.figures import all_exact, level
from pipeline.checks.findings import Message, of_figures
from pipeline.checks.forms import form, found
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.s10_from_to_growth.growth_told import REAL, basis
from pipeline.checks.words import any_of, either
from pipeline.intervals import HUNDRED, Interval
from pipeline.tables import Fact

_AGO = rf"(?:[12]\d{{3}}年|[两二三四五六七八九十]年前|{either('S10.ago')})(?:同期|末|底|度)?的?"
_VERB = f"(?P<verb>{either('S10.change')})"
_SAID = (
    r"(?:了|达|幅度?|幅?为|到){0,2}(?P<said>(?P<near>接?近|将近|不到|不足|约|逾|超过?)?(?P<number>[一两二三四五六七八九])"
    r"(?P<unit>[成倍])(?P<more>半|多|以上|有余|[一二三四五六七八九])?)(?![立本品员功果])"
)
_GLUE = f"(?:{either('S10.glue')}|[两二三四五六七八九十]年[间来]){{0,2}}?"
_CUE = r"[一两二三四五六七八九][成倍]"
_FORMS = (
    form(
        rf"(?P<new>Ⓝ),(?:〜{{0,8}}Ⓝ,)?(?:[相同]?[比较]|相对)于?{_AGO}〜{{0,6}}(?P<old>Ⓝ)〜{{0,4}}{_VERB}{_SAID}",
        "全镇茶园面积12.6万亩,比五年前的8.4万亩扩大了四成。",
        _CUE,
    ),
    form(
        rf"(?P<new>Ⓝ)[,(]而?{_AGO}〜{{0,4}}(?P<old>Ⓝ)\)?,(?:〜{{0,10}}Ⓝ,)?{_GLUE}{_VERB}{_SAID}",
        "生猪存栏31.2万头,去年末只有26.0万头,增幅逾三成。",
        _CUE,
    ),
    form(
        rf"[由从]〜{{0,14}}(?P<old>Ⓝ)〜{{0,3}}{either('S10.moved')}了?[到至为成]〜{{0,8}}(?P<new>Ⓝ),(?:〜{{0,10}}Ⓝ,)?{_GLUE}{_VERB}{_SAID}",
        "订单额由上年的126亿元跃升到189亿元,增长了一倍半。",
        _CUE,
    ),
)
_FALLS, _OTHER = any_of("S10.fall"), any_of("S10.loose_other")
_TENTH, _PRICES = Decimal(10), Decimal(40)  # points that prices may explain
_LESS, _ABOVE = re.compile("近|不[到足]"), re.compile("逾|超|多|以上|有余")
_NARROW, _NEARLY = Decimal("0.5"), Decimal("0.3")


@gated(*_FORMS)
def told_in_words(report: ReportFacts) -> Iterator[Judgement]:
    """Hold each growth in words against the two levels told with it."""
    for one in _FORMS:
        for match, figures in found(report, one):
            old, new = figures["old"], figures["new"]
            if old.unit == new.unit and old.unit != "倍" and level(old) and level(new):
                yield _judged(report, old, new, match)


def _judged(report: ReportFacts, old: Fact, new: Fact, match: re.Match[str]) -> Judgement:
    """Compare new / old − 1 with all that the words may say."""
    before, after = report.interval(old), report.interval(new)
    words = match.string[match.end("new") : match.start("verb")] + match["verb"]
    exact = before.positive and all_exact(old, new)
    if not exact or REAL.search(match[0]) or _OTHER.search(words):
        return undecidable((new, old), "real_or_average_growth" if exact else "open_interval")
    implied = (after / before - intervals.exactly(1)).scaled(HUNDRED)
    stated = _stated(match)
    if _FALLS.search(match["verb"]):
        stated = -stated
    as_much = match["unit"] == "倍" and match["number"] != "一"  # 增长三倍 that is three times as much
    if not stated.disjoint(implied) or (as_much and not (stated - intervals.exactly(HUNDRED)).disjoint(implied)):
        return consistent((new, old), stated, implied)
    if "real" in (basis(old), basis(new)) and stated.distance(implied) < _PRICES:
        return undecidable((new, old), "real_or_average_growth")
    a, b, said = report.printed(old), report.printed(new), match["verb"] + match["said"]
    size = "?" if implied.middle is None else intervals.show_number(implied.middle, "%") + "%"
    message = Message(
        "medium",
        85,
        f"{a} → {b}推算为{size},文中为“{said}”",
        f"{a} → {b} implies {size}, the text says {said}",
        f"{b} / {a} − 1 = {size}",
    )
    return Judgement("inconsistent", (new, old), stated, implied, "disjoint", of_figures(report, (new, old), message))


def _stated(match: re.Match[str]) -> Interval:
    """Return by how many per cent something grew that grew 近三成, 四成五, 一倍多."""
    step = HUNDRED if match["unit"] == "倍" else _TENTH
    more, near = match["more"] or "", match["near"] or ""
    size = HAN_NUMBERS[match["number"]] * step
    if more == "半" or more in HAN_NUMBERS:
        size += step * (Decimal(HAN_NUMBERS[more]) / _TENTH if more in HAN_NUMBERS else _NARROW)
        return Interval(size - step / _TENTH, size + step / _TENTH)
    if _LESS.search(near):
        return Interval(size - step * (_NEARLY if step == HUNDRED else 1), size)
    if _ABOVE.search(near + more):
        return Interval(size, size + step)
    return Interval(size - step * _NARROW, size + step * _NARROW)
