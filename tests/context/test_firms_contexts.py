"""Whose and of when a figure in a report or notice of a firm is, and how sure; sentences by us."""

from __future__ import annotations

import pytest

from pipeline.context.types import ReportContext
from pipeline.reading import read
from tests.readings import NOTHING_KNOWN, period, short, subjects

FIRM = "云岭机电股份有限公司"
YEARLY = ReportContext(2016, "summary", None, None, f"{FIRM}2016年年度报告摘要")
GROUP = ReportContext(2016, "summary", None, None, "云岭实业集团2016年度工作总结")


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
        # The year has turned since the notice that opens the text.
        ("10月26日,云岭股份发布2012年三季度报告。不过,1月30日修正公告称去年收到补助1800万元。", NOTHING_KNOWN, [None]),
    ],
)
def test_when_a_figure_was(text: str, report: ReportContext, expected: list[str | None] | None) -> None:
    found = read(f"{report.title or ''}\n{text}".lstrip(), report).contexts
    periods = [short(period(context)) for context in found]
    assert periods == expected if expected else len(set(periods[-3:])) == 1


def test_a_quarter_at_the_head_of_a_sentence_holds_to_its_end() -> None:
    text = "2021年前三季度营收4亿元。其中第三季度营收1.7亿元;净利润2600万元。"
    found = [short(period(context)) for context in read(text, NOTHING_KNOWN).contexts]
    assert found == ["2021-01..09", "2021-07..09", "2021-07..09"]
    text = "2021年前三季度营收4亿元,其中第三季度1.7亿元;净利润6000万元。"
    assert short(period(read(text, NOTHING_KNOWN).contexts[-1])) == "2021-01..09"


def test_last_years_value_ends_at_the_semicolon() -> None:
    text = "2020年1-7月,利润率6.1%,上年同期为5.2%;亏损企业12家。"
    reading = read(text, NOTHING_KNOWN)
    assert [short(period(c)) for c in reading.contexts] == ["2020-01..07", "2019-01..07"]
    assert [short(period(c)) for c in reading.count_contexts] == ["2020-01..07"]


def test_who_foresees_is_not_of_whom() -> None:
    assert subjects("中岳证券预计公司净利润3亿元。") == [None]
    assert subjects("围绕目标任务,云岭集团实现收入5亿元。") == ["云岭集团"]
    assert read("围绕目标任务,云岭集团实现收入5亿元。", NOTHING_KNOWN).contexts[0].modality == "actual"
