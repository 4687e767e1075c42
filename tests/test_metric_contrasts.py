"""Parts set against each other, lists that stand for figures told before, and words that only look like a name."""

from __future__ import annotations

import pytest

from tests.readings import facts

CITY, RURAL = "城镇居民人均可支配收入", "农村居民人均可支配收入"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("城镇居民人均可支配收入3万元，农村1.2万元。", [CITY, RURAL]),
        ("城镇居民人均可支配收入3万元，农村居民1.2万元。", [CITY, RURAL]),
        ("城镇居民人均可支配收入3万元，农村1.2万元，分别增长8%、9%。", [CITY, RURAL, CITY, RURAL]),
        ("工业投资30亿元，农业2亿元。", ["工业投资", "农业投资"]),
        ("工业投资30亿元，城建2亿元。", ["工业投资", None]),
        ("硕士每月补贴1500元，博士2500元。", ["补贴", "补贴"]),
    ],
)
def test_a_part_set_against_another_shares_its_noun(text: str, expected: list[str | None]) -> None:
    assert [fact.metric for fact in facts(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "财政总收入8600万元，其中地方财政收入4100万元，分别完成年度任务的103%和105%。",
            ["财政总收入", "地方财政收入", "财政总收入任务完成率", "地方财政收入任务完成率"],
        ),
        ("地方财政收入4100万元，完成年度任务的103%。", ["地方财政收入", "地方财政收入任务完成率"]),
        ("新建工作站1家、培训中心4家，累计分别达到2家和9家。", ["工作站数", "培训中心数"] * 2),
        ("新建工作站1家、培训中心4家，累计分别达到2家、5家和9家。", ["工作站数", "培训中心数", None, None, None]),
    ],
)
def test_a_list_told_of_the_figures_before(text: str, expected: list[str | None]) -> None:
    assert [fact.metric for fact in facts(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("蔬菜种植面积1.1万亩，产值1.3亿元。", ["蔬菜种植面积", "蔬菜产值"]),
        ("生猪出栏3万头，实现产值6000万元。", ["生猪出栏数", "生猪产值"]),
        ("柳河县蔬菜种植面积1.1万亩，产值1.3亿元。", ["蔬菜种植面积", "蔬菜产值"]),
        ("柳河县公路总里程1100公里。", ["公路总里程"]),
        ("柳河县级公路总里程1100公里。", ["柳河县级公路总里程"]),
        ("新建厂房1.1万平方米，产值1.3亿元。", ["厂房面积", "产值"]),
        ("其中高级职称46人、中级职称118人。", ["高级职称人数", "中级职称人数"]),
        ("省级以上研究中心3家，市级9家。", ["省级以上研究中心数", "市级研究中心数"]),
        ("要求支付货款、利息损失及律师费共计超过4000万元。", ["货款、利息损失及律师费"]),
        ("税款及滞纳金合计860万元。", ["税款及滞纳金"]),
        ("获得工行、建行共计3500万元的流动资金贷款。", ["流动资金贷款"]),
        ("税款50万元、滞纳金合计3万元。", ["税款", "滞纳金"]),
        ("社会消费品零售总额扣除价格因素增长9%。", ["社会消费品零售总额"]),
        ("公路水运投资1.8亿元。", ["公路水运投资"]),
        ("前五名客户合计销售金额12亿元。", ["前五名客户销售额"]),
        ("销售金额12亿元。", ["销售额"]),
        ("复审通过2家。", [None]),
        ("省科技支撑计划4项。", ["省科技支撑计划数"]),
        ("组织各类对接活动9场次。", ["对接活动次数"]),
        ("投资600万元新上的喷漆项目5月份投产。", ["喷漆项目投资"]),
        ("500万元以上固定资产投资增长9%。", [None, "固定资产投资"]),
        ("完成5亿元以上固定资产投资。", ["固定资产投资"]),
        ("单位GDP能耗下降3.1%，超额完成省下达2.8%的目标。", ["单位GDP能耗", None]),
        ("实际到位内资5.6亿元。", ["实际利用内资"]),
    ],
)
def test_what_is_told_by_the_words_around(text: str, expected: list[str | None]) -> None:
    assert [fact.metric for fact in facts(text)] == expected
