"""D4: identity.

Do figures that define each other agree?  利税 = 利润 + 税金 · 进出口 = 出口 + 进口 · 人均 = 总量 / 人口

And the growth of a sum lies between the growths of its parts.  Only figures of one subject and period, told
close together, are judged; what an amount in another currency is worth is in `exchange`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from pipeline.checks.base import Case, Check, Judgement
from pipeline.checks.d04_identity.all_parts import all_parts
from pipeline.checks.d04_identity.balances import CUE, left, profit_and_tax
from pipeline.checks.d04_identity.budget_totals import balanced_totals
from pipeline.checks.d04_identity.classes import classes
from pipeline.checks.d04_identity.converted import converted
from pipeline.checks.d04_identity.crop_yields import crop_yields
from pipeline.checks.d04_identity.defined import defined
from pipeline.checks.d04_identity.dividends import dividends
from pipeline.checks.d04_identity.every_year import every_year
from pipeline.checks.d04_identity.exchange import exchanged
from pipeline.checks.d04_identity.gaps import gaps
from pipeline.checks.d04_identity.good_days import good_days
from pipeline.checks.d04_identity.identities import identities
from pipeline.checks.d04_identity.incomes import incomes
from pipeline.checks.d04_identity.means import means, yields
from pipeline.checks.d04_identity.member_means import member_means
from pipeline.checks.d04_identity.per_group import per_group
from pipeline.checks.d04_identity.per_people import per_people
from pipeline.checks.d04_identity.per_share import per_share
from pipeline.checks.d04_identity.per_time import per_day, per_month
from pipeline.checks.d04_identity.quotients import quotients
from pipeline.checks.d04_identity.ratios import to_one
from pipeline.checks.d04_identity.remainders import remainders
from pipeline.checks.d04_identity.savings import savings
from pipeline.checks.d04_identity.share_deals import share_deals
from pipeline.checks.d04_identity.still_to_do import still_to_do
from pipeline.checks.d04_identity.village_heads import village_heads
from pipeline.checks.d04_identity.vital_rates import CUE as VITAL
from pipeline.checks.d04_identity.vital_rates import vital
from pipeline.checks.d04_identity.weighted_growth import weighted
from pipeline.checks.report import ReportFacts

_TOLD = (
    *(defined, exchanged, quotients, dividends, to_one, gaps, remainders, savings, share_deals, member_means),
    *(per_day, per_month, converted),
)
_MEANS = tuple(
    map(re.compile, ("每", "均(?<=[人户村场家次头亩笔件宗]均)", "亩产", "平均单", "均(?<=单[笔户件宗]平均)"))
)  # each skips ahead


def judge(report: ReportFacts) -> Iterator[Judgement]:
    """Try every identity on the facts of one subject and period, and means on the figures of one sentence."""
    if any(word.search(report.folded) for word in _MEANS):
        yield from means(report)
        yield from yields(report)
        yield from crop_yields(report)
        yield from per_people(report)
        yield from per_share(report)
        yield from village_heads(report)
    yield from per_group(report)
    if CUE in report.folded:
        yield from left(report)
    yield from profit_and_tax(report)
    yield from still_to_do(report)
    yield from balanced_totals(report)
    yield from chain.from_iterable(told(report) for told in _TOLD)
    by_parts = list(weighted(report)) if len(report.rates) > 2 else []
    wrong = {told.facts[0].fact_id for told in by_parts if told.finding}
    yield from by_parts
    if len(report.rates) > 2:
        yield from _unless(classes(report), wrong)
        yield from all_parts(report)
    if VITAL in report.folded:
        yield from vital(report)
    if "城乡" in report.folded or "全体居民" in report.folded:
        yield from incomes(report)
    if "年均" in report.folded or "每年" in report.folded:
        yield from every_year(report)
    if "优良" in report.folded:
        yield from good_days(report)
    yield from _unless(identities(report), wrong)


def _unless(found: Iterable[Judgement], wrong: set[str]) -> Iterator[Judgement]:
    """Leave out what is found of growths that were found to be wrong before."""
    yield from (told for told in found if not (told.finding and told.facts[0].fact_id in wrong))


CHECK = Check(
    "D4",
    "identity",
    "Do figures that define each other agree?",
    judge,
    ("same subject, period and currency", "population base of 人均", "figures told close together"),
    (
        Case("永兴机械有限公司2013年实现利润5200万元,上缴税金3100万元,利税8300万元。", "consistent"),
        Case("永兴机械有限公司2013年实现利润5200万元,上缴税金3100万元,利税9300万元。", "inconsistent"),
        Case("举办技术培训班24期,培训1920人,平均每期120人。", "inconsistent"),
        Case("举办技术培训班24期,培训1920人,平均每期80人,最多一期120人。", "consistent"),
        Case("公司现有职工260人,全年发放工资总额1560万元,人均工资8万元。", "inconsistent"),
        Case("粮食播种面积12万亩,粮食总产量4.8万吨,平均亩产520公斤。", "inconsistent"),
        Case("粮食播种面积12万亩,粮食总产量4.8万吨,平均亩产400公斤。", "consistent"),
        Case("水稻种植面积3.2万亩,平均亩产520公斤,总产量1.86万吨。", "inconsistent"),
        Case("资助困难学生320人,每人补助1000元,共发放助学金38万元。", "inconsistent"),
        Case("资助困难学生320人,每人每学期补助1000元,共发放助学金64万元。", None),
        Case("资助困难学生320人,每人补助1000元,共发放助学金32万元。", "consistent"),
        Case("全年收入350万元,支出280万元,收支相抵结余90万元。", "inconsistent"),
        Case("收入总计68.4亿元,支出总计67.9亿元,收支平衡。", "inconsistent"),
        Case("收入总计68.4亿元,支出总计67.9亿元,收支平衡,结转下年0.5亿元。", "undecidable"),
        Case("全村418户、1280人。全村纯收入2304万元,人均19500元。", "inconsistent"),
        Case("全市进出口总额52.4亿美元,其中出口额31.2亿美元,进口额21.2亿美元。", "consistent"),
        Case("全市进出口总额52.4亿美元,其中出口额31.2亿美元,进口额27.2亿美元。", "inconsistent"),
        Case("2021年,全市进出口总额增长28.3%,其中出口额增长22.4%,进口额增长14.7%。", "inconsistent"),
        Case("全县工业增加值增长6.4%,高于全市平均水平(5.2%)2.2个百分点。", "inconsistent"),
        Case("全县工业增加值增长6.4%,比全市平均增速5.2%高1.2个百分点。", "consistent"),
        Case("全县税收下降3.2%,低于全市平均水平(1.5%)4.7个百分点。", "consistent"),
        Case("全县工业增加值增长6.4%,高于年初目标(5%)1.5个百分点以上。", None),
        Case(
            "2021年,全市出口额增长22.4%,进口额增长14.7%。按美元计价,进出口总额增长28.3%。",
            "undecidable",
        ),
    ),
    least_facts=0,
    least_numbers=2,
)
