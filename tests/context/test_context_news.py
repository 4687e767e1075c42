"""Who and when in news: lists dealt out after 均, firms that are only owned, 去年 behind a named statement."""

from __future__ import annotations

import datetime

import pytest

from pipeline.context.types import ReportContext
from pipeline.reading import read

UNDATED = ReportContext()


def test_growths_are_dealt_out_behind_what_holds_of_all():
    text = "江陵科技股份有限公司、海东机械股份有限公司净利润增幅均在50%以上,分别为:94%和72%。"
    subjects = [context.subject for context in read(text, UNDATED).contexts]
    assert subjects[1:] == ["江陵科技股份有限公司", "海东机械股份有限公司"]


def test_a_firm_that_is_owned_is_not_the_one_reported_on():
    text = "江陵药业有限公司公告称,因公司参股的海东股份有限公司股价大跌,拟计提减值。受此影响,公司净利润将为7000万元。"
    assert read(text, UNDATED).contexts[-1].subject == "江陵药业有限公司"


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("该行公布了2017年业绩快报,去年营业收入5370亿元,同比增长6%。", 2017),
        ("该行成立于2007年,去年营业收入5370亿元,同比增长6%。", None),
    ],
)
def test_last_year_is_that_of_the_statement(text: str, year: int | None):
    starts = {context.period_start for context in read(text, UNDATED).contexts}
    assert starts == {datetime.date(year, 1, 1) if year else None}


def test_from_a_view_no_change_begins():
    text = "从2011年5月单月情况看,服装出口2亿美元,同比增长23%。"
    assert [c.period_start for c in read(text, UNDATED).contexts] == [datetime.date(2011, 5, 1)] * 2


def test_what_is_among_them_is_of_their_month():
    text = "2011年5月,服装出口2亿美元。其中,童装出口1亿美元。"
    assert [c.period_start for c in read(text, UNDATED).contexts] == [datetime.date(2011, 5, 1)] * 2


def test_better_than_expected_is_so():
    report = ReportContext(2021, "summary", title="2021年国务院政府工作报告")
    text = "我们率先实现复工复产,经济恢复好于预期,去年国内生产总值增长2.3%。"
    assert read(text, report).contexts[0].modality == "actual"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("7月份化肥市场运行平稳", "2011-07-01..2011-07-31"),
        ("化肥价格一路走高 8月份有望回落", "2011-01-01..2011-12-31"),  # what may come, at the end
        ("9月份化肥市场展望", "2011-01-01..2011-12-31"),  # after it was issued
    ],
)
def test_a_title_dates_what_has_no_date(title: str, expected: str) -> None:
    """A news item whose title begins with months of before its issue tells of these; else it is of its year."""
    report = ReportContext(2011, "news", None, None, title, "2011-08-31")
    (context,) = read("氮肥价格同比上涨29.9%。", report).contexts
    assert f"{context.period_start}..{context.period_end}" == expected


OF_JULY = ReportContext(2011, "news", None, None, None, "2011-07-20")
JULY, NO_TIME = "2011-07-01..2011-07-31", "None..None"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今年一至二月,全行业实现销售产值120亿元。", "2011-01-01..2011-02-28"),
        ("一—五月份工业产值20亿元。", "2011-01-01..2011-05-31"),
        ("2010年十一月税收1亿元。", "2010-11-01..2010-11-30"),
        ("9月玉米开盘742元。", JULY),  # the month of delivery
        ("5月17日,港口煤炭价格已经涨至820元。", "2011-05-01..2011-05-31"),
        ("5月17日,公司公告称煤炭业务收入820万元。", "2011-01-01..2011-12-31"),
        ("甲矿业上个月表示,项目总投资预计100亿元。", "2011-01-01..2011-12-31"),
    ],
)
def test_times_of_market_news(text: str, expected: str) -> None:
    """Months in characters, months of delivery and days of prices, in news of July 2011."""
    context = read(text, OF_JULY).contexts[-1]
    assert f"{context.period_start}..{context.period_end}" == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("尽管2008年四季度亏损,但恒远股份(收盘价7.08元)今天涨停。", [NO_TIME]),
        ("恒远股份:上半年净利5亿元。2018年上半年净利增长30%。", ["2018-01-01..2018-06-30"] * 2),
        ("恒远股份更正2018年业绩,净利润由盈利3亿元变为亏损1亿元。", ["2018-01-01..2018-12-31"] * 2),
    ],
)
def test_times_of_company_news_without_a_date(text: str, expected: list[str]) -> None:
    """The quote in brackets is of no year of its sentence; months take the only year they are named with."""
    found = read(text, ReportContext()).contexts
    assert [f"{context.period_start}..{context.period_end}" for context in found] == expected


DATED = ReportContext(2011, "news", issued="2011-05-20")


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("据统计,今年上半年越南橡胶出口12亿美元。其中,对印度出口2亿美元。", ["越南", "越南"]),
        ("韩国知识经济部称,韩国新能源产业发展迅速。其中销售增至8亿美元。", ["韩国"]),
        ("欧洲是最大的植物药市场。2005年其规模已达到90亿美元。", ["欧洲"]),
        ("据统计,今年上半年越南橡胶出口12亿美元。国际油价上涨2%。", ["越南", None]),
    ],
)
def test_a_place_holds_on_where_the_next_sentence_goes_on_with_it(text: str, subjects: list[str | None]):
    assert [context.subject for context in read(text, DATED).contexts] == subjects


def test_what_goes_on_behind_a_list_of_places_is_still_of_the_firm():
    text = "近日,重庆江陵科技股份有限公司净利润4亿元。北京、济南、重庆等地超市接到通知。其中供货价涨至127元。"
    assert {context.subject for context in read(text, DATED).contexts} == {"重庆江陵科技股份有限公司"}


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("河北石家庄棉价回升", "石家庄"),
        ("台湾螺丝涨价", "台湾"),
        ("上半年厦门政府采购少花3亿元", "厦门"),
        ("印度棉价回升", None),  # of a country's markets exchanges and traders are told, too
        ("棉价回升 江苏纺企采购", None),
    ],
)
def test_a_text_without_firms_is_on_the_place_its_title_begins_with(title: str, subject: str | None):
    text = f"{title}\n发布时间:2011-05-20\n近日,成交价在25500元/吨,较上周上涨500元/吨。"
    assert {context.subject for context in read(text, DATED).contexts[-2:]} == {subject}


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("海东股份控股股东承诺江陵科技股份有限公司2016年度实现的净利润不低于4亿元。", "江陵科技股份有限公司"),
        ("总部位于广西的江陵证券股份有限公司实现净利润3.88亿元。", "江陵证券股份有限公司"),
    ],
)
def test_what_is_earned_is_of_the_name_before_it(text: str, subject: str):
    assert [context.subject for context in read(text, UNDATED).contexts] == [subject]
