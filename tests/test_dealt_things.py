"""Sums that 分别 deals out to things before its verb, and the one share behind a list."""

from __future__ import annotations

import pytest

from tests.readings import metrics


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "陶瓷、新材料、装备制造三大产业分别实现产值24亿元、19亿元、11亿元。",
            ["陶瓷产值", "新材料产值", "装备制造产值"],
        ),
        ("批发业和零售业分别实现销售额12亿元和8亿元。", ["批发业销售额", "零售业销售额"]),
        ("第一、二、三产业分别实现增加值3亿元、5亿元、6亿元。", [f"第{at}产业增加值" for at in "一二三"]),
        (
            "陶瓷、新材料两大产业分别实现产值24亿元、19亿元,同比增长5%、6%。",
            ["陶瓷产值", "新材料产值"] * 2,
        ),
        # More things than sums, places, firms: no names of things.
        ("陶瓷、新材料、装备制造分别实现产值24亿元、19亿元。", ["产值", "产值"]),
        ("柳河县和青山县分别实现产值3亿元和4亿元。", ["产值", "产值"]),
        ("恒远轴承有限公司、瑞明陶瓷有限公司分别实现产值3亿元、4亿元。", ["产值", "产值"]),
    ],
)
def test_things_that_have_a_sum_each(text: str, expected: list[str | None]) -> None:
    assert metrics(text) == expected


def test_one_share_behind_a_list_is_not_that_of_its_last() -> None:
    listed = "陶瓷、新材料两大产业分别实现产值24亿元、19亿元,"
    assert metrics(f"{listed}占园区总产值的比重达80%。")[-1] == "占园区总产值比例"
    assert metrics("实现产值19亿元,占园区总产值的比重达80%。")[-1] == "产值占园区总产值比例"


def test_rises_and_falls_of_one_list_have_each_their_own() -> None:
    levels = "收入3亿元、利润2亿元,"
    assert metrics(f"{levels}分别增长5%、下降3%。")[-2:] == ["收入", "利润"]
    assert metrics(f"{levels}分别增长5%和6%,环比下降3%和2%。")[2:4] == ["收入", "利润"]
