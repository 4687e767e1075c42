"""Words that look like plans and are none: what is expected of somebody, by what means, plans that were made."""

from __future__ import annotations

import pytest

from pipeline.context.attribute import ReportContext
from tests.readings import modalities

TOLD = [
    ("被告人以承诺高息为诱饵,非法集资2494万元。", ["actual"]),
    ("公司承诺净利润不低于2494万元。", ["planned"]),
    ("药价未达到农户的预期,产量下降3%。", ["actual"]),
    ("因需求强劲的乐观预期,铜价上涨3%。", ["actual"]),
    ("公司下调了全年销量的预期,由5%降至3%。", ["actual", "planned"]),
    ("根据该机构目前的预期,全年销量增长3%。", ["planned"]),
    ("一度将持股比例减到了38%。", ["actual"]),
    ("公司将把持股比例减到38%。", ["planned"]),
    ("全市新开工项目计划投资同比增长16%。", ["actual"]),
    ("全市新开工项目计划投资16亿元。", ["planned"]),
    ("公司拟出售的资产占其经审计净资产6亿元的大半。", ["actual"]),
    ("公司拟出售净资产6亿元。", ["planned"]),
    ("记者看到时下价格为每公斤3元。", ["actual"]),
    ("到时价格为每公斤3元。", ["planned"]),
    ("提出全县生产总值增长8%左右,主要是考虑到转型的需要。", ["target"]),
    ("财政收入完成3415万元,超年初目标215万元;农民人均纯收入8046元。", ["actual", "actual", "actual"]),
    ("年初目标3200万元;农民人均纯收入8046元。", ["target", "target"]),
    ("股东提出的方案获通过,生产总值增长8%左右,主要靠投资。", ["actual"]),
]
WORK = "今年要重点做好六个方面工作。\n\n(一)改善民生。安排专项债券4000亿元,转移支付增长12%。目前已下达3亿元。"


@pytest.mark.parametrize(("text", "expected"), TOLD, ids=[text[:14] for text, _ in TOLD])
def test_only_a_plan_is_planned(text: str, expected: list[str]) -> None:
    assert modalities(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (WORK, ["planned", "planned", "actual"]),
        ("要重点做好六个方面工作。\n转移支付增长12%。", ["actual"]),
        ("转移支付增长12%。\n今年要重点做好六个方面工作。", ["actual"]),
    ],
)
def test_a_line_on_the_work_of_this_year_heads_what_is_to_come(text: str, expected: list[str]) -> None:
    assert modalities(text, ReportContext(2016, "other")) == expected
