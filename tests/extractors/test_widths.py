"""Figures that fit no column cost themselves, not the report; decimals do not depend on the host's settings."""

from __future__ import annotations

from decimal import Context, Decimal, localcontext
from pathlib import Path

import pytest

import pipeline
from extractors import find, find_all
from extractors.base import Passage
from extractors.number.numerals import read
from pipeline.runner import Options, run

WIDE = [
    "增长12.34567891234%",
    "增长12.123456%",  # half a unit of its last digit has seven decimals
    "增长1234567890123456%",
    "投资12345678901234567890亿元",
    "投资9亿亿亿亿元",
    "每股0.12345678元",
    "申请专利9亿亿亿亿件",
    "吸纳农民工123456789012345678901万人",
    "产粮12.12345678吨",
]


@pytest.mark.parametrize("wide", WIDE)
def test_a_figure_too_wide_costs_itself_alone(wide: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"某县2015年{wide}，完成利税3.5亿元。\n", encoding="utf-8")
    run([str(tmp_path / "a.txt")], tmp_path / "out", Options(workers=1, guard=False, report=False))
    read_back = pipeline.load(tmp_path / "out")
    assert list(read_back.rejects["reason"]) == []
    assert "3.5亿元" in set(read_back.money["text"])
    assert list(read_back.facts["low"]) == [Decimal(350000000)]


@pytest.mark.parametrize("wide", WIDE[:4])
def test_it_is_noted_why(wide: str) -> None:
    passage = Passage(f"某县{wide}。")
    assert [m for m in find_all([passage])[0] if m.kind_of != "enterprise"] == []
    assert passage.reasons["too_many_digits"] + passage.reasons["malformed_number"] == 1


@pytest.mark.parametrize("figure", ["0.12345%", "0.1234567亿元", "1234567890.12万元", "0.00012345万元"])
def test_what_fits_stays(figure: str) -> None:
    assert [m.text for m in find(f"实现利税{figure}。" if "元" in figure else f"增长{figure}。")] == [figure]


def test_the_host_may_reckon_as_it_likes() -> None:
    read.cache_clear()
    with localcontext(Context(prec=4)):
        (amount,) = find("实现利税123456.78万元。")
    assert amount.low == Decimal("1234567800")
