"""Reports of a hospital, a school, a court or a local firm are on itself, not on the place it is called by."""

from __future__ import annotations

import pytest

from pipeline.context.attribute import ReportContext
from tests.readings import subjects

TOWN = ReportContext(2018, "summary", "平湖县")


@pytest.mark.parametrize(
    ("title", "issuer", "region", "expected"),
    [
        ("平湖县人民医院2018年工作总结", None, "平湖县", "平湖县人民医院"),
        ("关于平湖县第二中学工作情况的报告", None, "平湖县", "平湖县第二中学"),
        ("2018年工作总结", "平湖县人民法院", "平湖县", "平湖县人民法院"),
        ("平州大学2018年科研工作总结", None, None, "平州大学"),
        ("平湖县2018年工作总结", "平湖县人民医院", "平湖县", "平湖县"),
        ("平湖县医院管理局2018年工作总结", None, "平湖县", "平湖县"),
        ("平湖县教育局2018年工作总结", None, "平湖县", "平湖县"),
    ],
)
def test_a_body_s_report_is_on_the_body(title: str, issuer: str | None, region: str | None, expected: str) -> None:
    about = ReportContext(2018, "summary", region, issuer, title)
    assert subjects("全年收入1.86亿元,增长12%。", about) == [expected] * 2


def test_what_a_body_says_of_its_county_is_the_county_s() -> None:
    about = ReportContext(2018, "summary", "平湖县", None, "平湖县人民医院2018年工作总结")
    assert subjects("我院收入1.86亿元。全县医疗收入9亿元。", about) == ["平湖县人民医院", "平湖县"]


def test_a_firm_s_report_is_on_the_firm_whatever_place_it_is_called_by() -> None:
    text = "平湖县供电公司2014年上半年工作总结\n完成利润812万元。"
    about = ReportContext(2014, "summary", "平湖县", None, "平湖县供电公司2014年上半年工作总结")
    assert subjects(text, about) == ["平湖县供电公司"]
    other = ReportContext(2014, "summary", "平湖县", None, "平湖县2014年工作总结")
    assert subjects("平湖县2014年工作总结\n完成税收812万元。", other) == ["平湖县"]
