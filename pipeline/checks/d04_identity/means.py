"""Means told behind what they are the mean of, for the check identity.

举办培训班24期,培训1920人,平均每期80人 · 职工260人,工资总额1560万元,人均工资6万元 · 面积12万亩,总产量4.8万吨,亩产400公斤
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline import intervals
from pipeline.checks.among import head_of
from pipeline.checks.base import Judgement, consistent, undecidable
from pipeline.checks.figures import level
from pipeline.checks.forms import form, found
from pipeline.checks.reckoned import Reckoning, against_reckoning, worded
from pipeline.checks.report import ReportFacts
from pipeline.checks.words import any_of, either
from pipeline.tables import Fact

# A ton of what a mean tells in kilos; units are as facts are filed.
_IN_UNIT = {
    ("吨", "公斤"): Decimal(1000),
    ("吨", "斤"): Decimal(2000),
    ("公斤", "斤"): Decimal(2),
    ("人次", "人"): Decimal(1),
}
_FORMS = (
    form(
        r"(?P<count>Ⓝ)〜{0,12},〜{0,10}(?P<total>Ⓝ)〜{0,6},平均(?:每|单(?=[个项户体]))(?P<of>[一-鿿])(?!月|年|天|日)〜{0,8}(?P<mean>Ⓝ)",
        "举办技术培训班24期,培训1920人,平均每期120人。",
        "平均[每单]",
    ),
    form(
        r"(?P<count>Ⓝ)〜{0,12}(?:共|合计|累计)〜{0,12}(?P<total>Ⓝ),(?:其中〜{0,12}Ⓝ(?:[、,]〜{0,12}Ⓝ){0,6},)?平均每个?(?P<of>[一-鿿])(?!月|年|天|日)〜{0,8}(?P<mean>Ⓝ)",
        "全镇12个村共硬化道路86公里,其中柳溪村12公里,平均每个村8.6公里。",
        "平均每",
    ),
    form(
        r"(?P<count>Ⓝ)〜{0,10}[,、]?〜{0,10}(?P<total>Ⓝ),(?:平均)?(?P<of>[户人村])均(?:为|达到?|约)?(?P<mean>Ⓝ)",
        "发放小额贷款1120户5236万元,户均5.67万元。",
        "均(?<=[户人村]均)(?:为|达到?|约)?Ⓝ",
    ),
    form(
        r"(?P<count>Ⓝ)(?=〜{0,3}村)〜{1,14}(?:Ⓝ,〜{0,10}|,?〜{0,10})(?P<total>Ⓝ),(?P<of>村)均(?:为|达到?|约)?(?P<mean>Ⓝ)",
        "86座村级光伏电站装机32.6兆瓦,全年发电收益2064万元,村均34万元。",
        "均(?<=村均)(?:为|达到?|约)?Ⓝ",
    ),
    form(
        r"(?P<count>Ⓝ)〜{0,8},〜{0,8}(?P<name>[一-鿿]{2})总[额量](?P<total>Ⓝ),(?P<of>[人户])均(?P=name)(?P<mean>Ⓝ)",
        "公司现有职工260人,全年发放工资总额1560万元,人均工资8万元。",
        "均(?<=,[人户]均)[一-鿿]{2}Ⓝ",
    ),
    form(
        r"(?P<count>Ⓝ),(?:〜{2,14},)?〜{0,6}(?:发放|支付)(?P<name>[一-鿿]{2})(?:总额)?(?P<total>Ⓝ),(?:(?P<of>[人户]均年)|(?P<per>[人户])均)(?P=name)(?:为|达)?(?P<mean>Ⓝ)",
        "在岗职工4800人,共发放工资2.88亿元,人均年工资7.2万元。",
        "均(?<=,[人户]均)年?[一-鿿]{2}(?:为|达)?Ⓝ",
    ),
    form(
        r"(?P<count>Ⓝ),〜{0,8}总收入〜{0,2}(?P<total>Ⓝ),(?P<of>[人户])均收入〜{0,2}(?P<mean>Ⓝ)",
        "养殖户48户,养殖总收入1440万元,户均收入30万元。",
        "均(?<=,[人户]均)收入〜{0,2}Ⓝ",
    ),
    form(
        r"(?P<count>Ⓝ)〜{0,8},〜{0,8}(?P<total>Ⓝ),(?:平均)?(?P<of>场)均(?:为|达到?|约)?(?P<mean>Ⓝ)",
        "组织培训24场,参训2880人次,场均102人次。",
        "均(?<=场均)(?:为|达到?|约)?Ⓝ",
    ),
    form(
        r"(?P<total>Ⓝ)[,、]?〜{1,14}(?P<count>Ⓝ)〜{0,5},(?:平均每(?P<of>[一-鿿]{1,2}?)(?:项目|企业|小区|单位)?|(?P<per>[户人村亩])均)(?:为|达到?|约|补[助贴]|投[入资]|造价|成本)*(?P<mean>Ⓝ)",
        "发放补贴资金682万元,惠及农户5420户,户均1528元。",
        "(?:均(?<=[户人村亩]均)|平均每[一-鿿]{1,4}?)(?:为|达到?|约|补[助贴]|投[入资]|造价|成本)*Ⓝ",
    ),
    form(
        r"(?P<total>Ⓝ),按〜{2,10}(?P<count>Ⓝ)计算,(?P<of>[人户])均〜{0,8}(?P<mean>Ⓝ)",
        "安排专项资金480万元,按户籍人口4.2万人计算,人均投入1143元。",
        "计算,[人户]均",
    ),
    form(
        r"(?P<count>Ⓝ),〜{0,4}(?:投资|造价|资金|投入)〜{0,3}(?P<total>Ⓝ),(?:平均)?每(?P<of>公里|平方米|亩|个|套|座)(?:造价|投资|成本|补助)(?:约|为|达)?(?P<mean>Ⓝ)",
        "硬化通组路320公里,总投资16亿元,每公里造价50万元。",
        "每(?:公里|平方米|[亩个套座])(?:造价|投资|成本|补助)(?:约|为|达)?Ⓝ",
    ),
    form(
        r"(?P<count>Ⓝ),〜{0,4}(?P<name>投资|产值|税收|收入)(?:额|资金)?(?P<total>Ⓝ),(?P<of>[亩户人村家])均(?P=name)(?:约|为|达)?(?P<mean>Ⓝ)",
        "项目占地300亩,总投资15亿元,亩均投资50万元。",
        "均(?<=[亩户人村家]均)(?:投资|产值|税收|收入)(?:约|为|达)?Ⓝ",
    ),
    form(
        r"(?P<name>税收|产值|收入)〜{0,2}(?P<total>Ⓝ)(?:,〜{0,8}Ⓟ)?,〜{2,12}(?P<count>Ⓝ),(?P<of>[亩户人村])均(?P=name)(?:约|为|达到?)?(?P<mean>Ⓝ)",
        "全年实现税收9.36亿元,建成区工业用地4.16万亩,亩均税收2.85万元。",
        "均(?<=[亩户人村]均)(?:税收|产值|收入)(?:约|为|达到?)?Ⓝ",
    ),
    form(
        r"游客(?P<count>Ⓝ)(?:,〜{0,8}Ⓟ)?,〜{0,6}旅游〜{0,4}收入〜{0,3}(?P<total>Ⓝ)(?:,〜{0,8}Ⓟ)?,(?P<of>人)均(?:消费|花费)(?:约|为|达)?(?P<mean>Ⓝ)",
        "接待游客842万人次,旅游总收入6.74亿元,人均消费800元。",
        "人均[消花]费(?:约|为|达)?Ⓝ",
    ),
    form(
        r"面积〜{0,3}(?P<count>Ⓝ)(?:,[比较]上年〜{0,4}[ⓃⓅ])?[,;]〜{0,4}总?产量?〜{0,3}(?P<total>Ⓝ)(?:,〜{0,6}(?:Ⓝ〜{0,3})?Ⓟ)?,(?:平均)?(?P<of>亩)产〜{0,3}(?P<mean>Ⓝ)",
        "粮食播种面积12万亩,粮食总产量4.8万吨,平均亩产520公斤。",
        "亩产〜{0,3}Ⓝ",
        "。\n",
    ),
    form(
        r"(?P<crop>[一-鿿]{2})总产量?〜{0,3}(?P<total>Ⓝ)[^\n]{0,60}?(?P=crop)(?:作物)?(?:播种|种植)面积〜{0,3}(?P<count>Ⓝ)(?:,〜{0,8}Ⓟ)?,(?:平均)?单产〜{0,3}(?P<mean>Ⓝ)/(?P<of>公顷|亩)",
        "粮食总产量84.6万吨,增长2%。粮食播种面积136.5千公顷,平均单产6698公斤/公顷。",
        "单产〜{0,3}Ⓝ",
        "\n",
    ),
    form(
        r"(?:面积|种植|栽植|播种)〜{0,4}(?P<count>Ⓝ),(?:平均|预计)?(?P<of>亩)产量?(?:达到?|为)?(?P<mean>Ⓝ),〜{0,4}总产量?(?:达到?|为)?(?P<total>Ⓝ)",
        "水稻种植面积3.2万亩,平均亩产520公斤,总产量1.86万吨。",
        "亩产量?(?:达到?|为)?Ⓝ",
    ),
    form(
        r"(?P<count>Ⓝ),〜{0,4}(?P<of>[户人])均〜{0,8}(?P<mean>Ⓝ),(?:共|共计|总计|合计)〜{0,8}(?P<total>Ⓝ)",
        "补助危房改造户120户,户均补助1.5万元,共发放补助资金240万元。",
        "均(?<=[户人]均)〜{0,8}Ⓝ",
    ),
    form(
        rf"(?P<count>Ⓝ),〜{{0,4}}(?P<of>[户人]均年)(?:度)?(?:{either('D4.paid')}|保障金?)*(?P<mean>Ⓝ),(?:全年|当年|年)(?:共|累计)?(?:发放|支付|补助|落实|拨付)〜{{0,10}}(?P<total>Ⓝ)",
        "五保对象216人,人均年补助9600元,全年发放供养金237.36万元。",
        "均年(?<=[户人]均年)",
    ),
    form(
        r"(?P<count>Ⓝ)[,、]?〜{0,6}(?:金额|资金|价款)〜{0,3}(?P<total>Ⓝ),(?:平均)?(?:单(?P<of>[笔户件宗])平均|(?P<per>[笔件户宗])均)(?:金额|额)?(?:为|约|达到?)?(?P<mean>Ⓝ)",
        "专利质押融资42笔、金额3.6亿元,单笔平均1857万元。",
        "均(?<=[笔户件宗]均|平均)(?:金额|额)?(?:为|约|达到?)?Ⓝ",
    ),
    form(
        r"(?P<count>Ⓝ),每(?P<of>[户人亩台套个家村])〜{0,8}(?P<mean>Ⓝ),(?:共|共计|总计|合计)〜{0,8}(?P<total>Ⓝ)",
        "资助困难学生320人,每人补助1000元,共发放助学金38万元。",
        "每(?<=,每)[户人亩台套个家村]",
    ),
)
_EVERY = re.compile("[每月年季期天日次]")  # 每人每学期1000元: a sum over several of these
_CUMULATED = any_of("D4.cumulated")
_NOUN = 4
_BASE = Decimal("0.02")  # a mean over a year's average staff, rounded twice


def means(report: ReportFacts) -> Iterator[Judgement]:
    """Hold each mean against the total and the count told before it."""
    for one in _FORMS:
        for match, figures in found(report, one):
            count, total, mean = (figures[name] for name in ("count", "total", "mean"))
            of, told = match.groupdict().get("per") or match["of"].removesuffix("均年"), "of" if match["of"] else "per"
            if _EVERY.search(match[0], match.end(told) - match.start(), match.start("mean") - match.start()):
                continue
            of_villages = of == "村" and "村" in report.folded[count.end : count.end + _NOUN]  # 86座村级光伏电站
            per_one = of == "体" or of_villages or count.unit[: len(of)] == of or report.printed(count).endswith(of)
            if per_one and not _of_several(report, count, total, mean):
                yield from _or_of_all(report, count, total, mean, bool(_CUMULATED.search(match[0])))


def _of_several(report: ReportFacts, count: Fact, total: Fact, mean: Fact) -> bool:
    """Return whether a mean may be over the counts of a list, not the last alone: 改造5个,新建2个,共…,平均每个…."""
    before = [report.amount(number) for number in report.numbers(report.sentence_span(count.start)[0], count.start)]
    alike = [fact for fact in before if fact is not None and fact.unit == count.unit and level(fact)]
    if not alike:
        return False
    return any(told.finding for told in _judged(report, count, total, mean, False))


def _or_of_all(report: ReportFacts, count: Fact, total: Fact, mean: Fact, cumulated: bool) -> Iterator[Judgement]:
    """Judge a mean; where its count is the last of a list behind 其中, it may be over all: 24期,其中…10期、…14期."""
    head = head_of(report, count)
    for judgement in _judged(report, count, total, mean, cumulated):
        if judgement.finding is None or head is None:
            yield judgement
            continue
        of_all = list(_judged(report, head, total, mean, cumulated))
        fits = of_all and of_all[0].verdict == "consistent"
        yield of_all[0] if fits else undecidable(judgement.facts, "part_or_total")


def _judged(report: ReportFacts, count: Fact, total: Fact, mean: Fact, cumulated: bool) -> Iterator[Judgement]:
    """Compare a mean with total / count."""
    facts = (mean, total, count)
    unit = mean.unit.partition("/")[0]  # 每人补助1000元 is told in 元/人
    factor = _IN_UNIT.get((total.unit, unit), Decimal(1) if total.unit == unit else None)
    if factor is None or not (level(total) and level(count)):
        return
    if cumulated or any(fact.qualifier != "exact" for fact in facts):
        yield undecidable(facts, "open_interval")
        return
    implied = (report.interval(total) / report.interval(count)).scaled(factor)
    shown = (report.shown(total) / report.shown(count)).scaled(factor)
    stated = report.interval(mean)
    if intervals.gap(stated, implied) < _BASE:
        yield consistent(facts, stated, implied)
        return
    formula = f"{report.printed(total)} / {report.printed(count)}"
    said = worded(formula)
    yield against_reckoning(report, facts, Reckoning(implied, shown, *said, mean, reason="identity_fails"))
