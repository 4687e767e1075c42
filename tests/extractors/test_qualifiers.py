"""The words beside a number."""

from __future__ import annotations

import pytest

from extractors.base import Passage
from extractors.number.qualifiers import around, far_before
from extractors.number.quantities import scan

CASES = [
    ("约30万元", "about"),
    ("接近30万元", "about"),
    ("近30万元", "about"),
    ("30万元左右", "about"),
    ("超过了30万元", "more_than"),
    ("突破30万元", "more_than"),
    ("跃上30万元台阶", "more_than"),
    ("超出30万元的预期", "exact"),
    ("超过30万元的投资", "more_than"),
    ("从30万元的起点", "exact"),
    ("30万元起", "at_least"),
    ("30台起重机", "exact"),
    ("迈上了30万元新台阶", "more_than"),
    ("不足30万元", "less_than"),
    ("低于30万元", "less_than"),
    ("不超过30万元", "at_most"),
    ("控制在30万元以内", "at_most"),
    ("不少于30万元", "at_least"),
    ("不能低于30万元", "at_least"),
    ("不会低于30万元", "at_least"),
    ("从未超过30万元", "at_most"),
    ("不得高于30万元", "at_most"),
    ("不可能突破30万元", "at_most"),
    ("不仅超过30万元", "more_than"),
    ("未来超过30万元", "more_than"),
    ("被罚没超30万元", "more_than"),
    ("至少要30万元", "exact"),
    ("至少30万元", "at_least"),
    ("达30万元以上", "at_least"),
    ("30万元(含30万元)以上", "at_least"),
    ("共计30万元", "exact"),
    ("节约30万元", "exact"),
    ("签约30万元", "exact"),
    ("最近30万元", "exact"),
    ("通过30万元", "exact"),
    ("接近每斤30元", "about"),
    ("补助≥30万元", "at_least"),
    ("误差≤ 30元", "at_most"),
    ("规模＞30万元", "more_than"),
    ("单价<30元", "less_than"),
    ("由甲->30元", "exact"),
    ("<td>30元", "exact"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_the_words_around_a_figure_qualify_it(text: str, expected: str) -> None:
    passage = Passage(text)
    quantity = scan(passage)[0]
    assert around(passage.folded, quantity.start, quantity.unit_end) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("不低于公司总股本的25%", "at_least"),
        ("不得超过注册资本的30%", "at_most"),
        ("超过上年净利润的50%", "more_than"),
        ("原来不到市场的10%", "less_than"),
        ("约占销售收入的24%", "about"),
        ("占销售收入的24%", "exact"),
        ("发电量未达到设计值的50%", "less_than"),
        ("已达到设计值的50%", "exact"),
        ("不低于上年，占比为24%", "exact"),
        ("不能低于总股本的25%", "at_least"),
        ("从未超过净资产的50%", "at_most"),
    ],
)
def test_a_comparison_may_stand_before_the_base(text: str, expected: str) -> None:
    passage = Passage(text)
    assert far_before(passage.folded, scan(passage)[-1].start) == expected
