"""The year of a summary that was signed in the next: by what its text opens with (2015年,全区实现…)."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from extractors import find
from pipeline.document.opening import looked_back_on
from pipeline.document.signature import Dated, letterhead
from pipeline.document.split import split
from pipeline.document.year import year_of
from pipeline.extract import Origin, extract
from pipeline.tables import Fact


class Page(NamedTuple):
    """A page as it was read."""

    text: str
    title: str | None = None


JANUARY, JUNE = Dated(2016, 1, 15), Dated(2016, 6, 15)


@pytest.mark.parametrize(
    ("opening", "issued", "year", "basis"),
    [
        ("2015年,全镇实现产值9亿元。", JANUARY, 2015, "body"),
        ("一年来,各项工作有序推进。2015年,全镇实现产值9亿元。", JANUARY, 2015, "body"),
        ("回顾2015年,全镇实现产值9亿元。2016年计划实现产值10亿元。", JANUARY, 2015, "body"),
        ("现将2015年以来的工作报告如下。\n2015年,全镇实现产值9亿元。", JANUARY, 2015, "body"),
        # Signed too late, or told of a stretch, an end or a plan: the signature decides.
        ("2015年,全镇实现产值9亿元。", JUNE, 2016, "signature"),
        ("2015年以来,全镇实现产值9亿元。", JANUARY, 2016, "signature"),
        ("截至2015年底,全镇有企业9家。", JANUARY, 2016, "signature"),
        ("2014年,全镇实现产值8亿元。", JANUARY, 2016, "signature"),
        ("2015年,全镇实现产值9亿元。2016年一季度实现产值2亿元。", JANUARY, 2016, "signature"),
        # It speaks from its day, by which 今年 is counted.
        ("2015年,全镇实现产值9亿元。今年要确保10亿元。", JANUARY, 2016, "signature"),
    ],
)
def test_the_year_of_a_summary_signed_in_spring(opening: str, issued: Dated, year: int, basis: str) -> None:
    text = f"柳河镇科技工作总结\n{opening}\n柳河镇人民政府\n2016年1月15日"
    assert year_of(text, "柳河镇科技工作总结", None, issued, "summary") == (year, basis)


def test_what_a_body_says_of_the_next_year_is_no_witness_of_its_own() -> None:
    body = "篇一:柳河镇2015年度工作总结\n全年产值9亿元。\n2016年,我镇将以建设强镇为目标,力争产值10亿元。"
    assert year_of(body, None, "篇一:柳河镇2015年度工作总结", None, "summary") == (2015, "heading")


def test_what_is_planned_is_looked_back_on_by_nobody() -> None:
    assert looked_back_on("工作总结\n2015年,我镇计划投资9亿元。", 2015) == -1
    assert looked_back_on("工作总结\n2015年,我镇投资9亿元。", 2015) == 5


SPOKEN = """柳河镇科技工作总结
(2016年1月15日)
2015年,全镇实现工业产值9亿元。
一、主要成绩
全年申请专利26件。全镇高新技术企业总数达7家。
二、今年工作打算
工业产值达到10亿元,申请专利30件。"""


def test_chapters_are_of_the_year_the_text_opens_with_where_it_says_this_year() -> None:
    report = extract(split(Page(SPOKEN))[0], Origin("t", None, "utf-8"))
    facts = [Fact(*row) for row in report.rows["facts"]]
    years = [(SPOKEN[f.start : f.end], f.period_start.year if f.period_start else None) for f in facts]
    assert years == [("9亿元", 2015), ("26件", 2015), ("7家", 2015), ("10亿元", 2016), ("30件", 2016)]


def test_dashes_before_the_body_that_issued_a_report_are_none_of_its_name() -> None:
    head = ["科技创新工作情况汇报", "——柳河经济开发区管委会(2016年1月15日)", "2015年,全区实现产值9亿元。"]
    assert letterhead(head) == ("柳河经济开发区管委会", JANUARY)


def test_ten_thousand_people_are_no_firm() -> None:
    assert [m for m in find("人才总量达1.9万人。有效发明专利96件,万人拥有量达53件。") if m.kind == "short"] == []


def test_points_of_work_of_the_next_year_are_not_what_a_report_is_about() -> None:
    text = "一是抓好招商。\n二、2011年工作要点\n产值达到10亿元。\n2010年产值9亿元。"
    assert year_of(text, None, "篇一:柳河镇工作总结", None, "summary") == (2010, "body")


def test_plans_of_the_next_year_stand_under_a_heading_that_says_no_more() -> None:
    text = "柳河镇2015年工作总结\n一、成绩\n产值9亿元。\n四、2016年计划\n产值10亿元,专利30件。"
    facts = [Fact(*row) for row in extract(split(Page(text))[0], Origin("t", None, "utf-8")).rows["facts"]]
    assert [f.period_start.year for f in facts if f.period_start] == [2015, 2016, 2016]
