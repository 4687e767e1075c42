"""Figures that many words and times stand before, behind the indicator."""

from __future__ import annotations

import pytest

from tests.readings import measured

pytestmark = pytest.mark.usefixtures("rules_alone")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("江陵电器股价已连续11个交易日低于1元。", [("股价", "level")]),
        ("该公司市场份额由此前三个月的16.1%降至15.1%。", [("市场份额", "share")] * 2),
        ("公司市场占有率多年来保持在50%左右。", [("市场份额", "share")]),
        ("多晶硅价格从高峰时期的500美元/千克一路回落。", [("多晶硅价格", "rate")]),
        ("公司将净利润下修为3.2亿元。", [("净利润", "level")]),
        ("当地棉花价格上提15美分/磅。", [("棉花价格", "delta")]),
        # What is said of something else.
        ("持股比例不得低于公司总股本的25%。", [(None, "level")]),
        ("公司投资设立江北财务有限公司10亿元。", [(None, "level")]),
    ],
)
def test_words_and_times_lead_from_an_indicator_to_its_value(
    text: str, expected: list[tuple[str | None, str | None]]
) -> None:
    assert measured(text) == expected
