"""What a growth is reckoned in, and what is left out of it, is neither its name nor part of it."""

from __future__ import annotations

import itertools

import pytest

from tests.readings import metrics

RECKONED = "按现价 按现价计算 按照现行价格 按当年价格计算 按不变价格计算 按可比口径计算 按同口径 以人民币计算 按美元计"
LEFT_OUT = "扣除价格因素 剔除汇率因素后 扣除物价上涨因素 剔除汇率变动影响后 剔除不可比因素的影响"
PLACES = [
    "完成工业总产值24.6亿元,{}比上年增长18.5%。",
    "完成工业总产值24.6亿元,{}增长18.5%。",
    "工业总产值{}增长18.5%。",
]


@pytest.mark.parametrize(("words", "place"), list(itertools.product([*RECKONED.split(), *LEFT_OUT.split()], PLACES)))
def test_is_no_name(words: str, place: str) -> None:
    assert set(metrics(place.format(words))) == {"工业总产值"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("现价3.2元。", ["现价"]),
        ("受价格因素影响,产值增长5%。", ["产值"]),
        ("美元汇率上涨5%。", ["美元汇率价格"]),
    ],
)
def test_is_a_name_by_itself(text: str, expected: list[str]) -> None:
    assert metrics(text) == expected
