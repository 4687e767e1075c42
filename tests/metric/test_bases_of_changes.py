"""What a change sets out from is no plan; products named plans are none; parts that firms or books set apart."""

from __future__ import annotations

import pytest

from pipeline.context.types import ReportContext
from pipeline.reading import read
from tests.readings import contexts_of, counted, metrics, modalities, period, short, told

YEAR = ReportContext(2019, "summary", "沄水县", None, "沄水县2019年工作总结")
MODES = [
    ("预计药材市场规模将从2011年的37亿元扩大到2022年的88亿元。", "a p"),
    ("力争在去年2亿元的基础上增长9%,达到3亿元。", "a p p"),
    ("计划投资2亿元,基础设施建设1亿元。", "p p"),  # another 基础
    ("预计2020年的产值为52亿元。", "p"),
    ("集合计划规模达到7亿元;定向计划规模9亿元。", "a a"),
    ("资产管理计划持股3亿元。", "a"),
    ("本年计划规模达到7亿元。", "p"),
]


@pytest.mark.parametrize(("text", "modes"), MODES)
def test_what_is_no_plan(text: str, modes: str) -> None:
    assert " ".join((context.modality or "?")[0] for context in read(text, YEAR).contexts) == modes


PERIODS = [
    ("产值在2018年【3亿元】的基础上增长【9%】。", ["2018", "2019"]),
    ("产值在去年【3亿元】的基础上增长【9%】,达到【4亿元】。", ["2018", "2019", "2019"]),
    ("2018年产值【3亿元】,打下更好的基础。税收【2亿元】。", ["2018", "2018"]),
    ("在2018年产值【3亿元】,税收【2亿元】。", ["2018", "2018"]),
]


@pytest.mark.parametrize(("marked", "expected"), PERIODS)
def test_the_time_of_a_basis_is_not_that_of_the_change(marked: str, expected: list[str | None]) -> None:
    assert [short(period(context)) for context in contexts_of(marked, YEAR)] == expected


NAMES = [
    ("全社会研发投入12亿元,其中企业研发投入11亿元。", ["研究与试验发展经费", "企业研发投入"]),
    ("研发投入1.3亿元,其中资本化研发投入2100万元。", ["研究与试验发展经费", "资本化研发投入"]),
    ("全市研发投入12亿元。", ["研究与试验发展经费"]),
    ("企业研发人员多,研发投入11亿元。", ["研究与试验发展经费"]),
    ("利润11亿元,其中企业利润9亿元。", ["利润", "企业利润"]),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_parts_by_whose_they_are(text: str, expected: list[str | None]) -> None:
    assert metrics(text) == expected


def test_what_a_part_pulls_is_not_its_own() -> None:
    assert told("民营企业出口占比67.8%,拉动全区增长7.1个百分点。")[-1][0] is None
    assert told("民营企业出口占比67.8%,比上年提高7.1个百分点。")[-1][0] == "民营企业出口占比"


def test_a_basis_is_no_thing_that_is_counted() -> None:
    assert counted("在上年640吨的基础上增加22%。") == [None]
    assert counted("建成研发基础平台3个。") == ["研发基础平台数"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("交易所将保证金由12%提高至16%,合约下跌5%。", ["actual"] * 3),
        ("将财政收入由12亿元提高到16亿元。", ["actual"] * 2),
        ("明年将投资5亿元。", ["planned"]),
        ("公司拟增资,将产能投资由2亿元提高到3亿元。", ["actual", "planned"]),
        ("公司将把产能投资由2亿元提高到3亿元。", ["actual", "planned"]),
    ],
)
def test_an_object_s_mark_plans_nothing(text: str, expected: list[str]) -> None:
    assert modalities(text, ReportContext(2018, "summary", "平湖县")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("县财政预算安排科技经费1400万元,已拨付860万元。", ["planned", "actual"]),
        ("与客商签订意向书,签约金额4300万元。", ["actual"]),
        ("意向投资4300万元。", ["planned"]),
        ("拟在已建成的厂房投入4300万元。", ["planned"]),
    ],
)
def test_what_was_paid_out_and_letters_of_intent_are_no_plans(text: str, expected: list[str]) -> None:
    assert modalities(text, ReportContext(2015, "summary", "柳河镇")) == expected
