"""Lists of projects: each item begins with what its project is to cost, and tells how much of it was done."""

from __future__ import annotations

import pytest

from pipeline.context.attribute import ReportContext
from pipeline.reading import read
from tests.readings import subjects

TOWN = ReportContext(2015, "summary", "柳河镇")


def said(text: str) -> list[str | None]:
    """Return how sure each figure is."""
    return [context.modality for context in read(text, TOWN).contexts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "总投资6亿元的瑞明电子二期主体封顶,完成投资2亿元;计划投资3亿元的河西广场进展缓慢,完成投资4000万元。",
            ["瑞明电子", "瑞明电子", "柳河镇", "柳河镇"],
        ),
        # Projects of one firm stay its own, and so does what is told of it behind a semicolon.
        (
            "瑞明电子有限公司新上三个项目:总投资6亿元的二期已封顶;总投资3亿元的研发楼已开工。",
            ["瑞明电子有限公司"] * 2,
        ),
        ("总投资6亿元的瑞明电子有限公司二期已封顶;全年产值9亿元。", ["瑞明电子有限公司"] * 2),
    ],
)
def test_whose_the_next_project_is(text: str, expected: list[str | None]) -> None:
    assert subjects(text, TOWN) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("计划投资3亿元的河西广场完成投资4000万元。", ["planned", "actual"]),
        ("预计总投资3亿元以上的河西广场拆迁滞后,仅完成投资4000万元。", ["planned", "actual"]),
        # What is planned of the thing, and what it is planned for, stay so.
        ("计划投资3亿元建设河西广场,年内投入4000万元。", ["planned", "planned"]),
        ("计划投资3亿元的河西广场力争年内完成投资4000万元。", ["planned", "planned"]),
    ],
)
def test_what_a_thing_is_to_cost_plans_nothing_else(text: str, expected: list[str | None]) -> None:
    assert said(text) == expected


def test_what_is_expected_of_one_project_says_nothing_of_the_next() -> None:
    text = (
        "投资3亿元的甲项目于5月份开工,预计2016年6月投产,投产后可实现年产值9亿元;"
        "投资1.5亿元的铸造项目一期竣工投产,新增产值2亿元;由德方投资800万欧元的内饰件项目完成安装。"
    )
    found = read(text, TOWN).contexts
    assert [context.modality for context in found] == ["actual", "planned", "actual", "actual", "actual"]
    assert [context.period_start is None for context in found] == [False, True, False, False, False]


def test_with_whom_a_rank_compares_is_no_subject() -> None:
    text = "规上工业增速回落3个百分点,列全区第6位。1-5月,企业利润总额1.3亿元。"
    assert subjects(text, TOWN) == ["柳河镇", "柳河镇"]
