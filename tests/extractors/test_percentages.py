"""Percentages, grouped by what they mean."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.base import Passage
from extractors.percentages import find, literals

PRINTED = [
    ("占1.8%", "1.8%", "1.8", "1.8", "exact", "percent"),
    ("占１２.５％", "１２.５％", "12.5", "12.5", "exact", "percent"),
    ("为 4 . 6 %", "4 . 6 %", "4.6", "4.6", "exact", "percent"),
    ("为 1 0 ．0 6 ‰", "1 0 ．0 6 ‰", "10.06", "10.06", "exact", "permille"),
    ("增长1,120%", "1,120%", "1120", "1120", "exact", "percent"),
    ("增速为-3.5%", "-3.5%", "-3.5", "-3.5", "exact", "percent"),
    ("提高0.5个百分点", "0.5个百分点", "0.5", "0.5", "exact", "percentage_point"),
    ("提高一个百分点", "一个百分点", "1", "1", "exact", "percentage_point"),
    ("为5‰", "5‰", "5", "5", "exact", "permille"),
    ("超过80%", "80%", "80", None, "more_than", "percent"),
    ("80%以上", "80%", "80", None, "at_least", "percent"),
    ("20%左右", "20%", "20", "20", "about", "percent"),
    ("4.6%以内", "4.6%", None, "4.6", "at_most", "percent"),
    ("8-10%", "8-10%", "8", "10", "range", "percent"),
    ("5%~6%", "5%~6%", "5", "6", "range", "percent"),
    ("15%至55%", "15%至55%", "15", "55", "range", "percent"),
    ("从10%到30%不等", "10%到30%", "10", "30", "range", "percent"),
    ("为-10%至10%", "-10%至10%", "-10", "10", "range", "percent"),
    ("0.5至0.8个百分点", "0.5至0.8个百分点", "0.5", "0.8", "range", "percentage_point"),
]
IN_WORDS = [
    ("百分之五", "5", "5", "exact"),
    ("百分之零点五", "0.5", "0.5", "exact"),
    ("百分之一百二十", "120", "120", "exact"),
    ("百分之二十点六", "20.6", "20.6", "exact"),
    ("百分之三十到四十一", "30", "41", "range"),
    ("百分之三十至百分之四十", "30", "40", "range"),
    ("百分之七八十", "70", "80", "range"),
    ("百分之三十多", "30", None, "more_than"),
    ("百分之八十以上", "80", None, "at_least"),
    ("百分之百", "100", "100", "exact"),
    ("负百分之五", "-5", "-5", "exact"),
    ("千分之五", "5", "5", "exact"),
    ("两成", "20", "20", "exact"),
    ("三成五", "35", "35", "exact"),
    ("五成半", "55", "55", "exact"),
    ("6.5成", "65", "65", "exact"),
    ("三到四成", "30", "40", "range"),
    ("占比近七成", "70", "70", "about"),
]


@pytest.mark.parametrize(("text", "span", "low", "high", "qualifier", "unit"), PRINTED)
def test_a_printed_percentage(
    text: str, span: str, low: str | None, high: str | None, qualifier: str, unit: str
) -> None:
    (mention,) = find(Passage(text))
    assert literals(mention)[:5] == (span, low, high, qualifier, unit)


@pytest.mark.parametrize(("text", "low", "high", "qualifier"), IN_WORDS)
def test_a_percentage_in_words(text: str, low: str | None, high: str | None, qualifier: str) -> None:
    (mention,) = find(Passage(text))
    assert literals(mention)[1:4] == (low, high, qualifier)


@pytest.mark.parametrize(
    ("text", "falling"),
    [
        ("下降3.2%", True),
        ("下降了近3.2%", True),
        ("跌幅约为0.6%", True),
        ("同比减少约7%", True),
        ("分别下滑5.29%和4.82%", True),
        ("回落0.3个百分点", True),
        ("下降到5%", False),
        ("由27.22%下降至23.89%", False),
        ("由27.22%下降为23.89%", False),
        ("比重降为23.89%", False),
        ("降幅为23.89%", True),
        ("上升或下降一个百分点", False),
        ("增长3.2%", False),
        ("占3.2%", False),
    ],
)
def test_a_fall_keeps_the_printed_value(text: str, falling: bool) -> None:
    mentions = find(Passage(text))
    assert {mention.falling for mention in mentions} == {falling}
    assert all(mention.low_pct is not None and mention.low_pct > 0 for mention in mentions)


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("比上年增14.6,人均", ["14.6"]),
        ("分别增17.9、13.0;农民", ["17.9", "13.0"]),
        ("占科技投入经费的50以上。", ["50"]),
        ("比上年增长49.5。", ["49.5"]),
        ("分别提高2.1、1.5个百分点", ["2.1"]),
        ("增速2.9个和1.9个百分点", ["2.9"]),
        ("覆盖率达到98.6，", ["98.6"]),
    ],
)
def test_a_lost_sign_is_marked(text: str, spans: list[str]) -> None:
    assert [mention.text for mention in find(Passage(text)) if mention.sign_inferred] == spans


def test_signs_without_a_separator_are_no_url() -> None:
    assert [mention.text for mention in find(Passage("下调4%/5%/5%，毛利率22.16%16.34%，miss10%-20%"))] == [
        "4%",
        "5%",
        "5%",
        "22.16%",
        "16.34%",
        "10%-20%",
    ]


NO_PERCENTAGE = [
    "增加20家，新增15，其中8人入党",
    "增长3倍，翻番，半壁江山",
    "增至500人，增长到2011年",
    "比上年增加12.5，",
    "分别增长12.5、9.8亿元",
    "指数为105.8，环比下降0.9。",
    "http://example.com/a%E5%8F%B0%20b",
    "百分之百地努力，百分百满意",
    "占总数的百分之几",
    "利润仅增一成",
    "近七成企业复工",
    "一成不变，这一成果，成立三成公司",
    "三分之一，1/3，50 percent",
    "汇率为6.8，市盈率达15.2，",
]


@pytest.mark.parametrize("text", NO_PERCENTAGE)
def test_what_is_no_percentage(text: str) -> None:
    assert find(Passage(text)) == []


@given(st.decimals(min_value=Decimal("0.01"), max_value=Decimal("999.99"), places=2), st.sampled_from("%％‰"))
def test_a_formatted_percentage_reads_back(value: Decimal, sign: str) -> None:
    (mention,) = find(Passage(f"比上年增长{value}{sign}。"))
    assert (mention.low_pct, mention.high_pct, mention.slack_pct) == (value, value, Decimal("0.005"))


@given(
    st.text(
        st.one_of(st.sampled_from("0123456789.,%％‰百分之点成增长下降占的约近以上-~至到、 \n"), st.characters()),
        max_size=60,
    )
)
def test_spans_slice_and_nothing_raises(text: str) -> None:
    for mention in find(Passage(text)):
        assert text[mention.start : mention.end] == mention.text
        assert mention.low_pct is None or mention.high_pct is None or mention.low_pct <= mention.high_pct
