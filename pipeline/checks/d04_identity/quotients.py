"""Figures that two others told right before them make up, for the check identity.

收入11.36亿元,成本8.18亿元,毛利率28% · 产能1200万套,产量1086万套,产能利用率90.5% · 企业132家,亏损21家,亏损面15.9%
出口64万吨,出口额22.4亿美元,平均单价每吨3500美元; what is paid on shares is in `dividends`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pipeline import intervals
from pipeline.checks.base import Judgement, undecidable
from pipeline.checks.figures import all_exact, level
from pipeline.checks.forms import Form, form, found
from pipeline.checks.gated import gated
from pipeline.checks.reckoned import Reckoning, against_reckoning, worded
from pipeline.checks.report import ReportFacts
from pipeline.checks.words import any_of
from pipeline.intervals import HUNDRED, Interval
from pipeline.tables import Fact

_GROWN = "(?:,〜{0,6}(?:Ⓝ〜{0,3})?[ⓅⒹ])?"  # a growth may be told with each figure
_IS = "(?:为|达到?|约)?"
_MARGIN = form(
    rf"(?:收入|销售额)〜{{0,3}}(?P<of>Ⓝ){_GROWN},〜{{0,6}}成本〜{{0,3}}(?P<part>Ⓝ){_GROWN},毛利率{_IS}(?P<told>Ⓟ)",
    "轴承实现收入11.36亿元,成本8.18亿元,毛利率35.0%。",
    f"毛利率{_IS}Ⓟ",
)
_GROSS = form(
    rf"成本〜{{0,3}}(?P<of>Ⓝ){_GROWN},〜{{0,4}}毛利〜{{0,3}}(?P<part>Ⓝ){_GROWN},毛利率{_IS}(?P<told>Ⓟ)",
    "营业成本26.4亿元,实现毛利6.6亿元,毛利率25%。",
    f"毛利率{_IS}Ⓟ",
)
# What has it is what is left: 抽检1860批次,不合格42批次,合格率97.7%
_FAILED = form(
    rf"(?P<of>Ⓝ){_GROWN},〜{{0,6}}[不未](?P<act>[一-鿿]{{2}})(?:〜{{0,4}}[数量])?(?:的?(?:有|为|共)?)(?P<part>Ⓝ){_GROWN},〜{{0,4}}(?<![不未])(?P=act)率{_IS}(?P<told>Ⓟ)",
    "全年抽检食品1860批次,不合格42批次,合格率为99.1%。",
    f"率{_IS}Ⓟ",
)
_LEFT = (_MARGIN, _FAILED)
_RATES = (
    form(
        rf"产能〜{{0,8}}(?P<of>Ⓝ)(?:/年)?,〜{{0,6}}(?:产量|生产)〜{{0,8}}(?P<part>Ⓝ){_GROWN},产能利用率{_IS}(?P<told>Ⓟ)",
        "设计产能1200万套,全年产量1086万套,产能利用率84.5%。",
        f"产能利用率{_IS}Ⓟ",
    ),
    form(
        rf"(?:产量|生产)〜{{0,8}}(?P<of>Ⓝ){_GROWN}[,;]〜{{0,6}}销[售量]〜{{0,8}}(?P<part>Ⓝ){_GROWN},产销率{_IS}(?P<told>Ⓟ)",
        "全年产量1086万套,销量1078万套,产销率96.3%。",
        f"产销率{_IS}Ⓟ",
        "。\n",
    ),
    form(
        rf"(?:产量|生产)〜{{0,8}}(?P<part>Ⓝ){_GROWN},产能利用率{_IS}(?P<told>Ⓟ),(?:设计)?产能(?:为|达到?)?(?P<of>Ⓝ)",
        "全年生产薄膜6.24万吨,产能利用率96%,设计产能7.2万吨。",
        f"产能利用率{_IS}Ⓟ",
    ),
    form(
        rf"(?P<of>Ⓝ)〜{{0,8}}(?:企业)?中?,(?:其中)?亏损〜{{0,6}}(?P<part>Ⓝ){_GROWN},亏损面{_IS}(?P<told>Ⓟ)",
        "132家会员企业中,亏损企业21家,亏损面12.6%。",
        f"亏损面{_IS}Ⓟ",
    ),
)
_PRICE = form(
    rf"(?:出口|进口|销售|采购|收购)(?P<what>〜{{0,8}})(?P<of>Ⓝ){_GROWN},〜{{0,4}}(?:收入|金额|货值|[口售购]额)〜{{0,3}}(?P<part>Ⓝ){_GROWN},"
    r"(?:平均|[出进]口|销售)*(?:均|单|售)价(?:格)?〜{0,6}(?P<told>Ⓝ)(?!〜{0,3}(?:的|以上))",
    "出口玻璃64万吨,出口额22.4亿美元,平均单价为每吨2450美元。",
    "[均单售]价(?:格)?〜{0,6}Ⓝ",
)
_GAINS = re.compile("盈利[一-鿿]{0,4}$")
_CUMULATED = any_of("D4.cumulated")


@gated(*_LEFT, _GROSS, *_RATES, _PRICE)
def quotients(report: ReportFacts) -> Iterator[Judgement]:
    """Hold each figure against the two before it."""
    for one in (*_LEFT, _GROSS, *_RATES) if "percent" in report.families else ():
        for match, figures in found(report, one):
            gains = _GAINS.search(report.words(figures["of"]))  # 36家企业中,盈利27家,亏损9家: of both
            passed = one is _FAILED and match["act"] in report.words(
                figures["of"]
            )  # 合格1211批次,不合格37批次: of both
            if figures["of"].unit == figures["part"].unit and _plain(figures, match) and not (gains or passed):
                yield _rate(report, figures, one)
    for match, figures in found(report, _PRICE):
        told, part, of = (figures[name] for name in ("told", "part", "of"))
        if told.unit == f"{part.unit}/{of.unit}" and _plain(figures, match):
            yield _held(report, figures, report.interval(part) / report.interval(of), "/")


def _plain(figures: Mapping[str, Fact], match: re.Match[str]) -> bool:
    """Return whether what a figure is made of are levels of one time."""
    return level(figures["of"]) and level(figures["part"]) and not _CUMULATED.search(match[0])


def _rate(report: ReportFacts, figures: Mapping[str, Fact], one: Form) -> Judgement:
    """Compare a rate in per cent with the ratio of two levels, a margin with what it leaves."""
    ratio = (report.interval(figures["part"]) / report.interval(figures["of"])).scaled(HUNDRED)
    if one in _LEFT:
        return _held(report, figures, intervals.exactly(HUNDRED) - ratio, "1 −")
    if one is _GROSS:  # what is left of the returns, which are cost and margin together
        of, part = (report.interval(figures[name]) for name in ("of", "part"))
        return _held(report, figures, (part / (of + part)).scaled(HUNDRED), "+")
    return _held(report, figures, ratio, "/")


def _held(report: ReportFacts, figures: Mapping[str, Fact], implied: Interval, sign: str) -> Judgement:
    """Judge a figure by what two others come to."""
    facts = (figures["told"], figures["part"], figures["of"])
    if not all_exact(*facts):
        return undecidable(facts, "open_interval")
    formula = f"{report.printed(facts[1])} / {report.printed(facts[2])}"
    if sign == "+":
        formula = f"{report.printed(facts[1])} / ({report.printed(facts[2])} + {report.printed(facts[1])})"
    elif sign != "/":
        formula = f"{sign} {formula}"
    said = worded(formula)
    return against_reckoning(report, facts, Reckoning(implied, implied, *said, facts[0], reason="identity_fails"))
