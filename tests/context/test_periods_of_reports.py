"""The months that a report issued within its year tells of, and plans of a year told beside what is done of them."""

from __future__ import annotations

import pytest

from pipeline.document.split import Report
from pipeline.extract import Origin, extract
from pipeline.tables import Fact


def _facts(text: str, title: str, issued: str | None, doc_type: str = "summary") -> list[Fact]:
    """Return the facts of a report on 柳河县 in 2023."""
    report = Report(1, None, title, "柳河县工信局", "柳河县", 2023, "title", issued, doc_type, text, (), 0)
    return [Fact(*row) for row in extract(report, Origin("t", None, "utf-8")).rows["facts"]]


WORKS, HALF = "柳河县招商工作简报", "柳河县工信局2023年上半年工作总结"
STRETCHES = [
    # Up to the month of issue, where the report opens with it.
    (WORKS, "2023-10-11", "1—9月,签约额42亿元。\n投资9亿元。", ["01-01..09-30"] * 2),
    (WORKS, "2023-09-20", "1-9月,签约额42亿元。\n投资9亿元。", ["01-01..09-30"] * 2),
    (WORKS, "2023-12-28", "1—9月,签约额42亿元。\n投资9亿元。", ["01-01..09-30", "01-01..12-31"]),  # not up to it
    (WORKS, None, "1—9月,签约额42亿元。\n投资9亿元。", ["01-01..09-30", "01-01..12-31"]),
    (WORKS, "2023-10-11", "1—9月,签约额42亿元。\n全年投资9亿元。", ["01-01..09-30", "01-01..12-31"]),
    # What is done of a year's plan is of the report's own months.
    (HALF, None, "全年计划投资24亿元,已完成投资9亿元,收入6亿元。", ["01-01..12-31", "01-01..06-30", "01-01..06-30"]),
    (HALF, None, "全年计划投资24亿元,收入6亿元。", ["01-01..12-31"] * 2),
    (HALF, None, "年初安排投资24亿元,收入6亿元。税收3亿元。", ["01-01..12-31"] * 2 + ["01-01..06-30"]),
]


@pytest.mark.parametrize(("title", "issued", "text", "expected"), STRETCHES)
def test_months_of_a_report(title: str, issued: str | None, text: str, expected: list[str]) -> None:
    found = _facts(f"{title}\n{text}", title, issued)
    assert [f"{fact.period_start:%m-%d}..{fact.period_end:%m-%d}" for fact in found] == expected


OWNERS = [
    ("柳河县农商银行", "柳河县农商银行"),
    ("柳河县国投集团", "国投集团"),
    ("柳河县银行业协会", "柳河县"),
]


@pytest.mark.parametrize(("titled", "owner"), OWNERS)
def test_a_bank_named_in_the_title_reports_on_itself(titled: str, owner: str) -> None:
    found = _facts(f"{titled}2023年工作总结\n全年收入9亿元。", f"{titled}2023年工作总结", None)
    assert [fact.subject for fact in found] == [owner]


QUARTER = "柳河县2023年三季度经济运行分析"


def test_a_report_titled_by_a_quarter_tells_of_the_months_up_to_it() -> None:
    text = f"{QUARTER}\n前三季度,全县经济平稳。\n投资9亿元。其中三季度投资3亿元。"
    found = _facts(text, QUARTER, None)
    assert [f"{fact.period_start:%m}..{fact.period_end:%m}" for fact in found] == ["01..09", "07..09"]
    text = f"{QUARTER}\n全县经济平稳。\n投资9亿元。"
    assert [f"{fact.period_start:%m}..{fact.period_end:%m}" for fact in _facts(text, QUARTER, None)] == ["07..09"]


def test_a_task_of_the_year_is_planned_for_all_of_it() -> None:
    found = _facts(f"{HALF}\n年度投资任务26亿元,已完成14亿元。", HALF, None)
    assert [(fact.modality, f"{fact.period_end:%m}") for fact in found] == [("target", "12"), ("actual", "06")]


def test_why_something_changed_dates_nothing_else() -> None:
    text = f"{HALF}\n税收下降3%,主要是上年一次性收入较多;投资9亿元。"
    assert [fact.period_start.year for fact in _facts(text, HALF, None)] == [2023, 2023]


PARTS = [
    ("全年收入56亿元。\n化工板块\n收入21亿元。\n三、其他工作\n收入3亿元。", ["", "化工板块", ""]),
    ("全年收入56亿元。\n(一)化工事业部。收入21亿元。\n(二)建材事业部:收入18亿元。", ["", "化工事业部", "建材事业部"]),
    ("全年收入56亿元。\n化工板块和建材板块\n收入21亿元。", ["", ""]),
    ("全年收入56亿元。\n各板块。收入21亿元。", ["", ""]),
    ("化工板块收入21亿元。全年收入56亿元。", ["", ""]),
]


@pytest.mark.parametrize(("text", "parts"), PARTS)
def test_parts_of_the_reporter_have_figures_of_their_own(text: str, parts: list[str]) -> None:
    title = "柳河县国投集团2023年工作总结"
    assert [fact.subject for fact in _facts(f"{title}\n{text}", title, None)] == ["国投集团" + part for part in parts]


def test_a_stretch_of_years_told_before_holds_for_what_adds_up_over_them() -> None:
    text = "“十二五”期间，全镇狠抓基础设施。建成学校12所，造林2万亩。森林覆盖率63.5%，有线电视用户3万户。"
    found = _facts(text, "青石镇工作总结", "2016-01-10")
    told = [(fact.metric, fact.period_start.year if fact.period_start else None) for fact in found]
    assert told == [("学校数", 2011), ("造林面积", 2011), ("森林覆盖率", None), ("有线电视用户户数", None)]


def test_a_heading_of_several_years_dates_what_adds_up_over_them() -> None:
    text = "一、“十三五”回顾\n全县建成学校12所。森林覆盖率63.5%，有线电视用户3万户。"
    found = _facts(text, "平湖县工作总结", "2021-01-10")
    told = [(fact.metric, fact.period_start.year if fact.period_start else None) for fact in found]
    assert told == [("学校数", 2016), ("森林覆盖率", None), ("有线电视用户户数", None)]
