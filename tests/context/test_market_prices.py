"""Prices of the market in dated news: of the day that their sentence names, else of the month of the issue."""

from __future__ import annotations

import pytest

from pipeline.context.types import ReportContext
from pipeline.reading import read

OF_JULY = ReportContext(2011, "news", None, None, None, "2011-07-20")
JULY, JUNE, YEAR = "2011-07-01..2011-07-31", "2011-06-01..2011-06-30", "2011-01-01..2011-12-31"


def periods(text: str, report: ReportContext = OF_JULY) -> list[str]:
    return [f"{context.period_start}..{context.period_end}" for context in read(text, report).contexts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("6月28日,3级棉成交价在25500元/吨,弱3级在25300元/吨,4级在24800元/吨。", [JUNE] * 3),
        ("济宁高配纱报36000元/吨,菏泽地区报36100元/吨。", [JULY] * 2),
        ("现货氧化铝约为每吨2550元。", [JULY]),
        ("该股上涨0.59%。", [JULY]),
        ("国储的收储价为19800元/吨。", [YEAR]),  # a rule, not a quote
        ("前期国内现货没有跌破7000元/吨。", [YEAR]),
        ("品位每上升一个百分点,价格上调10元/吨。", ["None..None", YEAR]),
        ("6月28日,公司公告称吨钢利润为300元/吨。", [YEAR]),  # the day is that of the statement
        ("市民说一套家具要4000元。", [YEAR]),
    ],
)
def test_prices_for_a_ton_are_of_their_day_or_month(text: str, expected: list[str]):
    assert periods(text) == expected


FIRST_OF_JUNE = ReportContext(2011, "news", None, None, None, "2011-06-01")
NEW_YEAR = ReportContext(2012, "news", None, None, None, "2012-01-03")
MAY, DECEMBER = "2011-05-01..2011-05-31", "2011-12-01..2011-12-31"


@pytest.mark.parametrize(
    ("text", "report", "expected"),
    [
        ("沪铝期货31日收低,报收于16800元/吨。", FIRST_OF_JUNE, [MAY]),
        ("沪铝期货31日走低。主力合约下跌120元,报收于16800元/吨。", FIRST_OF_JUNE, [MAY] * 2),
        ("昨日沪铝期货报收于16800元/吨。", FIRST_OF_JUNE, [MAY]),
        ("今日沪铝期货报收于16800元/吨。", FIRST_OF_JUNE, [JUNE]),
        ("沪铝期货30日收低,报收于16800元/吨。", NEW_YEAR, [DECEMBER]),
        ("12月30日,沪铝期货走低。主力合约收盘价16800元。", NEW_YEAR, [DECEMBER]),
        ("5月30日,沪铝期货走低。主力合约收盘价16800元。", FIRST_OF_JUNE, [MAY]),
        ("3月30日,协会成立。主力合约收盘价16800元。", FIRST_OF_JUNE, [JUNE]),  # too long ago for a price of the day
        ("沪铝期货15日收低,报收于16800元/吨。", OF_JULY, [JULY]),
        ("昨日沪铝期货报收于16800元/吨。", OF_JULY, [JULY]),
    ],
)
def test_prices_of_a_day_that_the_month_of_issue_has_not(text: str, report: ReportContext, expected: list[str]):
    assert periods(text, report) == expected


def test_the_first_day_of_a_share_is_that_of_its_price():
    assert periods("2011年5月6日,该股登陆深市,首日涨幅高达42%。", ReportContext()) == [MAY]
    assert periods("2011年5月6日,公司登陆深市,持股比例42%。", ReportContext()) != [MAY]


def test_a_stretch_ends_with_the_day_in_its_brackets():
    text = "今年1月钛白粉价格为1.6万元/吨,而截至本周末(7月15日),价格为2.1万元/吨,涨幅达29%。"
    assert periods(text) == ["2011-01-01..2011-01-31", JULY, "None..None"]


def test_a_named_day_is_that_of_the_price_behind_it():
    assert periods("棉花期货在去年11月9日最高曾达34250元/吨。") == ["2010-11-01..2010-11-30"]


def test_the_last_day_named_counts():
    text = "公司在2015年8月12日恢复交易,而其2014年4月28日停牌时价格为0.64元。"
    assert periods(text, ReportContext()) != ["2015-08-01..2015-08-31"]


def test_months_of_delivery_are_no_days():
    assert periods("沪铅9月合约贴水800元/吨。") == [YEAR]


def test_months_of_the_title_stand():
    report = ReportContext(2011, "news", None, None, "6月份化肥产业运行平稳", "2011-07-20")
    assert periods("尿素均价为2100元/吨。", report) == [JUNE]


def test_texts_without_a_date_have_no_month():
    assert periods("济宁高配纱报36000元/吨。", ReportContext()) == ["None..None"]
