"""Sales by where they go, branches that make sums, firms that apply for patents, and values told behind a rate."""

from __future__ import annotations

import pytest

from extractors.base import Passage
from extractors.patents import find
from pipeline.context.attribute import ReportContext
from tests.readings import counted, metrics, modalities, subjects, told

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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "实现收入12.9亿元,完成预算的104%,比上年的10.9亿元增长17.8%。",
            "销售收入 销售收入预算完成率 销售收入 销售收入",
        ),
        ("完成税收3.1亿元,占全县的9%,较上年的2.9亿元增长6.9%。", "税收收入 税收收入占全县比例 税收收入 税收收入"),
    ],
)
def test_last_year_s_value_goes_on_past_a_share(text: str, expected: str) -> None:
    assert metrics(text) == expected.split()


def test_a_share_behind_points_of_growth_is_of_the_level() -> None:
    text = "装备产业增加值18亿元,增长14%,增速高于规上工业4.6个百分点,占规上工业增加值的29%。"
    assert [what for what, _, _ in told(text)][2:] == ["装备产业增加值增速", "装备产业增加值占规上工业增加值比例"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("县财政预算安排科技经费1400万元,已拨付860万元。", ["planned", "actual"]),
        ("与客商签订意向书,签约金额4300万元。", ["actual"]),
        ("意向投资4300万元。", ["planned"]),
        ("拟在已建成的厂房投入4300万元。", ["planned"]),
    ],
)
def test_what_was_paid_out_and_letters_of_intent_are_no_plans(text: str, expected: list[str]) -> None:
    assert modalities(text, TOWN) == expected


def test_needs_are_named_with_whose_they_are() -> None:
    assert counted("对接企业技术需求86项。") == ["对接企业技术需求"]
    assert counted("形成年产5万台的能力。") == ["生产能力"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("申请专利431件。恒川重工有限公司申请72件,宏远泵业31件。", [("any", "applied")] * 3),
        (
            "申请专利431件。其中:发明申请58件,授权31件。",
            [("any", "applied"), ("invention", "applied"), ("invention", "granted")],
        ),
        ("申请专利431件,其中发明58件,授权231件。", [("any", "applied"), ("invention", "applied"), ("any", "granted")]),
        ("申请专利431件。受理贷款申请72件。", [("any", "applied")]),
        ("申请专利431件。恒川重工有限公司申请72次。", [("any", "applied")]),
        ("申请专利431件。宏远泵业31件。", [("any", "applied")]),
    ],
)
def test_firms_that_apply_in_the_next_sentence(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(mention.kind, mention.action) for mention in find(Passage(text))] == expected
