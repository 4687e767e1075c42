"""Zones in the report of their county, and where a text turns from a firm to its place again."""

from __future__ import annotations

import pytest

from pipeline.context.types import ReportContext
from pipeline.document.split import Report
from pipeline.extract import Origin, extract
from pipeline.tables import Fact
from tests.readings import subjects

COUNTY = ReportContext(2019, "summary", "沄水县", None, "沄水县2019年工作总结")
ZONE = "沄水经济开发区"
ZONES = [
    (f"{ZONE}完成工业总产值90亿元,增长12%。全县税收9亿元。", [ZONE, ZONE, "沄水县"]),
    ("沄水县高新区税收5亿元;全县税收9亿元。", ["沄水县高新区", "沄水县"]),
    ("2019年沄水工业园区税收5亿元。", ["沄水工业园区"]),
    ("全县税收9亿元,其中沄水经开区税收3亿元。", ["沄水县", "沄水经开区"]),
    (f"推进{ZONE}建设,投资5亿元。", ["沄水县"]),  # no head of a clause
    (f"{ZONE}内企业税收5亿元。", ["沄水县"]),
    (f"{ZONE}基础设施投资5亿元。", ["沄水县"]),
    ("工业园区税收5亿元。", ["沄水县"]),
    ("寒潭经济开发区税收5亿元。", ["沄水县"]),  # not known to be the county's
]


@pytest.mark.parametrize(("text", "expected"), ZONES)
def test_a_zone_of_the_county_has_figures_of_its_own(text: str, expected: list[str | None]) -> None:
    assert subjects(text, COUNTY) == expected


FIRM = "恒明轴承"
TURNS = [
    (f"{FIRM}产值2亿元,全县工业投资达14亿元。", [FIRM, "沄水县"]),
    (f"{FIRM}投资2亿元的车间投产,全县技改投资3亿元,增长8%。", [FIRM, "沄水县", "沄水县"]),
    (f"{FIRM}产值2亿元,全县最大的项目投资5亿元。", [FIRM, FIRM]),
    (f"{FIRM}产值2亿元,全县第一,利润3亿元。", [FIRM, FIRM]),
    (f"{FIRM}产值2亿元,占全县的30%,利润3亿元。", [FIRM] * 3),
    (f"{FIRM}产值2亿元,全市工业投资达14亿元。", [FIRM, FIRM]),  # of another level
    (f"{FIRM}收入5亿元。高速公路投资3亿元。", [FIRM, "沄水县"]),
]


@pytest.mark.parametrize(("text", "expected"), TURNS)
def test_a_clause_on_the_whole_county_is_not_on_the_firm_before(text: str, expected: list[str | None]) -> None:
    assert subjects(text, COUNTY) == expected


def test_what_the_whole_year_brought_is_of_the_place_that_reports() -> None:
    text = f"{FIRM}投资2亿元的车间投产。全年利用省外资金6亿元。"
    report = ReportContext(2019, "summary", "沄水县", None, "沄水县2019年政府工作报告")
    assert subjects(text, report) == [FIRM, "沄水县"]
    assert subjects(text, COUNTY) == [FIRM, "沄水县"]
    assert subjects(f"{FIRM}投资2亿元的车间投产。全年产值6亿元。", COUNTY) == [FIRM, FIRM]  # which firms have as well


WORKS = "晟川精工集团"
ASPECTS = [
    ("集团收入9亿元。\n市场方面,新增订单5亿元。", [WORKS, WORKS]),
    ("集团收入9亿元。\n产业方面,投资5亿元,增长9%。", [WORKS, WORKS, WORKS]),
    ("集团收入9亿元。\n家电市场规模达到5亿元。", [WORKS, None]),
    ("集团收入9亿元。\n市场方面预计规模达到5亿元。", [WORKS, None]),  # those in the market expect so
]


@pytest.mark.parametrize(("text", "expected"), ASPECTS)
def test_an_aspect_of_a_firm_is_no_trade_as_a_whole(text: str, expected: list[str | None]) -> None:
    report = ReportContext(2017, "summary", None, WORKS, f"{WORKS}2017年工作总结")
    assert subjects(f"{WORKS}2017年工作总结\n{text}", report) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("柳林镇茶叶产值2亿元。", ["柳林镇"]),  # not the county of that name
        ("柳林茶叶产值2亿元。", ["柳林"]),
        ("江苏镇江财政收入2亿元。", ["镇江"]),
        ("江苏乡镇企业产值2亿元。", ["江苏"]),
    ],
)
def test_a_town_is_no_county_of_its_name(text: str, expected: list[str]) -> None:
    assert subjects(text, ReportContext()) == expected


@pytest.mark.parametrize(
    ("text", "region", "expected"),
    [
        ("2023年开发区地区生产总值169亿元,增长11%。", "江北经济开发区", ["生产总值", "生产总值"]),
        ("高新区工业总产值69亿元。", "江北高新区", ["工业总产值"]),
        ("开发区工业总产值69亿元。", "沄水县", ["开发区工业总产值"]),  # a part of the county
        ("开发区绿化经费69万元。", "江北经济开发区", ["开发区绿化经费"]),
    ],
)
def test_a_zone_is_not_in_the_name_of_what_it_has(text: str, region: str, expected: list[str]) -> None:
    title = f"{region}2023年工作总结"
    report = Report(1, None, title, None, region, 2023, "title", None, "summary", text, (), 0)
    rows = extract(report, Origin("t", None, "utf-8")).rows["facts"]
    assert [Fact(*row).metric for row in rows] == expected


BUREAU = ReportContext(2019, "communique", "沄水县", None, "沄水县2019年统计公报")
OF_BOTH = [
    # Only in a report on all of a place: a firm holds on where a sentence goes on with it.
    (f"{FIRM}产值达到2亿元。水泥业产值9亿元。", [FIRM, "沄水县"]),
    (f"{FIRM}产值2亿元。实现利润3000万元。该公司出口1亿元。", [FIRM] * 3),
    (f"{FIRM}产值2亿元。2019年投资3亿元。", [FIRM, FIRM]),
]
LATER = [
    (f"{FIRM}产值2亿元。利润3000万元。", [FIRM, FIRM]),
    (f"{FIRM}投资2亿元。引进内资12亿元,新签约项目总投资9亿元。", [FIRM, "沄水县", "沄水县"]),
    (f"{FIRM}投资2亿元,宏图电气投资3亿元。两个项目总投资5亿元。", [FIRM, "宏图电气", None]),
    (f"{FIRM}投资2亿元。\n上市公司4家,募资9亿元。", [FIRM, "沄水县"]),
    ("税收14亿元,占全市(51亿元)的28%,增速高于全省平均水平(5.2%)。", ["沄水县", None, "沄水县", None]),
    ("税收14亿元,占全县(51亿元)的28%。", ["沄水县"] * 3),
]


@pytest.mark.parametrize(("text", "expected"), OF_BOTH)
def test_a_report_on_all_of_a_place_goes_back_to_it(text: str, expected: list[str | None]) -> None:
    assert subjects(text, BUREAU) == expected


@pytest.mark.parametrize(("text", "expected"), LATER)
def test_a_firm_holds_on_but_for_what_only_a_place_has(text: str, expected: list[str | None]) -> None:
    assert subjects(text, COUNTY) == expected
