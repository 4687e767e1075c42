"""What reports and notices of firms say in figures: deals, profits, output, what was raised; sentences by us."""

from __future__ import annotations

import pytest

from pipeline.context.types import ReportContext
from pipeline.reading import read
from tests.readings import NOTHING_KNOWN, counted, metrics, period, short, subjects

FIRM = "云岭机电股份有限公司"
YEARLY = ReportContext(2016, "summary", None, None, f"{FIRM}2016年年度报告摘要")
GROUP = ReportContext(2016, "summary", None, None, "云岭实业集团2016年度工作总结")


@pytest.mark.parametrize(
    ("text", "expected", "bases"),
    [
        ("拟收购周立人持有的青谷面业60%股权。", ["收购股权比例"], ["青谷面业股权"]),
        ("公司拟转让所持有的青谷面业15%股权。", ["转让股权比例"], ["青谷面业股权"]),
        ("公司持有青谷面业60%股权。", ["持有股权比例"], ["青谷面业股权"]),
        ("拟将其持有的青谷面业64%股权作为置出资产。", ["持有股权比例"], ["青谷面业股权"]),
        # Who holds or deals is not whose shares they are.
        ("汇禾资本持有公司8%的股份。", ["持有股权比例"], [None]),
        ("汇禾资本增持15%股权。", ["收购股权比例"], [None]),
        ("控股股东减持2%股份。", ["转让股权比例"], [None]),
        # What was held before a deal and is held behind it is no part of it.
        (
            "公司增持青谷面业22%的股份,从目前的46%增至68%。",
            ["收购股权比例", "持有股权比例", "持有股权比例"],
            ["青谷面业股权"] * 3,
        ),
        (
            "周立人将2600万股质押给银行,占其所持股份的44%,占公司总股本的6%。",
            ["质押股份占所持股份比例", "质押股份占总股本比例"],
            ["所持股份", "总股本"],
        ),
        ("公司接手转让的股权后持有300万股,占总股本的2%。", ["持股占总股本比例"], ["总股本"]),
        ("公开发行不超过2200万股,占发行后总股本的比例不低于25%。", ["发行股份占发行后总股本比例"], ["发行后总股本"]),
    ],
)
def test_stakes(text: str, expected: list[str], bases: list[str | None]) -> None:
    found = read(text, NOTHING_KNOWN).metrics
    assert ([metric.metric for metric in found], [metric.base for metric in found]) == (expected, bases)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("拟以现金3.6亿元收购青谷面业。", ["收购价款"]),
        ("期末现金3.6亿元。", ["货币资金"]),
        ("公司回购300万股,占总股本的0.4%,支付总金额3000万元。", ["回购股份占总股本比例", "回购金额"]),
        ("首日报收46.2元,成交额9.3亿元,换手率61%。", ["收盘价", "成交额", "换手率"]),
        ("扣除发行费用1350万元,安全生产投入2200万元。", ["发行费用", "安全生产投入"]),
        ("成本收入比31.6%,投资进度64%,职工年均收入5.2万元。", ["成本收入比", "投资进度", "职工平均收入"]),
        ("投资1.8亿元上马年产4万吨纤维生产线。", ["纤维生产线投资"]),
        (
            "拟募集资金6亿元,其中3亿元用于酶制剂基地,1.8亿元用于研发中心建设,1.2亿元用于偿还银行贷款。",
            ["募集资金", "酶制剂基地", "研发中心建设", "偿还银行贷款"],
        ),
    ],
)
def test_sums(text: str, expected: list[str]) -> None:
    assert metrics(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("净利润620万元,扣非后为-480万元。", ["净利润", "扣除非经常性损益的净利润"]),
        ("扣除非经常性损益后归属于母公司的净利1.9亿元。", ["扣除非经常性损益的净利润"]),
        ("扣非后净利增长5%。", ["扣除非经常性损益的净利润"]),
        ("公司扣非后亏损3100万元。", ["亏损额"]),
        ("归母净利润2.4亿元。", ["净利润"]),
        ("净利润2.4亿元,上年为盈利1.9亿元。", ["净利润", "净利润"]),
    ],
)
def test_profits(text: str, expected: list[str]) -> None:
    assert metrics(text) == expected


@pytest.mark.parametrize(
    ("text", "expected", "growths"),
    [
        (
            "公司全年生产水泥600万吨、熟料400万吨,分别增长3%和2%。",
            ["水泥产量", "熟料产量"],
            ["水泥产量", "熟料产量"],
        ),
        ("累计销售客车1.2万辆,增长5%。", ["客车销量"], ["客车销量"]),
        ("年生产铸件2.8万吨。", ["铸件产量"], []),
        ("建有生产线3条,生产能力4万吨。", ["生产线数", "生产能力"], []),
        ("完成全年3000台的销售目标。", ["销售目标数"], []),
    ],
)
def test_goods_made_and_sold(text: str, expected: list[str], growths: list[str]) -> None:
    assert (counted(text), metrics(text)) == (expected, growths)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("高端机收入3亿元,占60%,增长24%;低端机收入1亿元,增长6%。", ["高端机收入", "高端机收入占比", "高端机收入"]),
        ("高端机收入3亿元,占比60%,提高2个百分点。", ["高端机收入", "高端机收入占比", "高端机收入占比"]),
        ("2012年云岭电器有限公司研发投入8亿元,占4%;乐谷家电有限公司为5亿元。", ["研究与试验发展经费"]),
    ],
)
def test_what_stands_beside_a_share(text: str, expected: list[str]) -> None:
    assert metrics(text)[: len(expected)] == expected
    assert metrics(text)[-1] in (*expected, "低端机收入")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("公司每年将销售收入的6%以上投入研发,参与制定标准3项。", ["actual"]),
        ("公司将拿出销售收入的6%投入研发。", ["planned"]),
        ("力争上半年累计产值突破50亿元。", ["planned"]),
        ("争取建成的项目累计投资3亿元。", ["cumulative"]),
        ("销量完成全年预期的46%,销售额730亿元。", ["actual", "actual"]),
        ("预期销售额730亿元。", ["planned"]),
    ],
)
def test_what_is_so_and_what_is_wanted(text: str, expected: list[str]) -> None:
    assert [context.modality for context in read(text, NOTHING_KNOWN).contexts] == expected


@pytest.mark.parametrize(
    ("text", "report", "expected"),
    [
        ("控股股东乐谷控股集团持股38%。公司收入3亿元。", YEARLY, ["乐谷控股集团", FIRM]),
        ("汇禾资本持有公司12%的股份。公司及子公司拥有专利47项。", YEARLY, ["汇禾资本", FIRM]),
        (
            "公司下设乐谷农服、乐谷铸造两家全资子公司。乐谷铸造收入1.6亿元。公司将投资3亿元。",
            YEARLY,
            ["乐谷铸造", FIRM],
        ),
        # Another firm whose sentence tells nothing of the kind goes on as 公司.
        ("客户乐谷铸造有限公司收入1.6亿元。公司将投资3亿元。", YEARLY, ["乐谷铸造有限公司"] * 2),
        (
            "云岭置业公司销售额9亿元。财务公司归集资金23亿元。全年投资4亿元。",
            GROUP,
            ["云岭置业公司", None, "云岭实业集团"],
        ),
        (
            "云岭水泥公司收入9亿元。集团公司申请专利30件。水泥公司利润2亿元。",
            GROUP,
            ["云岭水泥公司", "云岭实业集团", "云岭水泥公司"],
        ),
    ],
)
def test_whose_a_figure_is(text: str, report: ReportContext, expected: list[str | None]) -> None:
    assert subjects(f"{report.title}\n{text}", report) == expected


def test_a_profile_speaks_of_the_firm_that_opens_it() -> None:
    text = "企业简介\n云岭农机有限公司创立于2003年。乐谷铸造有限公司为其配套,收入1.6亿元。\n公司将投资3亿元。"
    assert subjects(text)[-1] == "云岭农机有限公司"


HALF = ReportContext(2012, "news", None, None, "云岭股份2012年半年度业绩快报")
BANK = ReportContext(2017, "other", None, None, "云岭银行2017年三季度经营情况")
TALK = ReportContext(2017, "other", None, None, "2017年三季度经营情况会披露什么")
JANUARY, PART = "1月30日,云岭股份披露2011年度业绩预告。", "7月26日,云岭股份发布2012年的半年度报告。"


@pytest.mark.parametrize(
    ("text", "report", "expected"),
    [
        ("报告期末,总资产22亿元。其中,第二季度收入4亿元。", HALF, ["2012-01..06", "2012-04..06"]),
        ("截至9月末,贷款余额25亿元。\n1-9月,净利润3亿元。", BANK, ["2017-09..09", "2017-01..09"]),
        ("1-9月,净利润3亿元。", TALK, [None]),
        (f"{JANUARY}去年收到补助1800万元,今年一季度收入3亿元。", NOTHING_KNOWN, ["2011", "2012-01..03"]),
        (f"{JANUARY}去年亏损4500万元,上年同期盈利1200万元。", NOTHING_KNOWN, ["2011", "2010"]),
        (f"{PART}去年收到补助1800万元。", NOTHING_KNOWN, ["2011"]),
        ("近日,云岭股份公告称,在2016年年报中已有说明。去年收到补助1800万元。", NOTHING_KNOWN, [None]),
        (
            "2014年至2016年及2017年1-6月,收入分别为3亿元、4亿元、5亿元和2亿元。毛利率分别为52%、54%、55%和53%。",
            NOTHING_KNOWN,
            ["2014", "2015", "2016", "2017-01..06"] * 2,
        ),
        (
            "2014年至2016年,收入分别为3亿元、4亿元和5亿元。报告期各期,研发费用分别为3000万元、4000万元和5000万元。",
            NOTHING_KNOWN,
            ["2014", "2015", "2016"] * 2,
        ),
        (
            "2014~2015年及2016年前7月,毛利率分别为75%、76%和77%。轴承毛利率分别为78%、79%和81%。",
            NOTHING_KNOWN,
            ["2014", "2015", "2016-01..07"] * 2,
        ),
        # Of three things at one time, and of one thing at times that no list names.
        ("2016年收入5亿元。三类产品毛利率分别为52%、54%和55%。", NOTHING_KNOWN, ["2016"] * 4),
        ("2014年至2016年,收入分别为3亿元、4亿元和5亿元。甲、乙、丙占比分别为52%、34%和14%。", NOTHING_KNOWN, None),
        ("云岭股份披露2011年度业绩预告。去年收到补助1800万元。", NOTHING_KNOWN, [None]),
    ],
)
def test_when_a_figure_was(text: str, report: ReportContext, expected: list[str | None] | None) -> None:
    found = read(f"{report.title or ''}\n{text}".lstrip(), report).contexts
    periods = [short(period(context)) for context in found]
    assert periods == expected if expected else len(set(periods[-3:])) == 1
