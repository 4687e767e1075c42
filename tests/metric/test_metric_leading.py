"""Figures that many words and times stand before, behind the indicator."""

from __future__ import annotations

import pytest

from tests.readings import measured

pytestmark = pytest.mark.usefixtures("rules_alone")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收盘价首次低于面值(1元)。", [("面值", "level")]),
        ("该股半个月来一直低于股票面值(即1元)。", [("股票面值", "level")]),
        ("股价已连续9个交易日低于面值1元。", [("面值", "level")]),
        ("要约价19.8元/股。", [("要约价格", "rate")]),
        ("净利润同比变化区间为-70%至-40%。", [("净利润", "growth")]),
        ("净利润变化区间为3000万元至5000万元。", [("净利润", "level")]),
        ("预计盈利范围为2000万元至5000万元。", [("利润", "level")]),
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
