"""Firms above a mark, each with its figure, and whom the sentences behind such a list speak of."""

from __future__ import annotations

import pytest

from pipeline.context.attribute import ReportContext
from pipeline.reading import read
from tests.readings import counted, metrics, subjects, told

TOWN = ReportContext(2015, "summary", "柳河镇")
LIST = "产值超亿元企业3家,分别是:瑞明电子4.2亿元、恒达铸造2.9亿元、金源食品1.8亿元。"


def of_counts(text: str) -> list[str | None]:
    """Return whose each count of a text is."""
    return [context.subject for context in read(text, TOWN).count_contexts]


def test_each_has_what_the_list_was_made_by() -> None:
    assert metrics(LIST) == ["产值"] * 3
    assert subjects(LIST, TOWN) == ["瑞明电子", "恒达铸造", "金源食品"]
    assert metrics("纳税过千万元的企业2户:瑞明电子1200万元、恒达铸造1100万元。")[-2:] == ["上缴税金"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "亿元以上企业3家,分别是:瑞明电子4.2亿元、恒达铸造2.9亿元。",  # of what is not said
        "产值超亿元企业3家。瑞明电子4.2亿元、恒达铸造2.9亿元。",  # a list of its own
    ],
)
def test_lists_that_are_made_by_nothing_said(text: str) -> None:
    assert metrics(text)[-2:] == [None, None]


def test_behind_the_list_the_town_is_spoken_of_again() -> None:
    assert subjects(LIST + "全年申请专利96件,授权41件。", TOWN)[-2:] == ["柳河镇", "柳河镇"]
    assert of_counts(LIST + "纳税超千万元企业2家。")[-1] == "柳河镇"
    assert subjects(LIST + "三家企业合计实现产值8.9亿元。", TOWN)[-1] is None
    assert subjects(LIST + "该公司研发投入900万元。", TOWN)[-1] == "金源食品"
    assert subjects("恒达铸造实现产值2.9亿元。研发投入900万元。", TOWN) == ["恒达铸造"] * 2


def test_numbered_items_of_one_line_are_of_their_own() -> None:
    text = (
        "抓好三个项目:1.瑞明电子二期,完成投资8000万元,投产后年新增产值6亿元;2.恒达铸造,完成投资1亿元;"
        "3.柳河物流园,总投资3亿元。"
    )
    assert subjects(text, TOWN) == ["瑞明电子", "瑞明电子", "恒达铸造", "柳河镇"]
    years = [context.period_start for context in read(text, TOWN).contexts]
    assert [year is None for year in years] == [False, True, False, False]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("街道工作紧紧围绕区委、区政府中心工作,完成技工贸收入31亿元。", ["柳河镇"]),
        ("我镇认真落实县委县政府决策部署,实现产值9亿元。", ["柳河镇"]),
        ("县政府投资3000万元改造河道。", ["县政府"]),
    ],
)
def test_whose_work_a_town_follows_is_not_the_subject(text: str, expected: list[str]) -> None:
    assert subjects(text, TOWN) == expected


def test_an_aim_that_was_set_is_that_of_the_figure_before() -> None:
    text = "研发投入4200万元,占主营业务收入的1.7%,比去年提高0.3个百分点。县里下达我镇的指标为1.5%。"
    assert told(text)[-1] == told(text)[1]
    assert [context.modality for context in read(text, TOWN).contexts] == ["actual", "actual", "actual", "target"]
    rate = "申请专利57件,完成县下达任务45件的126%。下达资金3000万元。"
    assert read(rate, TOWN).contexts[-1].modality == "actual"


def test_what_is_striven_for_is_of_the_growth_before() -> None:
    assert told("技工贸总收入确保增长12%,力争15%。") == [("技工贸总收入", "growth", None)] * 2
    assert told("技工贸总收入增长12%,利润15%。")[1][:2] != ("技工贸总收入", "growth")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("高新技术企业5家,今年新认定2家(瑞明电子、恒达铸造)。", ["高新技术企业数", "新认定高新技术企业数"]),
        ("新增研发机构5家,新认定2家。", ["新增研发机构数", "新认定数"]),
        ("尚有5家规模企业没有研发活动。", [None]),
        ("全镇有12个村未通公路。", [None]),
        ("引进5家未来企业。", ["未来企业数"]),
        ("绿野合作社等6家农民专业合作社吸纳社员950户。", ["农民专业合作社数", "农民专业合作社吸纳社员户数"]),
        ("街道科技创业园新增孵化面积2万平方米。", ["新增孵化面积"]),
        ("有商标15件,每万人拥有3件。", ["商标数", None]),
        ("全镇有效发明专利拥有量63件,每万人拥有15件。", ["每万人口发明专利拥有量"]),
    ],
)
def test_names_of_what_is_counted(text: str, expected: list[str | None]) -> None:
    assert counted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("共争取各级科技经费1005万元。", ["科技经费"]),
        ("农技人员老化,50岁以上的占60%。", [None]),
        ("60岁及以上老年人口占比21%。", ["60岁及以上老年人口占比"]),
        ("主要农作物综合机械化水平72%。信息化水平达到60%。", ["农作物综合机械化水平", "信息化水平"]),
    ],
)
def test_names_of_sums_and_shares(text: str, expected: list[str | None]) -> None:
    assert metrics(text) == expected
