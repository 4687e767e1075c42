"""The fold keeps every offset and is the same however often it is done."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.folding import comma_before, fold
from extractors.lexicon import load


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("全年產值１２.５億元，增長８％", "全年产值12.5亿元,增长8%"),
        ("宏遠機械廠（台灣）股份有限公司", "宏远机械厂(台湾)股份有限公司"),
        ("壹仟参佰零參元、参拾萬圓，内参三佰元", "壹仟叁佰零叁元、叁拾万圆,内参三佰元"),
        ("著名商标、乾坤公司、瞭望周刊", "著名商标、乾坤公司、瞭望周刊"),
    ],
)
def test_full_width_and_traditional_characters_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(alphabet="０９％．，：；（）　¥＄–—\xa0億萬餘於後產業参參拾仟abc甲乙。、12"))
def test_fold_keeps_length_and_is_idempotent(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


def test_no_twin_is_folded_itself() -> None:
    rows = load("traditional")
    assert {len(cell) for row in rows for cell in row.values()} == {1}
    assert [row["simplified"] for row in rows if fold(row["simplified"]) != row["simplified"]] == []


def test_commas_of_thousands_part_no_clauses() -> None:
    folded = "收入9,850万元、支出14,200万元,结余5,800万元"
    assert comma_before(folded, 0, folded.index("14,200")) == -1
    assert comma_before(folded, 0, len(folded)) == folded.index(",结余")
    assert comma_before("在2019,100元", 0, 9) == -1  # cannot be told from thousands
    assert comma_before("1,2,3", 0, 5) == 3
