"""Later values of what stands before: what is aimed at, what a number became, plans in money, sums given in all."""

from __future__ import annotations

import pytest

from extractors.base import Passage
from extractors.stated_counts import stated
from pipeline.context.types import ReportContext
from pipeline.metric.counts.counted import counted
from pipeline.reading import read
from tests.readings import measured


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全镇财政收入突破2亿元，力争达到2.2亿元。", [("财政收入", "level"), ("财政收入", "level")]),
        ("全区工业总产值突破百亿元，达到103亿元。", [("工业总产值", "level"), ("工业总产值", "level")]),
        (
            "财政收入960万元，比上年减收30万元，下降3%。",
            [("财政收入", "level"), ("财政收入", "delta"), ("财政收入", "growth")],
        ),
        ("税收收入7200万元，同比增收150万元。", [("税收收入", "level"), ("税收收入", "delta")]),
        ("带动农户增收260万元。", [("农户增收", "delta")]),
        (
            "实现产值2.3亿元，占全年任务2.2亿元的104.5%。",
            [("产值", "level"), ("产值", "level"), ("产值任务完成率", "share")],
        ),
        ("拟每10股派发现金红利2元（含税），共计3600万元。", [("分红", "rate"), ("分红", "level")]),
        ("民营经济增加值占地区生产总值的比重达到58%。", [("民营经济增加值占地区生产总值比例", "share")]),
        ("该厂占地30亩，投资2亿元。", [("项目投资额", "level")]),
        ("全年专利申请900件，PCT国际专利申请12件。", [("专利申请量", "level"), ("PCT国际专利申请量", "level")]),
        ("合作社获省扶持资金80万元。", [("省扶持资金", "level")]),
        ("一般公共预算收入9亿元，支出21亿元。", [("一般公共预算收入", "level"), ("一般公共预算支出", "level")]),
        ("争取退耕还林项目资金60万元。", [("退耕还林项目资金", "level")]),
    ],
)
def test_later_values_of_what_stands_before(text: str, expected: list[tuple[str, str]]) -> None:
    assert measured(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("规上企业由62家增加到81家。", [("62", "规上企业数"), ("81", "规上企业数")]),
        ("新增规上企业9家，累计达到90家。", [("9", "新增规上企业数"), ("90", "规上企业数")]),
        ("全年培训农民800人次，累计达到3000人次。", [("800", "培训农民人次"), ("3000", "培训农民人次")]),
        ("县级以上文明村7个，各级科技项目5项。", [("7", "县级以上文明村数"), ("5", "科技项目数")]),
        ("公司投资30多家企业，累计已有4家成功上市。", [("4", "成功上市数")]),
    ],
)
def test_counts_that_became_or_add_up_to(text: str, expected: list[tuple[str, str]]) -> None:
    passage = Passage(text)
    found = stated(passage)
    names = [item.metric for item in counted(passage, found, [(0, len(text))])]
    assert [(str(c.low), n) for c, n in zip(found, names, strict=True)][-len(expected) :] == expected


def test_a_plan_in_money_is_planned_and_what_was_done_of_it_is_not() -> None:
    found = read("全镇完成税收2.2亿元，占全年计划2亿元的110%。", ReportContext())
    assert [item.modality for item in found.contexts] == ["actual", "planned", "actual"]
