"""Parts that bear the name of their whole, and what has come of a plan that bears the name of the plan."""

from __future__ import annotations

import pytest

from tests.readings import counted, metrics


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新签合同额29亿元，其中市外合同额7亿元，占24%。", ["合同金额", "市外合同额", "市外合同额占比"]),
        ("营业收入9亿元，其中境外营业收入2亿元，增长5%。", ["销售收入", "境外营业收入", "境外营业收入"]),
        ("总投资9亿元，其中建安总投资5亿元。", ["项目投资额", "建安总投资"]),
        ("税收收入9亿元，其中地方税收收入4亿元。", ["税收收入", "地方税收收入"]),
        ("总资产50亿元，其中受限总资产20亿元。", ["资产总额", "受限总资产"]),
        # Of a firm or a place, of another time, with no words of its own.
        ("利润3亿元，其中青禾重机有限公司利润1亿元。", ["利润"] * 2),
        ("税收收入9亿元，其中柳河县税收收入4亿元。", ["税收收入"] * 2),
        ("全年利润3亿元，其中下半年利润1亿元。", ["利润"] * 2),
        ("利润3亿元，其中利润1亿元来自出口。", ["利润"] * 2),
    ],
)
def test_a_part_keeps_the_words_that_tell_it_apart(text: str, expected: list[str | None]) -> None:
    assert metrics(text) == expected


def test_what_has_come_of_a_planned_investment_is_no_plan() -> None:
    assert metrics("年度计划投资45亿元，实际完成39亿元。") == ["年度计划投资", "项目投资额"]


def test_a_total_is_not_of_those_newly_certified() -> None:
    assert counted("新认证绿色食品12个，累计达到88个。") == ["新认证绿色食品数", "绿色食品数"]
