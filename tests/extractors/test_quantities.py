"""One scan finds every number with its unit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors import find_in
from extractors.base import Passage
from extractors.number.quantities import joined, scan

FOUND = [
    ("投资3600万元", [("3600万", "元")]),
    ("利税 1.8 亿元", [("1.8 亿", "元")]),
    ("产量80万吨，装机60000KW", [("80万", "吨"), ("60000", "KW")]),
    ("授权 22项", [("22", "项")]),
    ("提高0.5个百分点", [("0.5", "个百分点")]),
    ("两到三万元", [("两", ""), ("三万", "元")]),
    ("壹佰贰拾万元整", [("壹佰贰拾万", "元")]),
    ("增长１２.５％", [("12.5", "%")]),
    ("增14.6,人均", [("14.6", "")]),
    ("新建一个镇、一批村，召开一次会", []),
    ("2011年5月8日9时", []),
    ("新品上市\n2012-04-18\n台商投资2亿元", [("2012", ""), ("04", ""), ("18", ""), ("2亿", "元")]),
    ("2012-04-18 家电12家", [("2012", ""), ("04", ""), ("18", ""), ("12", "家")]),
    ("2012-18 台", [("2012", ""), ("18", "台")]),
    ("1月1日元旦，3000日元", [("3000", "日元")]),
    ("型号1.2.3版，批次4.5.6", []),
    ("零部件12件，零件加工，零点三个百分点", [("12", "件"), ("零点三", "个百分点")]),
    ("百分之五", []),
    ("补助6 120名职工，申请1 208件", [("6 120", "名"), ("1 208", "件")]),
    ("见表3 120件，第3 120件", [("3", ""), ("120", "件"), ("3", ""), ("120", "件")]),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_numbers_come_with_their_units(text: str, expected: list[tuple[str, str]]) -> None:
    found = [(quantity.written, quantity.unit.word if quantity.unit else "") for quantity in scan(Passage(text))]
    assert found == expected


@pytest.mark.parametrize(
    "text",
    [
        "全年利润3\n600万元", "上缴税金1.\n8亿元", "占全部的百分之三\n十五", "能耗下降0。95%",
        "利润1,2345万元", "增长12,5%",
        "税金1,,345万元", "出口3,，218万元", "投资4..6千万元", "增长5..2%", "投资l200万元", "投资12O0万元",
    ],
)  # fmt: skip
def test_a_damaged_number_is_no_number(text: str) -> None:
    passage = Passage(text)
    assert find_in(passage) == []
    assert passage.reasons["broken_number"] == 1


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("利润\n3\n600万元\n", ["3", "600万"]),
        ("增长17.9,13.0%", ["17.9", "13.0"]),
        ("收入8,041.46万元", ["8,041.46万"]),
        ("增长19·5％,“3·15”以后", ["19.5", "3", "15"]),
        ("养车O2O300亿元市场", ["2", "300亿"]),
    ],
)
def test_a_mark_between_two_numbers(text: str, written: list[str]) -> None:
    assert [quantity.written for quantity in scan(Passage(text))] == written


def test_the_scan_is_made_once() -> None:
    passage = Passage("投资3600万元")
    assert scan(passage) is scan(passage)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("8-10%", True),
        ("12万元至15万元", True),
        ("亏损4000万元~亏损7000万元", True),
        ("下降5%~增长8%", False),
        ("8%、10%", False),
        ("从8%提高到10%", False),
    ],
)
def test_a_connector_and_nothing_else_joins_two_numbers(text: str, expected: bool) -> None:
    passage = Passage(text)
    first, second = scan(passage)
    assert joined(first, second, passage.folded) is expected


@given(st.text("0123456789.,% 一二十百千万亿元两几多余项个-~至到年月日的\n", max_size=60))
def test_spans_are_in_order_and_slice(text: str) -> None:
    end = 0
    for quantity in scan(Passage(text)):
        assert end <= quantity.start < quantity.end <= quantity.unit_end
        assert text[quantity.start : quantity.end] == quantity.written
        end = quantity.unit_end
