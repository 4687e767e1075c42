"""Ratios told as so many to one, for the check identity: 城乡居民收入比2.0:1, 生师比18:1.

Incomes of town and country, or pupils and teachers, stand right before their ratio.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from pipeline import intervals
from pipeline.checks.among import amounts, label
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
# One of the second to so many of the first: told the other way about.
_ONE_TO = form(
    rf"(?:在校学?生|床位|医[师生])〜{{0,3}}(?P<first>Ⓝ){_UP_TO}[,;、]〜{{0,8}}(?:教师|护(?:士|理人员))〜{{0,3}}(?P<second>Ⓝ){_UP_TO}[,;](?P<way>师生|床护|医护)比[为是达到]{{0,2}}1:(?P<ratio>\d{{1,2}}(?:\.\d{{1,2}})?)(?![\d.])",
    "在校学生1.86万人,专任教师980人,师生比为1:16。",
    "(?:师生|床护|医护)比",
    "。\n",
)
_PUPILS_TO = "师生"
# Teachers told right before, pupils elsewhere: how those are counted may differ, so only a slip tells.
_TEACHERS = form(
    r"教师(?:总[数量]|人数)?(?:达到?|为|共|有)?(?P<second>Ⓝ)(?:,〜{2,12})?[,;]生师比[为是达到]{0,2}(?P<ratio>\d{1,2}(?:\.\d{1,2})?):1",
    "按二分之一折算后教师总数为420人,生师比为15.6:1。",
    "生师比",
)
_PUPILS = re.compile("(?P<reckoned>折合)?在校学?生(?:总?[数量]|人数|规模)?(?:已?达到?|为|共|有)*$")


@gated(*_FORMS, _ONE_TO, _TEACHERS)
def to_one(report: ReportFacts) -> Iterator[Judgement]:
    """Hold each ratio against the two figures before it."""
    for one in _FORMS:
        for match, figures in found(report, one):
            first, second = figures["first"], figures["second"]
            if first.unit == second.unit and level(first) and level(second):
                yield ratio_judged(report, first, second, match["ratio"])
    for match, figures in found(report, _ONE_TO):
        first, second = figures["first"], figures["second"]
        if level(first) and level(second):
            both = (first, second) if match["way"] == _PUPILS_TO else (second, first)
            yield ratio_judged(report, *both, match["ratio"])
    for match, figures in found(report, _TEACHERS):
        pupils, teachers = _pupils(report), figures["second"]
        judgement = ratio_judged(report, pupils, teachers, match["ratio"]) if pupils and level(teachers) else None
        if judgement and (judgement.finding is None or _slip(judgement, match["ratio"])):
            yield judgement


def _pupils(report: ReportFacts) -> Fact | None:
    """Return the one number of pupils that the report tells, converted ones before all others."""
    told = [(fact, _PUPILS.search(label(report, fact))) for fact in amounts(report, 0, len(report.folded))]
    named = [(fact, found_["reckoned"]) for fact, found_ in told if found_ and fact.unit == "人" and level(fact)]
    those = [fact for fact, reckoned in named if reckoned] or [fact for fact, _ in named]
    return those[0] if len({fact.low for fact in those}) == 1 else None


def _slip(judgement: Judgement, written: str) -> bool:
    """Return whether a slip of the pen in the ratio explains what is wrong."""
    stated, implied = judgement.stated, judgement.implied
    return stated is not None and implied is not None and intervals.slip(stated, implied, written) is not None


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
