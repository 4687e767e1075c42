"""Figures in brackets beside others, totals of new things, kinds of industry, and words that glue had eaten."""

from __future__ import annotations

import pytest

from tests.readings import counted, facts, metrics, told

COUNTED = [
    ("新认定高新技术企业13家(去年11家),累计达到62家。", ["新认定高新技术企业数"] * 2 + ["高新技术企业数"]),
    ("新建社区46个(计划40个)。", ["社区数"] * 2),
    ("新建社区46个(上年同期40个),新建学校3所。", ["社区数", "社区数", "学校数"]),
    ("净增规上企业31家,总数达到368家。", ["净增规上企业数", "规上企业数"]),
    ("新增高新技术企业57家,总数突破370家。", ["新增高新技术企业数", "高新技术企业数"]),
    ("高新技术企业318家,占全市的41.6%,当年新增57家。", ["高新技术企业数"] * 2),
    ("高新技术企业318家,占全市的41.6%,获奖57家。", ["高新技术企业数", "获奖数"]),  # no change of it
    ("沄水县经济技术开发区新增规上工业企业9家。", ["新增规上工业企业数"]),
    ("受理投诉举报562件,举办线上展会23场,成立协会6个。", ["受理投诉举报数", "举办线上展会数", "协会数"]),
    ("制定国际标准2项。", ["制定国际标准数"]),
    ("失业保险参保人数达到3.1万人。", ["失业保险参保人数"]),
    ("每万名从业人员拥有有效发明专利487件。", ["每万名从业人员拥有有效发明专利数"]),
    ("每万名劳动力中研发人员数为58人。", ["每万名劳动力中研发人员数"]),
    ("从业人员487人。", ["从业人员人数"]),
    ("16个国家参与建设,有300名参与者,20家参与企业投资。", ["国家数", "参与者人数", "参与企业数"]),
    ("便民中心1家(路段3个)。", ["便民中心数", "路段数"]),  # of another thing
]


@pytest.mark.parametrize(("text", "expected"), COUNTED)
def test_counts_beside_counts(text: str, expected: list[str | None]) -> None:
    assert counted(text) == expected


def test_a_change_behind_a_share_is_one_of_the_count() -> None:
    told_of = [(fact.metric, fact.measure) for fact in facts("高新技术企业318家,占全市的41.6%,当年新增57家。")]
    assert told_of[-1] == ("高新技术企业数", "delta")


INDUSTRY = "规模以上工业增加值"
TOLD = [
    ("规模以上工业增加值增速为10.8%(计划9%)。", [(INDUSTRY, "growth")] * 2),
    ("失业率3.1%(年度目标4.5%),收入9亿元(计划8亿元)。", [("失业率", "level")] * 2 + [("收入", "level")] * 2),
    (
        f"{INDUSTRY}增长8.7%,其中轻工业增长7.2%,重工业增长9.8%。分经济类型看,国有企业增长2.1%。",
        [(name, "growth") for name in (INDUSTRY, "轻工业增加值", "重工业增加值", "国有企业增加值")],
    ),
    (f"{INDUSTRY}增长8.7%,轻工业产值增长7.2%。", [(INDUSTRY, "growth"), ("轻工业产值", "growth")]),
    (
        f"{INDUSTRY}增长8.7%;投资增长4%,其中制造业增长9%。",
        [(INDUSTRY, "growth"), ("投资", "growth"), ("制造业投资", "growth")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_percentages_beside_percentages(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(name, measure) for name, measure, _ in told(text)] == expected


SUMS = [
    ("签约项目64个,协议引资143亿元。", ["协议引资额"]),
    ("获得各级政府资助资金980万元。", ["各级政府资助资金"]),
    ("科技三项经费支出2850万元。", ["科技三项经费"]),
    ("发放三轮消费券共计2400万元。", ["消费券"]),
    ("发放科技创新券620万元,发放“科技贷”2亿元,户均325万元。", ["科技创新券", None, None]),
    ("昨日开盘报3.25元。", ["开盘价"]),
]


@pytest.mark.parametrize(("text", "expected"), SUMS)
def test_sums_beside_sums_have_names_of_their_own(text: str, expected: list[str | None]) -> None:
    assert metrics(text) == expected
