"""Ratios told as so many to one, for the check identity: 城乡居民收入比2.0:1, 生师比18:1.

Incomes of town and country, or pupils and teachers, stand right before their ratio.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from pipeline import intervals
from pipeline.checks.base import Judgement, consistent
from pipeline.checks.figures import level
from pipeline.checks.findings import Message, about_fact, quoted
from pipeline.checks.forms import form, found
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.report_text import Span
from pipeline.intervals import Interval
from pipeline.tables import Fact

_UP_TO = r"[^。\nⓃ]{0,30}?"  # a growth may be told with each figure
# 城乡居民收入比缩小到2.3:1, and 城乡收入比值为2.3
_OF_INCOMES = (
    r"城乡〜{0,8}收入〜{0,2}比值?(?:(?:缩小|下降|降低?)[到至为]|达?[为是到]?)"
    r"(?P<ratio>\d(?:\.\d{1,3})?)(?::1)?(?![\d%])"
)
_FORMS = (
    form(
        rf"城乡〜{{0,14}}收入分别〜{{0,4}}(?P<first>Ⓝ)[、和](?P<second>Ⓝ){_UP_TO}[,;。]{_OF_INCOMES}",
        "城乡居民人均可支配收入分别达到36180元和18090元,城乡居民收入比缩小到2.3:1。",
        r"城乡〜{0,8}收入〜{0,2}比",
        "\n",
    ),
    form(
        rf"城镇〜{{0,14}}收入〜{{0,3}}(?P<first>Ⓝ){_UP_TO}[,;]农村〜{{0,14}}收入〜{{0,3}}(?P<second>Ⓝ){_UP_TO}[,;。]"
        rf"{_OF_INCOMES}",
        "城镇居民人均可支配收入36180元,农村居民人均可支配收入18090元,城乡居民收入比为2.3:1。",
        r"城乡〜{0,8}收入〜{0,2}比",
        "\n",
    ),
    form(
        rf"(?:在校|学)[学]?生〜{{0,3}}(?P<first>Ⓝ){_UP_TO}[,;]〜{{0,6}}教师〜{{0,3}}(?P<second>Ⓝ){_UP_TO}[,;]生师比[为是]?(?P<ratio>\d{{1,2}}(?:\.\d{{1,2}})?):1",
        "在校学生23.4万人,专任教师1.3万人,生师比为28:1。",
        "生师比",
        "。\n",
    ),
)


@gated(*_FORMS)
def to_one(report: ReportFacts) -> Iterator[Judgement]:
    """Hold each ratio against the two figures before it."""
    for one in _FORMS:
        for match, figures in found(report, one):
            first, second = figures["first"], figures["second"]
            if first.unit == second.unit and level(first) and level(second):
                yield ratio_judged(report, first, second, match["ratio"])


def ratio_judged(report: ReportFacts, first: Fact, second: Fact, written: str) -> Judgement:
    """Compare a ratio as printed with that of two figures."""
    value, digit = Decimal(written), Decimal(1).scaleb(-len(written.partition(".")[2]))
    stated = Interval(value - digit / 2, value + digit)  # rounded, or cut off
    implied = report.interval(first) / report.interval(second)
    facts = (first, second)
    if not stated.disjoint(implied):
        return consistent(facts, stated, implied)
    a, b = report.printed(first), report.printed(second)
    made = intervals.show_number((report.shown(first) / report.shown(second)).middle or value)
    message = Message(
        intervals.severity(intervals.gap(stated, implied)),
        85,
        f"{a}是{b}的{made}倍,文中比值为{written}",
        f"{a} is {made} times {b}, the text says {written}",
        f"{a} / {b} = {made} ≠ {written}",
    )
    quotes = [report.quote(fact) for fact in facts]
    finding = quoted(message, [_said(report, facts, written), quotes[0]], quotes[1:], about=about_fact(first))
    return Judgement("inconsistent", facts, stated, implied, "identity_fails", finding)


def _said(report: ReportFacts, facts: Sequence[Fact], written: str) -> Span:
    """Return the words that tell the ratio, behind its two figures or, where it leads on to them, before."""
    number = re.compile(rf"(?<![\d.]){re.escape(written)}(?![\d%])")
    found_ = number.search(report.folded, max(fact.end for fact in facts)) or number.search(report.folded)
    start, end = found_.span() if found_ else report.quote(facts[0])
    return report.clause(start), end
