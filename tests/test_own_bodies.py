"""Bodies with figures of their own, plans that a notice prints, periods over lists, words that only look like plans."""

from __future__ import annotations

import pytest

from extractors import find
from pipeline.context.attribute import ReportContext
from pipeline.document.titles import passed_on, passes_on
from pipeline.reading import read
from tests.readings import counted, modalities, period, subjects

TOWN = ReportContext(2018, "summary", "平湖县")


@pytest.mark.parametrize(
    ("title", "issuer", "region", "expected"),
    [
        ("平湖县人民医院2018年工作总结", None, "平湖县", "平湖县人民医院"),
        ("关于平湖县第二中学工作情况的报告", None, "平湖县", "平湖县第二中学"),
        ("2018年工作总结", "平湖县人民法院", "平湖县", "平湖县人民法院"),
        ("平州大学2018年科研工作总结", None, None, "平州大学"),
        ("平湖县2018年工作总结", "平湖县人民医院", "平湖县", "平湖县"),
        ("平湖县医院管理局2018年工作总结", None, "平湖县", "平湖县"),
        ("平湖县教育局2018年工作总结", None, "平湖县", "平湖县"),
    ],
)
def test_a_body_s_report_is_on_the_body(title: str, issuer: str | None, region: str | None, expected: str) -> None:
    about = ReportContext(2018, "summary", region, issuer, title)
    assert subjects("全年收入1.86亿元,增长12%。", about) == [expected] * 2


def test_what_a_body_says_of_its_county_is_the_county_s() -> None:
    about = ReportContext(2018, "summary", "平湖县", None, "平湖县人民医院2018年工作总结")
    assert subjects("我院收入1.86亿元。全县医疗收入9亿元。", about) == ["平湖县人民医院", "平湖县"]


def test_we_of_a_cooperative_is_no_name() -> None:
    assert [mention.text for mention in find("我社成立于2009年,现有注册资本280万元。")] == ["280万元"]
    assert [mention.text for mention in find("在册农民合作社412家。")] == []


def test_the_exchange_of_a_city_is_not_the_city() -> None:
    assert subjects("大连商品交易所将保证金由12%提高至16%。") == [None] * 2


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("平湖县科技局关于印发2018年工作计划的通知", "平湖县科技局2018年工作计划"),
        ("关于印发《平湖县2018年工作要点》的通知", "平湖县2018年工作要点"),
        ("关于召开2018年工作会议的通知", None),
        ("平湖县科技局2018年工作计划", None),
    ],
)
def test_a_notice_passes_on_what_it_prints(title: str, expected: str | None) -> None:
    assert passed_on(title) == (expected or title)
    assert passes_on(title) == (expected is not None)


def test_a_period_alone_over_a_list_holds_to_its_end() -> None:
    text = "一、主要指标\n1-10月份:\n产值:186亿元;\n收入:179亿元;\n利税:15亿元。\n预计利润9亿元。"
    found = [period(context) for context in read(text, TOWN).contexts]
    assert found == ["2018-01-01..2018-10-31"] * 3 + ["2018-01-01..2018-12-31"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("交易所将保证金由12%提高至16%,合约下跌5%。", ["actual"] * 3),
        ("将财政收入由12亿元提高到16亿元。", ["actual"] * 2),
        ("明年将投资5亿元。", ["planned"]),
        ("公司拟增资,将产能投资由2亿元提高到3亿元。", ["actual", "planned"]),
        ("公司将把产能投资由2亿元提高到3亿元。", ["actual", "planned"]),
    ],
)
def test_an_object_s_mark_plans_nothing(text: str, expected: list[str]) -> None:
    assert modalities(text, TOWN) == expected


def test_ten_months_are_no_patents() -> None:
    assert [mention.text for mention in find("今年前十个月申请专利356件。")] == ["356件"]
    assert counted("十个月来新建学校3所。") == ["学校数"]


def test_what_a_year_that_is_over_came_to_is_no_plan() -> None:
    over = ReportContext(2018, "summary", "平湖县", None, "平湖县2018年政府工作报告", "2019-01-15")
    text = "2018年,预计完成生产总值352亿元,增长8.1%。2019年,预计增长8%。"
    assert modalities(text, over) == ["actual", "actual", "planned"]


def test_who_built_a_works_is_not_the_works() -> None:
    assert subjects("由深圳客商兴建的永兴五金厂6月投产,产值120万元。", TOWN) == ["永兴五金厂"]
    assert subjects("由深圳客商兴建的商场产值120万元。", TOWN) == ["平湖县"]


def test_a_firm_or_bank_that_nobody_knows_is_not_the_one_before() -> None:
    text = "天源饮品有限公司产值1.2亿元。老字号企业徐氏酱坊实现销售380万元。"
    assert subjects(text, TOWN) == ["天源饮品有限公司", None]
    assert subjects("农商行、邮储银行、村镇银行授信1.6亿元。", TOWN) == [None]


def test_output_that_was_hit_is_no_output() -> None:
    assert [metric.metric for metric in read("工厂停产,影响产值3000万元。", TOWN).metrics] == ["影响产值"]


def test_a_firm_s_report_is_on_the_firm_whatever_place_it_is_called_by() -> None:
    text = "平湖县供电公司2014年上半年工作总结\n完成利润812万元。"
    about = ReportContext(2014, "summary", "平湖县", None, "平湖县供电公司2014年上半年工作总结")
    assert subjects(text, about) == ["平湖县供电公司"]
    other = ReportContext(2014, "summary", "平湖县", None, "平湖县2014年工作总结")
    assert subjects("平湖县2014年工作总结\n完成税收812万元。", other) == ["平湖县"]


def test_what_people_live_on_is_no_bank() -> None:
    assert [mention.text for mention in find("用于民生的支出占76%,民生方面的支出16亿元。")] == ["76%", "16亿元"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "公共财政预算收入年初预算安排9.2亿元,实际完成9.8亿元,为预算的107%,比上年增收1亿元,增长14%。",
            "一般公共预算收入",
        ),
        ("科技三项费用实际支出168万元。", "科技三项经费"),
    ],
)
def test_what_is_budgeted_and_spent_keeps_its_name(text: str, expected: str) -> None:
    names = [metric.metric or "" for metric in read(text, TOWN).metrics]
    assert all(name.startswith(expected) for name in names)


def test_a_year_of_history_dates_nothing_behind_it() -> None:
    text = "园区2010年获批省级开发区,累计完成投资9亿元。现有企业产值3亿元。"
    assert [period(context) for context in read(text, TOWN).contexts] == ["2018-01-01..2018-12-31"] * 2
    assert period(read("2010年获批专利9件。", TOWN).contexts[0]) == "2010-01-01..2010-12-31"


def test_items_of_what_must_be_done_are_no_part_of_its_name() -> None:
    assert counted("二要新修机耕道25公里。") == ["新修机耕道里程"]


def test_a_daughter_with_her_stake_in_brackets_is_told_of() -> None:
    text = "平州液压有限公司实现利润1200万元。控股子公司(持股65%)安平精密铸造有限公司全年亏损860万元。"
    assert subjects(text)[-1] == "安平精密铸造有限公司"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("完成食品抽检4200家,合格率为98.6%。", "食品抽检合格率"),
        ("新建科普活动站4处,覆盖率85%。", "科普活动站覆盖率"),
        ("各项工作全面推进,覆盖率98%。", "覆盖率"),
        ("面积2万亩,良种覆盖率98%。", "良种覆盖率"),
    ],
)
def test_a_bare_rate_is_of_what_was_counted_right_before(text: str, expected: str) -> None:
    assert [metric.metric for metric in read(text, TOWN).metrics] == [expected]
