"""News titled by a month or as plans, days of the year it is written in, and what was expected beside what came."""

from __future__ import annotations

import pytest

from pipeline.document.fields import read_fields
from pipeline.document.split import Report
from pipeline.document.year import year_of
from pipeline.extract import Origin, extract
from pipeline.tables import Fact
from tests.readings import modalities


def _facts(text: str, title: str, doc_type: str = "news") -> list[Fact]:
    """Return the facts of a text put up in August 2023."""
    report = Report(1, None, title, None, None, 2023, "signature", "2023-08-15", doc_type, f"{title}\n{text}", (), 0)
    return [Fact(*row) for row in extract(report, Origin("t", None, "utf-8")).rows["facts"]]


def _months(text: str, title: str) -> list[str | None]:
    return [f"{fact.period_start}"[:7] if fact.period_start else None for fact in _facts(text, title)]


INDEX = "7月份柳河采购指数为52.2%"
PERIODS = [
    # A month that the title names, be it behind a year or who says so.
    ("柳河发改局：2023年7月份轮胎产销两旺", "利润9亿元，增长8%。", ["2023-07"] * 2),
    ("2023年7月份轮胎产销两旺", "利润9亿元，增长8%。", ["2023-07"] * 2),
    ("2022年7月份轮胎产销两旺", "利润9亿元。", ["2023-01"]),  # not of the year it was written in
    ("轮胎产销两旺，2023年7月份再创新高", "利润9亿元。", ["2023-01"]),
    # 本月 is the month of the title, unless the text calls that 上月.
    (INDEX, "本月用工指数为54.3%，较上月低了0.6个百分点。", ["2023-07"] * 3),
    (INDEX, "上月利润为3亿元。本月利润为4亿元。", ["2023-07", "2023-07", "2023-08"]),
    # A day of this year shows that a year told before is left.
    ("柳河机械扩产", "2021年利润9亿元。今年5月30日，三期投产，总投资达20亿元。", ["2021-01", "2023-01"]),
    ("柳河机械扩产", "2021年利润9亿元。2021年5月30日，三期投产，总投资达20亿元。", ["2021-01"] * 2),
    # 当年 is the whole year of a day or a month told before it.
    ("柳河机械上市", "2021年12月3日挂牌，当年利润9亿元。", ["2021-01"]),
    ("柳河机械上市", "2021年12月利润1亿元，当年利润9亿元。", ["2021-12", "2021-01"]),
    ("柳河蔬菜降价", "四季豆、茄子价格下降5%。", ["2023-01"]),
    # Stretches of months over two years.
    ("柳河机械被查", "2021年2月至次年9月，公司虚增利润3亿元。", ["2021-02"]),
    ("柳河机械被查", "去年9月至今年2月，公司利润3亿元。", ["2022-09"]),
]


@pytest.mark.parametrize(("title", "text", "expected"), PERIODS)
def test_periods_of_news(title: str, text: str, expected: list[str | None]) -> None:
    assert _months(text, title)[-len(expected) :] == expected


EXPECTED = [
    ("这笔货款预计难以追回，报告期内为它计提坏账准备9.5亿元，净利润因此减少9亿元。", ["actual", "actual"]),
    ("预计项目将投产，明年营收9.5亿元，净利润1亿元。", ["planned", "planned"]),
    ("需求增速或下滑至6%，售价或达7000元。上月售价为6800元。", ["planned", "planned", "actual"]),
    ("产量可能降至340万元，上月为346万元。", ["planned", "actual"]),
    ("价格每上升或下降1%，运费加收3元。", ["actual", "actual"]),
    ("公司拟转让柳河储运的股权。挂牌价格不低于1.4亿元。", ["planned"]),
    ("公司转让了柳河储运的股权。成交价格为1.4亿元。", ["actual"]),
    ("去年曾提出，要把物价涨幅控制在10%以内。涨幅仍达12%。", ["planned", "actual"]),
    ("二季度营收5.1亿美元，预期5.3亿美元；净利润1.2亿美元，市场预期1.1亿美元。", ["actual", "planned"] * 2),
    ("二季度营收5.1亿美元，大幅胜出市场预期12%。", ["actual", "actual"]),
    ("二季度营收预期5.1亿美元，净利润1.2亿美元。", ["planned", "planned"]),
]


@pytest.mark.parametrize(("text", "expected"), EXPECTED)
def test_what_was_expected_stands_for_itself(text: str, expected: list[str]) -> None:
    assert [fact.modality for fact in _facts(text, "柳河机械发布业绩")] == expected


KINDS = [
    ("柳河超市青睐本地脐橙 定下千吨采购计划\n发布时间：2023-02-16\n发布人：-\n5日，培训班开课。", "news"),
    ("柳河矿业提交重整计划\n发布时间：2023-02-16\n资产共有27项。", "news"),
    ("柳河县“十四五”水利规划\n发布时间：2023-02-16\n日前，记者了解到，规划已经出台。", "news"),
    ("柳河县“十四五”水利规划\n发布时间：2023-02-16\n到2025年，新建水库3座。", "plan"),
    ("柳河县水利局2023年工作计划\n发布时间：2023-02-16\n新建水库3座。", "plan"),
    ("柳河县采购计划\n新建水库3座。", "plan"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_what_ends_as_a_plan_may_be_news(text: str, kind: str) -> None:
    assert read_fields(text, None, None).doc_type == kind


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("产值3亿元，比2016年增长8%。", 2017),  # the heading's, not that of what it is compared with
        ("产值3亿元，较2016年底上升8%。", 2017),
        ("2016年产值3亿元，增长8%。", 2016),
        ("比2016年的大水更大，损失3亿元。", 2016),
    ],
)
def test_a_year_compared_with_is_not_that_of_the_report(text: str, year: int) -> None:
    heading = "第二篇：柳河镇2017年工作总结"
    assert year_of(f"{heading}\n{text}", None, heading, None, "summary")[0] == year


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今年前三季度累计亏损6亿元。", ["actual"]),  # of its quarters, whichever year that was
        ("截至9月底累计亏损6亿元。", ["cumulative"]),
        ("公司于9月16日停牌，累计亏损6亿元。", ["cumulative"]),
        ("累计亏损6亿元。", ["cumulative"]),
    ],
)
def test_what_adds_up_within_months_of_an_unknown_year_is_no_standing_total(text: str, expected: list[str]) -> None:
    assert modalities(text) == expected
