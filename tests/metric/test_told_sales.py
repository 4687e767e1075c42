"""Where sales go, and which branch makes a sum, belongs to the name."""

from __future__ import annotations

import pytest

from pipeline.context.attribute import ReportContext
from tests.readings import metrics, subjects

TOWN = ReportContext(2015, "summary", "柳河镇")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("海外销售2.4亿元,国内销售8亿元。", ["海外销售收入", "国内销售收入"]),
        ("网上销售3600万元,工业机器人销售7亿元。", ["网上销售收入", "工业机器人销售收入"]),
        ("全年实现销售15亿元,产品销售12亿元。", ["销售收入", "销售收入"]),
    ],
)
def test_where_sales_go_belongs_to_their_name(text: str, expected: list[str]) -> None:
    assert metrics(text) == expected


def test_domestic_sales_are_of_the_firm_or_town_and_no_country_s() -> None:
    told_of = "恒川机械有限公司实现营业收入12亿元。国内销售10亿元。国内市场销售收入9亿元。"
    assert subjects(told_of)[:2] == ["恒川机械有限公司"] * 2
    assert subjects("国内销售10亿元。", TOWN) == ["柳河镇"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("装备制造业完成产值21亿元。", ["装备制造业产值"]),
        ("民营经济实现增加值64亿元,文化产业实现增加值5亿元。", ["民营经济增加值", "文化产业增加值"]),
        (
            "战略性新兴产业实现产值88亿元,占工业总产值的31%。",
            ["战略性新兴产业产值", "战略性新兴产业产值占工业总产值比例"],
        ),
        ("开发区实现增加值5亿元。", ["增加值"]),
        ("纺织产业实现产值8亿元,其中化纤制造业3亿元。", ["纺织产业产值", "化纤制造业产值"]),
    ],
)
def test_a_branch_that_makes_a_sum_belongs_to_its_name(text: str, expected: list[str]) -> None:
    assert metrics(text) == expected
