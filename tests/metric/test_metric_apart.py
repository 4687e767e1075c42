"""Figures of one sentence that are of different things have different names, and those of one thing have one."""

from __future__ import annotations

import pytest

from tests.readings import counted, facts, metrics


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "规上工业增加值增长7.9%，其中国有控股企业增长4.1%，股份制企业增长8.8%。",
            ["规模以上工业增加值", "国有控股企业增加值", "股份制企业增加值"],
        ),
        ("出口额增长6%，其中民营企业增长11%，外资企业下降2%。", ["出口额", "民营企业出口额", "外资企业出口额"]),
        ("工业企业利润4亿元，增长7%，其中私营企业增长9%。", ["工业企业利润", "工业企业利润", "私营企业利润"]),
        (
            "规上工业增加值增长6%，其中水泥制造业增长5%，食品行业增长9%。",
            ["规模以上工业增加值", "水泥制造业增加值", "食品行业增加值"],
        ),
        ("社会消费品零售总额增长9%，其中餐饮业增长12%。", ["社会消费品零售总额", "餐饮业零售额"]),
        # no part of what grew before, or with a name of its own
        ("规上工业增加值增长6%，其中民间投资增长5%。", ["规模以上工业增加值", "民间投资"]),
        ("生产总值增长6%，工业投资增长4%。", ["生产总值", "工业投资"]),
        ("工业投资增长6%，其中其他行业增长4%。", ["工业投资", "行业"]),
        ("收入下滑3%，利润反增8%。", ["收入", "利润"]),
        ("产量增长3%，利润不升反降8%。", ["产品产量", "利润"]),
    ],
)
def test_growths_of_parts_are_not_growths_of_the_whole(text: str, expected: list[str]) -> None:
    assert metrics(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("科普经费84万元，按42万人计算，人均2元。", ["科普经费", None, "人均科普经费"]),
        ("科普经费84万元，按常住人口42万人计算，人均2元。", ["科普经费", "常住人口", "人均科普经费"]),
        ("医疗补助300万元，按6000户测算，户均500元。", ["医疗补助", None, "户均医疗补助"]),
        ("建成计算机中心3个。", ["计算机中心数"]),
        ("全年门诊21万人次，同比增长5%。", ["门诊人次", "门诊人次"]),
        ("社员由去年的90户发展到120户，增长33%。", ["社员户数"] * 3),
        ("肉羊存栏4.2万只，增长6%。", ["肉羊存栏数"] * 2),
        ("PM2.5年均浓度36微克/立方米，较2019年的40微克/立方米下降10%。", ["PM2.5年均浓度"] * 3),
        ("臭氧(O3)浓度150μg/m3，下降2%。", ["臭氧浓度"] * 2),
        ("全年平均浓度12毫克/立方米。", ["浓度"]),
        ("游客36万人次，比去年同期的30万人次增长20%。", ["游客人次"] * 3),
    ],
)
def test_one_thing_has_one_name(text: str, expected: list[str | None]) -> None:
    assert [fact.metric for fact in facts(text)] == expected


def test_what_a_number_was_before_is_of_the_same_thing() -> None:
    assert counted("在校学生2600人，比上年的2500人增加4%。") == ["在校学生人数"] * 2
    assert counted("在校学生2600人，比邻县的2500人高4%。")[1] != "在校学生人数"
