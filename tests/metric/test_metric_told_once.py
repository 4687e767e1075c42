"""What is told once of several figures: the firms of a list, the crop, the share; and what is told of one alone."""

from __future__ import annotations

import pytest

from tests.readings import counted, measured, metrics


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "31家规模以上企业实现产值45亿元、销售43亿元、利税5亿元(其中利润3亿元、税金2亿元)。",
            ["产值", "销售收入", "利税", "利润", "税金"],
        ),
        ("全镇规模以上企业实现产值45亿元,销售收入43亿元,入库税金2亿元。", ["产值", "销售收入", "入库税金"]),
        ("规模以上企业31家,从业人员2600人,完成产值45亿元。", ["产值"]),
        ("规模以上企业31家,实现产值45亿元,利税5亿元。", ["产值", "利税"]),
        ("现有规模以上企业31家,完成工业总产值45亿元、利税5亿元。", ["工业总产值", "利税"]),
    ],
)
def test_the_firms_that_a_list_is_of(text: str, expected: list[str]) -> None:
    assert metrics(text) == ["规模以上企业" + name for name in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全镇实现产值45亿元、销售43亿元、利税5亿元。", ["产值", "销售收入", "利税"]),
        ("规模以上企业31家。全镇实现产值45亿元,利税5亿元。", ["产值", "利税"]),
        ("规模以上企业31家,全镇实现产值45亿元。", ["产值"]),
        ("农业企业31家,实现产值45亿元。", ["产值"]),
        ("规模以上企业实现产值45亿元。财政收入5亿元,其中税收3亿元。", ["规模以上企业产值", "财政收入", "税收收入"]),
    ],
)
def test_a_list_of_the_place_is_of_no_firms(text: str, expected: list[str]) -> None:
    assert metrics(text) == expected


def test_growths_are_of_the_levels_outside_brackets() -> None:
    text = "规模以上企业实现产值45亿元、利税5亿元(其中利润3亿元),同比分别增长19%和11%。"
    assert metrics(text) == [
        "规模以上企业产值",
        "规模以上企业利税",
        "规模以上企业利润",
        "规模以上企业产值",
        "规模以上企业利税",
    ]
    text = "全镇利税5亿元(其中利润3亿元),分别增长19%和11%。"
    assert metrics(text) == ["利税", "利润", "利税", "利润"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("柑橘面积由2100亩扩大到3600亩,产量410吨,实现产值1380万元。", ["柑橘产值"]),
        ("柑橘面积由2100亩增加到3600亩,全镇产值1380万元。", ["产值"]),
    ],
)
def test_the_crop_whose_area_rose(text: str, expected: list[str]) -> None:
    assert metrics(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("销售收入260万元,返利16万元。", ["销售收入", None]),
        ("安排示范奖励180万元,质押贴息60万元。", ["示范奖励", None]),
        ("实现销售收入350万元,税利80万元。", ["销售收入", None]),
        ("授信额度9亿元,实际仅用2亿元。", ["授信额度", None]),
        ("减免社保费2140万元、房租386万元。", ["减免社保费", "减免房租"]),
        ("硕士每月补贴1500元,博士2500元。", ["补贴", "补贴"]),
        ("争取上级各类资金320万元。", ["上级资金"]),
        ("恒昌木业有限公司、银鹿食品销售分别为7012万元和1.02亿元。", ["销售收入", "销售收入"]),
        ("恒昌木业有限公司、银鹿食品、金泉纺织研发投入分别为7012万元和1.02亿元。", ["研究与试验发展经费"] * 2),
        ("争取上级资金320万元,其中省级180万元、市级140万元。", ["上级资金", "省级资金", "市级资金"]),
        ("基础研究经费1亿元,试验发展经费9亿元。分主体看,企业8亿元。", ["基础研究经费", "试验发展经费", None]),
        # What firms pay a place, and loans on patents.
        ("恒昌公司贡献税收145万元。", ["上缴税金"]),
        ("全县完成税收14亿元。", ["税收收入"]),
        ("专利质押融资额不低于2.6亿元。", ["专利质押融资额"]),
        ("办理专利权质押贷款17笔,金额1.9亿元。", ["专利权质押贷款"]),
        ("发放贷款17笔,金额1.9亿元。", ["贷款"]),
    ],
)
def test_a_sum_of_its_own_is_none_like_the_one_before(text: str, expected: list[str | None]) -> None:
    assert metrics(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("粮食总产1.9万吨,比上年增产620吨,增幅3.4%。", [("粮食产量", "growth")]),
        (
            "财政收入3.6亿元,占预算的28%,同比增收4800万元,增长15.4%。",
            [("财政收入", "level"), ("财政收入预算完成率", "share"), ("财政收入", "delta"), ("财政收入", "growth")],
        ),
        ("轻、重工业分别增长3.6%、9.4%。", [("轻工业", "growth"), ("重工业", "growth")]),
        (
            "工业增加值增长8%,轻、重工业分别增长3.6%、9.4%。",
            [("工业增加值", "growth"), ("轻工业增加值", "growth"), ("重工业增加值", "growth")],
        ),
        (
            "财政收入占全市总量的31.5%,占比提高4.2个百分点。",
            [("财政收入占总量比例", "share"), ("财政收入占总量比例", "delta")],
        ),
        ("外来人员多,占比提高4.2个百分点。", [(None, "delta")]),
        (
            "技改投资12亿元,增长8%,设备投资占比58%。",
            [("技改投资", "level"), ("技改投资", "growth"), ("设备投资占比", "share")],
        ),
        ("技改投资12亿元,增长8%,占比58%。", [("技改投资", "level"), ("技改投资", "growth"), ("技改投资占比", "share")]),
    ],
)
def test_what_a_percentage_is_of(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert measured(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("主持起草国家标准4项,参与起草7项。", ["主持起草国家标准数", "参与起草国家标准数"]),
        ("主持起草国家标准4项,参与7项。", ["主持起草国家标准数", "参与国家标准数"]),
        ("制定国家标准4项,承担课题7项。", ["制定国家标准数", "课题数"]),
    ],
)
def test_standards_drafted_in_another_part(text: str, expected: list[str]) -> None:
    assert counted(text) == expected
