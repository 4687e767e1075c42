"""Sums that 分别 deals out to things before its verb, and the one share behind a list."""

from __future__ import annotations

import pytest

from tests.readings import counted, metrics


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


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        # A list with its verb in the indicator; what is left over (及其他) is one thing.
        ("电梯、扶梯、维保及其他三类业务分别实现收入6亿元、2亿元和1亿元。", ["电梯收入", "扶梯收入", "维保及其他收入"]),
        ("分产品看，面粉、挂面分别实现收入6亿元、2亿元。", ["面粉收入", "挂面收入"]),
        ("物流和旅游全年分别完成投资6亿元和3亿元。", ["物流投资", "旅游投资"]),
        # Sums that go on with it.
        ("医药、家纺分别签约6个、4个，总投资分别为18亿元、9亿元。", ["医药总投资", "家纺总投资"]),
        (
            "陶瓷、化工分别实现产值9亿元、8亿元，利润分别为2亿元、1亿元。",
            ["陶瓷产值", "化工产值", "陶瓷利润", "化工利润"],
        ),
        # Firms, places, parks, years, another number of things or of figures: whose they are, or nobody knows.
        ("柳河县、青山县分别签约6个、4个，总投资分别为18亿元、9亿元。", ["项目投资额"] * 2),
        ("物流园、科技园分别签约6个、4个，总投资分别为18亿元、9亿元。", ["项目投资额"] * 2),
        ("去年、今年分别签约6个、4个，总投资分别为18亿元、9亿元。", ["项目投资额"] * 2),
        ("医药、家纺、食品分别签约6个、4个，总投资分别为18亿元、9亿元。", ["项目投资额"] * 2),
        ("医药、家纺分别签约6个、4个、2个，总投资分别为18亿元、9亿元。", ["项目投资额"] * 2),
        ("一、二季度分别开工6个、4个，投资分别为18亿元、9亿元。", ["项目投资额"] * 2),
    ],
)
def test_sums_behind_a_list_of_things(text: str, sums: list[str]) -> None:
    assert metrics(text) == sums


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("分行业看，光伏、铸造、家纺分别签约6个、4个、2个。", ["光伏签约数", "铸造签约数", "家纺签约数"]),
        ("新材料、食品加工分别落地项目6个和4个。", ["新材料落地项目数", "食品加工落地项目数"]),
        ("工业、农业分别开工9个和4个。", ["工业开工数", "农业开工数"]),
        ("医药、物流两大产业分别新增规上企业5家、3家。", ["医药新增规上企业数", "物流新增规上企业数"]),
        ("医药、物流新增规上企业分别为5家、3家。", ["医药新增规上企业数", "物流新增规上企业数"]),
        ("煤炭、电解铝分别淘汰落后产能30万吨和12万吨。", ["煤炭淘汰落后产能", "电解铝淘汰落后产能"]),
        ("生猪、肉羊分别出栏3万头和2万只。", ["生猪出栏数", "肉羊出栏数"]),
        ("陈明、李强分别走访农户12户、10户。", ["走访农户户数"] * 2),
        ("柳河县、青山县分别落地项目12个、10个。", ["落地项目数"] * 2),
        ("医药、家纺、食品分别落地项目6个、4个。", ["落地项目数"] * 2),
        ("一、二季度分别落地项目6个、4个。", ["落地项目数"] * 2),
    ],
)
def test_counts_that_things_have_one_each(text: str, expected: list[str]) -> None:
    assert counted(text) == expected


@pytest.mark.parametrize(
    ("growths", "expected"),
    [
        ("，分别增长3.6%、1.9%、2.3%。", ["水泥产量", "化肥产量", "电动机产量"]),
        ("，增速依次为3.6%、-1.9%、2.3%。", ["水泥产量", "化肥产量", "电动机产量"]),
        ("……增速分别为3.6%、-1.9%、2.3%。", ["水泥产量", "化肥产量", "电动机产量"]),
        ("，同比分别增长3.6%、1.9%。", [None, None]),
        ("，投资2亿元、利润1亿元、税收1亿元，分别增长3.6%、1.9%、2.3%。", [None] * 3),
    ],
)
def test_growths_of_outputs_in_a_row(growths: str, expected: list[str | None]) -> None:
    text = f"水泥、化肥（折纯）、电动机产量分别为12万吨、6万吨、4万台{growths}"
    assert counted(text) == ["水泥产量", "化肥产量", "电动机产量"]
    assert metrics(text)[-len(expected) :] == expected


def test_a_list_of_outputs_of_places_gives_growths_no_name() -> None:
    assert metrics("柳河县、青山县水泥产量分别为20万吨、30万吨，增速依次为3%、4%。") == [None, None]


def test_the_last_of_leading_branches_is_not_named_by_their_sum() -> None:
    of_each = ["高端装备产值", "新材料产值", "生物医药产值"]
    assert metrics("高端装备、新材料、生物医药三大主导产业产值分别达到21亿元、15亿元和11亿元。") == of_each
    assert metrics("三大主导产业产值达到47亿元。") == ["三大主导产业产值"]
