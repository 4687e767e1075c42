"""Shares told together with part and whole, for the check share_times_base.

1786家规模企业中,504家通过认证,占28% · 税收1.26亿元,占年度任务1.4亿元的90% · 总投资8600万元的项目,完成投资5160万元,
完成总投资的60%
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.figure_words import figure_word
from pipeline.checks.among import amounts
from pipeline.checks.figures import level
from pipeline.checks.forms import Form, form, found
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.s02_share_times_base.common_whole import common, of_another
from pipeline.checks.s02_share_times_base.loosely_named import loosely_named
from pipeline.checks.s02_share_times_base.named_shares import named_shares
from pipeline.checks.s02_share_times_base.rates import named
from pipeline.checks.s02_share_times_base.single_share import single
from pipeline.checks.words import any_of, either
from pipeline.tables import Fact

Share = tuple[Fact, Fact, Fact]  # part, share, whole
_OF_ALL = "(?:总数的?|全部的?|其)?(?:达到?了?|约|为|近)?"
_TOLD = f"占比?{_OF_ALL}Ⓟ"
_GROWN = f"(?:,(?:同比|比上年)?{either('S10.rise')}[ⓅⓃ])"
_INNER = (
    form(
        rf"(?P<whole>Ⓝ)〜{{0,14}}(?<!其)[中里](?=[,有Ⓝ拥已共]),?〜{{0,14}}(?P<part>Ⓝ)〜{{0,20}}[,(]占比?{_OF_ALL}(?P<share>Ⓟ)",
        "全区1786家规模企业中,504家通过了质量管理体系认证,占58%。",
        _TOLD,
    ),
    form(
        rf"(?P<whole>Ⓝ)〜{{1,14}}[已现]?有(?P<part>Ⓝ)〜{{0,20}}[,(]占比?{_OF_ALL}(?P<share>Ⓟ)",
        "640家规模以上企业有480家建立了研发机构,占比65%。",
        _TOLD,
    ),
    form(
        rf"(?P<part>Ⓝ)(?:Ⓝ|{_GROWN})?,(?:(?:[占为是]|完成|实现|达到?)〜{{0,10}}|约?相当于〜{{0,16}})(?P<whole>Ⓝ)的(?P<share>Ⓟ)",
        "全年完成税收1.26亿元,占年度任务1.4亿元的95%。",
        "的Ⓟ",
    ),
    form(
        rf"(?P<part>Ⓝ){_GROWN}?,(?:[占为是]|完成|实现)〜{{0,6}}{figure_word('plan_name')}数?的(?P<share>Ⓟ)\(〜{{0,8}}(?P<whole>Ⓝ)\)",
        "一般公共预算收入8.64亿元,为预算的109.2%(预算8.4亿元)。",
        "的Ⓟ",
    ),
)
# 拨款5400万元,摊到18亿元的财政支出里,占3.6%
_OF_NEXT = form(
    r"(?P<part>Ⓝ),(?:摊到|放到|在)〜{0,3}(?P<whole>Ⓝ)的〜{2,12}[里中内],?占(?P<share>Ⓟ)",
    "安排科技拨款5400万元,在18.0亿元的财政支出中占3.6%。",
    "[里中内],?占Ⓟ",
)
# 限额30亿元,余额25.5亿元,相当于限额的85%: of the figure told by that name
_OF_OWN_NAME = form(
    r"(?P<name>[一-鿿]{2})(?:为|共|达)?(?P<whole>Ⓝ),〜{0,16}(?P<part>Ⓝ),(?:仅|只)?(?:相当于|[占为是]|达到?)(?P=name)的(?P<share>Ⓟ)",
    "政府债务限额30亿元,年末债务余额25.5亿元,相当于限额的75.0%。",
    "的Ⓟ",
)
# 员工总数12600人。员工中,研发人员2268人,占18%: of the figure told by that name before it
_OF_NAMED = form(
    r"(?P<of>[\u4e00-\u9fff]{2,6})[中里],〜{1,10}(?P<part>Ⓝ),占比?(?:总数的?)?(?:达到?|为)?(?P<share>Ⓟ)",
    "员工中,研发人员2268人,占28.0%。",
    "[中里],〜{1,10}Ⓝ",
)
_DONE = form(
    r"(?P<part>Ⓝ),(?:已?占|已?完成|已?达到?)〜{0,6}总投资(?:额|规模)?的(?P<share>Ⓟ)",
    "累计完成投资5160万元,完成总投资的72%。",
    "总投资(?:额|规模)?的Ⓟ",
)
_PROGRESS = form(
    r"(?P<part>Ⓝ),(?:投资|投入|资金(?:使用)?)进度(?:达到?|为)?(?P<share>Ⓟ)",
    "累计投入3.06亿元,投入进度72.0%。",
    "(?:投资|投入|资金(?:使用)?)进度(?:达到?|为)?Ⓟ",
)
_PLANNED = form(
    r"总投资(?:额|规模)?(?:为|约|达到?|是|共)?(?P<whole>Ⓝ)",
    "总投资8600万元的果蔬饮料生产线。",
    "总投资",
)
_DEAL = r"交易总?(?:对价|作价|价格|价款|金额)"
_PAID = form(
    rf"(?P<part>Ⓝ),占(?:本次|此次|该|全部)?{_DEAL}的(?:比例为?|约)?(?P<share>Ⓟ)",
    "现金支付5.4亿元,占交易对价的45%。",
    "占(?:本次|此次|该|全部)?交易",
)
_PRICE = form(
    rf"{_DEAL}(?:确定|暂定|暂作价)?(?:为|合计|共计|约)?(?P<whole>Ⓝ)",
    "交易作价12.6亿元。",
    _DEAL,
)
_YEARLY = re.compile(f"(?:年度?|今年|当年){figure_word('plan_name')}|计划(?!总)")
_SPENT = re.compile(either("S2.spent"))
# 培训1200人,超计划200人,完成计划1000人的120%; 到位30.2亿元,去年同期为21.6亿元,完成任务38.5亿元的78.5%
_OTHER_THAN_DONE = re.compile(
    f"(?:超[出过]?|多[于出]?)(?:年初|全年|年度)?{figure_word('plan_name')}数?[的了]?$|[上去]年(?:同期|度)?[为是]?$"
)
_STAGE = any_of("S2.stage")  # one stage, one year: the total is another one
_REACH = 200
_HAVING = "共有达到为总数约"


def shares_told(report: ReportFacts) -> Iterator[Share]:
    """Yield part, share and whole where one sentence tells them all, and money spent of what a project costs."""
    if "percent" not in report.families:
        return
    yield from named(report)
    for one in (*_INNER, _OF_OWN_NAME, _OF_NEXT):
        yield from _inner(report, one)
    yield from _of_named(report)
    yield from _invested(report)
    yield from _paid(report)
    yield from single(report)
    yield from common(report)
    yield from loosely_named(report)
    yield from named_shares(report)


def _inner(report: ReportFacts, one: Form) -> Iterator[Share]:
    """Yield part, share and whole of one sentence."""
    for _, figures in found(report, one):
        part, share, whole = (figures[name] for name in ("part", "share", "whole"))
        other = _OTHER_THAN_DONE.search(report.words(part))
        if part.unit == whole.unit and level(part) and level(whole) and not other:
            yield part, share, whole


def _of_named(report: ReportFacts) -> Iterator[Share]:
    """Yield part, share and the one figure told before them, in their paragraph, by the name they are of."""
    for match, figures in found(report, _OF_NAMED):
        part = figures["part"]
        low, end = report.line_start(part.start), report.clause(part.start) - 1
        before = amounts(report, max(low, end - _REACH), end)
        alike = [fact for fact in before if fact.unit == part.unit and level(fact)]
        name = match["of"].removeprefix("其中").removeprefix("全部")
        named = [fact for fact in alike if report.words(fact).rstrip(_HAVING).endswith(name)]
        if len(named) == 1 and named[0] is alike[-1] and level(part):
            yield part, figures["share"], named[0]


@gated(_DONE, _PROGRESS)
def _invested(report: ReportFacts) -> Iterator[Share]:
    """Yield money spent, its share of a total, and the one total told before it in its paragraph."""
    spent = [*found(report, _DONE), *_progress(report)]
    totals = [figures["whole"] for _, figures in found(report, _PLANNED)] if spent else ()
    for match, figures in spent:
        part, share = figures["part"], figures["share"]
        words = report.words(part)
        if not _SPENT.search(words) or _STAGE.search(words + match[0]):
            continue
        low = max(report.folded.rfind("\n", 0, part.start), part.start - _REACH)
        near = [total for total in totals if low < total.start < part.start]
        if near and of_another(report, near[-1], part):
            continue
        if len(near) == 1 and near[0].unit == part.unit and not _STAGE.search(report.words(near[0])):
            yield part, share, near[0]


def _progress(report: ReportFacts) -> Iterator[tuple[re.Match[str], dict[str, Fact]]]:
    """Yield money spent and how far that is, where no plan for a year stands before it: that is another whole."""
    for match, figures in found(report, _PROGRESS):
        part = figures["part"].start
        if not _YEARLY.search(report.folded, report.sentence_span(part)[0], part):
            yield match, figures


@gated(_PAID)
def _paid(report: ReportFacts) -> Iterator[Share]:
    """Yield what is paid in cash or shares, its share of a price, and the one price told before it."""
    paid = list(found(report, _PAID))
    prices = [figures["whole"] for _, figures in found(report, _PRICE)] if paid else ()
    for _, figures in paid:
        part = figures["part"]
        near = [price for price in prices if price.start < part.start and price.unit == part.unit]
        if near and len({(price.low, price.high) for price in near}) == 1:
            yield part, figures["share"], near[-1]
