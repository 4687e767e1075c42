"""Periods in what firms and bureaus print: flash reports, prospectuses, dated analyses, mid-term reviews, tables."""

from __future__ import annotations

import pytest

from extractors import periods
from extractors.base import Passage
from pipeline.context.attribute import ReportContext
from pipeline.document.signature import Dated
from pipeline.document.year import year_of
from pipeline.reading import read as read_text
from tests.readings import contexts_of as read
from tests.readings import period, short

UNDATED = ReportContext()
YEAR = ReportContext(2022, "summary", None, None, "青禾集团2022年度工作总结", None)
FLASH = ReportContext(2022, "announcement", None, None, "青禾股份有限公司2022年度业绩快报公告", "2023-02-20")
ANALYSIS = ReportContext(2022, "news", None, None, "2021年纯碱行业运行分析", "2022-02-11")
NEWS = ReportContext(2023, "news", None, None, None, "2023-04-03")
REVIEW = ReportContext(2023, "summary", "柳河市", None, "柳河市第十四个五年规划实施情况中期评估报告", "2023-09")


@pytest.mark.parametrize(
    ("title", "issued", "doc_type", "year"),
    [
        ("青禾股份有限公司2022年度业绩快报公告", Dated(2023, 2), "announcement", 2022),
        ("青禾股份有限公司2022年年度业绩预告", Dated(2023, 1), "other", 2022),
        ("青禾股份2022年度业绩预增公告", Dated(2023, 1), "announcement", 2022),
        ("青禾股份有限公司2022年度业绩快报更正公告", Dated(2023, 4), "announcement", 2022),
        ("青禾股份有限公司2021年度业绩公告", Dated(2022, 3), "announcement", 2021),
        ("青禾股份有限公司2023年半年度业绩快报公告", Dated(2023, 7), "announcement", 2023),
        ("青禾股份2022年度业绩快报出炉", Dated(2023, 2), "news", 2023),
        ("关于2022年度股东大会的公告", Dated(2023, 4), "announcement", 2023),
    ],
)
def test_what_a_firm_makes_known_of_its_year(title: str, issued: Dated, doc_type: str, year: int) -> None:
    assert year_of(title, title, None, issued, doc_type)[0] == year


BY_TITLE = [
    ("全年产量【900万元】,年末库存【80万元】。", ANALYSIS, ["2021", "2021"]),
    ("预计全年亏损【2亿元】,上年同期盈利【3000万元】。", ANALYSIS, ["2021", "2020"]),
    ("四季度出口【5亿元】。", ANALYSIS, ["2021-10..12"]),
    ("2022年1月出口【5亿元】。今年1月进口【2亿元】。", ANALYSIS, ["2022-01..01", "2022-01..01"]),
    ("1月份出口【5亿元】。", ANALYSIS, ["2022-01..01"]),
]
BESIDE = [
    (
        "全年收入【9亿元】。四季度收入【3亿元】,利润【1亿元】。现金流量净额【2亿元】,上年同期为【1亿元】。",
        FLASH,
        ["2022", "2022-10..12", "2022-10..12", "2022", "2021"],
    ),
    ("分产品看,铸件收入【3亿元】。第三季度收入【2亿元】。研发投入【1亿元】。", YEAR, ["2022", "2022-07..09", "2022"]),
    ("第四季度收入【2亿元】。其中出口【1亿元】。", YEAR, ["2022-10..12", "2022-10..12"]),
    ("上半年收入【2亿元】。出口【1亿元】。", YEAR, ["2022-01..06", "2022-01..06"]),
    ("四季度收入【2亿元】。出口【1亿元】。", NEWS, ["2023-10..12", "2023-10..12"]),
]
HISTORY = [
    ("公司2009年在深交所上市(股票代码:002999),注册资本【3亿元】,其中国有【2亿元】。", UNDATED, [None, None]),
    ("公司2014年整体变更为股份公司,现注册资本【6000万元】。", UNDATED, [None]),
    ("公司成立于1995年,2007年更名,公司现有资产【6亿元】。", UNDATED, [None]),
    ("工厂2003年改制,占地面积折价【6亿元】。", UNDATED, [None]),
    ("公司2010年8月挂牌上市,注册资本【4亿元】。", YEAR, ["2022"]),
    ("2010年公司上市,募集资金【3亿元】。", UNDATED, ["2010"]),
    ("2010年公司上市,当年实现收入【3亿元】。", UNDATED, ["2010"]),
    ("2012年新车间投产,加上现有厂房,产值达到【3亿元】。", UNDATED, ["2012"]),
]
TERMS = [
    (
        "2019年、2020年和2021年,收入分别为【2亿元】、【3亿元】和【4亿元】。报告期各期末,应收账款分别为【1亿元】、【2亿元】和【3亿元】。",
        UNDATED,
        ["2019", "2020", "2021"] * 2,
    ),
    (
        "2020年、2021年,收入分别为【2亿元】、【3亿元】。各报告期末,存货分别为【1亿元】和【2亿元】,占比分别为【5%】和【6%】。",
        UNDATED,
        ["2020", "2021"] * 3,
    ),
    (
        "2020年和2021年产值为【2亿元】和【3亿元】。报告期内各期,费用为【1亿元】和【2亿元】。",
        UNDATED,
        ["2020", "2021"] * 2,
    ),
    ("2021年收入【2亿元】。报告期各期末,预付款分别为【1亿元】和【2亿元】。", UNDATED, ["2021", None, None]),
    ("2020年和2021年收入为【2亿元】和【3亿元】。报告期各期末,存货均超过【1亿元】。", UNDATED, ["2020", "2021", None]),
    ("2021年收入【2亿元】。报告期末,存货【1亿元】。", YEAR, ["2021", "2021"]),
]
WITHIN = [
    ("车间9月竣工,比原计划提前三个月,产值【3亿元】。", YEAR, ["2022-09..09"]),
    ("车间提前两个月交付,产值【3亿元】。税收【1亿元】。", YEAR, ["2022", "2022"]),
    ("工期提前2个月,节约【3亿元】。", YEAR, ["2022"]),
    ("前两个月产值【3亿元】。", YEAR, ["2022-01..02"]),
    ("集团计划5年内投资【3亿元】。", YEAR, [None]),
    ("集团将在3年内投资【3亿元】,今年投资【1亿元】。", YEAR, [None, "2022"]),
    ("份额由此前三个月的【20%】增至【21%】,销量【3件】。", YEAR, [None, None, "2022"]),
    ("一年内到期的负债为【3亿元】。", YEAR, ["2022"]),
    ("年内投资【3亿元】。2022年内投资【1亿元】。", YEAR, ["2022", "2022"]),
]
BEFORE = [
    ("贷款余额【21亿元】,年初为【19亿元】。", YEAR, ["2022", "2021"]),
    ("存款余额【21亿元】(年初【19亿元】)。", YEAR, ["2022", "2021"]),
    ("2021年末不良率【1.2%】,年初为【1.4%】,下降【0.2%】。", YEAR, ["2021", "2020", "2021"]),
    ("库存【21亿元】,年初余额为【19亿元】。", YEAR, ["2022", "2021"]),
    ("资产【21亿元】,期初为【19亿元】。", YEAR, ["2022", "2021"]),
    ("年初预算为【19亿元】。", YEAR, ["2022"]),
    ("贷款比年初增加【2亿元】。", YEAR, ["2022"]),
    ("利润由2021年的【2亿元】增至【3亿元】。出口【5亿元】,上年同期【4亿元】。", YEAR, ["2021", "2022", "2022", "2021"]),
    ("备考收入将由【2亿元】增至【3亿元】。", YEAR, ["2022", "2022"]),
]
AHEAD = [
    ("一期2024年建成。截至2月末,余额【22亿元】。", NEWS, ["2023-02..02"]),
    ("二期2025年投产。一季度收入【2亿元】。", NEWS, ["2023-01..03"]),
    ("2022年收入【9亿元】。一季度收入【2亿元】。", NEWS, ["2022", "2022-01..03"]),
    ("项目将于今年5月开工,一期投资【24亿元】。", NEWS, ["2023"]),
    ("二期预计2023年10月投产,总投资【9亿元】。", NEWS, ["2023"]),
    ("新厂拟在6月底前竣工,投资【9亿元】。", NEWS, ["2023-06..06"]),
    ("新厂预计6月下旬启动,投资【9亿元】。", NEWS, ["2023"]),
    ("预计5月收入【2亿元】。", NEWS, ["2023-05..05"]),
    ("比上年同期加快【1.5个百分点】。", NEWS, ["2023"]),
    ("增速较去年同期放缓【2个百分点】。", NEWS, ["2023"]),
    ("降幅比上年同期收窄【2个百分点】。", NEWS, ["2023"]),
    ("去年同期为【2亿元】。", NEWS, ["2022"]),
]
SEVERAL = [
    ("2021年、2022年产值分别增长【8%】和【4%】,两年平均增长【6%】。", REVIEW, ["2021", "2022", "2021..2022"]),
    ("2022年人均收入【3万元】,两年年均增长【7%】。", REVIEW, ["2022", "2021..2022"]),
    ("2022年完成投资【3亿元】,两年累计增长【17%】。", REVIEW, ["2022", "2021..2022"]),
    ("2022年上半年增长【3%】,两年平均增长【5%】。", REVIEW, ["2022-01..06", None]),
    ("2021年、2022年,两年分别增长【3%】和【5%】。", REVIEW, [None, None]),
    ("到2025年,产值突破【700亿元】,年均增长【6%】。", REVIEW, ["2025", None]),
    ("到2025年,单箱平均达到【7元】。", REVIEW, ["2025"]),
    ("2023年,产值突破【700亿元】,增长【6%】。", REVIEW, ["2023", "2023"]),
]


@pytest.mark.parametrize(("marked", "report", "expected"), BESIDE + HISTORY + TERMS + WITHIN + BEFORE + AHEAD + SEVERAL)
def test_when_a_figure_of_a_firm_is_of(marked: str, report: ReportContext, expected: list[str | None]) -> None:
    assert [short(period(context)) for context in read(marked, report)] == expected


@pytest.mark.parametrize(("marked", "report", "expected"), BY_TITLE)
def test_the_title_of_a_dated_analysis(marked: str, report: ReportContext, expected: list[str | None]) -> None:
    assert [short(period(context)) for context in read(f"{report.title}\n{marked}", report)] == expected


def test_a_plan_in_the_title_of_a_review_dates_nothing() -> None:
    found = read(f"{REVIEW.title}\n森林覆盖率达到【43%】。2022年产值【5亿元】。", REVIEW)
    assert [short(period(context)) for context in found] == [None, "2022"]


def test_this_year_of_an_undated_text_is_that_of_its_title() -> None:
    report = ReportContext(2023, "other", None, None, "柳河市举行2023年一季度签约仪式", None)
    text = "项目2024年一季度建成。今年一季度工业增长【9%】。今年计划投资【3亿元】。\n截至2月末,余额【2亿元】。"
    found = read(f"{report.title}\n{text}", report)
    assert [short(period(context)) for context in found] == ["2023-01..03", "2023", "2023-02..02"]
    assert [short(period(context)) for context in read(text, UNDATED)] == ["2024-01..03", None, None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("提前两个月完工", []),
        ("此前三个月", [("前三个月", "vague", "vague")]),
        ("比计划提前3个月", []),
        ("前三个月", [("前三个月", "?-01..?-03", "main")]),
        ("5年内", [("年内", "vague", "vague")]),
        ("年内", [("年内", "?", "main")]),
        ("一年内到期", []),
    ],
)
def test_words_for_a_part_of_the_year(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [periods.literals(found) for found in periods.find(Passage(text))] == expected


HOW = [
    ("开展雨露计划补助【3万元】。", YEAR, ["actual"]),
    ("落实春蕾计划资金【3万元】、特岗计划资金【2万元】。", YEAR, ["actual", "actual"]),
    ("达到预期进度的投资【3亿元】。", YEAR, ["actual"]),
    ("纳入绩效目标管理的资金【3亿元】,占比【96%】。", YEAR, ["actual", "actual"]),
    ("计划投资【3万元】。", YEAR, ["planned"]),
    ("实现绩效考核,目标为【3亿元】。", YEAR, ["target"]),
    ("完成投资【3亿元】,占规划总投资的【65%】。其中交通【1亿元】。", YEAR, ["actual"] * 3),
    ("规划总投资【3亿元】。其中交通【1亿元】。", YEAR, ["planned", "planned"]),
    ("能耗下降【6%】,完成五年下降【14%】目标的【48%】。", YEAR, ["actual", "planned", "actual"]),
    ("新增就业,完成五年目标任务10万人的【46%】。", YEAR, ["actual"]),
    ("造林,完成全年任务8万亩的【102%】。", YEAR, ["actual"]),
    ("目标任务是增长的【46%】。", YEAR, ["target"]),
    ("计划投资【3亿元】,完成率【94%】。", YEAR, ["planned", "actual"]),
    ("计划投资【3亿元】,完成【2亿元】。", YEAR, ["planned", "actual"]),
    ("计划投资【3亿元】,完成后产值【2亿元】。", YEAR, ["planned", "planned"]),
    ("计划投资【3亿元】,完成率达到【94%】以上。", YEAR, ["planned", "planned"]),
    ("乙方承诺,2023年、2024年净利润分别不低于【1亿元】、【2亿元】。", UNDATED, ["planned", "planned"]),
    ("承诺方承诺,公司2020年至2022年净利润不低于【1亿元】。", NEWS, ["planned"]),
    ("乙方承诺不减持,2021年实现净利润【1亿元】。", NEWS, ["actual"]),
    ("交易完成后,公司将持有【70%】股权。", NEWS, ["planned"]),
]


@pytest.mark.parametrize(("marked", "report", "expected"), HOW)
def test_whether_a_figure_of_a_firm_is_planned_or_so(marked: str, report: ReportContext, expected: list[str]) -> None:
    assert [context.modality for context in read(marked, report)] == expected


def table(title: str) -> list[str | None]:
    """Return the periods of the cells of a table with the columns 本月, 累计, 上年同期 and 增长."""
    report = ReportContext(2024, "summary", "柳河县", None, title, "2024-06-20")
    rows = "指标\t本月\t累计\t上年同期\t增长(%)\n公共预算收入\t2480\t8216\t5420\t7.9\n税收收入\t1120\t4386\t3150\t5.3\n"
    text = f"{title}\n\n单位:万元\n{rows}"
    return [short(str_of) for str_of in map(period, read_text(text, report).contexts)]


def test_this_month_of_a_table_is_the_last_of_its_title() -> None:
    row = ["2024-05..05", "2024-01..05", "2023-01..05", "2024-01..05"]
    assert table("柳河县2024年1-5月财政收支情况") == row * 2
    assert table("柳河县2024年财政收支情况")[0] is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年到位资金2亿元。截至12月20日,已支出1亿元。", ["2022", "2022"]),
        ("2022年到位资金2亿元。截至10月底,已拨付补助1亿元。", ["2022", "2022-01..10"]),
        ("今年下达2亿元。截至11月15日,已发放资金1亿元。", ["2022", "2022-01..11"]),
        ("全年到位资金2亿元。截至12月20日,项目已支出1亿元。", ["2022", "2022-12..12"]),
        ("资金2亿元。截至10月底,已支付1亿元。", ["2022", "2022-10..10"]),
        ("全年到位资金2亿元。截至10月底,贷款余额1亿元。", ["2022", "2022-10..10"]),
    ],
)
def test_what_was_paid_by_a_date_is_of_its_year(text: str, expected: list[str]) -> None:
    assert [short(period(context)) for context in read_text(text, YEAR).contexts] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("各项贷款余额21.4亿元,年初为19.1亿元,增长12%。", ["各项贷款余额"] * 3),
        ("资产总额41亿元,期初为36亿元。", ["资产总额"] * 2),
        ("存款余额2亿元,期初为1亿元。", ["存款余额"] * 2),
        ("净资产8亿元,年初数为7亿元。", ["净资产"] * 2),
        ("税收收入8亿元,年初为7亿元。", ["税收收入"] * 2),
        ("税收收入8亿元,年初预算为7亿元。", ["税收收入", "预算"]),
    ],
)
def test_what_there_was_at_first_is_of_the_same_indicator(text: str, expected: list[str | None]) -> None:
    assert [metric.metric for metric in read_text(text, YEAR).metrics] == expected
