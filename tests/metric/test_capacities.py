"""Capacities that projects are told by: 年产80万吨优特钢项目, and what is no capacity of a project."""

from __future__ import annotations

import pytest

from tests.readings import counted, facts, metrics


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新建年产20万立方米中密度板生产线。", "中密度板生产能力"),
        ("年产500万平方米陶瓷薄板项目完成投资1.6亿元。", "陶瓷薄板生产能力"),
        ("新上年产5000台（套）水泵项目。", "水泵生产能力"),
        ("形成年产饲料10万吨的能力。", "饲料生产能力"),
        ("日处理5万吨污水工程竣工。", "污水日处理能力"),
        ("年加工20万吨玉米的项目开工。", "玉米加工能力"),
        ("年产3万吨除草剂生产装置投产。", "除草剂生产能力"),
        ("年产30万只水表的综合生产能力。", "水表生产能力"),
        ("淘汰年产10万吨及以下水泥生产线。", "水泥生产能力"),
        # What was made, or what nobody names.
        ("全县年产轴承3亿套。", "年产轴承数"),
        ("建成年产60万吨生产基地项目。", "生产基地项目"),
    ],
)
def test_the_name_of_a_capacity(text: str, expected: str) -> None:
    assert counted(text)[0] == expected


def test_the_sum_for_a_project_told_by_its_capacity_is_named_by_the_project() -> None:
    assert metrics("投资3亿元的年产80万吨优特钢项目开工。") == ["优特钢项目投资"]
    assert metrics("投资2000万元的日处理5万吨污水工程竣工。") == ["污水工程投资"]


def test_what_is_newly_set_up_is_of_no_year_before() -> None:
    assert {fact.year for fact in facts("大明公司新上年产5000台水泵项目，投资300万元。")} == {2023}
    assert {fact.year for fact in facts("上年产值300万元。")} == {2022}
