"""Indicators as government reports write them: two in one clause, plans and what was done of them, whole names."""

from __future__ import annotations

import pytest

from pipeline.document.split import Report
from pipeline.extract import Origin, extract
from pipeline.tables import Fact


def facts(text: str) -> list[Fact]:
    """Return the facts of a text."""
    report = Report(1, None, "柳河县2023年工作总结", None, "柳河县", 2023, "title", None, "summary", text, [], 0)
    return [Fact(*row) for row in extract(report, Origin("t", None, "utf-8")).rows["facts"]]


def metrics(text: str) -> list[str | None]:
    """Return the indicator of every figure of a text."""
    return [fact.metric for fact in facts(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("城镇、农村居民人均可支配收入分别为41260元、20350元。", ["城镇居民人均可支配收入", "农村居民人均可支配收入"]),
        ("乡村、城镇居民人均可支配收入分别增长7.1%、4.8%。", ["乡村居民人均可支配收入", "城镇居民人均可支配收入"]),
        (
            "城镇和农村常住居民人均可支配收入分别达到4.1万元和2.2万元。",
            ["城镇居民人均可支配收入", "农村居民人均可支配收入"],
        ),
        ("一、二、三产业增加值分别为12亿元、30亿元、41亿元。", ["第一产业增加值", "第二产业增加值", "第三产业增加值"]),
        ("三次产业增加值分别增长2.9%、7.4%、6.0%。", ["第一产业增加值", "第二产业增加值", "第三产业增加值"]),
        ("年末存贷款余额分别为520亿元、410亿元，增长9.1%、12.0%。", ["存款余额", "贷款余额", "存款余额", "贷款余额"]),
        ("进出口总额分别下降2.5%和3.1%。", ["进口额", "出口额"]),
        ("财政收支分别完成9亿元和31亿元。", ["财政收入", "财政支出"]),
        ("旅游总人数和收入分别增长21%和26%。", ["旅游总人数", "旅游收入"]),
        ("营业收入和利润分别增长8%和9%。", ["销售收入", "利润"]),
        ("道路硬化、水渠修复、桥梁改建分别完成12公里、9座。", [None]),
    ],
)
def test_each_of_two_things_in_one_clause_has_its_name(text: str, expected: list[str | None]) -> None:
    assert metrics(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "到位资金60亿元，完成县下达年度目标任务50亿元的120%，同比增长11%。",
            [
                ("招商引资额", "actual"),
                ("招商引资额", "planned"),
                ("招商引资额目标完成率", "actual"),
                ("招商引资额", "actual"),
            ],
        ),
        (
            "税收收入3.2亿元，完成年度目标任务3亿元的106.7%，同比增长8.4%。",
            [("税收收入", "actual"), ("税收收入", "planned"), ("税收收入目标完成率", "actual"), ("税收收入", "actual")],
        ),
        ("森林覆盖率达到47%，完成2030年目标值的94%。", [("森林覆盖率", "actual"), ("森林覆盖率目标完成率", "actual")]),
        (
            "培训农民8600人，完成五年目标任务2万人的43%。",
            [("培训农民人数", "actual"), ("培训农民人数", "planned"), ("培训人数目标完成率", "actual")],
        ),
        (
            "城镇新增就业3100人，完成年度任务的103.3%。",
            [("城镇新增就业人数", "actual"), ("城镇新增就业任务完成率", "actual")],
        ),
        ("销售收入5亿元，完成上级确定的任务的98%。", [("销售收入", "actual"), ("销售收入任务完成率", "actual")]),
        ("确保税收收入完成年度目标3亿元。", [("税收收入", "target")]),
        ("投资完成额超过原定的年度计划4.1%。", [(None, "actual")]),
    ],
)
def test_how_much_of_a_plan_is_done(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert [(fact.metric, fact.modality) for fact in facts(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("其他收入92万元，占4.1%。", [("其他收入", "level", None), ("其他收入占比", "share", None)]),
        ("其他支出31万元。", [("其他支出", "level", None)]),
        ("其他项目7个，新增床位60张。", [("其他项目数", "level", None), ("新增床位数", "level", None)]),
        ("主要行业中，其他企业12家。", [("其他企业数", "level", None)]),
        (
            "因公出国（境）费6万元，公务接待费9.2万元。",
            [("因公出国(境)费", "level", None), ("公务接待费", "level", None)],
        ),
        (
            "公务用车购置及运行维护费38万元，其中公务用车运行维护费20万元。",
            [("公务用车购置及运行维护费", "level", None), ("公务用车运行维护费", "level", None)],
        ),
        ("“三公”经费预算75万元。", [("三公经费", "level", None)]),
        ("支出80万元，比预算减少5万元。", [("支出", "level", None), ("支出", "delta", "预算")]),
        (
            "支出80万元，较预算增加5万元，比年初增加3万元。",
            [("支出", "level", None), ("支出", "delta", "预算"), ("支出", "delta", "年初")],
        ),
    ],
)
def test_what_a_body_spends_is_named_as_printed(text: str, expected: list[tuple[str | None, str, str | None]]) -> None:
    assert [(fact.metric, fact.measure, fact.base) for fact in facts(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("脱贫人口人均纯收入达到14200元。", ["脱贫人口人均纯收入"]),
        ("监测对象人均纯收入增长15%。", ["监测对象人均纯收入"]),
        ("60岁及以上人口占比达21.8%。", ["60岁及以上人口占比"]),
        ("65岁以上老年人占比14.2%。", ["65岁以上老年人占比"]),
        (
            "新增城镇就业2860人，失业人员再就业905人，就业困难人员就业312人。",
            ["新增城镇就业人数", "失业人员再就业人数", "就业困难人员就业人数"],
        ),
        ("规模以上工业实现利润4.26亿元。", ["规模以上工业利润"]),
        ("提供就业岗位860个。", ["就业岗位数"]),
        ("建成区绿化覆盖率38.6%。", ["建成区绿化覆盖率"]),
        ("家庭医生签约服务率72%。", ["家庭医生签约服务率"]),
        ("省级专精特新“小巨人”企业6家。", ["省级专精特新“小巨人”企业数"]),
        ("用水总量控制在2.8亿立方米的红线以内。", ["用水总量"]),
        ("项目总投资90亿元，年度计划投资21亿元。", ["项目投资额", "年度计划投资"]),
        ("企业共生产各类风机3200万千瓦，同比增长6.2%。", ["风机容量", "风机容量"]),
        ("风机产能30万台，其中东山基地18万台、西岭基地12万台。", ["风机产能", "风机产能", "风机产能"]),
        ("新签合同额80亿元，其中海外合同23亿元。", ["合同金额", "海外合同金额"]),
        ("国外销售收入占21%。", ["国外销售收入占比"]),
        ("公司以35万吨的产量位居第二。", ["产量"]),
        ("累计为820户企业办理延期还本付息。", ["企业户数"]),
        ("一级及以上能效产品占比42%。", ["一级及以上能效产品占比"]),
        ("利润增长主要系风电铸件销量增长18%所致。", ["风电铸件销量"]),
        ("投资9亿元，建成后预计年产值15亿元。", ["项目投资额", "年产值"]),
        ("投资2600万元实施城乡供水一体化项目。", ["城乡供水一体化项目投资"]),
        ("系统集成收入增长12%。", ["系统集成收入"]),
    ],
)
def test_whole_names_of_government_reports(text: str, expected: list[str | None]) -> None:
    assert metrics(text) == expected
