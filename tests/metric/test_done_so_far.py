"""What was done so far of what was planned, or counted, right before, and how much of the plan that is."""

from __future__ import annotations

import pytest

from tests.readings import counted, measured, metrics


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年计划工业投资30亿元，1-9月完成24亿元。", ["工业投资"] * 2),
        ("全年计划完成技改投资20亿元，上半年完成11亿元。", ["技改投资"] * 2),
        ("年初确定税收目标9亿元，目前已完成7亿元。", ["税收收入"] * 2),
        ("确定招商引资目标6亿元，截至10月底全县完成5亿元。", ["招商引资额"] * 2),
        ("计划外贸进出口8亿元，前三季度实现6亿元。", ["进出口总额"] * 2),
        # Its own indicator, no plan, an amount for each, another sentence.
        ("全年计划工业投资30亿元，1-9月完成税收4亿元。", ["工业投资", "税收收入"]),
        ("全年计划工业投资30亿元。1-9月完成24亿元。", ["工业投资", None]),
        ("工业投资30亿元，服务业完成24亿元。", ["工业投资", "服务业投资"]),
    ],
)
def test_what_has_come_of_a_planned_sum(text: str, expected: list[str | None]) -> None:
    assert metrics(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年计划工业投资30亿元，1-9月完成24亿元，占年度目标的80%。", "工业投资目标完成率"),
        ("年初确定税收目标9亿元，已完成7亿元，完成年度任务的77.8%。", "税收收入任务完成率"),
        ("存款余额15亿元，较年初增加2亿元，完成全年净增计划1亿元的109%。", "存款余额净增计划完成率"),
        ("项目总投资6亿元，完成投资2亿元，投资进度40%，占年度计划的80%。", "项目投资额计划完成率"),
        ("计划造林2万亩，已完成1.6万亩，占任务的80%。", "造林面积任务完成率"),
        ("计划实施技改项目40个，已开工30个，完成年度任务的75%。", "开工项目数任务完成率"),
        ("计划新增规上企业15家，已入库9家，完成年度任务的60%。", "入库规上企业数任务完成率"),
    ],
)
def test_how_much_of_a_plan_is_done_is_of_what_was_done(text: str, expected: str) -> None:
    assert measured(text)[-1] == (expected, "share")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("建设充电桩320个，已建成210个，累计达到860个。", ["建设充电桩数", "充电桩建成数", "充电桩数"]),
        ("新建5G基站60座，目前建成48座，累计达到612座。", ["5G基站数", "5G基站建成数", "5G基站数"]),
        ("计划新建高标准农田12万亩，截至9月已建成9万亩。", ["高标准农田面积", "高标准农田建成面积"]),
        ("拟改造老旧小区45个，已开工32个、完工18个。", ["改造老旧小区数", "改造老旧小区开工数", "改造老旧小区完工数"]),
        ("计划安装路灯1200盏，已安装860盏。", ["安装路灯数"] * 2),
        ("计划培训农民5000人次，已培训3200人次。", ["培训农民人次"] * 2),
        ("新增规上企业12家，已入库9家。", ["新增规上企业数", "入库规上企业数"]),
        # Things of their own, other acts, other units.
        ("建设基站20座，已建成营业网点8座。", ["建设基站数", "营业网点数"]),
        ("新建公园3个，已开放2个。", ["公园数", "开放数"]),
        ("建设充电桩320个，已建成泵房2座。", ["建设充电桩数", "泵房数"]),
        ("停产整治30家、停产20家。", ["停产整治数", "停产数"]),
    ],
)
def test_what_was_done_so_far_of_things_counted(text: str, expected: list[str]) -> None:
    assert counted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5G用户普及率达到52%。", ["5G用户普及率"]),
        ("4G手机均价降至900元。", ["4G手机均价"]),
        ("150G硬盘均价降至300元。", ["硬盘均价"]),
    ],
)
def test_the_generation_of_a_net_belongs_to_a_name(text: str, expected: list[str]) -> None:
    assert metrics(text) == expected


def test_growths_behind_users_of_a_net_are_theirs() -> None:
    assert metrics("5G用户达到3864户，环比增长10.4%。") == ["5G用户户数"]
