"""Counts of those for whom something is done, of what is under way, and words behind a count that are no noun of it."""

from __future__ import annotations

import pytest

from tests.readings import counted, metrics


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("争取专项资金1260万元，惠及企业17家。", ["惠及企业数"]),
        ("发放贷款3亿元，惠及小微企业近1900家。", ["惠及小微企业数"]),
        ("惠及73家企业，带动农户410户。", ["惠及企业数", "带动农户户数"]),
        ("对6家科技创新先进企业进行了表彰。", ["表彰科技创新先进企业数"]),
        ("对126家企业进行了检查，对8户养殖场实施了搬迁。", ["检查企业数", "搬迁养殖场户数"]),
        ("对受影响的278户客户办理延期还本付息1亿元。", ["延期还本付息客户户数"]),
        # Firms that there are, what a thing can do, several acts, what stands among things.
        ("全县有企业126家，支持力度加大。", ["企业数"]),
        ("该设备支持24条隧道。", ["隧道数"]),
        ("对10名干部进行免职、警告等处理。", ["干部人数"]),
        ("来自12个省的86家企业参展。", [None, "企业数"]),
    ],
)
def test_those_for_whom_something_is_done(text: str, expected: list[str | None]) -> None:
    assert counted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("在谈项目36个，新签约项目12个。", ["在谈项目数", "新签约项目数"]),
        ("签约项目已注册21个、开工15个。", ["签约项目注册数", "签约项目开工数"]),
        ("标准厂房32万平方米，已入驻24万平方米。", ["标准厂房面积", "标准厂房入驻面积"]),
        ("工业用地850亩实现税收1亿元。", ["工业用地面积"]),
        ("首期用地96亩完成供应。", ["用地面积"]),
        ("在现有160人的基础上新增技能人才50人。", [None, "新增技能人才人数"]),
        ("31个大类行业中有18个实现增长。", ["大类行业数", None]),
        ("全社会用电3亿度，车间用电20万度，年可发电60万度。", ["全社会用电量", "车间用电量", "可发电量"]),
    ],
)
def test_counts_of_what_is_under_way_and_of_what_goes_on_behind(text: str, expected: list[str | None]) -> None:
    assert counted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("净利润1836万元，人均利润27万元。", ["净利润", "人均利润"]),
        ("净利润1836万元，上年同期盈利1600万元。", ["净利润", "净利润"]),
        ("重点项目36个，已开工27个，开工率75%。", ["开工率"]),
        ("在谈项目意向投资90亿元，签约总投资200亿元。", ["意向投资额", "签约总投资"]),
        ("新签约项目总投资6亿元。", ["新签约项目总投资"]),
    ],
)
def test_sums_and_rates_that_are_not_those_before(text: str, expected: list[str | None]) -> None:
    assert metrics(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("营业网点7个，其中县城3个、乡镇4个。", ["营业网点数", "县城营业网点数", "乡镇营业网点数"]),
        ("公办幼儿园12所，其中农村5所。", ["公办幼儿园数", "农村公办幼儿园数"]),
        ("下辖行政村12个，其中城区3个。", ["下辖行政村数", "城区数"]),
        ("手机银行客户3万户，当年新增800户，同比多增90户。", ["手机银行客户户数"] * 3),
        ("自助设备32台，自主品牌6个。", ["自助设备数", "自主品牌数"]),
        ("全镇申请专利64件，青禾重机一家就申请26件。", ["专利申请量"]),
        ("受理案件90件，申请26件。", ["受理案件数", None]),
    ],
)
def test_counts_that_are_parts_and_changes_of_those_before(text: str, expected: list[str | None]) -> None:
    assert counted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("高新技术企业由46家发展到128家，净增82家，增长178.3%。", ["高新技术企业数"]),
        ("生产总值从276亿元跃上400亿元台阶，年均增长6.9%。", ["生产总值"] * 3),
        ("出口由3亿元跨上5亿元大关，增长12%。", ["出口额"] * 3),
        ("出口由3亿元一举跨上5亿元大关，增长12%。", ["出口额"] * 3),
        ("财政收入3亿元，青禾重机产值迈上5亿元台阶。", ["财政收入", "产值"]),
    ],
)
def test_growths_behind_what_was_reached(text: str, expected: list[str | None]) -> None:
    assert metrics(text) == expected
