"""Years of what is to come: under a heading of the next year, in a plan of five years; what an assembly hears."""

from __future__ import annotations

import pytest

from pipeline.context.attribute import ReportContext
from tests.readings import contexts_of as read
from tests.readings import period, short

OFFICE = ReportContext(2016, "summary", "柳河县", None, "柳河县林业局2016年工作总结", None)
GIVEN = ReportContext(2016, "summary", "柳河县", None, "2016年柳河县政府工作报告", "2017-01-09")
PLAN = ReportContext(2021, "plan", "柳河县", None, "柳河县第十四个五年规划和二〇三五年远景目标纲要", None)
STEPS = ReportContext(2023, "plan", "柳河县", None, "柳河县“十四五”规划2023年度实施计划", None)
HEAD = "一、2016年工作情况\n造林投资【3亿元】。\n"
FOREWORD = "柳河县第十四个五年规划和二〇三五年远景目标纲要\n第一章 发展基础\n"

SAID = [
    (OFFICE, HEAD + "二、2017年工作安排\n今年投资【4亿元】,比去年增加【1亿元】。", ["2016", "2017", "2017"]),
    (OFFICE, HEAD + "二、2017年工作安排\n今年投资【3亿元】,明年投资【4亿元】。", ["2016", "2016", "2017"]),
    (OFFICE, HEAD + "今年下半年投资【1亿元】。", ["2016", "2016-07..12"]),
    (OFFICE, HEAD + "二、2017年计划草案\n全年安排投资【4亿元】。", ["2016", "2017"]),
    (OFFICE, HEAD + "三、第十三个五年计划草案\n全年安排投资【4亿元】。", ["2016", "2016"]),
    (OFFICE, HEAD + "二、2017年工作安排\n投资【4亿元】。\n附:林业数据\n投资【5亿元】。", ["2016", "2017", "2016"]),
    (OFFICE, "2017年,全县计划投资【4亿元】。确保苗圃投资【1亿元】。", ["2017", "2017"]),
    (OFFICE, "2017年,全县计划投资【4亿元】。苗圃投资【1亿元】。", ["2017", "2016"]),
    (OFFICE, "从2011年到2015年,投资由【1亿元】增加到【3亿元】。", ["2011", "2015"]),
    (OFFICE, "投资【3亿元】(按2010年不变价格计算),比上年增长【5%】。", ["2016", "2016"]),
    (OFFICE, "以2015年为基数,投资要增长【5%】。", ["2016"]),
    (OFFICE, "竹材投资【3亿元】,等于2010年的2.5倍;木材投资【4亿元】。", ["2016", "2016"]),
    (OFFICE, "到“十三五”末,5年累计造林投资【9亿元】,产值达到【4亿元】。", ["2016..2020", "2020"]),
    (OFFICE, "到2020年,全县五年累计造林投资【9亿元】。", ["2016..2020"]),
    (OFFICE, "到2019年,全县造林投资【9亿元】。", ["2019"]),
    (PLAN, FOREWORD + "“十三五”时期,成效显著。\n五年累计投资【9亿元】。覆盖率【41%】。", ["2016..2020", None]),
    (PLAN, FOREWORD + "五年累计投资【9亿元】。", [None]),
    (PLAN, FOREWORD + "第二章 主要目标\n能耗累计下降【14%】。\n到2025年,投资【9亿元】。", ["2021..2025", "2025"]),
    (STEPS, "柳河县“十四五”规划2023年度实施计划\n一、主要目标\n投资【9亿元】。", ["2023"]),
]


@pytest.mark.parametrize(("report", "marked", "expected"), SAID)
def test_when_a_figure_of_a_plan_is_of(report: ReportContext, marked: str, expected: list[str | None]) -> None:
    assert [short(period(context)) for context in read(marked, report)] == expected


SURE = [
    (GIVEN, "各位代表:\n一、2016年工作回顾\n预计全县产值【3亿元】,增长【8%】。", ["actual"] * 2),
    (
        GIVEN,
        "各位代表:\n一、2016年工作回顾\n产值【3亿元】。\n二、2017年工作安排\n预计产值【4亿元】。",
        ["actual", "planned"],
    ),
    (OFFICE, "一、2016年工作情况\n预计全县产值【3亿元】,增长【8%】。", ["planned"] * 2),
    (OFFICE, HEAD + "二、2017年工作安排\n去年,投资【2亿元】。2016年,投资【2亿元】。投资【1亿元】。", ["actual"] * 4),
    (OFFICE, HEAD + "二、2017年工作安排\n投资【2亿元】。2017年,投资【2亿元】。", ["actual"] + ["planned"] * 2),
    (OFFICE, HEAD + "二、下一步工作安排\n2016年,投资【2亿元】。", ["actual", "planned"]),
    (OFFICE, HEAD + "二、2017年主要目标\n投资【4亿元】。\n附表\n投资【5亿元】。", ["actual", "target", "actual"]),
]


@pytest.mark.parametrize(("report", "marked", "expected"), SURE)
def test_whether_a_figure_of_a_plan_is_planned_or_so(report: ReportContext, marked: str, expected: list[str]) -> None:
    assert [context.modality for context in read(marked, report)] == expected
