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
