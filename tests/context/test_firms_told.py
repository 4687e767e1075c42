"""Whose the figures of a firm's report are, and what they are, where other firms are named beside it: texts by us."""

from __future__ import annotations

import pytest

from pipeline.context.attribute import ReportContext
from pipeline.reading import read
from tests.readings import counted, facts, metrics, subjects

ANNUAL = ReportContext(2019, "summary", title="凌江重工股份有限公司2019年年度报告")
HEAD = "凌江重工股份有限公司2019年年度报告\n凌江重工股份有限公司主营锻件。\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "公司本期票据由海川证券承销，发行利率为4%。",
            ["凌江重工股份有限公司"],
        ),
        (
            "前五名客户销售额4亿元，其中最大客户白沙石化集团1.5亿元；前五名供应商采购额3亿元。",
            ["凌江重工股份有限公司", "白沙石化集团", "凌江重工股份有限公司"],
        ),
        (
            "下属上市公司凌江电力2018年净利润3亿元，公司直接持有其52%的股份。2019年一季度，公司实现营业收入9亿元。",
            ["凌江电力", "凌江重工股份有限公司", "凌江重工股份有限公司"],
        ),
        (
            "公司拟吸收合并北岭煤业集团，北岭煤业集团总资产38亿元。合并完成后，公司总资产将超过90亿元。",
            ["北岭煤业集团", "凌江重工股份有限公司"],
        ),
        (
            "公司拟吸收合并北岭煤业集团，北岭煤业集团总资产38亿元，净资产9亿元；亏损2亿元。",
            ["北岭煤业集团"] * 3,
        ),
    ],
)
def test_whose_figures_are_in_the_report_of_a_firm(text: str, expected: list[str]) -> None:
    assert subjects(HEAD + text, ANNUAL) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("金谷农机净利润2亿元。公司大股东金谷集团持股41%。公司拟投资3亿元。", ["金谷农机", "金谷集团", "金谷农机"]),
        ("金谷农机净利润2亿元。公司实际控制人周某直接持有30%的股份。", ["金谷农机", None]),
        ("永泰纺织集团产值9亿元。集团下属染整公司产值3亿元，制衣公司产值2亿元。", ["永泰纺织集团", None, None]),
        ("永泰纺织集团产值9亿元。补充下属染整公司资金3亿元。", ["永泰纺织集团", "永泰纺织集团"]),
    ],
)
def test_whose_figures_are_beside_holders_and_daughters(text: str, expected: list[str | None]) -> None:
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("短期债务38亿元，占有息债务的40%。", ["短期债务", "短期债务占有息债务比例"]),
        ("全年接单1.6亿元。", ["合同金额"]),
        ("本期债券发行金额20亿元。", ["发行金额"]),
        ("经营活动现金净流量5亿元。", ["经营活动产生的现金流量净额"]),
        ("亏损8亿元，减亏27%。", ["亏损额", "亏损额"]),
        ("享受15%的企业所得税优惠税率。", [None]),
        ("15%的企业亏损。", ["企业占比"]),
        ("集团斥资8亿元在县经济开发区兴建锂电产业园。", ["锂电产业园投资"]),
        ("集团斥资8亿元在县城开发光伏电站。", ["光伏电站投资"]),
        ("前十强企业1-9月产值合计103亿元。", ["前十强企业产值"]),
        ("公司1-9月产值合计103亿元。", ["产值"]),
        ("酸奶业务收入27亿元，占比81%。", ["酸奶业务收入", "酸奶业务收入占比"]),
        ("主营业务收入3亿元。", ["销售收入"]),
        ("公司业务收入3亿元。", ["销售收入"]),
        ("业务量和业务收入增长5%。", ["销售收入"]),
    ],
)
def test_what_firms_tell_of(text: str, expected: list[str | None]) -> None:
    assert metrics(text) == expected


@pytest.mark.parametrize(("about", "years"), [(ANNUAL, [2017, 2019]), (ReportContext(), [2017, 2017])])
def test_the_term_of_a_report_is_that_of_its_title(about: ReportContext, years: list[int]) -> None:
    text = "公司2017年募集资金4.8亿元，截至报告期末累计投入3.9亿元。"
    assert [one.period_start.year for one in read(text, about).contexts if one.period_start] == years


@pytest.mark.parametrize(
    ("text", "things", "growths"),
    [
        ("主要产品产量：门锁82万套，增长6%；铝材21万吨，下降1%。", ["门锁产量", "铝材产量"], ["门锁产量", "铝材产量"]),
        ("主要产品销量：水泥20万吨、熟料4万吨。", ["水泥销量", "熟料销量"], []),
        ("主要产品产量：水泥20万吨，利润3亿元；捐赠电脑40台。", ["水泥产量", "捐赠电脑数"], ["利润"]),
    ],
)
def test_a_list_of_goods_is_of_what_heads_it(text: str, things: list[str], growths: list[str]) -> None:
    assert counted(text) == things
    assert metrics(text) == growths


def test_a_smaller_loss_falls() -> None:
    found = facts("全年亏损8亿元，减亏27%。")
    assert [(fact.measure, fact.low) for fact in found] == [("level", 800000000), ("growth", -27)]


def test_a_daughter_with_her_stake_in_brackets_is_told_of() -> None:
    text = "平州液压有限公司实现利润1200万元。控股子公司(持股65%)安平精密铸造有限公司全年亏损860万元。"
    assert subjects(text)[-1] == "安平精密铸造有限公司"
