"""Sums of works behind the sum of all of them, and where the money of each comes from."""

from __future__ import annotations

import pytest

from tests.readings import facts, metrics


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "总投资9亿元，具体为：粮食仓储工程4亿元，其中财政资金1亿元、企业自筹3亿元；乡村道路工程5亿元。",
            ["粮食仓储工程投资额", "粮食仓储工程财政资金", "粮食仓储工程企业自筹", "乡村道路工程投资额"],
        ),
        ("规划投资9亿元，包括：城市更新项目4亿元，供水提升项目5亿元。", ["城市更新项目投资额", "供水提升项目投资额"]),
        (
            "总投资9亿元，实施三大项目：1.城市更新项目4亿元；2.供水提升项目3亿元（其中贷款2亿元）；3.智慧交通项目2亿元。",
            ["城市更新项目投资额", "供水提升项目投资额", "供水提升项目贷款", "智慧交通项目投资额"],
        ),
        (
            "安排专项资金7000万元，其中：人才引进计划2000万元，种业提升专项3500万元，科技金融工程1500万元。",
            ["人才引进计划专项资金", "种业提升专项", "科技金融工程专项资金"],
        ),
        (
            "总投资9亿元，包括：粮食仓储工程4亿元，同比增长5%；乡村道路工程投资5亿元，其中自筹2亿元。",
            ["粮食仓储工程投资额", None, "乡村道路工程投资额", "乡村道路工程自筹"],
        ),
        # No words that open a list, more than the whole, one work alone, no sum of all.
        ("总投资9亿元。粮食仓储工程4亿元，乡村道路工程5亿元。", [None, None]),
        ("总投资9亿元，包括：粮食仓储工程6亿元，乡村道路工程5亿元。", [None, None]),
        ("总投资9亿元，包括：粮食仓储工程6亿元。", [None]),
        ("实现税收9亿元，包括：粮食仓储工程4亿元，乡村道路工程5亿元。", ["税收收入"] * 2),
    ],
)
def test_sums_of_works(text: str, expected: list[str | None]) -> None:
    assert metrics(text)[1:] == expected


def test_works_are_parts_of_all_and_sources_of_their_work() -> None:
    found = facts("总投资9亿元，具体为：粮食仓储工程4亿元，其中贷款1亿元；乡村道路工程5亿元，其中贷款2亿元。")
    places = [fact.fact_id for fact in found]
    assert [places.index(f.part_of) if f.part_of else None for f in found] == [None, 0, 1, 0, 3]


def test_what_firms_pay_themselves() -> None:
    assert metrics("五类项目财政资金合计5亿元，企业自筹合计17亿元。")[1] == "企业自筹"
