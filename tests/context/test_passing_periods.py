"""Years named in passing, for the one figure behind them, and parts of a year that hold on past a target."""

from __future__ import annotations

import pytest

from pipeline.context.attribute import ReportContext
from pipeline.reading import read as read_text
from tests.readings import contexts_of as read
from tests.readings import period, short

TOWN = ReportContext(2019, "summary", "柳河镇", None, "柳河镇2019年工作总结", None)

PASSING = [
    ("2019年发放贷款【52亿元】(2018年:【47亿元】),其中涉农贷款【9亿元】。", ["2019", "2018", "2019"]),
    ("全年产值【52亿元】(上年【47亿元】)。税收【3亿元】(上年【2亿元】)。", ["2019", "2018", "2019", "2018"]),
    ("2019年产值【52亿元】(2018年为【47亿元】,增长【5%】),利润【2亿元】。", ["2019", "2018", "2018", "2019"]),
    ("2019年产值【52亿元】,上年为【47亿元】,增长【10%】。利润【2亿元】。", ["2019", "2018", "2019", "2019"]),
    (
        "收入【6亿元】,加上上年结余【1亿元】、调入资金【2亿元】,总计【9亿元】。支出【8亿元】。",
        ["2019", "2018"] + ["2019"] * 3,
    ),
    ("2019年产值【52亿元】。2018年产值核定为【47亿元】。年末贷款【9亿元】。", ["2019", "2018", "2019"]),
    ("2019年产值【52亿元】,2018年为【47亿元】,2017年为【41亿元】,税收【3亿元】。", ["2019", "2018", "2017", "2019"]),
    ("2017年产值为【41亿元】,2018年为【47亿元】,税收【3亿元】。", ["2017", "2018", "2018"]),
    ("上年产值【47亿元】,税收【3亿元】。", ["2018", "2018"]),
    ("教育支出【5亿元】,为上年决算数的【104%】。科技支出【1亿元】,相当于2018年的【98%】。", ["2019"] * 4),
    (
        "2019年产值【52亿元】,是2010年的1.9倍,税收【3亿元】,是“十一五”时期的2.3倍。利润【2亿元】。",
        ["2019"] * 3,
    ),
    ("2019年产值【52亿元】,未完成“十三五”规划提出的【60亿元】目标,利润【2亿元】。", ["2019", "2016..2020", "2019"]),
    ("贷款【52亿元】,去年【47亿元】。税收【3亿元】。", ["2019", "2018", "2019"]),
    ("去年贷款【52亿元】。税收【3亿元】。", ["2018", "2018"]),
    ("2019年末,覆盖率由年初的【168%】提升至【182%】。", [None, "2019"]),
    ("2019年(1-9月)产值【52亿元】,税收【3亿元】。", ["2019-01..09", "2019-01..09"]),
    ("在上半年遭受冰雹灾害的情况下,产值仍达【52亿元】,税收【3亿元】。", ["2019", "2019"]),
    ("受一季度寒潮的影响,产值为【52亿元】。上半年税收【3亿元】。", ["2019", "2019-01..06"]),
    ("在2018年遭受冰雹灾害的情况下,产值仍达【52亿元】。", ["2018"]),
    ("上半年遭受冰雹灾害,产值【25亿元】,税收【2亿元】。", ["2019-01..06", "2019-01..06"]),
    ("在上半年产值【25亿元】的情况下,全年产值达到【52亿元】。", ["2019-01..06", "2019"]),
]
DAYS = [
    ("现金流量【2亿元】,较上年【3亿元】减少【20%】。", ["2019", "2018", "2019"]),
    ("收入【9亿元】,比上年(【8亿元】)增长【6%】。", ["2019", "2018", "2019"]),
    ("1-6月用电【2亿元】,比去年同期少了【3.1%】。", ["2019-01..06"] * 2),
    ("1-6月用电【2亿元】,较去年同期【3亿元】大幅下降。", ["2019-01..06", "2018-01..06"]),
    ("上半年投资【3亿元】。11月12日,我镇与甲公司签约,合同额【2亿元】。", ["2019-01..06", None]),
    ("把2016年末至2017年一度出现的过热现象调整过来。产值【52亿元】。", ["2019"]),
    ("上半年利润【5823万元】,上年同期为【8910万元】,降幅【34.6%】。", ["2019-01..06", "2018-01..06", "2019-01..06"]),
    ("2018年产值【52亿元】。2019年3月5日,我镇与甲公司签约,合同额【3亿元】。", ["2018", None]),
    ("2018年产值【52亿元】。2018年3月5日,我镇与甲公司签约,合同额【3亿元】。", ["2018", "2018"]),
    ("2018年产值【52亿元】。截至2019年3月5日,贷款余额【3亿元】。", ["2018", "2019-03..03"]),
    ("2018年3月5日,甲公司成立。产值【52亿元】。", ["2019"]),
    ("产值【52亿元】(2017年),税收【3亿元】(截至2018年末),利润【2亿元】。", ["2017", "2018", "2019"]),
    ("2011年第一季度(1月-3月),产值【52亿元】。", ["2011-01..03"]),
]
PARTS = [
    ("1-6月税收【5亿元】,为年初预算的【49%】,增长【3%】;支出【9亿元】。教育支出【2亿元】。", ["2019-01..06"] * 5),
    ("上半年完成投资【5亿元】,完成全年任务的【61%】,增长【3%】。", ["2019-01..06"] * 3),
    ("上半年新增贷款【1亿元】;全年新增【3亿元】,占比【8%】。", ["2019-01..06", "2019", "2019"]),
    ("1-6月产值增长【9%】,其中二季度增长【7%】。税收【3亿元】。", ["2019-01..06", "2019-04..06", "2019-01..06"]),
    ("二季度产值增长【7%】。税收【3亿元】。", ["2019-04..06"] * 2),
    ("截至11月底,参保费【3亿元】。基金收入【9亿元】,当期结余【2亿元】。", ["2019-11..11", "2019", "2019"]),
    ("截至11月底,贷款【3亿元】。收入【9亿元】。其中,税收【2亿元】。", ["2019-11..11", "2019", "2019"]),
    ("11月份,粮价回落。其中,大米价格下降【2%】。", ["2019-11..11"]),
    ("2019年,虽然上半年订单不足,全厂仍完成产值【9亿元】。", ["2019"]),
    ("2019年,面对一季度的困难,全厂完成产值【9亿元】。", ["2019"]),
]


@pytest.mark.parametrize(("marked", "expected"), PASSING + DAYS + PARTS)
def test_period_returns(marked: str, expected: list[str | None]) -> None:
    assert [short(period(context)) for context in read(marked, TOWN)] == expected


YIELDS = [
    ("总投资【9亿元】,达产后年新增收入【6亿元】、利税【1亿元】。", ["2019", None, None]),
    ("项目总投资【9亿元】,建成后,每年可新增产值【6亿元】。", ["2019", None]),
    ("投产后可年产薄板500吨,预计年销售收入【3亿元】,税收【3500万元】。去年税收【2000万元】。", [None, None, "2018"]),
    ("预计年销售收入【3亿元】。全年完成投资【1亿元】,税收【2亿元】。", [None, "2019", "2019"]),
    ("完成投资【2亿元】,预计2020年6月达产,年销售收入可达【4亿元】以上。", ["2019", None]),
    ("达产后,2018年实现收入【6亿元】。", ["2018"]),
    ("2020年,公司计划完成产值【9亿元】。公司拟投资【2亿元】。", ["2020", "2020"]),
]


@pytest.mark.parametrize(("marked", "expected"), YIELDS)
def test_what_is_to_come(marked: str, expected: list[str | None]) -> None:
    assert [short(period(context)) for context in read(marked, TOWN)] == expected


HALF_YEAR = ReportContext(2019, "summary", "柳河镇", None, "柳河镇2019年上半年工作总结", None)


def test_by_now_is_of_the_half_year_that_a_report_is_on() -> None:
    text = "柳河镇2019年上半年工作总结\n1-6月投资【38亿元】;目前税收【2亿元】。引进资金【3亿元】。"
    assert [short(period(at)) for at in read(text, HALF_YEAR)] == ["2019-01..06"] * 3
    assert [short(period(at)) for at in read(text.replace("上半年", ""), TOWN)] == ["2019-01..06", "2019", "2019"]


def test_what_is_set_for_the_year_dates_its_own_sentence_in_a_report_on_half_of_it() -> None:
    text = "柳河镇2019年上半年工作总结\n今年安排投资【38亿元】,其中工业【20亿元】。{}新签合同【45亿元】。"
    whole, half = "2019", "2019-01..06"
    assert [short(period(at)) for at in read(text.format(""), HALF_YEAR)] == [whole, whole, half]
    assert [short(period(at)) for at in read(text.format("今年"), HALF_YEAR)] == [whole] * 3
    assert [short(period(at)) for at in read(text.replace("上半年", "").format(""), TOWN)] == [whole] * 3


DISTRICT = ReportContext(2021, "plan", "柳河区", None, "柳河区第十四个五年规划纲要", None)
PLANNED = [
    ("“十三五”以来,发展加快。2020年,产值达到【9亿元】,年均增长【7%】。", ["2020", "2016..2020"], ["actual"] * 2),
    ("“十三五”以来,发展加快。2020年,产值达到【9亿元】。累计投资【5亿元】。", ["2020", "2016..2020"], ["actual"] * 2),
    (
        "柳河区第十四个五年规划\n到2025年,产值达到【12亿元】,年均增长【8%】;到2030年,达到【20亿元】。",
        ["2025", "2021..2025", "2030"],
        ["target"] * 3,
    ),
]


@pytest.mark.parametrize(("marked", "periods", "modality"), PLANNED)
def test_means_and_sums_in_a_plan_are_of_its_five_years(marked: str, periods: list[str], modality: list[str]) -> None:
    found = read(marked, DISTRICT)
    assert [short(period(context)) for context in found] == periods
    assert [context.modality for context in found] == modality


def test_applications_go_on_with_the_period_told_before() -> None:
    about = ReportContext(None, "other", None, None, None, None)
    found = read_text("2018年,全市专利申请量为520件。发明专利申请量130件。拥有有效专利900件。", about).contexts
    assert [context.period_start and context.period_start.year for context in found] == [2018, 2018, None]


def test_a_year_of_history_dates_nothing_behind_it() -> None:
    text = "园区2010年获批省级开发区,累计完成投资9亿元。现有企业产值3亿元。"
    about = ReportContext(2018, "summary", "平湖县")
    assert [period(context) for context in read_text(text, about).contexts] == ["2018-01-01..2018-12-31"] * 2
    assert period(read_text("2010年获批专利9件。", about).contexts[0]) == "2010-01-01..2010-12-31"


def test_a_quarter_is_of_this_year_where_that_was_named_last() -> None:
    text = "公司在2018年盈利后,今年前三月又亏损【1亿元】。一季度收入【13亿元】。"
    assert [short(period(at)) for at in read(text, ReportContext())] == [None, None]
    assert [short(period(at)) for at in read(text, TOWN)] == ["2019-01..03"] * 2


def test_the_quarter_before_is_counted_from_the_one_named() -> None:
    text = "二季度收入【3亿元】,高于上季度的【2亿元】。"
    assert [short(period(at)) for at in read(text, TOWN)] == ["2019-04..06", "2019-01..03"]
    text = "今年一季度,大批上季度积压的货占满仓库,公司亏损【3亿元】。"
    assert [short(period(at)) for at in read(text, TOWN)] == ["2019-01..03"]


def test_what_is_set_against_an_earlier_plan_is_of_its_years() -> None:
    text = "“十三五”水利投资【9亿元】,比“十二五”期间【4亿元】的水利投资翻了一番。"
    assert [short(period(at)) for at in read(text, TOWN)] == ["2016..2020", "2011..2015"]


def test_a_line_over_numbered_paragraphs_dates_them() -> None:
    news = ReportContext(2019, "news", None, None, "消费市场平稳", "2019-08-25")
    text = "消费市场平稳\n7月份,市场运行的主要特点是:\n一是销售平稳。销售额增长【5%】。\n"
    text += "二是价格回落。价格下降【3%】。\n协会预计销售额增长【6%】。"
    assert [short(period(at)) for at in read(text, news)] == ["2019-07..07", "2019-07..07", "2019"]
    text = "消费市场平稳\n7月份,市场运行的主要特点是:\n销售平稳。销售额增长【5%】。"
    assert [short(period(at)) for at in read(text, news)] == ["2019"]


def test_halves_and_quarters_by_other_words() -> None:
    assert [short(period(at)) for at in read("公司今年中期净利润【3亿元】。", TOWN)] == ["2019-01..06"]
    assert [short(period(at)) for at in read("规划中期净利润【3亿元】。", TOWN)] == ["2019"]
    text = "截至2019年6月25日的第三财季,公司净利润【3亿元】。"
    assert [short(period(at)) for at in read(text, TOWN)] == ["2019-04..06"]
    text = "甲公司2017年四季度财报和2017年全年财报显示,公司去年第四季度收入【3亿元】,全年收入【9亿元】。"
    assert [short(period(at)) for at in read(text, ReportContext())] == ["2017-10..12", "2017"]
    text = "板块利润自2016年一季度起下滑,2016年二季度扭亏,今年一季度利润【5亿元】。"
    assert [short(period(at)) for at in read(text, ReportContext())] == [None]
    text = "2015年三季度开始的干旱影响较小,利润也达到【5亿元】。"
    assert [short(period(at)) for at in read(text, TOWN)] == [None]


def test_headings_without_a_year_of_their_own_date_what_follows() -> None:
    county = ReportContext(2020, "summary", "柳河县", None, "柳河县“十三五”发展回顾与“十四五”主要目标", None)
    text = "{}\n一、“十三五”回顾\n新建学校【3亿元】。\n二、“十四五”目标\n综合考虑,到2025年:\n"
    text += "产值达到【9亿元】;\n税收【2亿元】。"
    found = read(text.format(county.title), county)
    assert [short(period(at)) for at in found] == ["2016..2020", "2025", "2025"]
    assert {at.modality for at in found[1:]} <= {"planned", "target"}
    text = "柳河镇2019年上半年企业情况\n一、总账\n产值【3亿元】。\n五、下半年\n产值保【9亿元】。"
    assert [short(period(at)) for at in read(text, HALF_YEAR)] == ["2019-01..06", "2019-07..12"]


def test_a_bulletin_is_on_the_part_of_its_year_that_it_opens_with() -> None:
    trade = ReportContext(2019, "summary", "柳河市", None, "柳河市玻璃行业运行简报", None)
    text = "柳河市玻璃行业运行简报\n三季度,会员企业都忙。\n收入【3亿元】。"
    assert [short(period(at)) for at in read(text, trade)] == ["2019-07..09"]
    assert [short(period(at)) for at in read(text.replace("三季度,", ""), trade)] == [None]
