"""A plan of the year in a report on some months, a year that is only expected, means in tables, and who is no firm."""

from __future__ import annotations

import pytest

from pipeline.context.types import ReportContext
from tests.readings import facts, firms, modalities, period, read, subjects


def _periods(text: str) -> list[str]:
    """Return month and year of the ends of the period of every fact."""
    return [f"{fact.period_start:%y%m}-{fact.period_end:%y%m}" for fact in facts(text) if fact.period_start]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1-6月,完成投资61亿元,完成年度计划130亿元的47%。", ["2301-2306", "2301-2312", "2301-2306"]),
        ("上半年,实现产值3亿元,占全年任务7亿元的43%。", ["2301-2306", "2301-2312", "2301-2306"]),
        ("上半年,实现产值3亿元,占全市产值7亿元的43%。", ["2301-2306"] * 3),
        ("1-6月,产值3亿元,恢复到2019年的93%。税收1亿元。", ["2301-2306"] * 3),
        ("1-11月,出口9亿元,预计全年10亿元。进口2亿元。", ["2301-2311", "2301-2312", "2301-2311"]),
        ("1-11月,出口9亿元。全年出口10亿元。进口2亿元。", ["2301-2311", "2301-2312", "2301-2312"]),
        (
            "指标\t2023年\t2025年\t年均增长(%)\n产值(亿元)\t36\t50\t6\n税收(亿元)\t2\t3\t7",
            ["2301-2312", "2501-2512", "2301-2512"] * 2,
        ),
        (
            "指标\t2022年\t2023年\t增长(%)\n产值(亿元)\t36\t50\t6\n税收(亿元)\t2\t3\t7",
            ["2201-2212", "2301-2312", "2301-2312"] * 2,
        ),
    ],
)
def test_what_time_a_figure_beside_others_is_of(text: str, expected: list[str]) -> None:
    assert _periods(text) == expected


def test_a_mean_up_to_a_year_to_come_is_planned() -> None:
    found = facts("指标\t2023年\t2028年\t年均增长(%)\n产值(亿元)\t36\t50\t6\n税收(亿元)\t2\t3\t7")
    assert [fact.modality for fact in found] == ["actual", "planned", "planned"] * 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("长宁纺织有限公司产值过亿元。园区实现产值70亿元。", ["长宁纺织有限公司", None]),
        ("长宁纺织有限公司产值过亿元。入园企业产值70亿元。", ["长宁纺织有限公司", None]),
        ("长宁纺织有限公司产值过亿元,园区的新厂占地70亩,投资3亿元。", ["长宁纺织有限公司"] * 2),
        ("清收货款6亿元,其中:长宁纺织有限公司2亿元,其余单位4亿元。", ["柳河县", "长宁纺织有限公司", None]),
        ("长宁纺织有限公司产值2亿元,其中出口1亿元。", ["长宁纺织有限公司"] * 2),
    ],
)
def test_a_park_or_the_rest_of_the_firms_is_not_the_firm_before(text: str, expected: list[str | None]) -> None:
    assert subjects(text, ReportContext(region="柳河县")) == expected


def test_a_park_in_the_profile_of_a_firm_is_its_own() -> None:
    assert subjects("长宁纺织有限公司产值过亿元。工业园产值70亿元。") == ["长宁纺织有限公司"] * 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("费用同比压减8%;清收欠款6亿元,其中华峰路桥2.5亿元、华峰置业2亿元。", ["华峰路桥", "华峰置业"]),
        (
            "河湾泵业有限公司、金穗纺织集团、众远食品产值分别为3亿元、2亿元、1亿元。",
            ["河湾泵业有限公司", "金穗纺织集团", "众远食品"],
        ),
        ("长宁重工6亿元,华宁路桥2.5亿元,海宁置业2亿元。", ["长宁重工", "华宁路桥", "海宁置业"]),
    ],
)
def test_what_firms_share_is_no_firm(text: str, expected: list[str]) -> None:
    assert firms(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("长宁电缆有限公司\n国家电网、南方电网两大客户贡献订单2亿元。新签合同额7亿元。", ["长宁电缆有限公司"] * 2),
        ("国家电网客户满意率达98%。", ["国家电网"]),
    ],
)
def test_customers_are_not_whom_a_report_speaks_of(text: str, expected: list[str]) -> None:
    assert subjects(text) == expected


def test_a_plan_told_beside_what_came_of_it_stays_one_in_a_look_back() -> None:
    about = ReportContext(2012, "summary", "柳河县", None, "柳河县2012年政府工作报告", None)
    text = "一、2011年工作回顾\n年初计划新建保障房1200套,实际开工960套。"
    assert [context.modality for context in read(text, about).count_contexts] == ["planned", "actual"]


@pytest.mark.parametrize(
    ("heading", "modality"),
    [("五、下半年重点工作", "planned"), ("五、下半年重点工作完成情况", "actual"), ("五、重点工作", "actual")],
)
def test_the_main_work_of_the_second_half_is_to_come(heading: str, modality: str) -> None:
    about = ReportContext(2019, "summary", "柳河县", None, "柳河县2019年上半年工作总结", None)
    text = f"一、工作情况\n实现收入9亿元。\n{heading}\n全年收入不低于20亿元。"
    assert [context.modality for context in read(text, about).contexts] == ["actual", modality]


def test_a_market_in_the_yearly_report_of_a_firm_is_where_it_sells() -> None:
    about = ReportContext(2022, "summary", None, None, "长宁电缆有限公司2022年工作总结", None)
    found = read("长宁电缆有限公司2022年工作总结\n海外市场实现销售900万元。国内市场实现销售收入4亿元。", about)
    assert [
        (metric.metric, context.subject) for metric, context in zip(found.metrics, found.contexts, strict=True)
    ] == [
        ("海外市场销售收入", "长宁电缆有限公司"),
        ("国内市场销售收入", "长宁电缆有限公司"),
    ]
    assert subjects("国内市场实现销售收入4亿元。") == ["国内"]


def test_a_period_alone_over_a_list_holds_to_its_end() -> None:
    text = "一、主要指标\n1-10月份:\n产值:186亿元;\n收入:179亿元;\n利税:15亿元。\n预计利润9亿元。"
    found = [period(context) for context in read(text, ReportContext(2018, "summary", "平湖县")).contexts]
    assert found == ["2018-01-01..2018-10-31"] * 3 + ["2018-01-01..2018-12-31"]


def test_what_a_year_that_is_over_came_to_is_no_plan() -> None:
    over = ReportContext(2018, "summary", "平湖县", None, "平湖县2018年政府工作报告", "2019-01-15")
    text = "2018年,预计完成生产总值352亿元,增长8.1%。2019年,预计增长8%。"
    assert modalities(text, over) == ["actual", "actual", "planned"]
