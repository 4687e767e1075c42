"""Sales by where they go, branches that make sums, firms that apply for patents, and values told behind a rate."""

from __future__ import annotations

import pytest

from extractors.base import Passage
from extractors.patents import find
from pipeline.context.attribute import ReportContext
from pipeline.reading import read
from tests.readings import counted, metrics, modalities, period, subjects, told

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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("专利申请318件,占年计划300件的106%;授权227件。", [318, 300, 227]),
        ("完成专利申请318件,完成年计划(300件)的106%,授权227件。", [318, 300, 227]),
        ("完成专利申请318件,完成年计划的106%;授权227件。", [318, 227]),
        ("完成专利申请318件;商标注册38件,占年计划30件的126%。", [318]),
    ],
)
def test_patents_go_on_behind_how_much_of_their_plan_was_met(text: str, expected: list[int]) -> None:
    assert [mention.count for mention in find(Passage(text))] == expected


def test_a_rate_is_of_what_its_plan_is_of() -> None:
    assert metrics("完成专利申请64件,占年计划60件的106%。")[-1] == "专利申请量计划完成率"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("完成产值38亿元,占全市的9%,预计全年可达42亿元。", "产值 产值占全市比例 产值"),
        ("辖区企业完成高新技术产业产值38亿元。", "高新技术产业产值"),
        ("到10月底前完成投资3亿元。", "项目投资额"),
    ],
)
def test_what_the_year_is_to_bring_is_of_the_sum_before(text: str, expected: str) -> None:
    assert metrics(text) == expected.split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("三家企业分别新建厂房9000平方米、4000平方米和2000平方米。", ["厂房面积"] * 3),
        ("新建厂房9000平方米、4000平方米。", ["厂房面积"]),
        ("三家企业分别引进设备12台、8台,培训5人。", ["引进设备数", "引进设备数", "培训人数"]),
    ],
)
def test_what_is_dealt_out_is_one_thing(text: str, expected: list[str | None]) -> None:
    assert counted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("到10月底,实现财政收入3.2亿元。", "2015-01-01..2015-10-31"),
        ("截至10月底,完成高新技术产业产值3.2亿元。", "2015-01-01..2015-10-31"),
        ("到10月底,贷款余额3.2亿元。", "2015-10-01..2015-10-31"),
        ("10月底前实现财政收入3.2亿元。", "2015-10-01..2015-10-31"),
    ],
)
def test_sums_up_to_a_month_are_of_the_year(text: str, expected: str) -> None:
    assert [period(context) for context in read(text, TOWN).contexts] == [expected]


def test_a_share_without_its_sign_or_its_particle() -> None:
    text = "落实科技三项经费15万元,占财政支出1.1,比上年增加2万元。"
    assert metrics(text) == ["科技三项经费", "科技三项经费占财政支出比例", "科技三项经费"]
    assert metrics("科技经费占财政支出15。") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("推广“鱼菜共生”1500亩。", ["鱼菜共生面积"]),
        ("新建“便民书屋”6家,“科普大篷车”活动9场。", ["便民书屋数", "活动数"]),
        ("会议要求“抓好6家”企业。", []),
    ],
)
def test_what_is_called_by_a_title_in_quotes_is_counted(text: str, expected: list[str]) -> None:
    assert counted(text) == expected
